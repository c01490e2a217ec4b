#include "model/score-model.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"

/* Of the form of what is written here: a newer Accord may write another. data/schemas/score-model-1.schema.json has it. */
#define FORMAT 1

static const char *const grid_members[ACCORD_N_DIMENSIONS][2] = { { "fit_high", "fit_middle" },
                                                                  { "engagement_high", "engagement_middle" } };
static const char *const band_members[3] = { "a", "b", "c" };

static void
set_number (JsonObject *object,
            const char *name,
            double      number)
{
  if (!isnan (number))
    json_object_set_double_member (object, name, number);
}

static JsonObject *
write_rule (const AccordScoreRule *rule)
{
  JsonObject *object = json_object_new ();
  g_autofree char *condition = accord_condition_to_text (rule->condition);

  if (*rule->title != '\0')
    json_object_set_string_member (object, "title", rule->title);
  json_object_set_string_member (object, "condition", condition);
  set_number (object, "points", rule->points);
  set_number (object, "half_life", rule->half_life);
  if (rule->is_off)
    json_object_set_boolean_member (object, "off", TRUE);
  return object;
}

static JsonObject *
write_group (const AccordScoreGroup *group)
{
  JsonObject *object = json_object_new ();
  JsonArray *rules = json_array_new ();

  json_object_set_string_member (object, "title", group->title);
  json_object_set_string_member (object, "dimension", accord_dimension_get_name (group->dimension));
  set_number (object, "low", group->low);
  set_number (object, "high", group->high);
  if (group->exclusive)
    json_object_set_boolean_member (object, "exclusive", TRUE);
  for (guint i = 0; i < group->rules->len; i++)
    json_array_add_object_element (rules, write_rule (group->rules->pdata[i]));
  json_object_set_array_member (object, "rules", rules);
  return object;
}

static void
write_limits (const AccordScoreModel *self,
              JsonObject             *object)
{
  JsonObject *bands = json_object_new ();
  JsonObject *grid = json_object_new ();

  set_number (object, "start", self->start);
  set_number (object, "min", self->min);
  set_number (object, "max", self->max);
  set_number (object, "mql", self->mql);
  set_number (object, "handover", self->handover);
  for (guint i = 0; i < 3; i++)
    set_number (bands, band_members[i], self->bands[i]);
  for (guint i = 0; i < 2 * ACCORD_N_DIMENSIONS; i++)
    set_number (grid, grid_members[i / 2][i % 2], self->grid[i / 2][i % 2]);
  json_object_set_object_member (object, "bands", bands);
  json_object_set_object_member (object, "grid", grid);
}

/**
 * accord_score_model_to_json:
 * @self: a model
 *
 * Returns: (transfer full): it as JSON; what is empty is left out
 */
JsonNode *
accord_score_model_to_json (const AccordScoreModel *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *groups = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *outcome = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_object_set_int_member (object, "format", FORMAT);
  write_limits (self, object);
  outcome = self->outcome != NULL ? accord_condition_to_text (self->outcome) : NULL;
  if (outcome != NULL)
    json_object_set_string_member (object, "outcome", outcome);
  if (self->skip_automatic)
    json_object_set_boolean_member (object, "skip_automatic", TRUE);
  for (guint i = 0; i < self->groups->len; i++)
    json_array_add_object_element (groups, write_group (self->groups->pdata[i]));
  json_object_set_array_member (object, "groups", groups);
  json_node_take_object (node, object);
  return node;
}

/**
 * accord_score_model_to_text:
 * @self: a model
 *
 * Returns: (transfer full): the one text that says it, which is what is published
 */
char *
accord_score_model_to_text (const AccordScoreModel *self)
{
  g_autoptr (JsonNode) node = accord_score_model_to_json (self);

  return accord_json_to_canonical (node);
}

/* Where in the JSON something is read: «groups 2, rules 3». */
typedef struct
{
  const char *place;
  GError    **error;
} Reader;

static gboolean
fail (const Reader *reader,
      const char   *member,
      const char   *expected)
{
  /* Translators: the place in a file, such as «group 2, rule 3»; the name of what stands there; what should stand there */
  g_set_error (reader->error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM,
               _("The score model in JSON, %s: “%s” must be %s."), reader->place, member, expected);
  return FALSE;
}

