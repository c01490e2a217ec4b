#include "present/standing-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/canonical-json.h"
#include "model/csv.h"
#include "present/words.h"

static AccordUnit
get_unit (const AccordStandingFigure *standing)
{
  return standing->figures != NULL ? standing->figures->unit : standing->metric->unit;
}

/**
 * accord_words_standing:
 * @standing: how a commitment stands
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full): «93 of 97», «67 so far»; a dash where nothing is known
 */
char *
accord_words_standing (const AccordStandingFigure *standing,
                       const char                 *currency)
{
  const AccordFigure *figure = accord_standing_figure_get (standing);
  g_autofree char *value = NULL;

  if (figure == NULL)
    return g_strdup ("–");
  if (get_unit (standing) == ACCORD_UNIT_RATIO && isfinite (figure->denominator))
    {
      g_autofree char *numerator = accord_words_count ((guint64) figure->numerator);
      g_autofree char *denominator = accord_words_count ((guint64) figure->denominator);

      return g_strdup_printf (_("%s of %s"), numerator, denominator);
    }
  value = accord_words_value (figure->value, get_unit (standing), currency);
  return g_strdup_printf (_("%s so far"), value);
}

/**
 * accord_words_standing_agreed:
 * @standing: how a commitment stands
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full): «agreed 95 %», «agreed 180, even pace 64»
 */
char *
accord_words_standing_agreed (const AccordStandingFigure *standing,
                              const char                 *currency)
{
  AccordUnit unit = get_unit (standing);
  g_autofree char *target = NULL, *due = NULL;

  if (isnan (standing->target))
    return g_strdup (_("no target"));
  target = accord_words_value (standing->target, unit, currency);
  if (standing->at_most)
    /* Translators: what was agreed, a limit */
    return g_strdup_printf (_("agreed ≤ %s"), target);
  if (!(standing->due < standing->target))
    /* Translators: what was agreed: «agreed 95 %» */
    return g_strdup_printf (_("agreed %s"), target);
  due = accord_words_value (unit == ACCORD_UNIT_COUNT ? round (standing->due) : standing->due, unit, currency);
  /* Translators: what was agreed, and what of it is due by now if every day brings the same */
  return g_strdup_printf (_("agreed %s, even pace %s"), target, due);
}

/**
 * accord_words_standing_state:
 * @state: how a commitment stands
 *
 * Returns: (transfer none): that in a word or two
 */
const char *
accord_words_standing_state (AccordStandingState state)
{
  switch (state)
    {
    case ACCORD_STANDING_KEPT:
      return _("kept");
    case ACCORD_STANDING_AT_RISK:
      return _("at risk");
    case ACCORD_STANDING_MISSED:
      return _("missed");
    case ACCORD_STANDING_NONE:
    default:
      return _("nothing yet");
    }
}

static gboolean
is_worry (AccordStandingState state)
{
  return state == ACCORD_STANDING_AT_RISK || state == ACCORD_STANDING_MISSED;
}

static AccordChartTone
get_tone (AccordStandingState state)
{
  if (is_worry (state))
    return ACCORD_CHART_TONE_BAD;
  return state == ACCORD_STANDING_KEPT ? ACCORD_CHART_TONE_DATA : ACCORD_CHART_TONE_MUTED;
}

/* «First contact ≤ 4 working hours: 93 of 97, kept», and below it the days and what was agreed. */
static char *
describe (const AccordStandingFigure *standing,
          const char                 *currency)
{
  const char *state = accord_words_standing_state (accord_standing_figure_judge (standing));
  g_autofree char *value = accord_words_standing (standing, currency);
  g_autofree char *agreed = accord_words_standing_agreed (standing, currency);
  g_autofree char *days = accord_words_days (standing->first, standing->last);

  return g_strdup_printf ("%s: %s, %s\n%s\n%s", standing->title, value, state, agreed, days);
}

/* Who does not see colours reads in the note what is not as agreed. */
static void
add_point (AccordChartSeries          *series,
           const AccordStandingFigure *standing,
           const char                 *currency)
{
  const AccordFigure *figure = accord_standing_figure_get (standing);
  AccordStandingState state = accord_standing_figure_judge (standing);
  AccordChartPoint *point = accord_chart_add_point (series, figure != NULL ? figure->value : NAN);
  g_autofree char *agreed = accord_words_standing_agreed (standing, currency);

  point->label = g_strdup (standing->title);
  point->value_label = accord_words_standing (standing, currency);
  point->aim = standing->due;
  point->tone = get_tone (state);
  point->note = is_worry (state) ? g_strdup_printf ("%s: %s", accord_words_standing_state (state), agreed)
                                 : g_strdup (agreed);
  point->tip = describe (standing, currency);
}

