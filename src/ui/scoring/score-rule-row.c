#include "ui/scoring/score-rule-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/autosave.h"
#include "ui/common/expander-edit.h"
#include "ui/scoring/points-bar.h"
#include "ui/scoring/points-spin.h"
#include "ui/scoring/rule-details.h"
#include "ui/scoring/rule-head-layout.h"
#include "ui/scoring/rule-words.h"
#include "ui/scoring/score-drag.h"

#define MOST_POINTS 1000

struct _AccordScoreRuleRow
{
  AdwPreferencesRow parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkWidget  *title_label, *condition_label, *facts_label;
  GtkWidget  *bar;
  GtkWidget  *spin;
  GtkWidget  *arrow, *revealer;
  GtkWidget  *title_row; /* NULL until it was unfolded */

  /* owned */
  AccordScoreDraft *draft;
  AccordRecord     *rule;
  AccordAutosave   *points;  /* of what is always there */
  AccordAutosave   *details; /* NULL until it was unfolded */
  char             *verdict; /* in words, or NULL */

  double before; /* the points by what is published; NaN: the same */
};

G_DEFINE_FINAL_TYPE (AccordScoreRuleRow, accord_score_rule_row, ADW_TYPE_PREFERENCES_ROW)

static AccordWorkspace *
get_workspace (AccordScoreRuleRow *self)
{
  return accord_page_get_workspace (self->page);
}

static gboolean
is_off (AccordScoreRuleRow *self)
{
  return g_value_get_boolean (accord_record_get_value (self->rule, "is_off"));
}

/* «85 of 391 bought; supports · loses half its points every 30 days» */
static char *
describe (AccordScoreRuleRow *self)
{
  double half_life = accord_record_get_real (self->rule, "half_life");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = isnan (self->before) ? NULL : accord_words_points (self->before);

  if (before != NULL)
    /* Translators: the points of a rule by what is published */
    g_ptr_array_add (parts, g_strdup_printf (_("was %s"), before));
  if (is_off (self))
    g_ptr_array_add (parts, g_strdup (_("switched off")));
  if (self->verdict != NULL && !is_off (self))
    g_ptr_array_add (parts, g_strdup (self->verdict));
  if (half_life > 0)
    g_ptr_array_add (parts, accord_words_half_life (half_life));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
name_inputs (AccordScoreRuleRow *self,
             const char         *title)
{
  /* Translators: %s is the name of a rule */
  g_autofree char *points = g_strdup_printf (_("Points of “%s”"), title);
  g_autofree char *bar = g_strdup_printf (_("Bar of the points of “%s”"), title);
  g_autofree char *edit = g_strdup_printf (_("Edit the rule “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, points, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, bar, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, edit, -1);
  gtk_widget_set_tooltip_text (self->arrow, edit);
}

static void
show_line (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show (AccordScoreRuleRow *self)
{
  AccordRecord *settings = accord_workspace_get_settings (get_workspace (self));
  g_autofree char *name = accord_rule_words_name (self->rule, settings);
  g_autofree char *condition = accord_rule_words_condition (self->rule, settings);
  g_autofree char *facts = describe (self);
  g_autofree char *spoken = g_strjoin (condition != NULL && *facts != '\0' ? ". " : "", condition != NULL ? condition : "",
                                       facts, NULL);

  show_line (self->title_label, name);
  show_line (self->condition_label, condition);
  show_line (self->facts_label, facts);
  gtk_widget_set_tooltip_text (self->condition_label, condition);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  name_inputs (self, name);
  if (is_off (self))
    gtk_widget_add_css_class (self->bar, "dim-label");
  else
    gtk_widget_remove_css_class (self->bar, "dim-label");
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
make_points (AccordScoreRuleRow *self)
{
  self->bar = accord_points_bar_new ();
  g_signal_connect_object (self->bar, "change-value", G_CALLBACK (on_bar_moved_cb), self, G_CONNECT_SWAPPED);
  self->spin = accord_points_spin_new (MOST_POINTS);
  g_signal_connect_object (self->spin, "value-changed", G_CALLBACK (on_points_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Only what is looked at is built: each condition counts its leads. */
static void
build_details (AccordScoreRuleRow *self)
{
  if (self->details != NULL)
    return;
  self->details = accord_autosave_new (get_workspace (self));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer),
                          accord_rule_details_new (self->page, self->rule, self->details, &self->title_row));
  accord_autosave_set_record (self->details, self->rule);
}

static void
on_arrow_toggled_cb (AccordScoreRuleRow *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->arrow));

  if (open)
    build_details (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->arrow), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
toggle (AccordScoreRuleRow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->arrow),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->arrow)));
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A click on them opens the rule. */
static GtkWidget *
make_words (AccordScoreRuleRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkGesture *click = gtk_gesture_click_new ();

  self->title_label = make_label (NULL);
  self->condition_label = make_label ("note");
  self->facts_label = make_label ("note");
  gtk_label_set_lines (GTK_LABEL (self->condition_label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->condition_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), self->title_label);
  gtk_box_append (GTK_BOX (words), self->condition_label);
  gtk_box_append (GTK_BOX (words), self->facts_label);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  g_signal_connect_object (click, "released", G_CALLBACK (toggle), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (words, GTK_EVENT_CONTROLLER (click));
  return words;
}

static GtkWidget *
make_arrow (AccordScoreRuleRow *self)
{
  self->arrow = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->arrow), "pan-down-symbolic");
  gtk_widget_add_css_class (self->arrow, "flat");
  gtk_widget_add_css_class (self->arrow, "rule-arrow");
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->arrow, "toggled", G_CALLBACK (on_arrow_toggled_cb), self, G_CONNECT_SWAPPED);
  return self->arrow;
}

