#pragma once

#include "kpi/form.h"
#include "kpi/passage.h"

G_BEGIN_DECLS

/*
 * How figures of one form come about: pure functions over (frame, query), each form in its file. Within kpi/. The query
 * was checked: the metric fits, its days and stages are in order.
 */
typedef struct
{
  gboolean takes_group; /* the query may name a field to group by */
  gboolean to_customer; /* the second stage is one that leads pass on their way */
  AccordFigures *(*compute) (const AccordMetric *metric,
                             const AccordFrame  *frame,
                             const AccordQuery  *query,
                             GError            **error);
  /* The leads behind a part of a figure, but for those missed, which follow. */
  AccordLeadSet *(*collect) (const AccordMetric *metric,
                             const AccordFrame  *frame,
                             const AccordQuery  *query,
                             const AccordFigure *figure,
                             guint               part,
                             GError            **error);
} AccordFormMaker;

extern const AccordFormMaker accord_form_funnel;
extern const AccordFormMaker accord_form_ages;
extern const AccordFormMaker accord_form_spread;
extern const AccordFormMaker accord_form_heat;
extern const AccordFormMaker accord_form_shares;
extern const AccordFormMaker accord_form_change;

/* NULL: the form is made as plain figures are. */
const AccordFormMaker *accord_form_find_maker (AccordForm form);
gboolean               accord_form_check      (const AccordMetric *metric,
                                               const AccordQuery  *query,
                                               GError            **error);

/* A figure of all that is asked for, without a value yet. */
AccordFigure *accord_form_figure_new (const char *group,
                                      double      denominator);

typedef void (*AccordRowFunc) (guint    row,
                               gpointer user_data);

/* Every lead that is asked for. */
static inline void
accord_rows_each (const AccordFrame *frame,
                  const AccordQuery *query,
                  AccordRowFunc      func,
                  gpointer           user_data)
{
  guint n_rows = accord_frame_get_n_leads (frame);
  const guint64 *words = query->scope != NULL ? accord_lead_set_get_words ((AccordLeadSet *) query->scope) : NULL;

  if (words == NULL)
    {
      for (guint row = 0; row < n_rows; row++)
        func (row, user_data);
      return;
    }
  for (guint start = 0; start < n_rows; start += 64)
    for (guint64 word = words[start / 64]; word != 0; word &= word - 1)
      func (start + (guint) __builtin_ctzll (word), user_data);
}

/* The way of one lead from the first stage asked for to the second, as known at as-of. */
typedef struct
{
  AccordPassage first, second;
  gboolean      converted;
  gint          age;  /* at which it was; 0 where that is dated before */
  gint          old;  /* at as-of */
} AccordJourney;

/* FALSE: the lead does not come to the first stage in the days asked for. */
static inline gboolean
accord_journey_find (const AccordPassages *passages,
                     const AccordQuery    *query,
                     guint                 row,
                     AccordJourney        *self)
{
  if (!accord_passages_find (passages, row, query->from_stage, &self->first) ||
      !accord_query_includes (query, self->first.day))
    return FALSE;
  self->old = passages->as_of.day - self->first.day;
  self->converted = accord_passages_find (passages, row, query->to_stage, &self->second);
  self->age = self->converted ? MAX (self->second.day - self->first.day, 0) : 0;
  return TRUE;
}

G_END_DECLS
