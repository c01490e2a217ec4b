#include "ui/agreement/handover-rules.h"

#include <glib/gi18n-lib.h>

#include "model/handover.h"
#include "present/words.h"
#include "ui/agreement/handover-count.h"
#include "ui/agreement/handover-rule-row.h"
#include "ui/common/record-order.h"
#include "workspace/identity.h"

/* What is typed changes rules often. */
#define UPDATE_MS 300

/* A row unfolds in so much time; then it is shown whole, with some room above it. */
#define UNFOLD_MS 300
#define SCROLL_MARGIN 60

/* What one kind is called. */
typedef struct
{
  const char *kind;
  const char *title, *hint;
  const char *empty; /* what belongs there */
  const char *add;
} Words;

static const Words words[] = {
  { "never", N_("Never Handed Over"), NULL, N_("Which leads stay with marketing whatever else is true: students, competitors?"),
    N_("Add Leads to Keep") },
  { "route", N_("Who Takes Which"), N_("The first that fits decides."),
    N_("Name who takes a lead, so that none is left lying."), N_("Add Who Takes Which") },
  { "response", N_("How Soon It Is Answered"), NULL,
    N_("How soon is a lead answered that comes in at noon, and how soon one that comes in on Friday night?"),
    N_("Add a Limit") },
};

struct _AccordHandoverRules
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage  *page;
  const Words *words;
  GtkListBox  *list;
  GtkWidget   *none_label;

  /* owned */
  AccordWorkspace    *workspace;
  GtkFilterListModel *rules; /* of this kind */
  GCancellable       *cancellable;
  char               *shown; /* the id of one that is being added or moved: it gets the focus */
  gboolean            added;
  guint               timer;
};

G_DEFINE_FINAL_TYPE (AccordHandoverRules, accord_handover_rules, ADW_TYPE_BIN)

static GListModel *
get_all (AccordHandoverRules *self)
{
  return accord_workspace_get_list (self->workspace, ACCORD_TYPE_HANDOVER_RULE);
}

static gboolean
has_kind (gpointer item,
          gpointer user_data)
{
  return g_strcmp0 (accord_record_get_text (item, "kind"), user_data) == 0;
}

static gboolean
is_route (AccordHandoverRules *self)
{
  return g_str_equal (self->words->kind, "route");
}

static AccordHandoverRuleRow *
get_row (AccordHandoverRules *self,
         guint                index)
{
  return ACCORD_HANDOVER_RULE_ROW (gtk_list_box_get_row_at_index (self->list, (gint) index));
}

/* The leads that go to sales at all. */
static AccordCondition *
make_base (AccordHandoverRules *self)
{
  const char *when = accord_record_get_text (accord_workspace_get_settings (self->workspace), "handover_when");
  g_autoptr (AccordCondition) base = accord_condition_parse (when != NULL ? when : "", NULL);
  g_autoptr (GPtrArray) never = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_unref);

  for (guint i = 0; i < g_list_model_get_n_items (get_all (self)); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (get_all (self), i);
      const char *scope = accord_record_get_text (rule, "scope");
      AccordCondition *condition =
          has_kind (rule, (gpointer) "never") && scope != NULL && *scope != '\0' ? accord_condition_parse (scope, NULL) : NULL;

      if (condition != NULL)
        g_ptr_array_add (never, condition);
    }
  return accord_handover_first_of (base, never, NULL);
}

static void
unref_condition (gpointer condition)
{
  g_clear_pointer ((AccordCondition **) &condition, accord_condition_unref);
}

/* Of each rule those that it is the first to take; at last, of routes, those that none takes. */
static GPtrArray *
make_conditions (AccordHandoverRules *self)
{
  GPtrArray *conditions = g_ptr_array_new_with_free_func (unref_condition);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_unref);
  g_autoptr (AccordCondition) base = is_route (self) ? make_base (self) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rules)); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (G_LIST_MODEL (self->rules), i);
      const char *scope = accord_record_get_text (rule, "scope");
      AccordCondition *condition = accord_condition_parse (scope != NULL ? scope : "", NULL);

      if (condition != NULL && !is_route (self) && (scope == NULL || *scope == '\0'))
        g_clear_pointer (&condition, accord_condition_unref); /* it says nothing yet */
      g_ptr_array_add (conditions, condition != NULL ? accord_handover_first_of (base, before, condition) : NULL);
      if (condition != NULL && is_route (self))
        g_ptr_array_add (before, condition);
      else
        unref_condition (condition);
    }
  g_ptr_array_add (conditions, accord_handover_first_of (base, before, NULL));
  return conditions;
}

