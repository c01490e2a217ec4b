#include "model/score-model.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "model/records.h"

/* Which columns of the settings hold which number. */
static const struct
{
  const char *column;
  gsize       offset;
} limits[] = {
  { "score_start", offsetof (AccordScoreModel, start) },
  { "score_min", offsetof (AccordScoreModel, min) },
  { "score_max", offsetof (AccordScoreModel, max) },
  { "score_mql", offsetof (AccordScoreModel, mql) },
  { "score_handover", offsetof (AccordScoreModel, handover) },
  { "score_band_a", offsetof (AccordScoreModel, bands[0]) },
  { "score_band_b", offsetof (AccordScoreModel, bands[1]) },
  { "score_band_c", offsetof (AccordScoreModel, bands[2]) },
  { "score_fit_high", offsetof (AccordScoreModel, grid[0][0]) },
  { "score_fit_middle", offsetof (AccordScoreModel, grid[0][1]) },
  { "score_engagement_high", offsetof (AccordScoreModel, grid[1][0]) },
  { "score_engagement_middle", offsetof (AccordScoreModel, grid[1][1]) },
};

static double *
find_number (const AccordScoreModel *self,
             guint                   index)
{
  return (double *) (void *) ((char *) self + limits[index].offset);
}

static gboolean
get_flag (AccordRecord *record,
          const char   *column)
{
  return g_value_get_boolean (accord_record_get_value (record, column));
}

static void
set_flag (AccordRecord *record,
          const char   *column,
          gboolean      flag)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, flag);
  accord_record_set_value (record, column, &value);
}

/* The condition of a rule is what a person may have left half-typed: what is wrong says which rule. */
static AccordCondition *
read_condition (AccordRecord *record,
                const char   *column,
                const char   *of,
                GError      **error)
{
  g_autoptr (GError) wrong = NULL;
  AccordCondition *condition = accord_condition_parse (accord_record_get_text (record, column), &wrong);

  if (condition == NULL)
    /* Translators: «The rule “Pharma”: position 3: expected a value. Correct its condition.» */
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE, _("The rule “%s”: %s Correct its condition."), of,
                 wrong->message);
  return condition;
}

static gboolean
read_rule (AccordScoreGroup *group,
           AccordRecord     *record,
           GError          **error)
{
  const char *title = accord_record_get_text (record, "title");
  AccordCondition *condition = read_condition (record, "condition",
                                               *title != '\0' ? title : accord_record_get_text (record, "condition"),
                                               error);
  AccordScoreRule *rule;

  if (condition == NULL)
    return FALSE;
  rule = accord_score_group_add_rule (group, title, condition, accord_record_get_real (record, "points"));
  g_free (rule->id);
  rule->id = g_strdup (accord_record_get_id (record));
  rule->half_life = accord_record_get_real (record, "half_life");
  rule->is_off = get_flag (record, "is_off");
  return TRUE;
}

static gboolean
read_group (AccordScoreModel *self,
            AccordRecord     *record,
            GPtrArray        *rules,
            GError          **error)
{
  AccordScoreGroup *group = accord_score_model_add_group (
      self, accord_record_get_text (record, "title"),
      g_str_equal (accord_record_get_text (record, "dimension"), "engagement") ? ACCORD_DIMENSION_ENGAGEMENT
                                                                               : ACCORD_DIMENSION_FIT);

  g_free (group->id);
  group->id = g_strdup (accord_record_get_id (record));
  group->low = accord_record_get_real (record, "low");
  group->high = accord_record_get_real (record, "high");
  group->exclusive = get_flag (record, "exclusive");
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (accord_record_get_text (rules->pdata[i], "score_group"), group->id) == 0 &&
        !read_rule (group, rules->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * accord_score_model_from_records:
 * @settings: the settings
 * @groups: (element-type AccordRecord): groups, in their order
 * @rules: (element-type AccordRecord): rules, in their order; those of no group are left out
 * @error: one sentence that says which rule is wrong
 *
 * Reads the draft as it stands. It is not checked: a draft may be unfinished, see accord_score_model_check().
 *
 * Returns: (transfer full) (nullable): the model
 */
AccordScoreModel *
accord_score_model_from_records (AccordRecord *settings,
                                 GPtrArray    *groups,
                                 GPtrArray    *rules,
                                 GError      **error)
{
  g_autoptr (AccordScoreModel) self = accord_score_model_new ();
  const char *outcome = accord_record_get_text (settings, "score_outcome");

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    *find_number (self, i) = accord_record_get_real (settings, limits[i].column);
  if (isnan (self->start))
    self->start = 0;
  self->skip_automatic = get_flag (settings, "score_skip_automatic");
  if (*outcome != '\0')
    {
      self->outcome = read_condition (settings, "score_outcome", _("which leads have bought"), error);
      if (self->outcome == NULL)
        return NULL;
    }
  for (guint i = 0; i < groups->len; i++)
    if (!read_group (self, groups->pdata[i], rules, error))
      return NULL;
  return g_steal_pointer (&self);
}

static void
write_rule (const AccordScoreRule *rule,
            const char            *group,
            guint                  place,
            GPtrArray             *records)
{
  AccordRecord *record = accord_record_new (ACCORD_TYPE_SCORE_RULE);
  g_autofree char *condition = accord_condition_to_text (rule->condition);

  accord_record_set_text (record, "score_group", group);
  accord_record_set_text (record, "title", rule->title);
  accord_record_set_text (record, "condition", condition);
  accord_record_set_real (record, "points", rule->points);
  accord_record_set_real (record, "half_life", rule->half_life);
  set_flag (record, "is_off", rule->is_off);
  accord_record_set_real (record, "position", place);
  g_ptr_array_add (records, record);
}

static void
write_group (const AccordScoreGroup *group,
             guint                   place,
             GPtrArray              *records)
{
  AccordRecord *record = accord_record_new (ACCORD_TYPE_SCORE_GROUP);

  accord_record_set_text (record, "title", group->title);
  accord_record_set_text (record, "dimension", accord_dimension_get_name (group->dimension));
  accord_record_set_real (record, "low", group->low);
  accord_record_set_real (record, "high", group->high);
  set_flag (record, "exclusive", group->exclusive);
  accord_record_set_real (record, "position", place);
  g_ptr_array_add (records, record);
  for (guint i = 0; i < group->rules->len; i++)
    write_rule (group->rules->pdata[i], accord_record_get_id (record), i + 1, records);
}

/**
 * accord_score_model_to_records:
 * @self: a model
 * @settings: the settings, whose columns are set
 * @records: (element-type AccordRecord): where new groups, each with its rules after it, are added
 *
 * Writes the model as a draft.
 */
void
accord_score_model_to_records (const AccordScoreModel *self,
                               AccordRecord           *settings,
                               GPtrArray              *records)
{
  g_autofree char *outcome = NULL;

  g_return_if_fail (self != NULL && records != NULL);

  outcome = self->outcome != NULL ? accord_condition_to_text (self->outcome) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    accord_record_set_real (settings, limits[i].column, *find_number (self, i));
  set_flag (settings, "score_skip_automatic", self->skip_automatic);
  accord_record_set_text (settings, "score_outcome", outcome);
  for (guint i = 0; i < self->groups->len; i++)
    write_group (self->groups->pdata[i], i + 1, records);
}
