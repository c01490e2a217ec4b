#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-words.h"
#include "present/words.h"

typedef struct
{
  AccordUnit unit;
  char      *currency;
} TickFormat;

/**
 * accord_form_presenter_find:
 * @form: a form
 *
 * Returns: (transfer none) (nullable): what is shown of it; %NULL: the plain way
 */
const AccordFormPresenter *
accord_form_presenter_find (AccordForm form)
{
  static const AccordFormPresenter *const presenters[ACCORD_N_FORMS] = {
    [ACCORD_FORM_FUNNEL] = &accord_presents_funnel, [ACCORD_FORM_AGES] = &accord_presents_ages,
    [ACCORD_FORM_SPREAD] = &accord_presents_spread, [ACCORD_FORM_HEAT] = &accord_presents_heat,
    [ACCORD_FORM_SHARES] = &accord_presents_shares, [ACCORD_FORM_MULTIPLES] = &accord_presents_panels,
    [ACCORD_FORM_CHANGE] = &accord_presents_change,
  };

  return form < ACCORD_N_FORMS ? presenters[form] : NULL;
}

AccordFigure *
accord_form_get_figure (const AccordFigures *figures,
                        guint                index)
{
  return index < figures->figures->len ? g_ptr_array_index (figures->figures, index) : NULL;
}

static void
free_tick_format (gpointer data)
{
  TickFormat *format = data;

  g_free (format->currency);
  g_free (format);
}

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  TickFormat *format = user_data;

  return accord_words_value_short (value, format->unit, format->currency);
}

void
accord_form_use_unit (AccordChart *chart,
                      AccordUnit   unit,
                      const char  *currency)
{
  TickFormat *format = g_new0 (TickFormat, 1);

  format->unit = unit;
  format->currency = g_strdup (currency);
  chart->format = format_tick;
  chart->format_data = format;
  chart->format_free = free_tick_format;
  chart->whole = unit == ACCORD_UNIT_COUNT;
}

char *
accord_form_tip (const AccordFormSubject *subject,
                 const AccordFigure      *figure,
                 const char              *head)
{
  const AccordPresentOptions *options = subject->options;
  g_autofree char *value = accord_words_value (figure->value, subject->figures->unit, options->currency);
  g_autofree char *basis = accord_words_figure (subject->figures, figure, options->currency, options->settings);
  g_autofree char *left_out = accord_words_left_out (figure, options->settings);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", head, value);
  if (*basis != '\0')
    g_string_append_printf (text, "\n%s", basis);
  if (left_out != NULL)
    g_string_append_printf (text, "\n%s", left_out);
  return g_string_free (text, FALSE);
}

AccordChartPoint *
accord_form_add_point (AccordChartSeries       *series,
                       const AccordFormSubject *subject,
                       const AccordFigure      *figure,
                       const char              *head)
{
  AccordChartPoint *point = accord_chart_add_point (series, figure->value);

  point->label = g_strdup (head);
  point->value_label = accord_words_value_short (figure->value, subject->figures->unit, subject->options->currency);
  point->tip = accord_form_tip (subject, figure, head);
  return point;
}

typedef struct
{
  const AccordFormPresenter *presenter;
  AccordFormSubject          subject;
  AccordPresentOptions       options; /* of those, what words depend on */
} Explanation;

static char *
explain (guint    series,
         guint    point,
         gpointer user_data)
{
  Explanation *self = user_data;

  return self->presenter->tip (&self->subject, series, point);
}

static void
free_explanation (gpointer data)
{
  Explanation *self = data;

  accord_figures_unref ((AccordFigures *) self->subject.figures);
  g_free ((char *) self->options.currency);
  g_free ((char *) self->options.group);
  g_clear_object (&self->options.settings);
  g_free (self);
}

void
accord_form_explain (AccordChart               *chart,
                     const AccordFormPresenter *presenter,
                     const AccordFormSubject   *subject)
{
  Explanation *self = g_new0 (Explanation, 1);

  self->presenter = presenter;
  self->options.currency = g_strdup (subject->options->currency);
  self->options.group = g_strdup (subject->options->group);
  self->options.most_groups = subject->options->most_groups;
  self->options.settings = subject->options->settings != NULL ? g_object_ref (subject->options->settings) : NULL;
  self->options.target = NAN;
  self->subject = (AccordFormSubject) { subject->metric, accord_figures_ref ((AccordFigures *) subject->figures), &self->options };
  chart->explain = explain;
  chart->explain_data = self;
  chart->explain_free = free_explanation;
}

char *
accord_form_say_whom (const AccordFormSubject *subject)
{
  const AccordQuery *query = &subject->figures->query;
  g_autofree char *whom = accord_words_stage (query->from_stage, 2, subject->options->settings);
  g_autofree char *days = NULL;

  if (query->from == ACCORD_DAY_NONE && query->to == ACCORD_DAY_NONE)
    /* Translators: %s is what leads are called: «all leads» */
    return g_strdup_printf (_("all %s"), whom);
  days = accord_words_days (query->from, query->to);
  /* Translators: which leads, and of when: «leads of May 2024 to January 2025» */
  return g_strdup_printf (_("%s of %s"), whom, days);
}

char *
accord_form_name (const AccordFormSubject *subject)
{
  g_autofree char *name = accord_words_metric (subject->metric, &subject->figures->query, subject->options->settings);

  return accord_figures_add_group (name, subject->figures, subject->options);
}
