#include "ui/glossary/glossary-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/record-search.h"
#include "model/records.h"
#include "ui/common/record-order.h"
#include "ui/glossary/glossary-row.h"
#include "workspace/identity.h"
#include "workspace/templates.h"

struct _AccordGlossaryPage
{
  AccordPage parent_instance;

  /* template */
  GtkWidget  *search_entry;
  GtkWidget  *stages_heading, *terms_heading;
  GtkListBox *stage_list, *term_list;
  GtkWidget  *nothing_label;
  GtkWidget  *template_button;

  /* borrowed */
  AccordGlossaryRow *stage_rows[ACCORD_N_STAGES];

  /* owned */
  GtkCustomFilter *filter;
  GListModel      *own; /* the terms that are no stages, and have in them what is looked for */
  char            *needle; /* casefolded, or NULL */
  char            *wanted; /* the id of a term to be opened once it is there, or NULL */
  gboolean         focus_name;
};

G_DEFINE_FINAL_TYPE (AccordGlossaryPage, accord_glossary_page, ACCORD_TYPE_PAGE)

static GListModel *
get_terms (AccordGlossaryPage *self)
{
  return accord_workspace_get_list (accord_page_get_workspace (ACCORD_PAGE (self)), ACCORD_TYPE_TERM);
}

static gboolean
is_shown_term (gpointer item,
               gpointer user_data)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (user_data);
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;
  AccordStage stage;

  if (accord_stage_parse (accord_record_get_text (item, "stage"), &stage))
    return FALSE;
  if (self->needle == NULL)
    return TRUE;
  all = g_strconcat (accord_record_get_text (item, "term"), "\n", accord_record_get_text (item, "meaning"), NULL);
  folded = g_utf8_casefold (all, -1);
  return strstr (folded, self->needle) != NULL;
}

static AccordGlossaryRow *
find_row (AccordGlossaryPage *self,
          const char         *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->term_list, i)) != NULL; i++)
    if (g_str_equal (accord_record_get_id (accord_glossary_row_get_term (ACCORD_GLOSSARY_ROW (row))), id))
      return ACCORD_GLOSSARY_ROW (row);
  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    {
      AccordRecord *term = accord_glossary_row_get_term (self->stage_rows[i]);

      if (term != NULL && g_str_equal (accord_record_get_id (term), id))
        return self->stage_rows[i];
    }
  return NULL;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return accord_glossary_row_new (ACCORD_PAGE (user_data), ACCORD_RECORD (item));
}

static guint
show_stages (AccordGlossaryPage *self)
{
  guint n = 0;

  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    {
      gboolean shown = self->needle == NULL || accord_glossary_row_matches (self->stage_rows[i], self->needle);

      gtk_widget_set_visible (GTK_WIDGET (self->stage_rows[i]), shown);
      n += shown ? 1 : 0;
    }
  return n;
}

static void
show_lists (AccordGlossaryPage *self)
{
  guint stages = show_stages (self);
  guint terms = g_list_model_get_n_items (self->own);

  gtk_widget_set_visible (self->stages_heading, stages > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_list), stages > 0);
  gtk_widget_set_visible (self->terms_heading, terms > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->term_list), terms > 0);
  gtk_widget_set_visible (self->nothing_label, stages + terms == 0);
  gtk_widget_set_visible (self->template_button, g_list_model_get_n_items (get_terms (self)) == 0);
}

/* Gives each stage the record of its meaning. */
static void
settle_stages (AccordGlossaryPage *self)
{
  GListModel *list = get_terms (self);
  AccordRecord *found[ACCORD_N_STAGES] = { NULL };

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) term = g_list_model_get_item (list, i);
      AccordStage stage;

      if (accord_stage_parse (accord_record_get_text (term, "stage"), &stage) && found[stage] == NULL)
        found[stage] = term;
    }
  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    accord_glossary_row_set_term (self->stage_rows[i], found[i]);
}

static void
open_wanted (AccordGlossaryPage *self)
{
  AccordGlossaryRow *row = self->wanted != NULL ? find_row (self, self->wanted) : NULL;

  if (row == NULL)
    return;
  if (self->focus_name)
    accord_glossary_row_edit (row);
  else
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
    }
  g_clear_pointer (&self->wanted, g_free);
}

static void
want (AccordGlossaryPage *self,
      const char         *id,
      gboolean            focus_name)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  self->focus_name = focus_name;
}

static gboolean
settle (gpointer user_data)
{
  AccordGlossaryPage *self = user_data;

  if (self->own != NULL)
    {
      settle_stages (self);
      show_lists (self);
      open_wanted (self);
    }
  return G_SOURCE_REMOVE;
}

/* A record that moves is taken out and put in again: what is shown is decided once both are done. */
static void
settle_soon (AccordGlossaryPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, settle, g_object_ref (self), g_object_unref);
}

static void
search_for (AccordGlossaryPage *self,
            const char         *text)
{
  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_lists (self);
}

static void
on_search_changed_cb (AccordGlossaryPage *self)
{
  search_for (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
on_search_stopped_cb (AccordGlossaryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_for (self, "");
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (widget);
  g_autoptr (AccordRecord) term = accord_record_new (ACCORD_TYPE_TERM);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("term added"));

  on_search_stopped_cb (self);
  accord_record_set_text (term, "term", _("New term"));
  accord_record_set_real (term, "position", accord_record_order_last (get_terms (self)));
  accord_change_set_insert (changes, term);
  want (self, accord_record_get_id (term), TRUE);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (widget);
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (ACCORD_PAGE (self)));
  AccordTemplateNames names = { accord_record_get_text (settings, "company"),
                                accord_record_get_text (settings, "marketing_name"),
                                accord_record_get_text (settings, "sales_name") };
  g_autoptr (GPtrArray) terms = accord_workspace_template_terms (&names);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("terms from the template"));

  for (guint i = 0; i < terms->len; i++)
    accord_change_set_insert (changes, g_ptr_array_index (terms, i));
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), _("Strike out what does not fit"));
}

