#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * One page of questions before the first file: whose agreement it is. All of it can be changed later.
 * Signal: «done» () – the person goes on; accord_start_window_get_options() says what was answered.
 */
#define ACCORD_TYPE_START_WINDOW (accord_start_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordStartWindow, accord_start_window, ACCORD, START_WINDOW, AdwWindow)

GtkWidget  *accord_start_window_new         (GtkWindow *parent);
void        accord_start_window_get_options (AccordStartWindow *self,
                                             AccordNewOptions  *options);
char       *accord_start_window_get_name    (AccordStartWindow *self);

G_END_DECLS
