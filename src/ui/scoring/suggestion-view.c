#include "ui/scoring/suggestion-view.h"

#include <glib/gi18n-lib.h>

#include "present/words-condition.h"
#include "present/words-score.h"
#include "present/words-suggestion.h"
#include "workspace/identity.h"

#define NARROW_CHARS 9

struct _AccordSuggestionView
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkLabel  *now_label, *suggested_label, *how_label, *problem_label;
  GtkWidget *known_box, *rules_list, *take_button;
};

G_DEFINE_FINAL_TYPE (AccordSuggestionView, accord_suggestion_view, ADW_TYPE_BIN)

enum
{
  TAKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_take_clicked_cb (AccordSuggestionView *self)
{
  g_signal_emit (self, signals[TAKE], 0);
}

static GtkWidget *
make_number (const char *text,
             const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  /* The sign stands before the number where people read from the right, too. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), NARROW_CHARS);
  gtk_widget_add_css_class (label, css);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_row (AccordSuggestionView *self,
         const char           *name,
         const char           *note,
         const char           *now,
         const char           *suggested)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: points a rule gives now, and those that are suggested */
  g_autofree char *points = g_strdup_printf (_("now %s, suggested %s"), now, suggested);
  g_autofree char *all = note != NULL ? g_strdup_printf ("%s; %s", points, note) : g_strdup (points);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (note != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_number (now, "dim-label"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_number (suggested, "heading"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->rules_list), row);
}

/* What stands over the two columns of numbers. */
static void
add_head (AccordSuggestionView *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Rule"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_number (_("now"), "dim-label"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_number (_("suggested"), "dim-label"));
  gtk_widget_add_css_class (row, "dim-label");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->rules_list), row);
}

static char *
name_rule (const AccordScoreRule *rule,
           AccordRecord          *settings)
{
  return *rule->title != '\0' ? g_strdup (rule->title) : accord_words_condition (rule->condition, settings);
}

static void
fill_rules (AccordSuggestionView        *self,
            const AccordScoreSuggestion *suggestion,
            AccordRecord                *settings)
{
  g_autofree char *start_now = accord_words_score (suggestion->start_now), *start = accord_words_score (suggestion->start);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rules_list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rules_list), GTK_WIDGET (row));
  add_head (self);
  add_row (self, _("Every lead at first"), NULL, start_now, start);
  for (guint i = 0; i < suggestion->rules->len; i++)
    {
      const AccordSuggestedRule *rule = suggestion->rules->pdata[i];
      const AccordScoreGroup *group = suggestion->model->groups->pdata[rule->group];
      g_autofree char *name = name_rule (group->rules->pdata[rule->rule], settings);
      g_autofree char *now = accord_words_points (rule->now);
      g_autofree char *points = accord_words_suggested_points (rule), *note = accord_words_suggested_note (rule);

      add_row (self, name, note, now, points);
    }
}

static GtkWidget *
make_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
build_known (AccordSuggestionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->now_label = GTK_LABEL (make_label ("body"));
  self->suggested_label = GTK_LABEL (make_label ("heading"));
  self->how_label = GTK_LABEL (make_label ("dim-label"));
  self->take_button = gtk_button_new_with_mnemonic (_("_Take These Points"));
  self->rules_list = gtk_list_box_new ();
  gtk_widget_set_halign (self->take_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->take_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->take_button, _("Into the draft, in one change; thresholds stay where they are"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rules_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rules_list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rules_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Points now and suggested"), -1);
  g_signal_connect_object (self->take_button, "clicked", G_CALLBACK (on_take_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->suggested_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->now_label));
  gtk_box_append (GTK_BOX (box), self->take_button);
  gtk_box_append (GTK_BOX (box), self->rules_list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->how_label));
  return box;
}

static void
accord_suggestion_view_class_init (AccordSuggestionViewClass *klass)
{
  signals[TAKE] = g_signal_new ("take", ACCORD_TYPE_SUGGESTION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_suggestion_view_init (AccordSuggestionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *title = make_label ("title-2");

  gtk_label_set_label (GTK_LABEL (title), _("Suggested Points"));
  self->problem_label = GTK_LABEL (make_label ("body"));
  self->known_box = build_known (self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  gtk_box_append (GTK_BOX (box), self->known_box);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_suggestion_view_new:
 *
 * Returns: (transfer full): a view that shows nothing yet
 */
GtkWidget *
accord_suggestion_view_new (void)
{
  return g_object_new (ACCORD_TYPE_SUGGESTION_VIEW, NULL);
}

/**
 * accord_suggestion_view_show:
 * @suggestion: of the draft
 * @workspace: an open file
 *
 * Shows it.
 */
void
accord_suggestion_view_show (AccordSuggestionView        *self,
                             const AccordScoreSuggestion *suggestion,
                             AccordWorkspace             *workspace)
{
  g_autofree char *now = accord_words_auc (&suggestion->now), *suggested = accord_words_auc (&suggestion->suggested);
  g_autofree char *now_text = NULL, *suggested_text = NULL, *how = accord_words_suggestion (suggestion);

  g_return_if_fail (ACCORD_IS_SUGGESTION_VIEW (self));

  now_text = g_strdup_printf (_("Now: %s."), now);
  suggested_text = g_strdup_printf (_("Suggested: a buyer scores above a non-buyer in %s."), suggested);
  gtk_label_set_label (self->now_label, now_text);
  gtk_label_set_label (self->suggested_label, suggested_text);
  gtk_label_set_label (self->how_label, how);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_visible (self->known_box, TRUE);
  gtk_widget_set_sensitive (self->take_button,
                            accord_identity_may (accord_identity_get (workspace), ACCORD_RIGHT_DRAFT));
  fill_rules (self, suggestion, accord_workspace_get_settings (workspace));
}

/**
 * accord_suggestion_view_show_problem:
 * @problem: a sentence
 *
 * Says why there is no suggestion.
 */
void
accord_suggestion_view_show_problem (AccordSuggestionView *self,
                                     const char           *problem)
{
  g_return_if_fail (ACCORD_IS_SUGGESTION_VIEW (self));

  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_set_visible (self->known_box, FALSE);
}