/**
 * accord_present_standings:
 * @standings: (element-type AccordStandingFigure): how commitments stand
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full): them as a chart
 */
AccordChart *
accord_present_standings (GPtrArray  *standings,
                          const char *currency)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_BULLETS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  for (guint i = 0; i < standings->len; i++)
    add_point (series, standings->pdata[i], currency);
  chart->empty = g_strdup (standings->len > 0 ? _("Nothing is known of the commitments yet.")
                                              : _("No commitment is measured yet. Write who owes what, how it is measured, and the target."));
  chart->foot = standings->len > 0 ? g_strdup (_("Tick: what is due by now. Clocks still running are not counted.")) : NULL;
  return chart;
}

static guint
count_state (GPtrArray           *standings,
             AccordStandingState  state)
{
  guint n = 0;

  for (guint i = 0; i < standings->len; i++)
    n += accord_standing_figure_judge (standings->pdata[i]) == state;
  return n;
}

/* «, 2 at risk: first contact (93 of 97), …» */
static void
add_named (GString             *text,
           GPtrArray           *standings,
           AccordStandingState  state,
           const char          *currency)
{
  guint n = count_state (standings, state), said = 0;

  if (n == 0)
    return;
  g_string_append_printf (text, ", %u %s", n, accord_words_standing_state (state));
  for (guint i = 0; i < standings->len; i++)
    {
      const AccordStandingFigure *standing = standings->pdata[i];
      g_autofree char *value = NULL;

      if (accord_standing_figure_judge (standing) != state)
        continue;
      value = accord_words_standing (standing, currency);
      g_string_append_printf (text, "%s%s (%s)", said++ == 0 ? ": " : ", ", standing->title, value);
    }
}

/**
 * accord_present_standings_sentence:
 * @standings: (element-type AccordStandingFigure): how commitments stand
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full): how many are kept so far, and which are not
 */
char *
accord_present_standings_sentence (GPtrArray  *standings,
                                   const char *currency)
{
  GString *text = g_string_new (NULL);
  guint n = count_state (standings, ACCORD_STANDING_KEPT);
  guint n_unknown = count_state (standings, ACCORD_STANDING_NONE);

  if (standings->len == 0)
    {
      g_string_append (text, _("No commitment is measured yet."));
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text, ngettext ("%u commitment kept so far", "%u commitments kept so far", n), n);
  if (n_unknown > 0)
    g_string_append_printf (text, ngettext (", %u cannot be judged yet", ", %u cannot be judged yet", n_unknown), n_unknown);
  add_named (text, standings, ACCORD_STANDING_AT_RISK, currency);
  add_named (text, standings, ACCORD_STANDING_MISSED, currency);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static void
append_number (GString *text,
               double   number)
{
  g_autofree char *digits = isfinite (number) ? accord_number_to_text (number) : NULL;

  g_string_append_c (text, ',');
  if (digits != NULL)
    g_string_append (text, digits);
}

/**
 * accord_present_standings_csv:
 * @standings: (element-type AccordStandingFigure): how commitments stand
 *
 * Returns: (transfer full): a row each
 */
char *
accord_present_standings_csv (GPtrArray *standings)
{
  static const char *const words[] = { "unknown", "kept", "at-risk", "missed" };
  GString *text = g_string_new ("commitment,first,last,value,numerator,denominator,target,due,at_most,standing\n");

  for (guint i = 0; i < standings->len; i++)
    {
      const AccordStandingFigure *standing = standings->pdata[i];
      const AccordFigure *figure = accord_standing_figure_get (standing);
      g_autofree char *first = accord_day_to_iso (standing->first), *last = accord_day_to_iso (standing->last);

      accord_csv_append_cell (text, standing->title, -1);
      g_string_append_printf (text, ",%s,%s", first, last);
      append_number (text, figure != NULL ? figure->value : NAN);
      append_number (text, figure != NULL ? figure->numerator : NAN);
      append_number (text, figure != NULL ? figure->denominator : NAN);
      append_number (text, standing->target);
      append_number (text, standing->due);
      g_string_append_printf (text, ",%s,%s\n", standing->at_most ? "true" : "false",
                              words[accord_standing_figure_judge (standing)]);
    }
  return g_string_free (text, FALSE);
}
