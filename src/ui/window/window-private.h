#pragma once

#include "ui/common/page.h"
#include "ui/window/sidebar.h"
#include "ui/window/window.h"

G_BEGIN_DECLS

struct _AccordWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toast_overlay;
  GtkStack        *view_stack; /* «welcome», «opening», «failed», «workspace» */
  AdwLeaflet      *leaflet;
  AccordSidebar   *sidebar;
  GtkStack        *page_stack;

  /* owned */
  AccordWorkspace *workspace;
  GCancellable    *opening;
  char            *path; /* of the file that is open or being opened */
};

AccordPage *accord_window_get_page      (AccordWindow *self);
void        accord_window_set_workspace (AccordWindow    *self,
                                         AccordWorkspace *workspace);
void        accord_window_show_view     (AccordWindow *self,
                                         const char   *name);

/* window-open.c */
void        accord_window_cancel_open   (AccordWindow *self);

/* window-actions.c */
void        accord_window_class_install_actions (GtkWidgetClass *widget_class);
void        accord_window_update_actions        (AccordWindow *self);

G_END_DECLS
