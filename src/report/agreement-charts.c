#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "report/chart-part.h"
#include "report/key-figures.h"
#include "report/prose.h"

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

static void
add_chart (const AccordAgreement *self,
           AccordDocument        *document,
           const AccordFigures   *figures,
           const char            *place)
{
  const AccordPresentOptions options = {
    .currency = accord_agreement_get_currency (self),
    .target = accord_agreement_find_target (self, figures->metric),
    .settings = self->settings,
  };

  accord_chart_part_add (document, figures, &options, place, ACCORD_PROSE_INDENT);
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
