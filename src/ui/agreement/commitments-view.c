#include "ui/agreement/commitments-view.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/commitment-ideas.h"
#include "ui/agreement/commitment-row.h"
#include "ui/agreement/commitment-window.h"
#include "ui/agreement/goal-calculator.h"
#include "ui/common/columns-layout.h"
#include "ui/common/record-order.h"
#include "workspace/identity.h"
#include "workspace/templates.h"

/* So wide, the buttons stand beside each other. */
#define SIDE_BY_SIDE 520

struct _AccordCommitmentsView
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkListBox *list;
  GtkWidget  *template_button;

  /* owned */
  GtkSizeGroup *sizes[3];
  char         *added; /* the id of one that is being saved, to be opened once it is there; or NULL */
};

G_DEFINE_FINAL_TYPE (AccordCommitmentsView, accord_commitments_view, ADW_TYPE_BIN)

static AccordWorkspace *
get_workspace (AccordCommitmentsView *self)
{
  return accord_page_get_workspace (self->page);
}

static GListModel *
get_commitments (AccordCommitmentsView *self)
{
  return accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_COMMITMENT);
}

static guint
rank_team (AccordRecord *commitment)
{
  const char *team = accord_record_get_text (commitment, "owner_team");

  return g_str_equal (team, "marketing") ? 1 : g_str_equal (team, "sales") ? 2 : 0;
}

/* By team; within one the order of the list stays, for the sort is stable. */
static gint
compare_teams (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return (gint) rank_team (ACCORD_RECORD ((gpointer) a)) - (gint) rank_team (ACCORD_RECORD ((gpointer) b));
}

static char *
name_team (AccordCommitmentsView *self,
           guint                  rank)
{
  AccordRecord *settings = accord_workspace_get_settings (get_workspace (self));

  if (rank == 0)
    return g_strdup (_("Both teams owe"));
  /* Translators: %s is the name of a team: «Marketing owes» */
  return g_strdup_printf (_("%s owes"), accord_record_get_text (settings, rank == 1 ? "marketing_name" : "sales_name"));
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  AccordCommitmentsView *self = user_data;
  guint rank = rank_team (accord_commitment_row_get_record (ACCORD_COMMITMENT_ROW (row)));
  g_autofree char *name = NULL;
  GtkWidget *label;

  if (before != NULL && rank_team (accord_commitment_row_get_record (ACCORD_COMMITMENT_ROW (before))) == rank)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  name = name_team (self, rank);
  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_top (label, 10);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  AccordCommitmentsView *self = user_data;

  return accord_commitment_row_new (get_workspace (self), item, self->sizes);
}

static void
on_row_activated_cb (AccordCommitmentsView *self,
                     GtkListBoxRow         *row)
{
  accord_commitment_window_present (self->page, accord_commitment_row_get_record (ACCORD_COMMITMENT_ROW (row)));
}

static AccordRecord *
get_focused (AccordCommitmentsView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_COMMITMENT_ROW) : NULL;

  return row != NULL ? accord_commitment_row_get_record (ACCORD_COMMITMENT_ROW (row)) : NULL;
}

static void
delete_focused (AccordCommitmentsView *self)
{
  AccordRecord *commitment = get_focused (self);
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;

  if (commitment == NULL)
    return;
  summary = g_strdup_printf (_("commitment “%s” deleted"), accord_record_get_text (commitment, "title"));
  changes = accord_change_set_new (summary);
  accord_change_set_delete (changes, commitment);
  accord_page_save (self->page, changes);
  accord_page_toast_undo (self->page, summary);
}

/* To the place of the next one of the same team. */
static void
move_focused (AccordCommitmentsView *self,
              gint                   step)
{
  AccordRecord *commitment = get_focused (self);
  GListModel *list = get_commitments (self);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("commitment moved"));
  gint from = -1;

  for (guint i = 0; commitment != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) item = g_list_model_get_item (list, i);

      if (item == commitment)
        from = (gint) i;
    }
  for (gint to = from + step; from >= 0 && to >= 0 && to < (gint) g_list_model_get_n_items (list); to += step)
    {
      g_autoptr (AccordRecord) item = g_list_model_get_item (list, (guint) to);

      if (rank_team (item) != rank_team (commitment))
        continue;
      accord_record_order_move (changes, list, (guint) from, (guint) to);
      accord_page_save (self->page, changes);
      return;
    }
}

static gboolean
on_key_pressed_cb (AccordCommitmentsView *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        modifiers)
{
  gboolean alt = (modifiers & GDK_ALT_MASK) != 0;

  if (!accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_DRAFT))
    return FALSE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    delete_focused (self);
  else if (alt && keyval == GDK_KEY_Up)
    move_focused (self, -1);
  else if (alt && keyval == GDK_KEY_Down)
    move_focused (self, 1);
  else
    return FALSE;
  return TRUE;
}

