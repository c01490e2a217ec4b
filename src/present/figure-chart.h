#pragma once

#include "chart/chart.h"
#include "kpi/event.h"
#include "kpi/metric.h"
#include "model/record.h"

G_BEGIN_DECLS

typedef struct
{
  const char   *currency;    /* ISO code or NULL */
  const char   *group;       /* the field that figures are grouped by, for the title; or NULL */
  double        target;      /* NaN: none */
  AccordRecord *settings;    /* of the workspace, which may have words of its own for stages; or NULL */
  guint         most_groups; /* the rest is folded into «N others»; 0 is 8 */
  gboolean      with_title;  /* title and subtitle in the picture: exports and the PDF */
  gboolean      compact;
  gboolean      rtl;
  const AccordFigures *compared; /* the same of other days, to be compared with; or NULL */
  GPtrArray    *events;      /* of AccordEvent: what happened meanwhile; or NULL */
} AccordPresentOptions;

/* The chart of some figures: lines for rates and values over time, upright bars for counts and sums, lying bars for groups. */
AccordChart *accord_present_chart    (const AccordMetric         *metric,
                                      const AccordFigures        *figures,
                                      const AccordPresentOptions *options);
/* What a chart is called, whether or not the picture says so, and what stands under that; NULL: nothing. */
char        *accord_present_title    (const AccordMetric         *metric,
                                      const AccordFigures        *figures,
                                      const AccordPresentOptions *options);
char        *accord_present_subtitle (const AccordMetric         *metric,
                                      const AccordFigures        *figures,
                                      const AccordPresentOptions *options);
/* What the picture shows, in one or two sentences: for screen readers, under the chart in the PDF. */
char        *accord_present_sentence (const AccordMetric         *metric,
                                      const AccordFigures        *figures,
                                      const AccordPresentOptions *options);
/* The figures as CSV: the columns of the command line's --csv. */
char        *accord_present_csv      (const AccordFigures *figures);
/* The figures as the JSON of cli.md, one object, newline at its end. */
char        *accord_present_json     (const AccordFigures *figures);

/* What a mark of that chart stands for. */
typedef struct
{
  AccordFigure *figure;
  char         *group; /* as a person reads it; NULL: figures are not grouped */
  gboolean      compared; /* it is one of those that the figures are compared with */
} AccordMark;

AccordMark  *accord_present_find_mark (const AccordFigures        *figures,
                                       const AccordPresentOptions *options,
                                       guint                       series,
                                       guint                       point);
void         accord_mark_free         (AccordMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMark, accord_mark_free)

G_END_DECLS
