#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What was changed lately, by whom and when; it follows by itself. */
#define ACCORD_TYPE_CHANGES_LIST (accord_changes_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordChangesList, accord_changes_list, ACCORD, CHANGES_LIST, AdwBin)

GtkWidget *accord_changes_list_new  (void);
void       accord_changes_list_show (AccordChangesList *self,
                                     AccordWorkspace   *workspace);

G_END_DECLS
