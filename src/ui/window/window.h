#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * A window: the welcome, or one open file with its pages. Properties: workspace (AccordWorkspace or NULL).
 */
#define ACCORD_TYPE_WINDOW (accord_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordWindow, accord_window, ACCORD, WINDOW, AdwApplicationWindow)

AccordWindow    *accord_window_new           (GtkApplication *application);
/* Opens @path here; @create not NULL: makes it first. */
void             accord_window_open          (AccordWindow           *self,
                                              const char             *path,
                                              const AccordNewOptions *create);
const char      *accord_window_get_path      (AccordWindow *self);
AccordWorkspace *accord_window_get_workspace (AccordWindow *self);
void             accord_window_show_page     (AccordWindow *self,
                                              const char   *name);

G_END_DECLS
