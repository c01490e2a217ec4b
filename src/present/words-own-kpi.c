#include "present/words-own-kpi.h"

#include <math.h>

#include "kpi/own-kpi.h"
#include "present/words.h"

/* The one of the same period and group. */
static double
find_value (const AccordFigures *operand,
            const AccordFigure  *figure)
{
  for (guint i = 0; i < operand->figures->len; i++)
    {
      const AccordFigure *part = operand->figures->pdata[i];

      if (part->first == figure->first && g_strcmp0 (part->group, figure->group) == 0)
        return part->value;
    }
  return NAN;
}

/**
 * accord_words_own_figure:
 * @figures: figures
 * @figure: one of them
 * @currency: (nullable): ISO code, for money
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full) (nullable): the formula of a KPI of the teams' own with the figures in it; %NULL where there is none
 */
char *
accord_words_own_figure (const AccordFigures *figures,
                         const AccordFigure  *figure,
                         const char          *currency,
                         AccordRecord        *settings)
{
  g_auto (GStrv) words = NULL;

  if (figures->own == NULL || figures->operands == NULL)
    return NULL;
  words = g_new0 (char *, figures->operands->len + 1);
  for (guint i = 0; i < figures->operands->len; i++)
    {
      const AccordFigures *operand = figures->operands->pdata[i];
      g_autofree char *name = accord_words_metric (accord_figures_get_metric (operand), &operand->query, settings);
      g_autofree char *value = accord_words_value (find_value (operand, figure), operand->unit, currency);

      words[i] = g_strdup_printf ("%s %s", name, value);
    }
  return accord_own_kpi_write (figures->own, (const char *const *) words);
}
