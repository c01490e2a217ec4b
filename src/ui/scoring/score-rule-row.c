#include "ui/scoring/score-rule-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/condition-lines.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/autosave.h"
#include "ui/common/condition-editor.h"
#include "ui/common/expander-edit.h"
#include "ui/scoring/points-bar.h"
#include "ui/scoring/score-drag.h"

#define MOST_POINTS 1000

struct _AccordScoreRuleRow
{
  AdwExpanderRow parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkWidget  *bar;
  GtkWidget  *spin;
  GtkWidget  *title_row; /* NULL until it was unfolded */

  /* owned */
  AccordScoreDraft *draft;
  AccordRecord     *rule;
  AccordAutosave   *points;  /* of what is always there */
  AccordAutosave   *details; /* NULL until it was unfolded */
  char             *verdict; /* in words, or NULL */
};

G_DEFINE_FINAL_TYPE (AccordScoreRuleRow, accord_score_rule_row, ADW_TYPE_EXPANDER_ROW)

static AccordWorkspace *
get_workspace (AccordScoreRuleRow *self)
{
  return accord_page_get_workspace (self->page);
}

static GPtrArray *
list_fields (AccordScoreRuleRow *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));
  guint n = 0;
  const AccordField *standard = accord_field_standard (&n);

  n = frame != NULL ? accord_frame_get_n_columns (frame) : n;
  for (guint i = 0; i < n; i++)
    {
      const AccordField *original = frame != NULL ? accord_frame_get_column (frame, i)->field : &standard[i];
      AccordField *field = accord_field_copy (original);

      g_free (field->label);
      field->label = accord_words_field (original, accord_workspace_get_settings (get_workspace (self)));
      g_ptr_array_add (fields, field);
    }
  return fields;
}

static char *
describe_condition (AccordScoreRuleRow *self)
{
  const char *text = accord_record_get_text (self->rule, "condition");
  g_autoptr (AccordCondition) condition = *text != '\0' ? accord_condition_parse (text, NULL) : NULL;
  g_autoptr (GPtrArray) fields = condition != NULL ? list_fields (self) : NULL;

  if (condition != NULL)
    return accord_condition_describe (condition, fields);
  return g_strdup (*text != '\0' ? text : _("For nobody yet: say for which leads"));
}

static gboolean
is_off (AccordScoreRuleRow *self)
{
  return g_value_get_boolean (accord_record_get_value (self->rule, "is_off"));
}

/* What it is for, unless that is its name, and what there is to know of it. */
static char *
describe (AccordScoreRuleRow *self,
          const char         *condition,
          gboolean            named)
{
  double half_life = accord_record_get_real (self->rule, "half_life");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (is_off (self))
    g_ptr_array_add (parts, g_strdup (_("switched off")));
  if (self->verdict != NULL && !is_off (self))
    g_ptr_array_add (parts, g_strdup (self->verdict));
  if (half_life > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("loses half its points every %g days"), half_life));
  g_ptr_array_add (parts, NULL);
  if (parts->len == 1)
    return g_strdup (named ? condition : "");
  else
    {
      g_autofree char *line = g_strjoinv (" · ", (char **) parts->pdata);

      return named ? g_strdup_printf ("%s\n%s", condition, line) : g_steal_pointer (&line);
    }
}

static void
name_inputs (AccordScoreRuleRow *self,
             const char         *title)
{
  /* Translators: %s is the name of a rule */
  g_autofree char *points = g_strdup_printf (_("Points of “%s”"), title);
  g_autofree char *bar = g_strdup_printf (_("Bar of the points of “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, points, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, bar, -1);
}

static void
show (AccordScoreRuleRow *self)
{
  const char *title = accord_record_get_text (self->rule, "title");
  g_autofree char *condition = describe_condition (self);
  g_autofree char *subtitle = describe (self, condition, *title != '\0');
  const char *name = *title != '\0' ? title : condition;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_inputs (self, name);
  if (is_off (self))
    gtk_widget_add_css_class (self->bar, "dim-label");
  else
    gtk_widget_remove_css_class (self->bar, "dim-label");
}

/* «18», «2.5» */
static gboolean
on_output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%.10g", gtk_spin_button_get_value (spin));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
on_points_changed_cb (AccordScoreRuleRow *self)
{
  double points = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin));

  accord_points_bar_set_points (ACCORD_POINTS_BAR (self->bar), points);
  accord_score_draft_type (self->draft, self->rule, "points", points);
}

