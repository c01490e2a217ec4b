#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-chart.h"
#include "present/words.h"
#include "report/figure.h"
#include "report/key-figures.h"
#include "report/prose.h"
#include "report/table.h"

#define CHART_HEIGHT 134.0 /* so that two of them, with their tables, are a page */
#define GROUPS 2 /* of columns: a year and a half of months would be a long and empty table */

/* «12 of 133 leads», and whether that is final. */
static char *
describe_parts (const AccordFigures *figures,
                const AccordFigure  *figure,
                const char          *currency)
{
  AccordUnit unit = figures->unit == ACCORD_UNIT_MONEY ? ACCORD_UNIT_MONEY : ACCORD_UNIT_COUNT;
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;

  if (isnan (figure->denominator) || figure->denominator <= 0)
    return g_strdup (figure->mature ? "" : _("too early"));
  part = accord_words_value (figure->numerator, unit, currency);
  whole = accord_words_value (figure->denominator, ACCORD_UNIT_COUNT, NULL);
  if (figure->mature)
    /* Translators: what a figure is made of: «12 of 133», «€97,482 of 120» */
    return g_strdup_printf (C_("parts", "%s of %s"), part, whole);
  return g_strdup_printf (C_("parts", "%s of %s, too early"), part, whole);
}

static void
add_period (AccordTable         *table,
            const AccordFigures *figures,
            guint                index,
            guint                first_column,
            const char          *currency)
{
  const AccordFigure *figure = g_ptr_array_index (figures->figures, index);
  g_autofree char *period = accord_words_period (figure, figures->query.by);
  g_autofree char *value = accord_words_value (figure->value, figures->unit, currency);
  g_autofree char *how = describe_parts (figures, figure, currency);

  accord_table_add_text (table, first_column, period);
  accord_table_add_text (table, first_column + 1, value);
  accord_table_add_note (table, first_column + 2, how);
}

static void
add_table (const AccordAgreement *self,
           AccordDocument        *document,
           const AccordFigures   *figures)
{
  const AccordTableColumn columns[] = {
    { _("Month"), 27, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Figure"), 24, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
    { _("From"), 50, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Month"), 27, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Figure"), 24, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
    { _("From"), 50, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), ACCORD_PROSE_INDENT);
  guint n_rows = (figures->figures->len + GROUPS - 1) / GROUPS;

  accord_table_set_compact (table);
  for (guint i = 0; i < n_rows; i++)
    {
      accord_table_begin_row (table);
      for (guint group = 0; group < GROUPS && i + group * n_rows < figures->figures->len; group++)
        add_period (table, figures, i + group * n_rows, group * G_N_ELEMENTS (columns) / GROUPS,
                    accord_agreement_get_currency (self));
    }
  accord_table_end (table, 6, 10);
}

static void
add_chart (const AccordAgreement *self,
           AccordDocument        *document,
           const AccordFigures   *figures,
           const char            *place)
{
  const AccordProseStyle sentence_style = {
    .face = ACCORD_FACE_CELL, .indent = ACCORD_PROSE_INDENT, .width = ACCORD_PROSE_MEASURE, .after = 4,
    .keep_next = TRUE,
  };
  const AccordMetric *metric = accord_metric_find (figures->metric);
  const AccordPresentOptions options = {
    .currency = accord_agreement_get_currency (self),
    .target = accord_agreement_find_target (self, figures->metric),
    .settings = self->settings,
  };
  g_autofree char *title = accord_words_metric (metric, &figures->query, self->settings);
  g_autofree char *sentence = accord_present_sentence (metric, figures, &options);

  accord_prose_add_heading (document, 2, NULL, title, place, ACCORD_PROSE_INDENT);
  accord_figure_add (document, accord_present_chart (metric, figures, &options), ACCORD_PROSE_INDENT, CHART_HEIGHT);
  accord_prose_add (document, &sentence_style, sentence);
  add_table (self, document, figures);
}

static void
key_figure_clear (gpointer data)
{
  AccordKeyFigure *figure = data;

  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->note);
}

static void
add_sums (const AccordAgreement *self,
          AccordDocument        *document)
{
  const char *currency = accord_agreement_get_currency (self);
  g_autoptr (GPtrArray) sums = accord_agreement_list_figures (self);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (AccordKeyFigure));

  g_array_set_clear_func (figures, key_figure_clear);
  for (guint i = 0; i < sums->len; i++)
    {
      const AccordFigures *sum = g_ptr_array_index (sums, i);
      const AccordFigure *figure = g_ptr_array_index (sum->figures, 0);
      AccordKeyFigure key = {
        accord_words_metric (accord_metric_find (sum->metric), &sum->query, self->settings),
        accord_words_value (figure->value, sum->unit, currency),
        accord_words_figure (sum, figure, currency, self->settings),
      };

      g_array_append_val (figures, key);
    }
  if (figures->len > 0)
    accord_key_figures_add (document, (const AccordKeyFigure *) figures->data, figures->len, ACCORD_PROSE_INDENT);
}

/**
 * accord_agreement_add_charts:
 *
 * Adds the sums, and the two charts that both teams look at, each with what it shows in words and in figures.
 */
void
accord_agreement_add_charts (const AccordAgreement *self,
                             AccordDocument        *document)
{
  const AccordProseStyle note = { .face = ACCORD_FACE_NOTE, .indent = ACCORD_PROSE_INDENT };
  const AccordFigures *conversion = self->conversion;
  const AccordFigures *value = self->value;

  add_sums (self, document);
  if (conversion != NULL && conversion->figures->len > 0)
    add_chart (self, document, conversion, "chart-conversion");
  if (value != NULL && value->figures->len > 0)
    add_chart (self, document, value, "chart-value");
  if ((conversion == NULL || conversion->figures->len == 0) && (value == NULL || value->figures->len == 0))
    accord_prose_add (document, &note, _("No figures yet: no leads have been imported."));
}
