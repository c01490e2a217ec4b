#pragma once

#include <adwaita.h>

#include "model/change-set.h"
#include "workspace/figure-origin.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef struct _AccordPages AccordPages; /* see pages.h */

/*
 * A page of the window: its header bar (title, the saved state, undo), the bars that say why nothing can be
 * saved, and its content. A subclass has a template whose children are of type «start» and «end» (packed into the
 * header bar) or of none (the content), and a property «title».
 *
 * Properties: title (s), workspace (AccordWorkspace, construct only), folded (b: the window shows one pane only).
 * Whatever a subclass wants to do with its workspace it does in constructed().
 */
#define ACCORD_TYPE_PAGE (accord_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordPage, accord_page, ACCORD, PAGE, AdwBin)

struct _AccordPageClass
{
  AdwBinClass parent_class;

  /* All of these may be NULL: the page does not have it, and the window's action is off while it is shown. */
  void (*activate_search) (AccordPage *self);                   /* Ctrl+F */
  void (*new_item)        (AccordPage *self);                   /* Ctrl+N */
  /* What is printed (Ctrl+P) and kept as a PDF; NULL: nothing, which it has said. */
  AccordPages *(*make_pages) (AccordPage *self);
  void (*import_file)     (AccordPage *self, const char *path); /* Ctrl+Shift+I (path NULL: ask), or a file dropped */
  void (*open_item)       (AccordPage *self, const char *item); /* a record's id, or a name of the page's own */
  /* The leads behind a figure of another page, and what they are called. */
  void (*show_leads)      (AccordPage *self, AccordFigurePart *leads, const char *label);
};

AccordWorkspace *accord_page_get_workspace (AccordPage *self);
void             accord_page_show_faces    (AccordPage *self,
                                            const char *name);
/* The page that a widget stands on, or that its window shows something of (see accord_page_lend()); NULL: none. */
AccordPage      *accord_page_find          (GtkWidget  *widget);
void             accord_page_lend          (AccordPage *self,
                                            GtkWindow  *window);
/* Beside the buttons that the page's own template has. */
void             accord_page_pack          (AccordPage  *self,
                                            GtkWidget   *widget,
                                            GtkPackType  side);
/* What stands under the title before the state of what is typed: «Draft»; NULL: nothing. @alone: without that state. */
void             accord_page_set_standing  (AccordPage *self,
                                            const char *words,
                                            gboolean    alone);
/* Has the window show them, on the page that can. Signal: «leads-asked» (AccordFigurePart, string). */
void             accord_page_ask_for_leads (AccordPage       *self,
                                            AccordFigurePart *leads,
                                            const char       *label);
void             accord_page_save          (AccordPage      *self,
                                            AccordChangeSet *changes);
void             accord_page_toast         (AccordPage *self,
                                            const char *title);
void             accord_page_toast_undo    (AccordPage *self,
                                            const char *title);
void             accord_page_show_error    (AccordPage   *self,
                                            const char   *heading,
                                            const GError *error);

G_END_DECLS
