#include "ui/scoring/scoring-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/records.h"
#include "ui/common/record-order.h"
#include "ui/scoring/analyse-window.h"
#include "ui/scoring/automatic-window.h"
#include "ui/scoring/lead-trial.h"
#include "ui/scoring/models-window.h"
#include "ui/scoring/publishing.h"
#include "ui/scoring/rejections-window.h"
#include "ui/scoring/score-moves.h"
#include "ui/scoring/threshold-chooser.h"
#include "ui/scoring/watch-window.h"
#include "workspace/identity.h"

#define FIRST_POINTS 10

static AccordWorkspace *
get_workspace (AccordScoringPage *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self));
}

static GListModel *
get_groups (AccordScoringPage *self)
{
  return accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_SCORE_GROUP);
}

static AccordRecord *
find_rule (AccordScoringPage *self,
           const char        *id)
{
  return accord_records_find_listed (accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_SCORE_RULE), id, NULL);
}

static AccordRecord *
make_group (AccordScoringPage *self,
            AccordChangeSet   *changes,
            const char        *title)
{
  AccordRecord *group = accord_record_new (ACCORD_TYPE_SCORE_GROUP);

  accord_record_set_text (group, "title", title);
  accord_record_set_text (group, "dimension", "fit");
  accord_record_set_real (group, "position", accord_record_order_last (get_groups (self)));
  accord_change_set_insert (changes, group);
  return group;
}

/* The group that was meant: by its id, by the focus, the first; NULL: there is none. */
static AccordRecord *
choose_group (AccordScoringPage *self,
              const char        *id)
{
  AccordScoreGroupView *view = accord_scoring_page_get_group (self);

  if (*id != '\0')
    return accord_records_find_listed (get_groups (self), id, NULL);
  if (view != NULL)
    return g_object_ref (accord_score_group_view_get_record (view));
  return g_list_model_get_item (get_groups (self), 0);
}

static void
new_rule_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (widget);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("scoring rule added"));
  g_autoptr (AccordRecord) rule = accord_record_new (ACCORD_TYPE_SCORE_RULE);
  g_autoptr (AccordRecord) group = choose_group (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GListModel) rules = NULL;

  if (group == NULL)
    group = make_group (self, changes, _("Who they are"));
  rules = accord_score_rules_of (get_workspace (self), accord_record_get_id (group));
  accord_record_set_text (rule, "score_group", accord_record_get_id (group));
  accord_record_set_text (rule, "title", _("New rule"));
  accord_record_set_real (rule, "points", FIRST_POINTS);
  accord_record_set_real (rule, "position", accord_record_order_last (rules));
  accord_change_set_insert (changes, rule);
  accord_scoring_page_want (self, accord_record_get_id (rule), TRUE);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
new_group_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (widget);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("group of scoring rules added"));
  g_autoptr (AccordRecord) group = make_group (self, changes, _("New group"));

  accord_scoring_page_want (self, accord_record_get_id (group), TRUE);
  accord_page_save (ACCORD_PAGE (self), changes);
}

/* Right behind the one it is a copy of. */
static void
copy_rule_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (widget);
  g_autoptr (AccordRecord) rule = find_rule (self, g_variant_get_string (parameter, NULL));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("scoring rule copied"));
  g_autoptr (AccordRecord) copy = accord_record_new (ACCORD_TYPE_SCORE_RULE);
  g_autoptr (AccordRecord) own = NULL;
  g_autoptr (GListModel) rules = NULL;
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (copy);
  g_autofree char *title = NULL;
  guint index;

  if (rule == NULL)
    return;
  rules = accord_score_rules_of (get_workspace (self), accord_record_get_text (rule, "score_group"));
  own = accord_records_find_listed (rules, accord_record_get_id (rule), &index);
  if (own == NULL)
    return;
  for (guint i = 0; i < klass->n_columns; i++)
    accord_record_set_value (copy, klass->columns[i].name, accord_record_get_value (rule, klass->columns[i].name));
  /* Translators: the name of a rule that is a copy */
  title = g_strdup_printf (_("%s (copy)"), accord_record_get_text (rule, "title"));
  if (*accord_record_get_text (rule, "title") != '\0')
    accord_record_set_text (copy, "title", title);
  accord_record_set_real (copy, "position", accord_record_order_after (rules, index));
  accord_change_set_insert (changes, copy);
  accord_scoring_page_want (self, accord_record_get_id (copy), TRUE);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
delete_rule_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (widget);
  g_autoptr (AccordRecord) rule = find_rule (self, g_variant_get_string (parameter, NULL));
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;

  if (rule == NULL)
    return;
  summary = *accord_record_get_text (rule, "title") != '\0'
                ? g_strdup_printf (_("Rule “%s” deleted"), accord_record_get_text (rule, "title"))
                : g_strdup (_("Rule deleted"));
  changes = accord_change_set_new (summary);
  accord_change_set_delete (changes, rule);
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), summary);
}

