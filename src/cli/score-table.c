#include "score-output.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "model/csv.h"
#include "present/words-score.h"
#include "present/words.h"
#include "text-table.h"

/**
 * accord_score_write_all_table:
 * @self: what is written about
 * @scores: of all leads
 *
 * Returns: (transfer full): a line a lead
 */
char *
accord_score_write_all_table (const AccordScoreOutput *self,
                              const AccordScores      *scores)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();

  accord_text_table_add (table, _("Lead"));
  accord_text_table_add (table, _("Score"));
  accord_text_table_add (table, _("Band"));
  accord_text_table_end_row (table);
  for (guint row = 0; row < accord_scores_get_n (scores); row++)
    {
      g_autofree char *id = accord_score_name_lead (self->frame, row);
      g_autofree char *score = accord_words_score (accord_scores_get (scores)[row]);

      accord_text_table_add (table, id != NULL ? id : "–");
      accord_text_table_add (table, score);
      accord_text_table_add (table, accord_band_get_name (accord_scores_get_bands (scores)[row]));
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

/**
 * accord_score_write_ledger_csv:
 * @self: what is written about
 * @ledger: of one lead
 *
 * Returns: (transfer full): a line of CSV for each of the ledger
 */
char *
accord_score_write_ledger_csv (const AccordScoreOutput *self,
                               const AccordLedger      *ledger)
{
  GString *text = g_string_new ("kind,line,points,age_days,evidence\r\n");

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const AccordLedgerLine *line = ledger->lines->pdata[i];
      g_autofree char *words = accord_words_ledger_line (line, self->model);
      g_autofree char *why = accord_words_ledger_why (line, accord_frame_get_zone (self->frame));
      g_autofree char *points = accord_number_to_text (line->points);

      g_string_append_printf (text, "%s,", accord_ledger_kind_get_name (line->kind));
      accord_csv_append_cell (text, words, -1);
      g_string_append_printf (text, ",%s,", points);
      if (line->age >= 0)
        g_string_append_printf (text, "%d", line->age);
      g_string_append_c (text, ',');
      accord_csv_append_cell (text, why != NULL ? why : "", -1);
      g_string_append (text, "\r\n");
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_score_write_ledger_table:
 * @self: what is written about
 * @ledger: of one lead
 * @row: that lead
 *
 * Returns: (transfer full): a line for each of the ledger, and the score below
 */
char *
accord_score_write_ledger_table (const AccordScoreOutput *self,
                                 const AccordLedger      *ledger,
                                 guint                    row)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();
  g_autofree char *score = accord_words_score (ledger->score);
  g_autofree char *band = g_strdup_printf (_("Band %s"), accord_band_get_name (ledger->band));
  g_autofree char *left_out = accord_words_ledger_left_out (ledger);

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const AccordLedgerLine *line = ledger->lines->pdata[i];
      g_autofree char *points = accord_words_points (line->points);
      g_autofree char *words = accord_words_ledger_line (line, self->model);
      g_autofree char *why = accord_words_ledger_why (line, accord_frame_get_zone (self->frame));

      accord_text_table_add (table, points);
      accord_text_table_add (table, words);
      accord_text_table_add (table, why != NULL ? why : "");
      accord_text_table_end_row (table);
    }
  if (left_out != NULL)
    {
      accord_text_table_add (table, "");
      accord_text_table_add (table, left_out);
      accord_text_table_add (table, "");
      accord_text_table_end_row (table);
    }
  accord_text_table_add (table, score);
  accord_text_table_add (table, _("Score"));
  accord_text_table_add (table, band);
  accord_text_table_end_row (table);
  return accord_text_table_to_text (table);
}

static void
add_line (AccordTextTable *table,
          const char      *label,
          char            *text)
{
  accord_text_table_add (table, label);
  accord_text_table_add (table, text);
  accord_text_table_end_row (table);
  g_free (text);
}

static char *
write_percent (double share)
{
  return accord_words_value (share, ACCORD_UNIT_RATIO, NULL);
}

static void
add_bands (AccordTextTable          *table,
           const AccordScoreQuality *quality)
{
  for (guint i = 0; i < ACCORD_N_BANDS; i++)
    {
      const AccordScoreShare *share = &quality->bands[i];
      g_autofree char *label = g_strdup_printf (_("Band %s"), accord_band_get_name ((AccordBand) i));
      g_autofree char *rate = write_percent (share->rate);
      g_autofree char *range = share->n > 0 ? accord_words_range (share->low, share->high, ACCORD_UNIT_RATIO, NULL) : NULL;

      /* Translators: how many of the leads in a band have bought: «83 of 231 bought, 35.9 %; likely range 30–42 %» */
      add_line (table, label, g_strdup_printf (_("%u of %u bought, %s%s%s"), share->won, share->n, rate,
                                               range != NULL ? "; " : "", range != NULL ? range : ""));
    }
}

static void
add_threshold (AccordTextTable          *table,
               const AccordScoreQuality *quality)
{
  g_autofree char *threshold = accord_words_score (quality->threshold);
  guint over = quality->true_positives + quality->false_positives;
  g_autofree char *label = g_strdup_printf (_("Passed on who bought, from %s"), threshold);

  add_line (table, label, g_strdup_printf (_("%u of %u"), quality->true_positives, over));
  add_line (table, _("Buyers found"), g_strdup_printf (_("%u of %u"), quality->true_positives, quality->won));
  if (!isnan (quality->weekly))
    add_line (table, _("Leads a week"), g_strdup_printf ("%.1f", quality->weekly));
}

/**
 * accord_score_write_quality_table:
 * @self: what is written about
 * @quality: how well the scores tell
 * @outcome: what they were judged by
 *
 * Returns: (transfer full): it in words
 */
char *
accord_score_write_quality_table (const AccordScoreOutput  *self,
                                  const AccordScoreQuality *quality,
                                  const AccordOutcome      *outcome)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();
  g_autofree char *auc = write_percent (quality->auc);
  g_autofree char *range = isnan (quality->auc_low)
                               ? g_strdup ("–")
                               : accord_words_range (quality->auc_low, quality->auc_high, ACCORD_UNIT_RATIO, NULL);

  add_line (table, _("Leads judged"), accord_words_count (quality->n));
  add_line (table, _("Of these bought"), accord_words_count (quality->won));
  if (outcome->n_young > 0)
    add_line (table, _("Too early, left out"), accord_words_count (outcome->n_young));
  if (outcome->n_undated > 0)
    add_line (table, _("Without a date, left out"), accord_words_count (outcome->n_undated));
  add_line (table, _("How often a buyer scores above a non-buyer"), g_strdup_printf ("%s; %s", auc, range));
  /* Translators: how much more often the best tenth of leads buys: «3.1 × average» */
  add_line (table, _("The best tenth converts"), g_strdup_printf (_("%.1f × average"), quality->lift));
  add_line (table, _("Brier score"), g_strdup_printf ("%.4f", quality->brier));
  if (!isnan (quality->threshold))
    add_threshold (table, quality);
  add_bands (table, quality);
  return accord_text_table_to_text (table);
}
