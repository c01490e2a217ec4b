#pragma once

#include <adwaita.h>

#include "ui/common/saver.h"

G_BEGIN_DECLS

/* That somebody else changed what is looked at. */

/* Marks a field for a while: «changed by T. O. just now». */
void accord_notice_mark (GtkWidget  *widget,
                         const char *who);
/* Says it in passing, with an Undo that takes it back as a change of one's own. */
void accord_notice_show (GtkWidget                *near,
                         AccordSaver              *saver,
                         AccordRecord             *record,
                         GPtrArray                *columns,
                         const AccordRemoteChange *change);

G_END_DECLS
