#include "present/figure-why.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/change.h"
#include "present/words-form.h"
#include "present/words.h"

/* A step worth less than this of all that moved is not told. */
#define LEAST_SHARE 0.05

#define MOST_STEPS 4

#define MINUS "\342\210\222"

typedef struct
{
  const AccordFigure *figures[MOST_STEPS]; /* the largest first */
  guint               n;
  double              moved; /* all that moved, up or down */
} Steps;

static gboolean
is_step (const AccordFigure *figure)
{
  return g_strcmp0 (figure->group, ACCORD_CHANGE_BEFORE) != 0 && g_strcmp0 (figure->group, ACCORD_CHANGE_AFTER) != 0;
}

static void
find_steps (const AccordFigures *change,
            Steps               *steps)
{
  *steps = (Steps) { .n = 0 };
  for (guint i = 0; i < change->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (change->figures, i);
      guint place = steps->n;

      if (!is_step (figure) || !isfinite (figure->value) || steps->n == MOST_STEPS)
        continue;
      for (; place > 0 && fabs (steps->figures[place - 1]->value) < fabs (figure->value); place--)
        steps->figures[place] = steps->figures[place - 1];
      steps->figures[place] = figure;
      steps->n++;
      steps->moved += fabs (figure->value);
    }
}

/* «€12,000», «3.2 points» */
static char *
say_size (const AccordFigures        *change,
          double                      value,
          const AccordPresentOptions *options)
{
  g_autofree char *number = NULL;

  if (change->unit != ACCORD_UNIT_RATIO)
    return accord_words_value (fabs (change->unit == ACCORD_UNIT_COUNT ? round (value * 10) / 10 : value), change->unit,
                               options->currency);
  number = accord_words_value (round (fabs (value) * 1000) / 10, ACCORD_UNIT_COUNT, NULL);
  /* Translators: a difference of two shares, in hundredths: «3.2 points» */
  return g_strdup_printf (ngettext ("%s point", "%s points", fabs (value) == 0.01 ? 1 : 2), number);
}

/* «more leads», «fewer of them bought» */
static const char *
say_cause (const AccordFigure *step)
{
  gboolean up = step->value > 0;

  if (g_strcmp0 (step->group, ACCORD_CHANGE_VOLUME) == 0)
    /* Translators: why a figure moved; the amount follows in brackets */
    return up ? _("more leads came") : _("fewer leads came");
  if (g_strcmp0 (step->group, ACCORD_CHANGE_MIX) == 0)
    return up ? _("more came from where many convert") : _("more came from where few convert");
  if (g_strcmp0 (step->group, ACCORD_CHANGE_RATE) == 0)
    return up ? _("more of them converted") : _("fewer of them converted");
  return up ? _("deals were worth more") : _("deals were worth less");
}

static char *
say_causes (const AccordFigures        *change,
            const Steps                *steps,
            const AccordPresentOptions *options)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->n; i++)
    {
      g_autofree char *size = say_size (change, steps->figures[i]->value, options);

      if (i > 0 && fabs (steps->figures[i]->value) < LEAST_SHARE * steps->moved)
        continue;
      g_string_append_printf (text, "%s%s (%s%s)", i > 0 ? ", " : "", say_cause (steps->figures[i]),
                              steps->figures[i]->value > 0 ? "+" : MINUS, size);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_present_why:
 * @metric: what was measured
 * @change: its figures in the form «change»
 * @options: currency
 *
 * Returns: (transfer full): «€218,000 after €240,000 in March 2025: fewer of them converted (−€30,000), more leads came
 *   (+€8,000).»; where that cannot be told, why not
 */
char *
accord_present_why (const AccordMetric         *metric,
                    const AccordFigures        *change,
                    const AccordPresentOptions *options)
{
  const AccordFigure *before = accord_change_find (change, ACCORD_CHANGE_BEFORE);
  const AccordFigure *after = accord_change_find (change, ACCORD_CHANGE_AFTER);
  g_autofree char *was = NULL, *is = NULL, *when = NULL, *causes = NULL;
  Steps steps;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  was = accord_words_value (before->value, change->unit, options->currency);
  is = accord_words_value (after->value, change->unit, options->currency);
  when = accord_words_days (before->first, before->last);
  if (!isfinite (before->value) || !isfinite (after->value))
    /* Translators: two figures, of which one is «–», and when the first was: «12 % after – in March 2025: …» */
    return g_strdup_printf (_("%s after %s in %s: there is nothing to compare with."), is, was, when);
  if (metric->has_basis && (!before->mature || !after->mature))
    return g_strdup_printf (_("%s after %s in %s: too early to say why."), is, was, when);
  find_steps (change, &steps);
  if (steps.n == 0)
    return g_strdup_printf (_("%s after %s in %s: in one of the two no lead came, so that it cannot be said why."), is, was, when);
  if (steps.moved == 0)
    return g_strdup_printf (_("%s after %s in %s: nothing moved."), is, was, when);
  causes = say_causes (change, &steps, options);
  /* Translators: two figures, when the first was, and why: «€218,000 after €240,000 in March 2025: fewer leads came …» */
  return g_strdup_printf (_("%s after %s in %s: %s."), is, was, when, causes);
}