static void
on_add_clicked_cb (AccordCommitmentsView *self)
{
  g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("new commitment"));

  g_free (self->added);
  self->added = g_strdup (accord_record_get_id (commitment));
  accord_record_set_text (commitment, "title", _("What is owed"));
  accord_record_set_real (commitment, "position", accord_record_order_last (get_commitments (self)));
  accord_change_set_insert (changes, commitment);
  accord_page_save (self->page, changes);
}

static void
on_idea_added_cb (const char *id,
                  gpointer    user_data)
{
  AccordCommitmentsView *self = user_data;

  g_free (self->added);
  self->added = g_strdup (id);
}

static void
on_template_clicked_cb (AccordCommitmentsView *self)
{
  AccordRecord *settings = accord_workspace_get_settings (get_workspace (self));
  AccordTemplateNames names = { accord_record_get_text (settings, "company"),
                                accord_record_get_text (settings, "marketing_name"),
                                accord_record_get_text (settings, "sales_name") };
  g_autoptr (GPtrArray) commitments = accord_workspace_template_commitments (
      &names, accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_CALENDAR));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("commitments from the template"));

  for (guint i = 0; i < commitments->len; i++)
    accord_change_set_insert (changes, g_ptr_array_index (commitments, i));
  accord_page_save (self->page, changes);
  accord_page_toast_undo (self->page, _("Strike out what does not fit"));
}

static void
show_template_button (AccordCommitmentsView *self)
{
  gboolean none = g_list_model_get_n_items (get_commitments (self)) == 0;

  gtk_widget_set_visible (self->template_button, none);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !none);
}

/* Whoever adds one wants to write it. */
static void
open_added (AccordCommitmentsView *self)
{
  GListModel *list = get_commitments (self);

  for (guint i = 0; self->added != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (list, i);

      if (!g_str_equal (accord_record_get_id (commitment), self->added))
        continue;
      g_clear_pointer (&self->added, g_free);
      accord_commitment_window_present (self->page, commitment);
    }
}

static void
on_items_changed_cb (AccordCommitmentsView *self)
{
  show_template_button (self);
  open_added (self);
}

static void
add_buttons (AccordCommitmentsView *self,
             GtkBox                *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("Add _Commitment"));

  gtk_widget_set_layout_manager (buttons, g_object_new (ACCORD_TYPE_COLUMNS_LAYOUT, "threshold", SIDE_BY_SIDE, "spacing",
                                                        10, NULL));
  self->template_button = gtk_button_new_with_mnemonic (_("_Start From 15 Commitments"));
  gtk_widget_add_css_class (self->template_button, "suggested-action");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  g_signal_connect_swapped (self->template_button, "clicked", G_CALLBACK (on_template_clicked_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->template_button);
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), accord_commitment_ideas_button_new (self->page, on_idea_added_cb, self));
  gtk_box_append (GTK_BOX (buttons), accord_goal_calculator_new_button (self->page));
  g_object_bind_property (accord_identity_get (get_workspace (self)), "may-draft", buttons, "sensitive",
                          G_BINDING_SYNC_CREATE);
  gtk_box_append (box, buttons);
}

static void
accord_commitments_view_dispose (GObject *object)
{
  AccordCommitmentsView *self = ACCORD_COMMITMENTS_VIEW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->sizes); i++)
    g_clear_object (&self->sizes[i]);
  g_clear_pointer (&self->added, g_free);
  G_OBJECT_CLASS (accord_commitments_view_parent_class)->dispose (object);
}

static void
accord_commitments_view_class_init (AccordCommitmentsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_commitments_view_dispose;
}

static void
accord_commitments_view_init (AccordCommitmentsView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sizes); i++)
    self->sizes[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

static void
fill_list (AccordCommitmentsView *self)
{
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (
      g_object_ref (get_commitments (self)), GTK_SORTER (gtk_custom_sorter_new (compare_teams, NULL, NULL)));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (sorted), make_row, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Commitments"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/**
 * accord_commitments_view_new:
 * @page: the page that it lies on
 *
 * Returns: (transfer floating): the list, which follows every change
 */
GtkWidget *
accord_commitments_view_new (AccordPage *page)
{
  AccordCommitmentsView *self = g_object_new (ACCORD_TYPE_COMMITMENTS_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->page = page;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  fill_list (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  add_buttons (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (get_commitments (self), "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_template_button (self);
  return GTK_WIDGET (self);
}
