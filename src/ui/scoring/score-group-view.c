#include "ui/scoring/score-group-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/score-model-diff.h"
#include "present/words-score.h"
#include "ui/scoring/group-details.h"
#include "ui/scoring/score-drag.h"
#include "ui/scoring/score-moves.h"

struct _AccordScoreGroupView
{
  GtkBox parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkWidget  *title_label, *limits_label;
  GtkWidget  *add_button, *edit_button;
  GtkWidget  *revealer;
  GtkWidget  *title_row; /* NULL until it was unfolded */
  GtkListBox *list;

  /* owned */
  AccordScoreDraft *draft;
  AccordRecord     *group;
  GtkCustomFilter  *filter;
  GListModel       *rules;
  AccordAutosave   *autosave; /* NULL until it was unfolded */
};

G_DEFINE_FINAL_TYPE (AccordScoreGroupView, accord_score_group_view, GTK_TYPE_BOX)

static AccordWorkspace *
get_workspace (AccordScoreGroupView *self)
{
  return accord_page_get_workspace (self->page);
}

static gboolean
is_own (gpointer item,
        gpointer user_data)
{
  AccordScoreGroupView *self = user_data;

  return g_strcmp0 (accord_record_get_text (item, "score_group"), accord_record_get_id (self->group)) == 0;
}

/* «fit, at most 50 points, the first that fits» */
static char *
describe (AccordScoreGroupView *self)
{
  double low = accord_record_get_real (self->group, "low"), high = accord_record_get_real (self->group, "high");
  gboolean engagement = g_str_equal (accord_record_get_text (self->group, "dimension"), "engagement");
  GString *text = g_string_new (engagement ? _("engagement") : _("fit"));
  g_autofree char *least = accord_words_score (low), *most = accord_words_score (high);

  if (!isnan (low))
    {
      g_string_append (text, ", ");
      /* Translators: what a group of rules gives; %s is a number */
      g_string_append_printf (text, _("at least %s points"), least);
    }
  if (!isnan (high))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("at most %s points"), most);
    }
  if (g_value_get_boolean (accord_record_get_value (self->group, "exclusive")))
    {
      g_string_append (text, ", ");
      g_string_append (text, _("only the first that fits"));
    }
  return g_string_free (text, FALSE);
}

static void
name_button (GtkWidget  *widget,
             const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show (AccordScoreGroupView *self)
{
  const char *title = accord_record_get_text (self->group, "title");
  g_autofree char *limits = describe (self);
  /* Translators: %s is the name of a group of rules */
  g_autofree char *add = g_strdup_printf (_("Add a rule to “%s”"), title);
  g_autofree char *edit = g_strdup_printf (_("Edit the group “%s”"), title);

  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_label_set_label (GTK_LABEL (self->limits_label), limits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_button (self->add_button, add);
  name_button (self->edit_button, edit);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  AccordScoreGroupView *self = user_data;
  GtkWidget *row = accord_score_rule_row_new (self->page, self->draft, item);

  accord_score_drag_accept (row, item, accord_score_moves_drop, self->page);
  return row;
}

static void
build_details (AccordScoreGroupView *self)
{
  if (self->autosave != NULL)
    return;
  self->autosave = accord_autosave_new (get_workspace (self));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer),
                          accord_group_details_new (self->group, self->autosave, &self->title_row));
  accord_autosave_set_record (self->autosave, self->group);
}

static void
on_edit_toggled_cb (AccordScoreGroupView *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->edit_button));

  if (active)
    build_details (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), active);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (AccordScoreGroupView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title_label = make_label ("heading");
  self->limits_label = make_label ("caption");
  gtk_widget_add_css_class (self->limits_label, "dim-label");
  gtk_box_append (GTK_BOX (words), self->title_label);
  gtk_box_append (GTK_BOX (words), self->limits_label);
  gtk_widget_set_hexpand (words, TRUE);
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "s", accord_record_get_id (self->group));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "scoring.new-rule");
  self->edit_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->edit_button), "document-edit-symbolic");
  g_signal_connect_object (self->edit_button, "toggled", G_CALLBACK (on_edit_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), accord_score_drag_handle_new (GTK_WIDGET (self), self->group));
  gtk_box_append (GTK_BOX (head), words);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = i == 0 ? self->add_button : self->edit_button;

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), button);
    }
  accord_score_drag_accept (head, self->group, accord_score_moves_drop, self->page);
  return head;
}

static GtkWidget *
make_list (AccordScoreGroupView *self)
{
  GtkWidget *nothing = make_label ("dim-label");

  gtk_label_set_label (GTK_LABEL (nothing), _("No rules in this group yet."));
  gtk_widget_set_margin_top (nothing, 12);
  gtk_widget_set_margin_bottom (nothing, 12);
  gtk_widget_set_margin_start (nothing, 12);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_list_box_bind_model (self->list, self->rules, make_row, self, NULL);
  return GTK_WIDGET (self->list);
}

