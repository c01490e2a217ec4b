#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-words.h"
#include "present/words-form.h"
#include "present/words.h"

/* The share that has converted by each age: a line a group that rises in steps. */

#define MOST_LINES 5    /* more lines than these cannot be told apart */
#define MOST_POINTS 400 /* more cannot be seen: of those between, the last before each is left out */
#define RANGE_BELOW 1000.0

/* The figures of one group, which come one after another. */
typedef struct
{
  guint first, n;
} Curve;

static GArray *
list_curves (const AccordFigures *figures)
{
  GArray *curves = g_array_new (FALSE, FALSE, sizeof (Curve));

  for (guint i = 0; i < figures->figures->len; i++)
    {
      Curve *last = curves->len > 0 ? &g_array_index (curves, Curve, curves->len - 1) : NULL;
      const AccordFigure *figure = accord_form_get_figure (figures, i);

      if (last != NULL && g_strcmp0 (accord_form_get_figure (figures, last->first)->group, figure->group) == 0)
        last->n++;
      else
        g_array_append_val (curves, ((Curve) { i, 1 }));
    }
  return curves;
}

static double
get_weight (const AccordFigures *figures,
            const Curve         *curve)
{
  return accord_form_get_figure (figures, curve->first)->denominator;
}

static gint
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  double first = get_weight (user_data, a), second = get_weight (user_data, b);

  return first > second ? -1 : first < second;
}

/* Those of the largest groups. */
static GArray *
choose_curves (const AccordFormSubject *subject)
{
  GArray *curves = list_curves (subject->figures);
  guint most = subject->options->most_groups > 0 ? MIN (subject->options->most_groups, MOST_LINES) : MOST_LINES;

  g_array_sort_with_data (curves, compare_weights, (gpointer) subject->figures);
  if (curves->len > most)
    g_array_set_size (curves, most);
  return curves;
}

static guint
count_points (const Curve *curve)
{
  return MIN (curve->n, MOST_POINTS);
}

/* Evenly many of the figures, the last among them. */
static guint
get_index (const Curve *curve,
           guint        point)
{
  guint n = count_points (curve);

  return curve->first + (guint) (((guint64) point + 1) * curve->n / n) - 1;
}

static char *
format_days (double   at,
             double   step,
             gpointer user_data)
{
  return accord_words_value_short (at, ACCORD_UNIT_COUNT, NULL);
}

/* NULL: there is one for all. */
static char *
name_curve (const AccordFormSubject *subject,
            const AccordFigure      *figure)
{
  return subject->figures->grouped ? accord_words_group (subject->figures, figure->group, subject->options->settings) : NULL;
}

static void
add_start (AccordChartSeries *series)
{
  AccordChartPoint *point = accord_chart_add_point (series, 0);

  point->label = g_strdup_printf (ngettext ("%u day", "%u days", 0), 0);
  point->value_label = accord_words_value_short (0, ACCORD_UNIT_RATIO, NULL);
}

static void
add_point (AccordChartSeries       *series,
           const AccordFormSubject *subject,
           const AccordFigure      *figure,
           gboolean                 with_range)
{
  g_autofree char *age = accord_words_stretch (subject->figures, figure, NULL);
  AccordChartPoint *point = accord_chart_add_point (series, figure->value);

  point->label = accord_words_capital (age);
  point->value_label = accord_words_value_short (figure->value, subject->figures->unit, NULL);
  point->at = figure->upper;
  if (with_range && figure->denominator < RANGE_BELOW)
    {
      point->low = figure->low;
      point->high = figure->high;
    }
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_LINE);
  g_autoptr (GArray) curves = choose_curves (subject);

  chart->numeric = TRUE;
  chart->stepped = TRUE;
  accord_form_use_unit (chart, ACCORD_UNIT_RATIO, NULL);
  chart->at_format = format_days;
  for (guint i = 0; i < curves->len; i++)
    {
      const Curve *curve = &g_array_index (curves, Curve, i);
      g_autofree char *name = name_curve (subject, accord_form_get_figure (subject->figures, curve->first));
      AccordChartSeries *series = accord_chart_add_series (chart, name);

      add_start (series);
      for (guint j = 0; j < count_points (curve); j++)
        add_point (series, subject, accord_form_get_figure (subject->figures, get_index (curve, j)), curves->len == 1);
    }
  return chart;
}

/* The first point of each line is where it starts: nobody has converted before. */
static const AccordFigure *
find (const AccordFormSubject *subject,
      guint                    series,
      guint                    point)
{
  g_autoptr (GArray) curves = choose_curves (subject);
  const Curve *curve = series < curves->len ? &g_array_index (curves, Curve, series) : NULL;

  if (curve == NULL || point == 0 || point > count_points (curve))
    return NULL;
  return accord_form_get_figure (subject->figures, get_index (curve, point - 1));
}