/* The hand moves the bar, the bar the number, and the number is what is saved and tried. */
static gboolean
on_bar_moved_cb (AccordScoreRuleRow *self,
                 GtkScrollType       scroll,
                 double              value)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), round (value));
  return TRUE;
}

static void
add_points (AccordScoreRuleRow *self)
{
  self->bar = accord_points_bar_new ();
  g_signal_connect_object (self->bar, "change-value", G_CALLBACK (on_bar_moved_cb), self, G_CONNECT_SWAPPED);
  self->spin = gtk_spin_button_new_with_range (-MOST_POINTS, MOST_POINTS, 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 4);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->spin, "numeric");
  accord_points_bar_ignore_scroll (self->spin);
  g_signal_connect (self->spin, "output", G_CALLBACK (on_output_cb), NULL);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->spin), 2);
  g_signal_connect_object (self->spin, "value-changed", G_CALLBACK (on_points_changed_cb), self, G_CONNECT_SWAPPED);
  /* Each is put before the one that was added last. */
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->spin);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->bar);
}

static GtkWidget *
add_entry (AccordScoreRuleRow *self,
           const char         *title,
           const char         *column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  accord_autosave_bind (self->details, row, column);
  return row;
}

static void
add_plain (AccordScoreRuleRow *self,
           GtkWidget          *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_top (child, 8);
  gtk_widget_set_margin_bottom (child, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_condition (AccordScoreRuleRow *self)
{
  GtkWidget *condition = accord_condition_editor_new ();

  g_object_set (condition, "title", _("For which leads"), "empty-hint", _("For nobody until it says for whom."), NULL);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (condition), get_workspace (self));
  add_plain (self, condition);
  accord_autosave_bind_full (self->details, condition, G_OBJECT (condition), "condition",
                             accord_condition_editor_access ());
}

static void
add_switch (AccordScoreRuleRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Switched Off"));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Switched off"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  accord_autosave_bind (self->details, control, "is_off");
}

static void
add_button (AccordScoreRuleRow *self,
            GtkWidget          *box,
            const char         *label,
            const char         *action,
            GVariant           *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_flow_box_insert (GTK_FLOW_BOX (box), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* In as many lines as they need: the page may be narrow. */
static void
add_buttons (AccordScoreRuleRow *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  const char *id = accord_record_get_id (self->rule);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("This rule"), -1);
  add_button (self, box, _("_Copy Rule"), "scoring.copy-rule", g_variant_new_string (id));
  add_button (self, box, _("Move _Up"), "scoring.move-rule", g_variant_new ("(si)", id, -1));
  add_button (self, box, _("Move D_own"), "scoring.move-rule", g_variant_new ("(si)", id, 1));
  add_button (self, box, _("De_lete Rule"), "scoring.delete-rule", g_variant_new_string (id));
  add_plain (self, box);
}

/* Only what is looked at is built: each condition counts its leads. */
static void
build_details (AccordScoreRuleRow *self)
{
  if (self->details != NULL)
    return;
  self->details = accord_autosave_new (get_workspace (self));
  self->title_row = add_entry (self, _("Name"), "title");
  add_condition (self);
  add_entry (self, _("Days in which it loses half its points; empty: it keeps them"), "half_life");
  add_switch (self);
  add_buttons (self);
  accord_autosave_set_record (self->details, self->rule);
}

static void
on_expanded_cb (AccordScoreRuleRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    build_details (self);
}

static gboolean
on_move_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  AccordScoreRuleRow *self = ACCORD_SCORE_RULE_ROW (widget);

  return gtk_widget_activate_action (widget, "scoring.move-rule", "(si)", accord_record_get_id (self->rule),
                                     g_variant_get_int32 (arguments));
}

static void
accord_score_rule_row_dispose (GObject *object)
{
  AccordScoreRuleRow *self = ACCORD_SCORE_RULE_ROW (object);

  g_clear_object (&self->points);
  g_clear_object (&self->details);
  G_OBJECT_CLASS (accord_score_rule_row_parent_class)->dispose (object);
}

static void
accord_score_rule_row_finalize (GObject *object)
{
  AccordScoreRuleRow *self = ACCORD_SCORE_RULE_ROW (object);

  g_clear_object (&self->rule);
  g_clear_object (&self->draft);
  g_free (self->verdict);
  G_OBJECT_CLASS (accord_score_rule_row_parent_class)->finalize (object);
}

static void
accord_score_rule_row_class_init (AccordScoreRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_score_rule_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_score_rule_row_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_key, "i", 1);
}