static void
show_none (AccordHandoverRules *self,
           gint64               n)
{
  g_autofree char *count = accord_words_count ((guint64) MAX (n, 0));
  g_autofree char *text = g_strdup_printf (ngettext ("%s lead that would go over fits none of them.",
                                                     "%s leads that would go over fit none of them.", (gulong) MAX (n, 0)),
                                           count);

  gtk_label_set_label (GTK_LABEL (self->none_label), text);
  gtk_widget_set_visible (self->none_label, is_route (self) && n > 0 &&
                                              g_list_model_get_n_items (G_LIST_MODEL (self->rules)) > 0);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordHandoverRules) self = user_data;
  g_autoptr (GArray) counts = accord_handover_count_finish (result, NULL);
  guint n = self->rules != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rules)) : 0;

  if (counts == NULL || self->rules == NULL || counts->len != n + 1)
    return;
  for (guint i = 0; i < n; i++)
    accord_handover_rule_row_set_count (get_row (self, i), g_array_index (counts, gint64, i));
  show_none (self, g_array_index (counts, gint64, n));
}

static gboolean
on_update_cb (gpointer user_data)
{
  AccordHandoverRules *self = user_data;
  g_autoptr (GPtrArray) conditions = make_conditions (self);

  self->timer = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  accord_handover_count_async (self->workspace, conditions, self->cancellable, on_counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
update_soon (AccordHandoverRules *self)
{
  if (!g_str_equal (self->words->kind, "response") && self->timer == 0)
    self->timer = g_timeout_add (UPDATE_MS, on_update_cb, self);
}

static guint
find_in_all (AccordHandoverRules *self,
             AccordRecord        *rule)
{
  GListModel *all = get_all (self);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AccordRecord) item = g_list_model_get_item (all, i);

      if (item == rule)
        break;
    }
  return i;
}

static void
show_when_there (AccordHandoverRules *self,
                 AccordRecord        *rule,
                 gboolean             added)
{
  g_free (self->shown);
  self->shown = g_strdup (accord_record_get_id (rule));
  self->added = added;
}

static void
move_to (AccordHandoverRules *self,
         AccordRecord        *rule,
         AccordRecord        *place)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Moved a rule of the hand-over"));

  accord_record_order_move (changes, get_all (self), find_in_all (self, rule), find_in_all (self, place));
  show_when_there (self, rule, FALSE);
  accord_page_save (self->page, changes);
}

static void
move_by (AccordHandoverRules   *self,
         AccordHandoverRuleRow *row,
         gint                   step)
{
  gint index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + step;

  if (index >= 0 && index < (gint) g_list_model_get_n_items (G_LIST_MODEL (self->rules)))
    move_to (self, accord_handover_rule_row_get_record (row),
             accord_handover_rule_row_get_record (get_row (self, (guint) index)));
}

static void
on_dropped_cb (AccordHandoverRules   *self,
               AccordRecord          *rule,
               AccordHandoverRuleRow *row)
{
  move_to (self, rule, accord_handover_rule_row_get_record (row));
}

static void
on_delete_cb (AccordHandoverRules   *self,
              AccordHandoverRuleRow *row)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Removed a rule of the hand-over"));

  accord_change_set_delete (changes, accord_handover_rule_row_get_record (row));
  accord_page_save (self->page, changes);
  accord_page_toast_undo (self->page, _("Rule removed"));
}

static gboolean
on_key_pressed_cb (AccordHandoverRules *self,
                   guint                keyval,
                   guint                keycode,
                   GdkModifierType      modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_HANDOVER_RULE_ROW) : NULL;
  gboolean typing = GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
  gboolean alt = (modifiers & GDK_ALT_MASK) != 0;

  if (row == NULL && ACCORD_IS_HANDOVER_RULE_ROW (focus))
    row = focus;
  if (row == NULL || !accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT))
    return FALSE;
  if (alt && keyval == GDK_KEY_Up)
    move_by (self, ACCORD_HANDOVER_RULE_ROW (row), -1);
  else if (alt && keyval == GDK_KEY_Down)
    move_by (self, ACCORD_HANDOVER_RULE_ROW (row), 1);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && !typing)
    on_delete_cb (self, ACCORD_HANDOVER_RULE_ROW (row));
  else
    return FALSE;
  return TRUE;
}

