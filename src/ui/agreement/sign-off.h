#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* A version: what changed, what was frozen, who must sign and has; and the list of all versions. */
#define ACCORD_TYPE_SIGN_OFF (accord_sign_off_get_type ())
G_DECLARE_FINAL_TYPE (AccordSignOff, accord_sign_off, ACCORD, SIGN_OFF, AdwBin)

/* Signal: shown () – another version is shown. */
GtkWidget *accord_sign_off_new         (AccordPage    *page);
void       accord_sign_off_show        (AccordSignOff *self,
                                        gint64         number);
void       accord_sign_off_refresh     (AccordSignOff *self);
gint64     accord_sign_off_get_number  (AccordSignOff *self);
/* «In review, frozen 16 May 2025, 09:02» */
char      *accord_sign_off_describe    (AccordSignOff *self);

G_END_DECLS