static gboolean
on_move_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  AccordScoreGroupView *self = ACCORD_SCORE_GROUP_VIEW (widget);

  return gtk_widget_activate_action (widget, "scoring.move-group", "(si)", accord_record_get_id (self->group),
                                     g_variant_get_int32 (arguments));
}

static void
accord_score_group_view_dispose (GObject *object)
{
  AccordScoreGroupView *self = ACCORD_SCORE_GROUP_VIEW (object);

  g_clear_object (&self->autosave);
  if (self->rules != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->rules);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (accord_score_group_view_parent_class)->dispose (object);
}

static void
accord_score_group_view_finalize (GObject *object)
{
  AccordScoreGroupView *self = ACCORD_SCORE_GROUP_VIEW (object);

  g_clear_object (&self->group);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (accord_score_group_view_parent_class)->finalize (object);
}

static void
accord_score_group_view_class_init (AccordScoreGroupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_score_group_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_score_group_view_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_key, "i", 1);
}

static void
accord_score_group_view_init (AccordScoreGroupView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * accord_score_group_view_new:
 * @page: the page of the score
 * @draft: what its rules tell of their points
 * @group: of the live list
 *
 * Returns: (transfer floating): the group with its rules
 */
GtkWidget *
accord_score_group_view_new (AccordPage       *page,
                             AccordScoreDraft *draft,
                             AccordRecord     *group)
{
  AccordScoreGroupView *self = g_object_new (ACCORD_TYPE_SCORE_GROUP_VIEW, NULL);

  self->page = page;
  self->draft = g_object_ref (draft);
  self->group = g_object_ref (group);
  self->filter = gtk_custom_filter_new (is_own, self, NULL);
  self->rules = G_LIST_MODEL (gtk_filter_list_model_new (
      g_object_ref (accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_SCORE_RULE)),
      g_object_ref (GTK_FILTER (self->filter))));
  self->revealer = gtk_revealer_new ();
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), self->revealer);
  gtk_box_append (GTK_BOX (self), make_list (self));
  g_signal_connect_object (group, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * accord_score_group_view_get_record:
 *
 * Returns: (transfer none): the group
 */
AccordRecord *
accord_score_group_view_get_record (AccordScoreGroupView *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self), NULL);

  return self->group;
}

/**
 * accord_score_group_view_get_rules:
 *
 * Returns: (transfer none): its rules, in their order
 */
GListModel *
accord_score_group_view_get_rules (AccordScoreGroupView *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self), NULL);

  return self->rules;
}

/**
 * accord_score_group_view_refilter:
 *
 * Looks again which rules are its own.
 */
void
accord_score_group_view_refilter (AccordScoreGroupView *self)
{
  g_return_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self));

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * accord_score_group_view_find:
 * @rule: the id of a rule
 *
 * Returns: (transfer none) (nullable): its row
 */
AccordScoreRuleRow *
accord_score_group_view_find (AccordScoreGroupView *self,
                              const char           *rule)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self), NULL);

  for (gint i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (accord_record_get_id (accord_score_rule_row_get_record (ACCORD_SCORE_RULE_ROW (row))), rule))
      return ACCORD_SCORE_RULE_ROW (row);
  return NULL;
}

/* What the published model gives for a rule that is in it with other points; NaN: there is no such. */
static double
find_points (GPtrArray  *changes,
             const char *id)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const AccordScoreDifference *change = changes->pdata[i];

      if (change->old_rule != NULL && change->new_rule != NULL && g_str_equal (change->new_rule->id, id) &&
          change->old_rule->points != change->new_rule->points)
        return change->old_rule->points;
    }
  return NAN;
}

/**
 * accord_score_group_view_judge:
 * @judgement: (nullable): what the data says
 * @changes: (nullable) (element-type AccordScoreDifference): from what is published to the draft
 */
void
accord_score_group_view_judge (AccordScoreGroupView       *self,
                               const AccordScoreJudgement *judgement,
                               GPtrArray                  *changes)
{
  GtkListBoxRow *row;

  g_return_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self));

  for (gint i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *id = accord_record_get_id (accord_score_rule_row_get_record (ACCORD_SCORE_RULE_ROW (row)));

      accord_score_rule_row_set_verdict (ACCORD_SCORE_RULE_ROW (row),
                                         judgement != NULL ? accord_score_judgement_find (judgement, id) : NULL,
                                         find_points (changes, id));
    }
}

/**
 * accord_score_group_view_edit:
 *
 * Unfolds it and puts the cursor into its name.
 */
void
accord_score_group_view_edit (AccordScoreGroupView *self)
{
  g_return_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->edit_button), TRUE);
  gtk_widget_grab_focus (self->title_row);
}

/**
 * accord_score_group_view_focus:
 *
 * Gives the focus to its head, where the keys move it.
 */
void
accord_score_group_view_focus (AccordScoreGroupView *self)
{
  g_return_if_fail (ACCORD_IS_SCORE_GROUP_VIEW (self));

  gtk_widget_grab_focus (self->edit_button);
}
