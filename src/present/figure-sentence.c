#include "present/figure-chart.h"

#include "present/figure-compared.h"
#include "present/figure-events.h"
#include "present/figure-form.h"
#include "present/figure-groups.h"
#include "present/figure-plain.h"
#include "present/figure-words.h"
#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a picture shows, in words: for those who do not see it, and under it in the PDF. */

#define SAID_GROUPS 3

typedef struct
{
  const AccordMetric         *metric;
  const AccordFigures        *figures;
  const AccordPresentOptions *options;
  GPtrArray                  *groups;
} Subject;

static char *
say_value (const Subject      *subject,
           const AccordFigure *figure)
{
  return accord_words_value (figure->value, subject->figures->unit, subject->options->currency);
}

static char *
say_target (const Subject      *subject,
            const AccordFigure *figure)
{
  g_autofree char *target = NULL;

  if (!isfinite (subject->options->target))
    return NULL;
  target = accord_words_value (subject->options->target, subject->figures->unit, subject->options->currency);
  if (figure->value == subject->options->target)
    return g_strdup_printf (_("That is the target, %s."), target);
  if (figure->value > subject->options->target)
    return g_strdup_printf (_("That is above the target of %s."), target);
  return g_strdup_printf (_("That is below the target of %s."), target);
}

/* «Webinar €1,690» */
static char *
say_group (const Subject           *subject,
           const AccordFigureGroup *group)
{
  const AccordFigure *figure = g_ptr_array_index (group->figures, 0);
  g_autofree char *value = say_value (subject, figure);

  return g_strdup_printf ("%s %s", group->name, value);
}

/* «Referral €2,410, Webinar €1,690, Trade fair €1,120 and 3 more, the least Bought list €140.» */
static char *
say_groups (const Subject *subject)
{
  GString *text = g_string_new (NULL);
  guint n = subject->groups->len, said = MIN (n, SAID_GROUPS);

  for (guint i = 0; i < said; i++)
    {
      g_autofree char *group = say_group (subject, g_ptr_array_index (subject->groups, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", group);
    }
  if (n > said)
    {
      g_autofree char *last = say_group (subject, g_ptr_array_index (subject->groups, n - 1));

      if (n > said + 1)
        g_string_append_printf (text, ngettext (", %u more, and %s", ", %u more, and %s", n - said - 1), n - said - 1, last);
      else
        g_string_append_printf (text, ", %s", last);
    }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

/* What is known of a group's return; NaN: nothing was spent on it. */
static double
get_return (const AccordFigureGroup *group)
{
  const AccordFigure *figure = g_ptr_array_index (group->figures, 0);

  return figure != NULL ? figure->value : NAN;
}

/* «Bought list −90 %, Trade fair −30 %»: those that lost the most, which stand last. */
static char *
say_losses (const Subject *subject,
            guint         *n_losses)
{
  GString *text = g_string_new (NULL);

  *n_losses = 0;
  for (guint i = subject->groups->len; i > 0; i--)
    {
      const AccordFigureGroup *group = g_ptr_array_index (subject->groups, i - 1);
      g_autofree char *said = get_return (group) < 0 ? say_group (subject, group) : NULL;

      if (said == NULL)
        continue;
      (*n_losses)++;
      if (*n_losses <= SAID_GROUPS)
        g_string_append_printf (text, "%s%s", *n_losses > 1 ? ", " : "", said);
    }
  if (*n_losses > SAID_GROUPS)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

/* «Best: Referral 410 %. 2 of 6 brought in less than they cost: Bought list −90 %, Trade fair −30 %. Nothing spent: 1.» */
static char *
say_returns (const Subject *subject)
{
  GString *text = g_string_new (NULL);
  const AccordFigureGroup *best = NULL;
  guint n_known = 0, n_losses, n_unknown;
  g_autofree char *losses = say_losses (subject, &n_losses), *first = NULL;

  for (guint i = 0; i < subject->groups->len; i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (subject->groups, i);

      if (!isfinite (get_return (group)))
        continue;
      n_known++;
      if (best == NULL || get_return (group) > get_return (best))
        best = group;
    }
  if (best == NULL)
    return say_groups (subject);
  n_unknown = subject->groups->len - n_known;
  first = say_group (subject, best);
  /* Translators: a group and what it returned: «Best: Referral 410 %.» */
  g_string_append_printf (text, _("Best: %s."), first);
  if (n_losses == 0)
    g_string_append (text, _(" All brought in more than they cost."));
  else
    g_string_append_printf (text, ngettext (" %u of %u brought in less than it cost: %s.", " %u of %u brought in less than they cost: %s.", n_losses),
                            n_losses, n_known, losses);
  if (n_unknown > 0)
    g_string_append_printf (text, ngettext (" Nothing was spent on %u.", " Nothing was spent on %u.", n_unknown), n_unknown);
  return g_string_free (text, FALSE);
}

static void
find_telling (const Subject       *subject,
              GPtrArray           *all,
              const AccordFigure **last,
              const AccordFigure **most,
              const AccordFigure **least,
              guint               *n_early)
{
  *last = *most = *least = NULL;
  *n_early = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (all, i);

      if (figure != NULL && accord_figure_is_early (subject->figures, figure))
        *n_early += 1;
      else if (figure != NULL && isfinite (figure->value))
        {
          *last = figure;
          *most = *most == NULL || figure->value > (*most)->value ? figure : *most;
          *least = *least == NULL || figure->value < (*least)->value ? figure : *least;
        }
    }
}

/* «13.4 % in Jan 2025; highest 13.4 % in Jan 2025, lowest 9.3 % in Jun 2024. 3 periods are too early to judge.» */
static char *
say_periods (const Subject *subject,
             GPtrArray     *all)
{
  const AccordFigure *figures[3];
  g_autofree char *target = NULL;
  char *values[3], *periods[3];
  guint n_early;
  GString *text = g_string_new (NULL);

  find_telling (subject, all, &figures[0], &figures[1], &figures[2], &n_early);
  if (figures[0] != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          values[i] = say_value (subject, figures[i]);
          periods[i] = accord_words_period (figures[i], subject->figures->query.by);
        }
      if (figures[1] == figures[2])
        g_string_append_printf (text, _("%s (%s)."), values[0], periods[0]);
      else
        g_string_append_printf (text, _("%s (%s); highest %s (%s), lowest %s (%s)."), values[0], periods[0],
                                values[1], periods[1], values[2], periods[2]);
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          g_free (values[i]);
          g_free (periods[i]);
        }
      target = say_target (subject, figures[0]);
    }
  if (target != NULL)
    g_string_append_printf (text, " %s", target);
  if (n_early > 0)
    g_string_append_printf (text, ngettext (" %u period is too early to judge.", " %u periods are too early to judge.", n_early), n_early);

  return g_string_free (text, FALSE);
}

/* Several lines: where each stands in the last final period. */
static char *
say_lines (const Subject *subject)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < subject->groups->len; i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (subject->groups, i);
      const AccordFigure *last, *most, *least;
      g_autofree char *value = NULL, *period = NULL;
      guint n_early;

      find_telling (subject, group->figures, &last, &most, &least, &n_early);
      if (last == NULL)
        continue;
      value = say_value (subject, last);
      period = accord_words_period (last, subject->figures->query.by);
      g_string_append_printf (text, "%s%s %s (%s)", text->len > 0 ? ", " : "", group->name, value, period);
    }
  if (text->len > 0)
    g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