static void
on_add_clicked_cb (AccordHandoverRules *self)
{
  g_autoptr (AccordRecord) rule = accord_record_new (ACCORD_TYPE_HANDOVER_RULE);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Added a rule of the hand-over"));

  accord_record_set_text (rule, "kind", self->words->kind);
  accord_record_set_real (rule, "position", accord_record_order_last (get_all (self)));
  accord_change_set_insert (changes, rule);
  show_when_there (self, rule, TRUE);
  accord_page_save (self->page, changes);
}

/* Once it is unfolded: it is higher than it was when it got the focus. */
static gboolean
on_unfolded_cb (gpointer user_data)
{
  GtkWidget *row = user_data;
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  double x, y;

  if (scroller != NULL && gtk_widget_translate_coordinates (row, scroller, 0, 0, &x, &y) &&
      (y < 0 || y + gtk_widget_get_height (row) > gtk_widget_get_height (scroller)))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - SCROLL_MARGIN);
    }
  return G_SOURCE_REMOVE;
}

/* Whoever adds one wants to write it; whoever moves one may want to move it on. */
static gboolean
on_settled_cb (gpointer user_data)
{
  AccordHandoverRules *self = user_data;

  for (guint i = 0; self->rules != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->rules)); i++)
    {
      AccordHandoverRuleRow *row = get_row (self, i);

      if (g_strcmp0 (self->shown, accord_record_get_id (accord_handover_rule_row_get_record (row))) != 0)
        continue;
      g_clear_pointer (&self->shown, g_free);
      if (self->added)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      if (self->added)
        gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      g_timeout_add_full (G_PRIORITY_DEFAULT, UNFOLD_MS, on_unfolded_cb, g_object_ref (row), g_object_unref);
    }
  return G_SOURCE_REMOVE;
}

static void
on_items_changed_cb (AccordHandoverRules *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  show_none (self, 0);
  update_soon (self);
  if (self->shown != NULL)
    g_idle_add_full (G_PRIORITY_LOW, on_settled_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  AccordHandoverRules *self = user_data;
  GtkWidget *row = accord_handover_rule_row_new (self->workspace, item);

  g_signal_connect_object (item, "notify::scope", G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete", G_CALLBACK (on_delete_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
accord_handover_rules_dispose (GObject *object)
{
  AccordHandoverRules *self = ACCORD_HANDOVER_RULES (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rules != NULL)
    g_signal_handlers_disconnect_by_data (self->rules, self);
  g_clear_object (&self->rules);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (accord_handover_rules_parent_class)->dispose (object);
}

static void
accord_handover_rules_class_init (AccordHandoverRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_handover_rules_dispose;
}

static void
accord_handover_rules_init (AccordHandoverRules *self)
{
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_list (AccordHandoverRules *self,
          AdwPreferencesGroup *group)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *placeholder = make_label (_(self->words->empty), "dim-label");

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (placeholder, "padded");
  gtk_list_box_set_placeholder (self->list, placeholder);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->words->title), -1);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rules), make_row, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_preferences_group_add (group, GTK_WIDGET (self->list));
}

static void
fill (AccordHandoverRules *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *button = gtk_button_new_with_label (_(self->words->add));

  adw_preferences_group_set_title (group, _(self->words->title));
  if (self->words->hint != NULL)
    adw_preferences_group_set_description (group, _(self->words->hint));
  add_list (self, group);
  self->none_label = make_label (NULL, "risk");
  gtk_widget_set_visible (self->none_label, FALSE);
  gtk_widget_set_margin_top (self->none_label, 6);
  adw_preferences_group_add (group, self->none_label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (group, button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
}

static void
follow (AccordHandoverRules *self)
{
  g_signal_connect_object (self->rules, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_all (self), "items-changed", G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::frame", G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (self->workspace), "notify::handover-when",
                           G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);
  update_soon (self);
}

/**
 * accord_handover_rules_new:
 * @page: the page that they lie on
 * @kind: «never», «route» or «response»
 *
 * Returns: (transfer floating): the rules of that kind, which follow every change
 */
GtkWidget *
accord_handover_rules_new (AccordPage *page,
                           const char *kind)
{
  AccordHandoverRules *self = g_object_new (ACCORD_TYPE_HANDOVER_RULES, NULL);

  self->page = page;
  self->workspace = g_object_ref (accord_page_get_workspace (page));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].kind, kind))
      self->words = &words[i];
  g_assert (self->words != NULL);
  self->rules = gtk_filter_list_model_new (
      g_object_ref (get_all (self)),
      GTK_FILTER (gtk_custom_filter_new (has_kind, (gpointer) self->words->kind, NULL)));
  fill (self);
  follow (self);
  return GTK_WIDGET (self);
}
