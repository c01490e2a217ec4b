#include "ui/personas/personas-page-private.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/actionable.h"
#include "ui/common/button-name.h"
#include "ui/common/saver.h"
#include "ui/personas/persona-card.h"
#include "ui/personas/persona-drag.h"
#include "ui/personas/persona-export.h"
#include "workspace/identity.h"

G_DEFINE_FINAL_TYPE (AccordPersonasPage, accord_personas_page, ACCORD_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_SHOW_ARCHIVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const searched_columns[] = { "name", "summary", "job_titles", "industry", "region" };

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (user_data);
  AccordRecord *persona = ACCORD_RECORD (item);

  if (!self->show_archived && accord_record_get_integer (persona, "archived") != 0)
    return FALSE;
  if (self->needle == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (searched_columns); i++)
    {
      g_autofree char *folded = g_utf8_casefold (accord_record_get_text (persona, searched_columns[i]), -1);

      if (g_strstr_len (folded, -1, self->needle) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Those that are archived stand behind the others. */
static int
compare_archived (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  gint64 one = accord_record_get_integer (ACCORD_RECORD ((gpointer) a), "archived") != 0;
  gint64 other = accord_record_get_integer (ACCORD_RECORD ((gpointer) b), "archived") != 0;

  return (int) (one - other);
}

static void
on_dropped_cb (AccordRecord *dragged,
               AccordRecord *target,
               gpointer      user_data)
{
  accord_personas_page_move (ACCORD_PERSONAS_PAGE (user_data), dragged, target);
}

static GtkWidget *
make_card (gpointer item,
           gpointer user_data)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (user_data);
  GtkWidget *card =
    accord_persona_card_new (ACCORD_RECORD (item), self->figures, accord_page_get_workspace (ACCORD_PAGE (self)));

  accord_persona_drag_attach (ACCORD_PERSONA_CARD (card), on_dropped_cb, self);
  return card;
}

static GtkFlowBoxChild *
find_card (AccordPersonasPage *self,
           const char         *id)
{
  GtkFlowBoxChild *card;

  for (int i = 0; (card = gtk_flow_box_get_child_at_index (self->flow_box, i)) != NULL; i++)
    {
      AccordRecord *record = accord_persona_card_get_record (ACCORD_PERSONA_CARD (card));

      if (id == NULL || g_str_equal (accord_record_get_id (record), id))
        return card;
    }
  return NULL;
}

/* «1,523 of 2,676 leads belong to none of them.» */
static void
show_rest (AccordPersonasPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (accord_page_get_workspace (ACCORD_PAGE (self)));
  const AccordFigure *rest = accord_persona_figures_leads (self->figures, NULL);
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->rest_box, rest != NULL && rest->value > 0);
  if (rest == NULL || frame == NULL)
    return;
  none = accord_words_count ((guint64) rest->value);
  all = accord_words_count (accord_frame_get_n_leads (frame));
  /* Translators: two numbers of leads */
  text = g_strdup_printf (ngettext ("%s of %s leads belongs to none of them.", "%s of %s leads belong to none of them.",
                                    (gulong) rest->value),
                          none, all);
  gtk_label_set_label (self->rest_label, text);
}

static void
show_pages (AccordPersonasPage *self)
{
  gboolean none = g_list_model_get_n_items (accord_personas_page_get_all (self)) == 0;
  gboolean nobody = g_list_model_get_n_items (self->shown) == 0;

  gtk_stack_set_visible_child_name (self->stack, none ? "empty" : "personas");
  gtk_stack_set_visible_child_name (self->list_stack, nobody ? "nothing" : "cards");
  gtk_widget_set_sensitive (self->editor_pane, accord_persona_editor_get_record (self->editor) != NULL);
  gtk_widget_set_opacity (self->editor_pane, accord_persona_editor_get_record (self->editor) != NULL ? 1 : 0);
}

/* Beside each other both are seen, and the focus stays where it is. */
static void
show_pane (AccordPersonasPage *self,
           const char         *name)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, name);
}