static JsonNode *
find (JsonObject *object,
      const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* What nobody knows is a slip more often than an extension: it would count for nothing, and nobody would notice. */
static gboolean
check_members (const Reader      *reader,
               JsonObject        *object,
               const char *const *known)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (!g_strv_contains (known, member))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known);

        g_set_error (reader->error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM,
                     _("The score model in JSON, %s: there is no “%s”; there are %s."), reader->place, member, all);
        return FALSE;
      }
  return TRUE;
}

static gboolean
get_number (const Reader *reader,
            JsonObject   *object,
            const char   *member,
            double        otherwise,
            double       *number)
{
  JsonNode *node = find (object, member);

  *number = otherwise;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_INT64 &&
                                        json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return fail (reader, member, _("a number, such as 50"));
  *number = json_node_get_double (node);
  return TRUE;
}

static gboolean
get_flag (const Reader *reader,
          JsonObject   *object,
          const char   *member,
          gboolean     *flag)
{
  JsonNode *node = find (object, member);

  *flag = FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (reader, member, _("true or false"));
  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
get_text (const Reader *reader,
          JsonObject   *object,
          const char   *member,
          const char  **text)
{
  JsonNode *node = find (object, member);

  *text = "";
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (reader, member, _("a text"));
  *text = json_node_get_string (node);
  return TRUE;
}

static AccordCondition *
get_condition (const Reader *reader,
               const char   *member,
               const char   *text)
{
  g_autoptr (GError) wrong = NULL;
  AccordCondition *condition = accord_condition_parse (text, &wrong);

  if (condition == NULL)
    g_set_error (reader->error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM,
                 /* Translators: a place, the name of what stands there, it, and what is wrong with it */
                 _("The score model in JSON, %s: “%s” is “%s”, which is no condition: %s"), reader->place, member, text,
                 wrong->message);
  return condition;
}

static gboolean
read_rule (const Reader     *outer,
           AccordScoreGroup *group,
           JsonNode         *node,
           guint             index)
{
  static const char *const known[] = { "title", "condition", "points", "half_life", "off", NULL };
  g_autofree char *place = g_strdup_printf (_("%s, rule %u"), outer->place, index + 1);
  const Reader reader = { place, outer->error };
  const char *title, *text;
  AccordCondition *condition;
  AccordScoreRule *rule;
  JsonObject *object;
  double points;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (outer, "rules", _("a list of objects"));
  object = json_node_get_object (node);
  if (!check_members (&reader, object, known) || !get_text (&reader, object, "title", &title) ||
      !get_text (&reader, object, "condition", &text) || !get_number (&reader, object, "points", NAN, &points))
    return FALSE;
  if (isnan (points))
    return fail (&reader, "points", _("a number, such as 50"));
  condition = get_condition (&reader, "condition", text);
  if (condition == NULL)
    return FALSE;
  rule = accord_score_group_add_rule (group, title, condition, points);
  return get_number (&reader, object, "half_life", NAN, &rule->half_life) &&
         get_flag (&reader, object, "off", &rule->is_off);
}

static gboolean
read_group (GError          **error,
            AccordScoreModel *self,
            JsonNode         *node,
            guint             index)
{
  static const char *const known[] = { "title", "dimension", "low", "high", "exclusive", "rules", NULL };
  g_autofree char *place = g_strdup_printf (_("group %u"), index + 1);
  const Reader reader = { place, error };
  const char *title, *dimension;
  AccordScoreGroup *group;
  JsonObject *object;
  JsonNode *rules;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (&reader, "groups", _("a list of objects"));
  object = json_node_get_object (node);
  if (!check_members (&reader, object, known) || !get_text (&reader, object, "title", &title) ||
      !get_text (&reader, object, "dimension", &dimension))
    return FALSE;
  if (!g_str_equal (dimension, "fit") && !g_str_equal (dimension, "engagement"))
    return fail (&reader, "dimension", _("“fit” or “engagement”"));
  group = accord_score_model_add_group (self, title, *dimension == 'e' ? ACCORD_DIMENSION_ENGAGEMENT : ACCORD_DIMENSION_FIT);
  rules = find (object, "rules");
  if (rules == NULL || !JSON_NODE_HOLDS_ARRAY (rules))
    return fail (&reader, "rules", _("a list of objects"));
  if (!get_number (&reader, object, "low", NAN, &group->low) || !get_number (&reader, object, "high", NAN, &group->high) ||
      !get_flag (&reader, object, "exclusive", &group->exclusive))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (rules)); i++)
    if (!read_rule (&reader, group, json_array_get_element (json_node_get_array (rules), i), i))
      return FALSE;
  return TRUE;
}