static void
build (AccordScoreRuleRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  make_points (self);
  gtk_widget_set_layout_manager (head, accord_rule_head_layout_new ());
  gtk_widget_add_css_class (head, "rule-head");
  gtk_box_append (GTK_BOX (head), accord_score_drag_handle_new (GTK_WIDGET (self), self->rule));
  gtk_box_append (GTK_BOX (head), make_words (self));
  gtk_box_append (GTK_BOX (head), self->bar);
  gtk_box_append (GTK_BOX (head), self->spin);
  gtk_box_append (GTK_BOX (head), make_arrow (self));
  self->revealer = gtk_revealer_new ();
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->revealer);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
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

static gboolean
on_open_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  if (!gtk_widget_has_focus (widget))
    return FALSE;
  toggle (ACCORD_SCORE_RULE_ROW (widget));
  return TRUE;
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_open_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_open_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_open_key, NULL);
}

static void
accord_score_rule_row_init (AccordScoreRuleRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  self->before = NAN;
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
  build (self);
  self->points = accord_autosave_new (get_workspace (self));
  accord_autosave_bind (self->points, self->spin, "points");
  accord_autosave_set_record (self->points, rule);
  g_object_bind_property (self->spin, "editable", self->bar, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (rule, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
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

static void
mark (AccordScoreRuleRow *self,
      gboolean            contradicts)
{
  static const char *const classes[] = { "contradicts", "risk" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (contradicts)
      gtk_widget_add_css_class (self->facts_label, classes[i]);
    else
      gtk_widget_remove_css_class (self->facts_label, classes[i]);
}

/* «62 of 318 bought; supports» */
static char *
write_verdict (const AccordRuleVerdict *verdict)
{
  g_autofree char *won = accord_words_count (verdict->won), *n = accord_words_count (verdict->n);

  /* Translators: of the leads of a rule, how many bought, and what that says to its points: «62 of 318 bought; supports» */
  return g_strdup_printf (_("%s of %s bought; %s"), won, n, accord_words_value_verdict (verdict->verdict));
}

/**
 * accord_score_rule_row_set_verdict:
 * @verdict: (nullable): what the data says to it
 * @before: its points by what is published; NaN where they are the same, or it is not there
 */
void
accord_score_rule_row_set_verdict (AccordScoreRuleRow      *self,
                                   const AccordRuleVerdict *verdict,
                                   double                   before)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ACCORD_IS_SCORE_RULE_ROW (self));

  words = verdict != NULL ? write_verdict (verdict) : NULL;
  if (g_strcmp0 (words, self->verdict) == 0 && (before == self->before || (isnan (before) && isnan (self->before))))
    return;
  self->before = before;
  g_free (self->verdict);
  self->verdict = g_steal_pointer (&words);
  mark (self, verdict != NULL && verdict->verdict == ACCORD_VERDICT_CONTRADICTS);
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
  if (!accord_expander_edit_entry (self->title_row))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->arrow), TRUE);
}

/**
 * accord_score_rule_row_focus:
 *
 * Gives it the focus as it is.
 */
void
accord_score_rule_row_focus (AccordScoreRuleRow *self)
{
  g_return_if_fail (ACCORD_IS_SCORE_RULE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
}