/* Shows what was wanted, else what was shown before, else the first. */
static void
restore_selection (AccordPersonasPage *self)
{
  AccordRecord *record = accord_persona_editor_get_record (self->editor);
  GtkFlowBoxChild *card = self->wanted != NULL ? find_card (self, self->wanted) : NULL;
  gboolean found = card != NULL;

  if (card == NULL && record != NULL)
    card = find_card (self, accord_record_get_id (record));
  /* Somebody deleted what is being written: it stays in its fields until that is decided. */
  if (card == NULL && record != NULL && accord_persona_editor_is_unsaved (self->editor))
    return;
  if (card == NULL)
    {
      card = find_card (self, NULL);
      /* Not into the same field of another persona goes what is typed next. */
      self->refocus |= gtk_widget_get_focus_child (GTK_WIDGET (self->editor)) != NULL;
    }
  if (card != NULL)
    {
      gtk_flow_box_select_child (self->flow_box, card);
      accord_persona_editor_set_record (self->editor, accord_persona_card_get_record (ACCORD_PERSONA_CARD (card)));
    }
  else if (self->needle == NULL)
    accord_persona_editor_set_record (self->editor, NULL);

  if (found && self->focus_name)
    {
      show_pane (self, "editor");
      accord_persona_editor_focus_name (self->editor);
    }
  else if (self->refocus && card != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (card));
  if (found)
    {
      g_clear_pointer (&self->wanted, g_free);
      self->focus_name = FALSE;
    }
  self->refocus = FALSE;
}

static gboolean
on_list_settled_cb (gpointer user_data)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (user_data);

  self->settling = 0;
  restore_selection (self);
  show_pages (self);
  accord_personas_page_update_actions (self);
  return G_SOURCE_REMOVE;
}

/* A record that moves is taken out and put in again: what is shown is decided once both are done. */
static void
settle_soon (AccordPersonasPage *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_DEFAULT, on_list_settled_cb, self, NULL);
}

/* Before the cards follow. */
static void
on_items_changing_cb (AccordPersonasPage *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->flow_box)) != NULL)
    self->refocus = TRUE;
}

static void
on_records_changed_cb (AccordPersonasPage *self,
                       GType               type,
                       GPtrArray          *ids)
{
  if (type != ACCORD_TYPE_PERSONA)
    return;
  if (self->needle == NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  accord_personas_page_update_actions (self);
}

static void
on_selection_changed_cb (AccordPersonasPage *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (self->flow_box);

  if (selected == NULL)
    return;
  accord_persona_editor_set_record (self->editor, accord_persona_card_get_record (selected->data));
  show_pages (self);
  accord_personas_page_update_actions (self);
}

static void
on_card_activated_cb (AccordPersonasPage *self)
{
  show_pane (self, "editor");
}

static void
search_for (AccordPersonasPage *self,
            const char         *text)
{
  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_pages (self);
}

static void
on_search_changed_cb (AccordPersonasPage *self)
{
  search_for (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
on_search_stopped_cb (AccordPersonasPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_for (self, "");
}

/* Enter goes on to what was found. */
static void
on_search_activated_cb (AccordPersonasPage *self)
{
  GtkFlowBoxChild *card = find_card (self, NULL);

  if (card == NULL)
    return;
  gtk_flow_box_select_child (self->flow_box, card);
  gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
accord_personas_page_activate_search (AccordPage *page)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (page);

  show_pane (self, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
accord_personas_page_new_item (AccordPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "personas.new", NULL);
}

static void
accord_personas_page_open_item (AccordPage *page,
                                const char *item)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (page);

  on_search_stopped_cb (self);
  accord_personas_page_select_id (self, item, FALSE);
  show_pane (self, "editor");
}

static void
follow_list (AccordPersonasPage *self)
{
  GListModel *all = accord_personas_page_get_all (self);

  GtkFilterListModel *filtered;

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_archived, NULL, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (all), g_object_ref (GTK_FILTER (self->filter)));
  self->shown = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (GTK_SORTER (self->sorter))));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_items_changing_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_bind_model (self->flow_box, self->shown, make_card, self, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (all, "items-changed", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
}

static void
accord_personas_page_constructed (GObject *object)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (object);
  AccordWorkspace *workspace;
  AccordStore *store;

  G_OBJECT_CLASS (accord_personas_page_parent_class)->constructed (object);

  workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  store = accord_workspace_get_store (workspace);
  self->figures = accord_persona_figures_new (workspace);
  accord_persona_editor_set_up (self->editor, workspace, self->figures);
  follow_list (self);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (show_rest), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "records-changed", G_CALLBACK (on_records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_saver_get (workspace), "settled", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft",
                           G_CALLBACK (accord_personas_page_update_actions), self, G_CONNECT_SWAPPED);
  restore_selection (self);
  show_pages (self);
  accord_personas_page_update_actions (self);
}

static void
accord_personas_page_dispose (GObject *object)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->flow_box != NULL)
    gtk_flow_box_bind_model (self->flow_box, NULL, NULL, NULL, NULL);
  if (self->shown != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->shown, self);
      g_signal_handlers_disconnect_by_data (accord_personas_page_get_all (self), self);
    }
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_PERSONAS_PAGE);
  g_clear_object (&self->figures);

  G_OBJECT_CLASS (accord_personas_page_parent_class)->dispose (object);
}

