#include "present/figure-chart.h"

#include <math.h>

#include "kpi/form.h"
#include "model/canonical-json.h"
#include "model/csv.h"

/* Figures as CSV and JSON: unrounded, the shortest digits that read back as the same number. */

static void
append_number (GString *text,
               double   number,
               gboolean json)
{
  g_autofree char *digits = isfinite (number) ? accord_number_to_text (number) : NULL;

  if (digits != NULL)
    g_string_append (text, digits);
  else if (json)
    g_string_append (text, "null");
}

static void
append_json_text (GString    *text,
                  const char *value)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, value);
  accord_json_append (text, node, FALSE, 0);
}

static gboolean
have_quantiles (const AccordFigures *figures)
{
  return accord_figures_get_metric (figures) != NULL && figures->figures->len > 0 &&
         ((const AccordFigure *) g_ptr_array_index (figures->figures, 0))->has_quantiles;
}

/* Of ages, amounts: where the form has them. */
static gboolean
have_stretches (const AccordFigures *figures)
{
  return figures->figures->len > 0 && ((const AccordFigure *) g_ptr_array_index (figures->figures, 0))->has_stretch;
}

static void
append_csv_stretch (GString            *text,
                    const AccordFigure *figure)
{
  g_string_append_c (text, ',');
  append_number (text, figure->lower, FALSE);
  g_string_append_c (text, ',');
  append_number (text, figure->upper, FALSE);
}

static void
append_json_stretch (GString            *text,
                     const AccordFigure *figure)
{
  g_string_append (text, ",\"lower\":");
  append_number (text, figure->lower, TRUE);
  g_string_append (text, ",\"upper\":");
  append_number (text, figure->upper, TRUE);
}

static void
append_csv_quantiles (GString            *text,
                      const AccordFigure *figure)
{
  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    {
      g_string_append_c (text, ',');
      append_number (text, figure->quantiles[i], FALSE);
    }
}

static void
append_json_quantiles (GString            *text,
                       const AccordFigure *figure)
{
  g_string_append (text, ",\"quantiles\":{");
  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    {
      g_string_append_printf (text, "%s\"p%u\":", i > 0 ? "," : "", accord_quantiles[i]);
      append_number (text, figure->quantiles[i], TRUE);
    }
  g_string_append_c (text, '}');
}

static void
append_csv_figure (GString            *text,
                   const AccordFigure *figure)
{
  const double numbers[] = { figure->value, figure->numerator, figure->denominator, figure->low, figure->high };
  gboolean first = TRUE;

  accord_csv_append_cell (text, figure->period, -1);
  g_string_append_c (text, ',');
  accord_csv_append_cell (text, figure->group, -1);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_string_append_c (text, ',');
      append_number (text, numbers[i], FALSE);
    }
  g_string_append_printf (text, ",%s,%" G_GUINT64_FORMAT ",", figure->mature ? "true" : "false", figure->open);
  for (guint i = 0; i < ACCORD_N_LEFT_OUT; i++)
    {
      if (figure->left_out[i] == 0)
        continue;
      g_string_append_printf (text, "%s%s=%" G_GUINT64_FORMAT, first ? "" : ";", accord_left_out_get_name (i), figure->left_out[i]);
      first = FALSE;
    }
  if (figure->has_stretch)
    append_csv_stretch (text, figure);
  if (figure->has_quantiles)
    append_csv_quantiles (text, figure);
  g_string_append (text, "\n");
}

static void
append_json_figure (GString            *text,
                    const AccordFigure *figure,
                    gboolean            grouped)
{
  static const char *const names[] = { "value", "numerator", "denominator", "low", "high" };
  const double numbers[] = { figure->value, figure->numerator, figure->denominator, figure->low, figure->high };
  gboolean first = TRUE;

  g_string_append (text, "{\"period\":");
  append_json_text (text, figure->period);
  if (grouped)
    g_string_append (text, ",\"group\":");
  if (grouped && figure->group != NULL)
    append_json_text (text, figure->group);
  else if (grouped)
    g_string_append (text, "null");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_string_append_printf (text, ",\"%s\":", names[i]);
      append_number (text, numbers[i], TRUE);
    }
  g_string_append_printf (text, ",\"mature\":%s,\"open\":%" G_GUINT64_FORMAT ",\"left_out\":{",
                          figure->mature ? "true" : "false", figure->open);
  for (guint i = 0; i < ACCORD_N_LEFT_OUT; i++)
    {
      if (figure->left_out[i] == 0)
        continue;
      g_string_append_printf (text, "%s\"%s\":%" G_GUINT64_FORMAT, first ? "" : ",", accord_left_out_get_name (i), figure->left_out[i]);
      first = FALSE;
    }
  g_string_append_c (text, '}');
  if (figure->has_stretch)
    append_json_stretch (text, figure);
  if (figure->has_quantiles)
    append_json_quantiles (text, figure);
  g_string_append_c (text, '}');
}

static const char *
get_unit_name (AccordUnit unit)
{
  static const char *const names[] = {
    [ACCORD_UNIT_COUNT] = "count",
    [ACCORD_UNIT_RATIO] = "ratio",
    [ACCORD_UNIT_MONEY] = "money",
    [ACCORD_UNIT_SECONDS] = "seconds",
  };

  return names[unit];
}

/**
 * accord_present_csv:
 * @figures: figures
 *
 * A line a figure, with a header; empty where there is no number or no group. `left_out` is `reason=n;reason=n`. The
 * stretch of a figure, where its form has one, and the quantiles of durations are columns of their own, behind.
 *
 * Returns: (transfer full): RFC 4180, UTF-8
 */
char *
accord_present_csv (const AccordFigures *figures)
{
  GString *text = g_string_new ("period,group,value,numerator,denominator,low,high,mature,open,left_out");

  if (have_stretches (figures))
    g_string_append (text, ",lower,upper");
  for (guint i = 0; i < ACCORD_N_QUANTILES && have_quantiles (figures); i++)
    g_string_append_printf (text, ",p%u", accord_quantiles[i]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < figures->figures->len; i++)
    append_csv_figure (text, g_ptr_array_index (figures->figures, i));

  return g_string_free (text, FALSE);
}

/**
 * accord_present_json:
 * @figures: figures
 *
 * «form» says how the figures are cut, where that is not the plain way; «trial» a commitment is judged by a draft, which nobody has agreed to yet.
 *
 * Returns: (transfer full): one JSON object, as the command line gives it, and a line's end
 */
char *
accord_present_json (const AccordFigures *figures)
{
  GString *text = g_string_new ("{\"metric\":");
  g_autofree char *as_of = accord_day_to_iso (figures->query.as_of.day);

  append_json_text (text, figures->metric);
  if (figures->query.form != ACCORD_FORM_PLAIN)
    g_string_append_printf (text, ",\"form\":\"%s\"", accord_form_get_name (figures->query.form));
  g_string_append_printf (text, ",\"unit\":\"%s\",\"as_of\":\"%s\",%s\"points\":[", get_unit_name (figures->unit), as_of,
                          figures->trial ? "\"trial\":true," : "");
  for (guint i = 0; i < figures->figures->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_json_figure (text, g_ptr_array_index (figures->figures, i), figures->grouped);
    }
  g_string_append (text, "\n]}\n");

  return g_string_free (text, FALSE);
}