static void
accord_score_rule_row_init (AccordScoreRuleRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded_cb), NULL);
}

/**
 * accord_score_rule_row_new:
 * @page: the page of the score
 * @draft: what is told of its points before they are saved
 * @rule: of the live list
 *
 * Returns: (transfer floating): a row that saves by itself
 */
GtkWidget *
accord_score_rule_row_new (AccordPage       *page,
                           AccordScoreDraft *draft,
                           AccordRecord     *rule)
{
  AccordScoreRuleRow *self = g_object_new (ACCORD_TYPE_SCORE_RULE_ROW, NULL);

  self->page = page;
  self->draft = g_object_ref (draft);
  self->rule = g_object_ref (rule);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), accord_score_drag_handle_new (GTK_WIDGET (self), rule));
  add_points (self);
  self->points = accord_autosave_new (get_workspace (self));
  accord_autosave_bind (self->points, self->spin, "points");
  accord_autosave_set_record (self->points, rule);
  g_object_bind_property (self->spin, "editable", self->bar, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (rule, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_workspace (self), "notify::frame", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * accord_score_rule_row_get_record:
 *
 * Returns: (transfer none): the rule
 */
AccordRecord *
accord_score_rule_row_get_record (AccordScoreRuleRow *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_RULE_ROW (self), NULL);

  return self->rule;
}

/**
 * accord_score_rule_row_set_verdict:
 * @verdict: (nullable): what the data says to it
 */
void
accord_score_rule_row_set_verdict (AccordScoreRuleRow      *self,
                                   const AccordRuleVerdict *verdict)
{
  g_autofree char *won = NULL, *n = NULL, *words = NULL;

  g_return_if_fail (ACCORD_IS_SCORE_RULE_ROW (self));

  if (verdict != NULL)
    {
      won = accord_words_count (verdict->won);
      n = accord_words_count (verdict->n);
      /* Translators: of the leads of a rule, how many bought, and what that says to its points: «62 of 318 bought; supports» */
      words = g_strdup_printf (_("%s of %s bought; %s"), won, n, accord_words_value_verdict (verdict->verdict));
    }
  if (g_strcmp0 (words, self->verdict) == 0)
    return;
  g_free (self->verdict);
  self->verdict = g_steal_pointer (&words);
  show (self);
}

/**
 * accord_score_rule_row_edit:
 *
 * Opens it and puts the cursor into its name.
 */
void
accord_score_rule_row_edit (AccordScoreRuleRow *self)
{
  g_return_if_fail (ACCORD_IS_SCORE_RULE_ROW (self));

  build_details (self);
  accord_expander_edit (ADW_EXPANDER_ROW (self), self->title_row);
}

/* The part of it that is always shown. */
static GtkWidget *
find_head (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_head (child);
  return found;
}

/**
 * accord_score_rule_row_focus:
 *
 * Gives it the focus as it is: a row that unfolds takes none itself, but its head does.
 */
void
accord_score_rule_row_focus (AccordScoreRuleRow *self)
{
  GtkWidget *head;

  g_return_if_fail (ACCORD_IS_SCORE_RULE_ROW (self));

  head = find_head (GTK_WIDGET (self));
  gtk_widget_grab_focus (head != NULL ? head : self->spin);
}