static JsonObject *
find_object (const Reader *reader,
             JsonObject   *object,
             const char   *member,
             gboolean     *wrong)
{
  JsonNode *node = find (object, member);

  *wrong = node != NULL && !JSON_NODE_HOLDS_OBJECT (node);
  if (*wrong)
    fail (reader, member, _("an object"));
  return node != NULL && !*wrong ? json_node_get_object (node) : NULL;
}

static gboolean
read_bands (const Reader     *reader,
            AccordScoreModel *self,
            JsonObject       *object)
{
  static const char *const known_bands[] = { "a", "b", "c", NULL };
  static const char *const known_grid[] = { "fit_high", "fit_middle", "engagement_high", "engagement_middle", NULL };
  gboolean wrong_bands, wrong_grid;
  JsonObject *bands = find_object (reader, object, "bands", &wrong_bands);
  JsonObject *grid = wrong_bands ? NULL : find_object (reader, object, "grid", &wrong_grid);

  if (wrong_bands || wrong_grid || (bands != NULL && !check_members (reader, bands, known_bands)) ||
      (grid != NULL && !check_members (reader, grid, known_grid)))
    return FALSE;
  for (guint i = 0; bands != NULL && i < 3; i++)
    if (!get_number (reader, bands, band_members[i], NAN, &self->bands[i]))
      return FALSE;
  for (guint i = 0; grid != NULL && i < 2 * ACCORD_N_DIMENSIONS; i++)
    if (!get_number (reader, grid, grid_members[i / 2][i % 2], NAN, &self->grid[i / 2][i % 2]))
      return FALSE;
  return TRUE;
}

static gboolean
read_limits (const Reader     *reader,
             AccordScoreModel *self,
             JsonObject       *object)
{
  const char *outcome;

  if (!get_number (reader, object, "start", 0, &self->start) || !get_number (reader, object, "min", NAN, &self->min) ||
      !get_number (reader, object, "max", NAN, &self->max) || !get_number (reader, object, "mql", NAN, &self->mql) ||
      !get_number (reader, object, "handover", NAN, &self->handover) || !read_bands (reader, self, object) ||
      !get_flag (reader, object, "skip_automatic", &self->skip_automatic) ||
      !get_text (reader, object, "outcome", &outcome))
    return FALSE;
  if (*outcome != '\0')
    self->outcome = get_condition (reader, "outcome", outcome);
  return *outcome == '\0' || self->outcome != NULL;
}

static gboolean
check_format (const Reader *reader,
              JsonObject   *object)
{
  double format;

  if (!get_number (reader, object, "format", FORMAT, &format))
    return FALSE;
  if (format <= FORMAT)
    return TRUE;
  g_set_error_literal (reader->error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM,
                       _("This score model was made by a newer Accord; read it with that."));
  return FALSE;
}

/**
 * accord_score_model_from_json:
 * @node: JSON, as the schema that is shipped says
 * @error: one sentence that says what is wrong, where, and what would be right
 *
 * Returns: (transfer full) (nullable): the model, checked
 */
AccordScoreModel *
accord_score_model_from_json (JsonNode *node,
                              GError  **error)
{
  static const char *const known[] = { "format", "start", "min",     "max",    "mql",     "handover",
                                       "bands",  "grid",  "outcome", "groups", "$schema", "skip_automatic", NULL };
  g_autoptr (AccordScoreModel) self = accord_score_model_new ();
  const Reader reader = { _("at its beginning"), error };
  JsonObject *object;
  JsonNode *groups;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM,
                           _("A score model in JSON must be an object with “groups”."));
      return NULL;
    }
  object = json_node_get_object (node);
  if (!check_format (&reader, object) || !check_members (&reader, object, known) || !read_limits (&reader, self, object))
    return NULL;
  groups = find (object, "groups");
  if (groups == NULL || !JSON_NODE_HOLDS_ARRAY (groups))
    {
      fail (&reader, "groups", _("a list of objects"));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (groups)); i++)
    if (!read_group (error, self, json_array_get_element (json_node_get_array (groups), i), i))
      return NULL;
  return accord_score_model_check (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_score_model_from_text:
 * @text: JSON
 * @error: one sentence that says what is wrong
 *
 * Returns: (transfer full) (nullable): the model
 */
AccordScoreModel *
accord_score_model_from_text (const char *text,
                              GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) wrong = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (json_parser_load_from_data (parser, text, -1, &wrong))
    return accord_score_model_from_json (json_parser_get_root (parser), error);
  g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM, _("The score model is not JSON: %s"), wrong->message);
  return NULL;
}
