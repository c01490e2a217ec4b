#include "present/words-quality.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

static const struct
{
  const char *title;
  const char *meaning;
} words[ACCORD_N_QUALITIES] = {
  [ACCORD_QUALITY_SAME_EMAIL] = { N_("Same e-mail address"),
                                  N_("Addresses that differ at most in capitals and in dots before the @.") },
  [ACCORD_QUALITY_SAME_PERSON] = { N_("Same name and company"),
                                   N_("Perhaps one person who came twice, under two addresses or two ids.") },
  [ACCORD_QUALITY_OUT_OF_ORDER] = { N_("Dates in an impossible order"),
                                    N_("A stage is dated before an earlier one; the time between them counts as 0 days.") },
  [ACCORD_QUALITY_NO_SOURCE] = { N_("No source"),
                                 N_("Nobody can say what brought them; in charts by source they are “(none)”.") },
  [ACCORD_QUALITY_OUTLIER] = { N_("Values that stand out"),
                               N_("Below zero, or so far above or below the others that it may be a slip.") },
};

/**
 * accord_words_quality_title:
 * @quality: what may be wrong
 *
 * Returns: (transfer none): its name, translated
 */
const char *
accord_words_quality_title (AccordQuality quality)
{
  g_return_val_if_fail (quality < ACCORD_N_QUALITIES, NULL);

  return _(words[quality].title);
}

/**
 * accord_words_quality_meaning:
 * @quality: what may be wrong
 *
 * Returns: (transfer none): a sentence that says what it is, translated
 */
const char *
accord_words_quality_meaning (AccordQuality quality)
{
  g_return_val_if_fail (quality < ACCORD_N_QUALITIES, NULL);

  return _(words[quality].meaning);
}

/**
 * accord_words_quality_count:
 * @finding: what was found
 *
 * Returns: (transfer full): how many leads, and of duplicates how many there are in truth
 */
char *
accord_words_quality_count (const AccordQualityFinding *finding)
{
  g_autofree char *n = accord_words_count (finding->n_leads);
  guint n_groups = finding->groups != NULL ? accord_duplicates_get_n (finding->groups) : 0;
  g_autofree char *groups = accord_words_count (n_groups);
  g_autofree char *leads = NULL;

  if (finding->n_leads == 0)
    return g_strdup (_("None"));
  leads = g_strdup_printf (ngettext ("%s lead", "%s leads", finding->n_leads), n);
  if (n_groups == 0)
    return g_steal_pointer (&leads);
  /* Translators: «12 leads that may be 5 people» */
  return g_strdup_printf (ngettext ("%s that may be %s person", "%s that may be %s people", n_groups), leads, groups);
}

/* NULL where it makes no difference that can be read. */
static char *
compare (const AccordFigures *all,
         const AccordFigures *without,
         gboolean             once,
         const char          *currency,
         AccordRecord        *settings)
{
  const AccordFigure *before = all->figures->pdata[0];
  const AccordFigure *after = without->figures->pdata[0];
  g_autofree char *name = accord_words_metric (accord_metric_find (all->metric), &all->query, settings);
  g_autofree char *now = accord_words_value (before->value, all->unit, currency);
  g_autofree char *then = accord_words_value (after->value, all->unit, currency);

  if (g_str_equal (now, then))
    return NULL;
  if (once)
    /* Translators: «Customers within 90 days: 10.2 %, counted once 11 %.» */
    return g_strdup_printf (_("%s: %s, counted once %s."), name, now, then);
  /* Translators: «Customers within 90 days: 10.2 %, without them 11 %.» */
  return g_strdup_printf (_("%s: %s, without them %s."), name, now, then);
}

/**
 * accord_words_quality_effect:
 * @report: all that was found
 * @finding: one finding of it
 * @currency: (nullable): of the workspace
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what it does to the figures, in a sentence or two
 */
char *
accord_words_quality_effect (const AccordQualityReport  *report,
                             const AccordQualityFinding *finding,
                             const char                 *currency,
                             AccordRecord               *settings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (report->all); i++)
    {
      g_autofree char *sentence =
          compare (report->all[i], finding->without[i], finding->groups != NULL, currency, settings);

      if (sentence != NULL)
        g_string_append_printf (text, text->len > 0 ? " %s" : "%s", sentence);
    }
  if (text->len == 0 && finding->n_leads > 0)
    g_string_append (text, _("Conversion rate and lead value are the same without them."));
  return g_strdup (text->str);
}
