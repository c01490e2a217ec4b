#include "kpi/figures-json.h"

#include <math.h>

#include "kpi/form.h"
#include "model/canonical-json.h"
#include "model/json-member.h"

static void
set_real (JsonObject *object,
          const char *name,
          double      real)
{
  g_autofree char *text = isfinite (real) ? accord_number_to_text (real) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static double
get_real (JsonObject *object,
          const char *name)
{
  const char *text = accord_json_get_text (object, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : NAN;
}

static void
set_day (JsonObject *object,
         const char *name,
         AccordDay   day)
{
  g_autofree char *iso = day != ACCORD_DAY_NONE ? accord_day_to_iso (day) : NULL;

  if (iso != NULL)
    json_object_set_string_member (object, name, iso);
}

static AccordDay
get_day (JsonObject *object,
         const char *name)
{
  const char *iso = accord_json_get_text (object, name);
  AccordDay day;

  return iso != NULL && accord_day_parse_iso (iso, &day) ? day : ACCORD_DAY_NONE;
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonObject *
write_query (const AccordQuery *query)
{
  JsonObject *object = json_object_new ();

  /* A plain form says nothing, as before there were others: what was signed stays what it was. */
  if (query->form != ACCORD_FORM_PLAIN)
    set_text (object, "form", accord_form_get_name (query->form));
  set_text (object, "by", accord_period_kind_get_name (query->by));
  set_day (object, "from", query->from);
  set_day (object, "to", query->to);
  set_text (object, "group", query->group);
  set_text (object, "basis", accord_basis_get_name (query->basis));
  json_object_set_int_member (object, "horizon_days", query->horizon_days);
  set_text (object, "from_stage", accord_stage_get_name (query->from_stage));
  set_text (object, "to_stage", accord_stage_get_name (query->to_stage));
  json_object_set_int_member (object, "instant", query->as_of.instant_ms);
  set_day (object, "as_of", query->as_of.day);
  set_text (object, "currency", query->currency);
  return object;
}

static gboolean
read_query (JsonObject  *object,
            AccordQuery *query)
{
  const char *form = accord_json_get_text (object, "form");
  const char *group = accord_json_get_text (object, "group");
  const char *currency = accord_json_get_text (object, "currency");

  query->from = get_day (object, "from");
  query->to = get_day (object, "to");
  query->group = group != NULL ? g_intern_string (group) : NULL;
  query->currency = g_intern_string (currency != NULL ? currency : "");
  query->horizon_days = (gint) accord_json_get_integer (object, "horizon_days", 0);
  query->as_of.instant_ms = accord_json_get_integer (object, "instant", 0);
  query->as_of.day = get_day (object, "as_of");
  return (form == NULL || accord_form_parse (form, &query->form)) &&
         accord_period_kind_parse (accord_json_get_text (object, "by"), &query->by) &&
         accord_basis_parse (accord_json_get_text (object, "basis"), &query->basis) &&
         accord_stage_parse (accord_json_get_text (object, "from_stage"), &query->from_stage) &&
         accord_stage_parse (accord_json_get_text (object, "to_stage"), &query->to_stage);
}

/* What only some forms have. */
static void
write_stretch (JsonObject         *object,
               const AccordFigure *figure)
{
  if (!figure->has_stretch)
    return;
  set_real (object, "lower", figure->lower);
  set_real (object, "upper", figure->upper);
  for (guint i = 0; figure->has_quantiles && i < ACCORD_N_QUANTILES; i++)
    {
      char name[8];

      g_snprintf (name, sizeof name, "p%u", accord_quantiles[i]);
      set_real (object, name, figure->quantiles[i]);
    }
}

static void
read_stretch (JsonObject   *object,
              AccordFigure *figure)
{
  figure->has_stretch = accord_json_get_text (object, "upper") != NULL;
  if (!figure->has_stretch)
    return;
  figure->lower = get_real (object, "lower");
  figure->upper = get_real (object, "upper");
  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    {
      char name[8];

      g_snprintf (name, sizeof name, "p%u", accord_quantiles[i]);
      figure->quantiles[i] = get_real (object, name);
      figure->has_quantiles |= isfinite (figure->quantiles[i]);
    }
}

static JsonObject *
write_figure (const AccordFigure *figure)
{
  JsonObject *object = json_object_new ();

  set_text (object, "period", figure->period);
  set_day (object, "first", figure->first);
  set_day (object, "last", figure->last);
  set_text (object, "group", figure->group);
  set_real (object, "value", figure->value);
  set_real (object, "numerator", figure->numerator);
  set_real (object, "denominator", figure->denominator);
  set_real (object, "low", figure->low);
  set_real (object, "high", figure->high);
  write_stretch (object, figure);
  json_object_set_boolean_member (object, "mature", figure->mature);
  json_object_set_int_member (object, "open", (gint64) figure->open);
  for (guint i = 0; i < ACCORD_N_LEFT_OUT; i++)
    if (figure->left_out[i] > 0)
      json_object_set_int_member (object, accord_left_out_get_name (i), (gint64) figure->left_out[i]);
  return object;
}

static AccordFigure *
read_figure (JsonObject *object)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  figure->period = g_strdup (accord_json_get_text (object, "period"));
  figure->first = get_day (object, "first");
  figure->last = get_day (object, "last");
  figure->group = g_strdup (accord_json_get_text (object, "group"));
  figure->value = get_real (object, "value");
  figure->numerator = get_real (object, "numerator");
  figure->denominator = get_real (object, "denominator");
  figure->low = get_real (object, "low");
  figure->high = get_real (object, "high");
  read_stretch (object, figure);
  figure->mature = accord_json_get_flag (object, "mature");
  figure->open = (guint64) accord_json_get_integer (object, "open", 0);
  for (guint i = 0; i < ACCORD_N_LEFT_OUT; i++)
    figure->left_out[i] = (guint64) accord_json_get_integer (object, accord_left_out_get_name (i), 0);
  return figure;
}

/**
 * accord_figures_freeze:
 * @self: (nullable): figures
 *
 * Returns: (transfer full): an object from which accord_figures_thaw() makes the same figures; null for none
 */
JsonNode *
accord_figures_freeze (const AccordFigures *self)
{
  JsonNode *node = json_node_alloc ();
  JsonArray *array;
  JsonObject *object;

  if (self == NULL)
    return json_node_init_null (node);
  object = json_object_new ();
  array = json_array_new ();
  for (guint i = 0; i < self->figures->len; i++)
    json_array_add_object_element (array, write_figure (self->figures->pdata[i]));
  json_object_set_string_member (object, "metric", self->metric);
  json_object_set_object_member (object, "query", write_query (&self->query));
  json_object_set_boolean_member (object, "grouped", self->grouped);
  json_object_set_int_member (object, "undated", (gint64) self->undated);
  json_object_set_array_member (object, "figures", array);
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static gboolean
read_figures (AccordFigures *self,
              JsonObject    *object)
{
  JsonObject *query = accord_json_get_object (object, "query");
  JsonArray *array = accord_json_get_array (object, "figures");

  if (query == NULL || array == NULL || !read_query (query, &self->query))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
        return FALSE;
      g_ptr_array_add (self->figures, read_figure (json_array_get_object_element (array, i)));
    }
  return TRUE;
}

/**
 * accord_figures_thaw:
 * @node: (nullable): what accord_figures_freeze() made
 *
 * Returns: (transfer full) (nullable): the figures; %NULL for none, and where they are of a metric that there is not
 */
AccordFigures *
accord_figures_thaw (JsonNode *node)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const AccordMetric *metric = object != NULL ? accord_metric_find (accord_json_get_text (object, "metric")) : NULL;
  g_autoptr (AccordFigures) self = NULL;

  if (metric == NULL)
    return NULL;
  self = g_new0 (AccordFigures, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->metric = metric->id;
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  self->grouped = accord_json_get_flag (object, "grouped");
  self->undated = (guint64) accord_json_get_integer (object, "undated", 0);
  if (!read_figures (self, object))
    return NULL;
  self->unit = accord_form_get_unit (self->query.form, metric);
  return g_steal_pointer (&self);
}
