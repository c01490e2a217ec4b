#include "ui/leads/lead-timeline.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

static AccordMoment
find_moment (AccordLeadStory *story,
             AccordStage      stage)
{
  AccordLeadValue *value = accord_lead_story_find (story, accord_stage_get_field (stage));

  return value != NULL && JSON_NODE_HOLDS_VALUE (value->value) ? json_node_get_int (value->value) : ACCORD_MOMENT_NONE;
}

/* Whether any stage after it has a date. */
static gboolean
is_passed (AccordLeadStory *story,
           AccordStage      stage)
{
  for (AccordStage next = stage + 1; next <= ACCORD_STAGE_CUSTOMER; next++)
    if (find_moment (story, next) != ACCORD_MOMENT_NONE)
      return TRUE;
  return FALSE;
}

/* «12 days later», to the stage before. */
static char *
describe_age (AccordDay before,
              AccordDay day)
{
  gint n = day - before;

  if (n == 0)
    return g_strdup (_("on the same day"));
  if (n < 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d day later", "%d days later", (gulong) n), n);
}

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *day,
         const char *note,
         gboolean    wrong)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note != NULL ? note : "");
  gtk_widget_add_css_class (label, "numeric");
  if (wrong)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Warning"), -1);
      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* There is nothing to do with it. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
  return row;
}

/* «by the score, model 3»; NULL: the date is from elsewhere. */
static char *
describe_origin (AccordLeadStory *story,
                 gboolean         is_handover)
{
  for (guint i = 0; i < story->promotions->len; i++)
    {
      const AccordLeadPromotion *promotion = story->promotions->pdata[i];

      if (promotion->is_handover == is_handover)
        /* Translators: where the date of a stage is from: the score crossed a threshold */
        return g_strdup_printf (_("by the score, model %u"), (guint) promotion->model);
    }
  return NULL;
}

/* «12 days later, by the score, model 3» (either may be NULL) */
static char *
join_notes (char *first,
            char *second)
{
  g_autofree char *one = first, *two = second;

  if (one == NULL || two == NULL)
    return one != NULL ? g_steal_pointer (&one) : g_steal_pointer (&two);
  /* Translators: two notes on a date: 12 days later, by the score, model 3 */
  return g_strdup_printf (_("%s, %s"), one, two);
}

typedef struct
{
  GtkListBox      *list;
  AccordWorkspace *workspace;
  AccordLeadStory *story;
  AccordDay        last;       /* of the stages so far; NONE: none had a date */
  char            *last_label;
} Timeline;

static void
add_stage (Timeline    *self,
           AccordStage  stage)
{
  g_autofree char *label = accord_words_stage_label (stage, accord_workspace_get_settings (self->workspace));
  AccordMoment moment = find_moment (self->story, stage);
  AccordDay day = accord_moment_to_day (moment, accord_workspace_get_zone (self->workspace));
  gboolean wrong = day != ACCORD_DAY_NONE && self->last != ACCORD_DAY_NONE && day < self->last;
  g_autofree char *text = NULL, *note = NULL;

  if (moment == ACCORD_MOMENT_NONE)
    {
      if (stage != ACCORD_STAGE_LOST && is_passed (self->story, stage))
        gtk_widget_add_css_class (add_row (self->list, label, "", _("left out, or not dated"), FALSE), "dim-label");
      return;
    }
  text = accord_words_day (day);
  if (wrong)
    /* Translators: a stage, as in: before “MQL”: one of the two dates is wrong */
    note = g_strdup_printf (_("before “%s”: one of the two dates is wrong"), self->last_label);
  else if (self->last != ACCORD_DAY_NONE)
    note = describe_age (self->last, day);
  if (stage == ACCORD_STAGE_MQL)
    note = join_notes (g_steal_pointer (&note), describe_origin (self->story, FALSE));
  add_row (self->list, label, text, note, wrong);
  if (wrong)
    return;
  self->last = day;
  g_free (self->last_label);
  self->last_label = g_steal_pointer (&label);
}

/* The hand-over is no stage: it is shown here where nobody typed or imported it. */
static void
add_handover (Timeline *self)
{
  g_autofree char *note = describe_origin (self->story, TRUE);
  AccordLeadValue *value = note != NULL ? accord_lead_story_find (self->story, "handed_over_at") : NULL;
  g_autofree char *text = NULL;

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value->value))
    return;
  text = accord_words_day (accord_moment_to_day (json_node_get_int (value->value),
                                                 accord_workspace_get_zone (self->workspace)));
  add_row (self->list, _("Handed over to sales"), text, note, FALSE);
}

/**
 * accord_lead_timeline_fill:
 * @list: gets a row for each stage that the lead entered, or passed by
 */
void
accord_lead_timeline_fill (GtkListBox      *list,
                           AccordWorkspace *workspace,
                           AccordLeadStory *story)
{
  Timeline self = { .list = list, .workspace = workspace, .story = story, .last = ACCORD_DAY_NONE };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (AccordStage stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_LOST; stage++)
    {
      add_stage (&self, stage);
      if (stage == ACCORD_STAGE_MQL)
        add_handover (&self);
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (list)) == NULL)
    add_row (list, _("No stage has a date."), "", NULL, FALSE);
  g_free (self.last_label);
}
