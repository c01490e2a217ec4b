#pragma once

#include "ui/personas/persona-editor.h"
#include "ui/personas/personas-page.h"

G_BEGIN_DECLS

struct _AccordPersonasPage
{
  AccordPage parent_instance;

  /* template */
  GtkWidget           *menu_button;
  GtkStack            *stack;
  AdwLeaflet          *leaflet;
  GtkSearchEntry      *search_entry;
  GtkStack            *list_stack;
  GtkFlowBox          *flow_box;
  GtkWidget           *rest_box;
  GtkLabel            *rest_label;
  GtkActionable       *rest_button;
  GtkWidget           *editor_pane;
  AccordPersonaEditor *editor;

  /* owned */
  GListModel           *shown; /* the live list, without what the search or the archive hides */
  GtkCustomFilter      *filter;
  GtkCustomSorter      *sorter;
  AccordPersonaFigures *figures;
  char                 *needle;  /* what is searched, folded; or NULL */
  char                 *wanted;  /* the id of a persona to open once it is in the list */

  gboolean show_archived;
  gboolean focus_name; /* of the wanted one */
  gboolean refocus;    /* a card had the focus before the cards changed */
  guint    settling;   /* once the list has changed as a whole */
};

GListModel   *accord_personas_page_get_all         (AccordPersonasPage *self);
AccordRecord *accord_personas_page_get_selected    (AccordPersonasPage *self);
void          accord_personas_page_select_id       (AccordPersonasPage *self,
                                                    const char         *id,
                                                    gboolean            focus_name);
void          accord_personas_page_move            (AccordPersonasPage *self,
                                                    AccordRecord       *persona,
                                                    AccordRecord       *to);
void          accord_personas_page_update_actions  (AccordPersonasPage *self);
void          accord_personas_page_install_actions (GtkWidgetClass     *widget_class);
void          accord_personas_page_add_new         (AccordPersonasPage *self);

G_END_DECLS