static char *
say_single (const Subject      *subject,
            const AccordFigure *figure)
{
  g_autofree char *value = say_value (subject, figure), *target = say_target (subject, figure);
  g_autofree char *basis = accord_words_figure (subject->figures, figure, subject->options->currency,
                                                subject->options->settings);
  GString *text = g_string_new (value);

  if (*basis != '\0')
    g_string_append_printf (text, ", %s", basis);
  g_string_append_c (text, '.');
  if (target != NULL)
    g_string_append_printf (text, " %s", target);

  return g_string_free (text, FALSE);
}

static gboolean
has_value (const AccordFigures *figures)
{
  for (guint i = 0; i < figures->figures->len; i++)
    if (isfinite (((AccordFigure *) g_ptr_array_index (figures->figures, i))->value))
      return TRUE;
  return FALSE;
}

static char *
say_figures (const Subject *subject)
{
  const AccordFigureGroup *first;

  if (!has_value (subject->figures) || subject->groups->len == 0)
    return accord_figures_empty (subject->metric, subject->figures, subject->options);
  first = g_ptr_array_index (subject->groups, 0);
  if (subject->figures->query.by == ACCORD_PERIOD_ALL && subject->figures->grouped && g_str_equal (subject->metric->id, "roi"))
    return say_returns (subject);
  if (subject->figures->query.by == ACCORD_PERIOD_ALL)
    return subject->figures->grouped ? say_groups (subject) : say_single (subject, g_ptr_array_index (first->figures, 0));
  return subject->figures->grouped ? say_lines (subject) : say_periods (subject, first->figures);
}

/* What the sentence begins with: the last figure that is final, of the first group; NULL: there is none. */
static const AccordFigure *
find_first (const Subject *subject)
{
  const AccordFigure *last, *most, *least;
  guint n_early;

  if (subject->groups->len == 0)
    return NULL;
  find_telling (subject, ((const AccordFigureGroup *) subject->groups->pdata[0])->figures, &last, &most, &least, &n_early);
  return last;
}

/**
 * accord_plain_say:
 * @metric: what was measured
 * @figures: the figures
 * @options: currency, target, groups
 *
 * Returns: (transfer full): «13.4 % (Jan 2025); highest …, lowest …. That is above the target of 12 %.»
 */
char *
accord_plain_say (const AccordMetric         *metric,
                  const AccordFigures        *figures,
                  const AccordPresentOptions *options)
{
  g_autoptr (GPtrArray) groups = accord_figure_groups_new (
      figures, options->most_groups > 0 ? options->most_groups : G_MAXUINT, options->settings);
  Subject subject = { metric, figures, options, groups };
  g_autofree char *said = say_figures (&subject);
  g_autofree char *compared = accord_compared_sentence (figures, find_first (&subject), options);
  g_autofree char *events = accord_events_say (figures, options);
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (sentences, said);
  if (compared != NULL)
    g_strv_builder_add (sentences, compared);
  if (events != NULL)
    g_strv_builder_add (sentences, events);
  all = g_strv_builder_end (sentences);
  return g_strjoinv (" ", all);
}

/**
 * accord_present_sentence:
 * @metric: what was measured
 * @figures: the figures
 * @options: currency, target, groups
 *
 * Returns: (transfer full): «Customers within 90 days: 13.4 % (Jan 2025); highest …, lowest …. That is above the target of 12 %.»
 */
char *
accord_present_sentence (const AccordMetric         *metric,
                         const AccordFigures        *figures,
                         const AccordPresentOptions *options)
{
  const AccordFormSubject subject = { metric, figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (figures->query.form);
  g_autofree char *title = presenter != NULL ? presenter->title (&subject)
                                             : accord_words_metric (metric, &figures->query, options->settings);
  g_autofree char *said = presenter != NULL ? presenter->say (&subject) : accord_plain_say (metric, figures, options);

  /* Translators: the name of a chart, and what it shows */
  return g_strdup_printf (_("%s: %s"), title, said);
}