static char *
say_tip (const AccordFormSubject *subject,
         guint                    series,
         guint                    point)
{
  const AccordFigure *figure = find (subject, series, point);
  g_autofree char *age = figure != NULL ? accord_words_stretch (subject->figures, figure, NULL) : NULL;
  g_autofree char *name = NULL, *head = NULL;

  if (figure == NULL)
    return NULL;
  name = name_curve (subject, figure);
  head = name != NULL ? g_strdup_printf (_("%s, %s"), name, age) : accord_words_capital (age);
  return accord_form_tip (subject, figure, head);
}

static char *
say_title (const AccordFormSubject *subject)
{
  g_autofree char *whom = accord_words_stage (subject->figures->query.to_stage, 2, subject->options->settings);
  g_autofree char *capital = accord_words_capital (whom);
  /* Translators: %s is what customers are called */
  g_autofree char *title = g_strdup_printf (_("%s by age of the lead"), capital);

  return accord_figures_add_group (title, subject->figures, subject->options);
}

static char *
say_subtitle (const AccordFormSubject *subject)
{
  g_autofree char *whom = accord_form_say_whom (subject);

  /* Translators: %s is which leads: «% of all leads, by days since they came» */
  return g_strdup_printf (_("%% of %s, by days since they came"), whom);
}

/* The figure at which a curve is by some share of its way. */
static const AccordFigure *
find_half (const AccordFigures *figures,
           const Curve         *curve)
{
  double end = accord_form_get_figure (figures, curve->first + curve->n - 1)->value;

  for (guint i = curve->first; i < curve->first + curve->n; i++)
    if (accord_form_get_figure (figures, i)->value >= end / 2)
      return accord_form_get_figure (figures, i);
  return NULL;
}

static char *
say_curve (const AccordFormSubject *subject,
           const Curve             *curve)
{
  const AccordFigure *last = accord_form_get_figure (subject->figures, curve->first + curve->n - 1);
  const AccordFigure *half = find_half (subject->figures, curve);
  g_autofree char *age = accord_words_stretch (subject->figures, last, NULL);
  g_autofree char *value = accord_words_value (last->value, ACCORD_UNIT_RATIO, NULL);
  g_autofree char *soon = half != NULL ? accord_words_stretch (subject->figures, half, NULL) : NULL;

  if (!(last->value > 0))
    return g_strdup_printf (_("nobody %s."), age);
  /* Translators: a share, an age, and another: «11.2 % within 400 days; half of them within 14 days.» */
  return g_strdup_printf (_("%s %s; half of them %s."), value, age, soon);
}

/* «Webinar 14.2 %, Referral 12 %, each within the days that are known.» */
static char *
say_curves (const AccordFormSubject *subject,
            GArray                  *curves)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < curves->len; i++)
    {
      const Curve *curve = &g_array_index (curves, Curve, i);
      const AccordFigure *last = accord_form_get_figure (subject->figures, curve->first + curve->n - 1);
      g_autofree char *name = accord_words_group (subject->figures, last->group, subject->options->settings);
      g_autofree char *value = accord_words_value (last->value, ACCORD_UNIT_RATIO, NULL);
      g_autofree char *age = accord_words_stretch (subject->figures, last, NULL);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? ", " : "", name, value, age);
    }
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static char *
say (const AccordFormSubject *subject)
{
  g_autoptr (GArray) curves = choose_curves (subject);

  if (curves->len == 0)
    return g_strdup (_("Nothing to count here."));
  if (subject->figures->grouped)
    return say_curves (subject, curves);
  return say_curve (subject, &g_array_index (curves, Curve, 0));
}

static char *
explain (const AccordFormSubject *subject)
{
  g_autoptr (GArray) all = list_curves (subject->figures), shown = choose_curves (subject);
  guint hidden = all->len - shown->len;

  if (hidden == 0)
    return g_strdup (_("Open leads count until the age they have; lost ones no more convert."));
  /* Translators: how many groups there is no line of */
  return g_strdup_printf (ngettext ("Open leads count until the age they have; lost ones no more convert. %u smaller group is not drawn.",
                                    "Open leads count until the age they have; lost ones no more convert. %u smaller groups are not drawn.",
                                    hidden),
                          hidden);
}

const AccordFormPresenter accord_presents_ages = { draw, find, say_tip, say_title, say_subtitle, say, explain };