/* What is deleted takes the focus with it. */
static void
focus_neighbour (AccordGlossaryPage *self,
                 GtkListBoxRow      *row)
{
  int index = gtk_list_box_row_get_index (row);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->term_list, index > 0 ? index - 1 : index + 1);

  if (next != NULL)
    gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (widget);
  AccordGlossaryRow *row = find_row (self, g_variant_get_string (parameter, NULL));
  AccordRecord *term = row != NULL ? accord_glossary_row_get_term (row) : NULL;
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;

  if (term == NULL)
    return;
  summary = g_strdup_printf (_("Term “%s” deleted"), accord_record_get_text (term, "term"));
  changes = accord_change_set_new (summary);
  accord_change_set_delete (changes, term);
  focus_neighbour (self, GTK_LIST_BOX_ROW (row));
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), summary);
}

/* To the place of the neighbour that is no stage either. */
static void
move (AccordGlossaryPage *self,
      const char         *id,
      gint                step)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("term moved"));
  g_autoptr (AccordRecord) neighbour = NULL;
  guint at, from, to;

  if (!accord_records_find_index (self->own, id, &at) || (at == 0 && step < 0))
    return;
  neighbour = g_list_model_get_item (self->own, at + (guint) step);
  if (neighbour == NULL || !accord_records_find_index (get_terms (self), id, &from) ||
      !accord_records_find_index (get_terms (self), accord_record_get_id (neighbour), &to))
    return;
  accord_record_order_move (changes, get_terms (self), from, to);
  want (self, id, FALSE);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
move_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  move (ACCORD_GLOSSARY_PAGE (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
move_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  move (ACCORD_GLOSSARY_PAGE (widget), g_variant_get_string (parameter, NULL), 1);
}

static gboolean
on_key_pressed_cb (AccordGlossaryPage *self,
                   guint               keyval,
                   guint               keycode,
                   GdkModifierType     modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_GLOSSARY_ROW) : NULL;
  AccordRecord *term = row != NULL ? accord_glossary_row_get_term (ACCORD_GLOSSARY_ROW (row)) : NULL;
  const char *action = keyval == GDK_KEY_Up ? "glossary.move-up" : "glossary.move-down";

  if ((modifiers & GDK_ALT_MASK) == 0 || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) || term == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", accord_record_get_id (term));
  return GDK_EVENT_STOP;
}

static void
update_actions (AccordGlossaryPage *self)
{
  static const char *const actions[] = { "glossary.new", "glossary.start", "glossary.delete", "glossary.move-up",
                                         "glossary.move-down" };
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (ACCORD_PAGE (self)));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], accord_identity_may (identity, ACCORD_RIGHT_DRAFT));
}

static void
accord_glossary_page_activate_search (AccordPage *page)
{
  gtk_widget_grab_focus (ACCORD_GLOSSARY_PAGE (page)->search_entry);
}

static void
accord_glossary_page_new_item (AccordPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "glossary.new", NULL);
}

static void
accord_glossary_page_open_item (AccordPage *page,
                                const char *item)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (page);

  on_search_stopped_cb (self);
  want (self, item, FALSE);
  settle_soon (self);
}

static void
add_stages (AccordGlossaryPage *self)
{
  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    {
      self->stage_rows[i] = ACCORD_GLOSSARY_ROW (accord_glossary_row_new_stage (ACCORD_PAGE (self), i));
      gtk_list_box_append (self->stage_list, GTK_WIDGET (self->stage_rows[i]));
    }
}

static void
accord_glossary_page_constructed (GObject *object)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (object);

  G_OBJECT_CLASS (accord_glossary_page_parent_class)->constructed (object);

  add_stages (self);
  self->filter = gtk_custom_filter_new (is_shown_term, self, NULL);
  self->own = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (get_terms (self)),
                                                       g_object_ref (GTK_FILTER (self->filter))));
  gtk_list_box_bind_model (self->term_list, self->own, make_row, self, NULL);
  g_signal_connect_object (get_terms (self), "items-changed", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (accord_page_get_workspace (ACCORD_PAGE (self))), "notify::may-draft",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  settle_stages (self);
  show_lists (self);
  update_actions (self);
}

static void
accord_glossary_page_dispose (GObject *object)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (object);

  if (self->term_list != NULL)
    gtk_list_box_bind_model (self->term_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->own);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_GLOSSARY_PAGE);
  G_OBJECT_CLASS (accord_glossary_page_parent_class)->dispose (object);
}

static void
accord_glossary_page_finalize (GObject *object)
{
  AccordGlossaryPage *self = ACCORD_GLOSSARY_PAGE (object);

  g_free (self->needle);
  g_free (self->wanted);
  G_OBJECT_CLASS (accord_glossary_page_parent_class)->finalize (object);
}

static void
accord_glossary_page_class_init (AccordGlossaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordPageClass *page_class = ACCORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_glossary_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_glossary_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_glossary_page_finalize;
  page_class->activate_search = accord_glossary_page_activate_search;
  page_class->new_item = accord_glossary_page_new_item;
  page_class->open_item = accord_glossary_page_open_item;

  gtk_widget_class_install_action (widget_class, "glossary.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "glossary.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "glossary.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "glossary.move-up", "s", move_up_action);
  gtk_widget_class_install_action (widget_class, "glossary.move-down", "s", move_down_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/glossary/glossary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, stages_heading);
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, terms_heading);
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, stage_list);
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, term_list);
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, AccordGlossaryPage, template_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
}

static void
accord_glossary_page_init (AccordGlossaryPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
