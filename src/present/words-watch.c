#include "present/words-watch.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

/**
 * accord_words_watch_month:
 * @month: of an #AccordDriftMonth
 *
 * Returns: (transfer full): the month with its year
 */
char *
accord_words_watch_month (gint month)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);

  /* Translators: a month with its year, as strftime has it: «April 2025» */
  return g_date_time_format (date, C_("date", "%B %Y"));
}

static char *
write_share (guint n,
             guint total)
{
  return accord_words_value ((double) n / total, ACCORD_UNIT_RATIO, NULL);
}

/* The band whose share changed most: it says best what happened. */
static guint
find_most (const AccordDrift      *drift,
           const AccordDriftMonth *month)
{
  double most = -1;
  guint found = 0;

  for (guint band = 0; band < ACCORD_N_BANDS; band++)
    {
      double change = fabs ((double) month->n[band] / month->total - (double) drift->before[band] / drift->n_before);

      if (change > most)
        {
          most = change;
          found = band;
        }
    }
  return found;
}

/* Why nothing can be compared. */
static char *
describe_nothing (const AccordScoreWatch *self)
{
  g_autofree char *day = accord_words_day (self->published);

  if (self->drift->n_before == 0)
    /* Translators: the number of a model, and a day */
    return g_strdup_printf (_("No leads came in the three months before model %u was published on %s, so there is nothing to "
                              "compare with."), (guint) self->number, day);
  /* Translators: the number of a model, and a day */
  return g_strdup_printf (_("No leads came since model %u was published on %s."), (guint) self->number, day);
}

/**
 * accord_words_watch_shift:
 * @self: how a model holds
 *
 * Returns: (transfer full): whether the leads that come now are another audience than those before the model was published
 */
char *
accord_words_watch_shift (const AccordScoreWatch *self)
{
  const AccordDriftMonth *latest = accord_drift_get_latest (self->drift);
  g_autofree char *month = NULL, *now = NULL, *before = NULL, *n = NULL;
  guint band;

  if (latest == NULL)
    return describe_nothing (self);
  month = accord_words_watch_month (latest->month);
  if (latest->shifted)
    {
      band = find_most (self->drift, latest);
      now = write_share (latest->n[band], latest->total);
      before = write_share (self->drift->before[band], self->drift->n_before);
      /* Translators: the number of a model, a share, a month, a band and its share before */
      return g_strdup_printf (_("The audience has shifted since model %u was published: %s of the leads of %s are in band %s, "
                                "before it was %s."),
                              (guint) self->number, now, month, accord_band_get_name ((AccordBand) band), before);
    }
  n = accord_words_count (latest->total);
  /* Translators: the number of a model, a month, and how many leads it had */
  return g_strdup_printf (ngettext ("The audience is still the one that model %u was published for, as far as %s with its "
                                    "%s lead can tell.",
                                    "The audience is still the one that model %u was published for, as far as %s with its "
                                    "%s leads can tell.", latest->total), (guint) self->number, month, n);
}

/**
 * accord_words_watch_order:
 * @self: how a model holds
 *
 * Returns: (transfer full): whether a better band still buys more often
 */
char *
accord_words_watch_order (const AccordScoreWatch *self)
{
  g_autofree char *upper = NULL, *lower = NULL;
  guint below = 0;

  if (!self->judged)
    return g_strdup (_("Too early to say whether better bands buy more often: of the leads since then it is not known yet who "
                       "buys."));
  if (self->disorder < 0)
    return g_strdup (_("Better bands buy more often since then, as far as the leads can tell."));
  below = (guint) self->disorder + 1;
  while (below + 1 < ACCORD_N_BANDS && self->bands[below].n == 0)
    below++;
  upper = accord_words_value (self->bands[self->disorder].rate, ACCORD_UNIT_RATIO, NULL);
  lower = accord_words_value (self->bands[below].rate, ACCORD_UNIT_RATIO, NULL);
  /* Translators: a band and its share of buyers, then the band below it with its own */
  return g_strdup_printf (_("Band %s buys less often than band %s since then, %s against %s, and that is no chance: look at "
                            "the rules."),
                          accord_band_get_name ((AccordBand) self->disorder), accord_band_get_name ((AccordBand) below),
                          upper, lower);
}
