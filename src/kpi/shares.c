/*
 * What each group has of its period: a count or a sum over that of all groups together. Where a group takes away from the
 * whole, as deals below nothing do, there is no such share.
 */
#include <math.h>

#include <glib/gi18n-lib.h>

#include "kpi/form-maker.h"

static AccordQuery
make_plain (const AccordQuery *query)
{
  AccordQuery plain = *query;

  plain.form = ACCORD_FORM_PLAIN;
  return plain;
}

/* Figures of one period come one after another. */
static guint
find_end_of_period (const AccordFigures *figures,
                    guint                start)
{
  const AccordFigure *first = g_ptr_array_index (figures->figures, start);
  guint end = start;

  while (end < figures->figures->len &&
         g_str_equal (((AccordFigure *) g_ptr_array_index (figures->figures, end))->period, first->period))
    end++;
  return end;
}

static void
divide (AccordFigures *figures,
        guint          start,
        guint          end)
{
  double total = 0;
  gboolean negative = FALSE;

  for (guint i = start; i < end; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      total += figure->numerator;
      negative |= figure->numerator < 0;
    }
  for (guint i = start; i < end; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      figure->denominator = total;
      figure->value = total > 0 && !negative ? figure->numerator / total : NAN;
    }
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  AccordQuery plain = make_plain (query);
  AccordFigures *figures;

  if (query->group == NULL)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP, "%s",
                   _("Shares are those of groups; group by a field, such as “source”."));
      return NULL;
    }
  figures = accord_metric_compute (metric, frame, &plain, error);
  if (figures == NULL)
    return NULL;
  figures->query.form = query->form;
  figures->unit = accord_form_get_unit (query->form, metric);
  for (guint start = 0, end; start < figures->figures->len; start = end)
    {
      end = find_end_of_period (figures, start);
      divide (figures, start, end);
    }
  return figures;
}

/* The whole is what is counted of all groups. */
static AccordLeadSet *
collect (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         const AccordFigure *figure,
         guint               part,
         GError            **error)
{
  AccordQuery plain = make_plain (query);
  AccordFigure whole = *figure;

  if (part != ACCORD_PART_DENOMINATOR)
    return accord_figure_leads (metric, frame, &plain, figure, part, error);
  plain.group = NULL;
  whole.group = NULL;
  return accord_figure_leads (metric, frame, &plain, &whole, ACCORD_PART_NUMERATOR, error);
}

const AccordFormMaker accord_form_shares = { .takes_group = TRUE, .compute = compute, .collect = collect };
