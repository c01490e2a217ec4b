#include "present/words-moved.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-words.h"
#include "present/words.h"

/* The last that can be judged before @end. */
static const AccordFigure *
find_final (const AccordFigures *figures,
            guint               *end)
{
  for (; *end > 0; (*end)--)
    {
      const AccordFigure *figure = figures->figures->pdata[*end - 1];

      if (accord_figure_is_early (figures, figure) || !isfinite (figure->value))
        continue;
      (*end)--;
      return figure;
    }
  return NULL;
}

static gboolean
ranges_overlap (const AccordFigure *one,
                const AccordFigure *other)
{
  return isfinite (one->low) && isfinite (other->low) && one->low <= other->high && other->low <= one->high;
}

static const char *
judge (const AccordFigures *figures,
       const AccordFigure  *last,
       const AccordFigure  *before)
{
  AccordBetter better = accord_figures_get_metric (figures)->better;

  if (last->value == before->value)
    return _("unchanged");
  if (ranges_overlap (last, before))
    return _("within the likely range");
  if (better == ACCORD_BETTER_NEITHER)
    return last->value > before->value ? _("more") : _("less");
  return (last->value > before->value) == (better == ACCORD_BETTER_UP) ? _("better") : _("worse");
}

/**
 * accord_words_moved:
 * @figures: by period, not grouped
 * @settings: of the workspace
 *
 * Returns: (transfer full): how the last period that is over compares with the one before
 */
char *
accord_words_moved (const AccordFigures *figures,
                    AccordRecord        *settings)
{
  const char *currency = accord_record_get_text (settings, "currency");
  guint end = figures->figures->len;
  const AccordFigure *last = find_final (figures, &end), *before = find_final (figures, &end);
  g_autofree char *now = NULL, *then = NULL, *period = NULL, *earlier = NULL;

  if (last == NULL)
    return g_strdup (_("Nothing to compare yet."));
  now = accord_words_value (last->value, figures->unit, currency);
  period = accord_words_period (last, figures->query.by);
  if (before == NULL)
    /* Translators: a figure and its month: «14.9 % in Jul 2026. Nothing to compare yet.» */
    return g_strdup_printf (_("%s in %s. Nothing to compare yet."), now, period);
  then = accord_words_value (before->value, figures->unit, currency);
  earlier = accord_words_period (before, figures->query.by);
  /* Translators: a figure and its month, the same before it, and «better» or the like */
  return g_strdup_printf (_("%s in %s after %s in %s: %s."), now, period, then, earlier, judge (figures, last, before));
}