static void
accord_personas_page_finalize (GObject *object)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (object);

  g_free (self->needle);
  g_free (self->wanted);

  G_OBJECT_CLASS (accord_personas_page_parent_class)->finalize (object);
}

static void
accord_personas_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_SHOW_ARCHIVED)
    g_value_set_boolean (value, ACCORD_PERSONAS_PAGE (object)->show_archived);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_personas_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (object);

  if (prop_id != PROP_SHOW_ARCHIVED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  self->show_archived = g_value_get_boolean (value);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_pages (self);
}

static AccordPages *
accord_personas_page_make_pages (AccordPage *page)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (page);
  AccordRecord *persona = accord_personas_page_get_selected (self);

  if (persona != NULL)
    return accord_persona_export_make_pages (page, self->figures, persona);
  accord_page_toast (page, _("Choose a persona first."));
  return NULL;
}

static void
accord_personas_page_class_init (AccordPersonasPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordPageClass *page_class = ACCORD_PAGE_CLASS (klass);

  object_class->constructed = accord_personas_page_constructed;
  object_class->dispose = accord_personas_page_dispose;
  object_class->finalize = accord_personas_page_finalize;
  object_class->get_property = accord_personas_page_get_property;
  object_class->set_property = accord_personas_page_set_property;
  page_class->activate_search = accord_personas_page_activate_search;
  page_class->new_item = accord_personas_page_new_item;
  page_class->open_item = accord_personas_page_open_item;
  page_class->make_pages = accord_personas_page_make_pages;

  properties[PROP_SHOW_ARCHIVED] = g_param_spec_boolean ("show-archived", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ACCORD_TYPE_PERSONA_EDITOR);
  accord_personas_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/personas/personas-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, flow_box);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, rest_box);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, rest_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, rest_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, editor_pane);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonasPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_card_activated_cb);
}

static void
accord_personas_page_init (AccordPersonasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_button_name (self->menu_button, _("More for this persona"));
  accord_actionable_set (self->rest_button, "win.open-item(('leads', 'persona is-empty'))");
}

/**
 * accord_personas_page_get_all:
 *
 * Returns: (transfer none): the live list of all personas
 */
GListModel *
accord_personas_page_get_all (AccordPersonasPage *self)
{
  return accord_workspace_get_list (accord_page_get_workspace (ACCORD_PAGE (self)), ACCORD_TYPE_PERSONA);
}

/**
 * accord_personas_page_get_selected:
 *
 * Returns: (transfer none) (nullable): the persona that is shown in the editor
 */
AccordRecord *
accord_personas_page_get_selected (AccordPersonasPage *self)
{
  return accord_persona_editor_get_record (self->editor);
}

/**
 * accord_personas_page_select_id:
 * @id: of a persona, which may only be on its way into the list
 * @focus_name: whether to put the cursor into its name
 *
 * Shows that persona, now or as soon as it is there.
 */
void
accord_personas_page_select_id (AccordPersonasPage *self,
                                const char         *id,
                                gboolean            focus_name)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  self->focus_name = focus_name;
  settle_soon (self);
}