/* Its rules go with it, and come back with it. */
static void
delete_group_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (AccordRecord) group = accord_records_find_listed (get_groups (self), id, NULL);
  g_autoptr (GListModel) rules = accord_score_rules_of (get_workspace (self), id);
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;

  if (group == NULL)
    return;
  summary = g_strdup_printf (_("Group “%s” deleted with its rules"), accord_record_get_text (group, "title"));
  changes = accord_change_set_new (summary);
  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (rules, i);

      accord_change_set_delete (changes, rule);
    }
  accord_change_set_delete (changes, group);
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), summary);
}

static void
move_rule_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autofree char *id = NULL;
  gint step;

  g_variant_get (parameter, "(si)", &id, &step);
  if (accord_score_moves_step_rule (ACCORD_PAGE (widget), id, step))
    accord_scoring_page_want (ACCORD_SCORING_PAGE (widget), id, FALSE);
}

static void
move_group_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autofree char *id = NULL;
  gint step;

  g_variant_get (parameter, "(si)", &id, &step);
  if (accord_score_moves_step_group (ACCORD_PAGE (widget), id, step))
    accord_scoring_page_want (ACCORD_SCORING_PAGE (widget), id, FALSE);
}

static void
publish_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_publishing_ask (ACCORD_PAGE (widget), ACCORD_SCORING_PAGE (widget)->draft);
}

static void
publications_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  accord_models_window_open (ACCORD_PAGE (widget), ACCORD_SCORING_PAGE (widget)->draft);
}

static void
analyse_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_analyse_window_present (ACCORD_PAGE (widget), ACCORD_SCORING_PAGE (widget)->draft);
}

static void
try_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  accord_lead_trial_open (ACCORD_PAGE (widget), ACCORD_SCORING_PAGE (widget)->previewer);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  accord_threshold_chooser_open (ACCORD_PAGE (widget), ACCORD_SCORING_PAGE (widget)->previewer);
}

static void
watch_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  accord_watch_window_open (ACCORD_PAGE (widget));
}

static void
rejections_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  accord_rejections_window_open (ACCORD_PAGE (widget));
}

static void
automatic_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  accord_automatic_window_open (ACCORD_PAGE (widget));
}

/**
 * accord_scoring_page_update_actions:
 *
 * Offers only what can be done.
 */
void
accord_scoring_page_update_actions (AccordScoringPage *self)
{
  static const char *const writing[] = { "scoring.new-rule",    "scoring.new-group",  "scoring.copy-rule", "scoring.delete-rule",
                                         "scoring.delete-group", "scoring.move-rule", "scoring.move-group" };
  gboolean may = accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_DRAFT);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scoring.publish",
                                 may && accord_score_draft_n_rules (self->draft) > 0 &&
                                   !accord_score_previewer_is_published (self->previewer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scoring.try",
                                 accord_score_previewer_get_preview (self->previewer) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scoring.choose-threshold",
                                 accord_score_previewer_get_judgement (self->previewer) != NULL);
}

/**
 * accord_scoring_page_class_install_actions:
 * @widget_class: of the page
 *
 * Installs what can be done on it.
 */
void
accord_scoring_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "scoring.new-rule", "s", new_rule_action);
  gtk_widget_class_install_action (widget_class, "scoring.new-group", NULL, new_group_action);
  gtk_widget_class_install_action (widget_class, "scoring.copy-rule", "s", copy_rule_action);
  gtk_widget_class_install_action (widget_class, "scoring.delete-rule", "s", delete_rule_action);
  gtk_widget_class_install_action (widget_class, "scoring.delete-group", "s", delete_group_action);
  gtk_widget_class_install_action (widget_class, "scoring.move-rule", "(si)", move_rule_action);
  gtk_widget_class_install_action (widget_class, "scoring.move-group", "(si)", move_group_action);
  gtk_widget_class_install_action (widget_class, "scoring.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "scoring.publications", NULL, publications_action);
  gtk_widget_class_install_action (widget_class, "scoring.analyse", NULL, analyse_action);
  gtk_widget_class_install_action (widget_class, "scoring.try", NULL, try_action);
  gtk_widget_class_install_action (widget_class, "scoring.choose-threshold", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "scoring.watch", NULL, watch_action);
  gtk_widget_class_install_action (widget_class, "scoring.rejections", NULL, rejections_action);
  gtk_widget_class_install_action (widget_class, "scoring.automatic", NULL, automatic_action);
}
