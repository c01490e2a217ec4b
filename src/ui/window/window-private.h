#pragma once

#include "ui/common/page.h"
#include "ui/window/opening.h"
#include "ui/window/sidebar.h"
#include "ui/window/welcome.h"
#include "ui/window/window.h"

G_BEGIN_DECLS

struct _AccordWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toast_overlay;
  GtkStack        *view_stack; /* «welcome», «opening», «workspace» */
  AccordWelcome   *welcome;
  AccordOpening   *opening;
  AdwLeaflet      *leaflet;
  AccordSidebar   *sidebar;
  AdwBin          *identity_bin;
  GtkStack        *page_stack;

  /* owned */
  AccordWorkspace      *workspace;
  GtkFileChooserNative *chooser;
  GCancellable         *opening_cancellable;
  char                 *path; /* of the file that is open or being opened */
  GActionMap           *page_actions;

  const char *added_page; /* static: what is to be shown once it is there; or NULL */

  gboolean leaving; /* a person wants to close it, and did not think better of it */
  gboolean closing; /* all is written: the window may go */
};

AccordPage *accord_window_get_page               (AccordWindow *self);
void        accord_window_set_workspace          (AccordWindow    *self,
                                                  AccordWorkspace *workspace);
void        accord_window_show_view              (AccordWindow *self,
                                                  const char   *name);

/* window-open.c */
void        accord_window_cancel_open            (AccordWindow *self);
void        accord_window_open_as_sole_user      (AccordWindow *self);
void        accord_window_show_welcome           (AccordWindow *self);

/* window-files.c */
void        accord_window_start                  (AccordWindow *self);
void        accord_window_choose_file            (AccordWindow *self);
void        accord_window_open_example           (AccordWindow *self);
void        accord_window_save_copy              (AccordWindow *self);
void        accord_window_open_here_or_elsewhere (AccordWindow           *self,
                                                  const char             *path,
                                                  const AccordNewOptions *create);

/* window-drop.c */
void        accord_window_accept_drops           (AccordWindow *self);

/* window-close.c */
gboolean    accord_window_close_request          (GtkWindow *window);

/* page-choice.c */
void        accord_window_add_page_actions       (AccordWindow *self);
void        accord_window_follow_pages           (AccordWindow *self);

/* window-actions.c */
void        accord_window_class_install_actions  (GtkWidgetClass *widget_class);
void        accord_window_update_actions         (AccordWindow *self);

G_END_DECLS
