#pragma once

#include "present/figure-chart.h"

G_BEGIN_DECLS

/* What is shown of figures in one form; each but the plain one has its file. Within present/. */
typedef struct
{
  const AccordMetric         *metric;
  const AccordFigures        *figures;
  const AccordPresentOptions *options;
} AccordFormSubject;

typedef struct
{
  /* The kind of the chart and its marks; words around it follow. */
  AccordChart        *(*draw)     (const AccordFormSubject *subject);
  /* What a mark of it stands for; NULL: none, or several figures. */
  const AccordFigure *(*find)     (const AccordFormSubject *subject,
                                   guint                    series,
                                   guint                    point);
  /* What a pointer reads at a mark, where there are so many that it is made when asked for; NULL where marks have tips, or
   * at a mark that has nothing to say. */
  char               *(*tip)      (const AccordFormSubject *subject,
                                   guint                    series,
                                   guint                    point);
  char               *(*title)    (const AccordFormSubject *subject);
  char               *(*subtitle) (const AccordFormSubject *subject);
  char               *(*say)      (const AccordFormSubject *subject); /* a sentence or two, without the title */
  char               *(*explain)  (const AccordFormSubject *subject); /* how to read it, for its foot; or NULL */
} AccordFormPresenter;

extern const AccordFormPresenter accord_presents_funnel;
extern const AccordFormPresenter accord_presents_ages;
extern const AccordFormPresenter accord_presents_spread;
extern const AccordFormPresenter accord_presents_heat;
extern const AccordFormPresenter accord_presents_shares;
extern const AccordFormPresenter accord_presents_panels;
extern const AccordFormPresenter accord_presents_change;

/* NULL: figures are shown the plain way. */
const AccordFormPresenter *accord_form_presenter_find (AccordForm form);

AccordFigure     *accord_form_get_figure  (const AccordFigures *figures,
                                           guint                index);
/* What the pointer reads: a head, the value, how it came about, what was left out. */
char             *accord_form_tip         (const AccordFormSubject *subject,
                                           const AccordFigure      *figure,
                                           const char              *head);
/* A point of a figure, with its value's words and its tip. */
AccordChartPoint *accord_form_add_point   (AccordChartSeries       *series,
                                           const AccordFormSubject *subject,
                                           const AccordFigure      *figure,
                                           const char              *head);
/* Has the chart's marks explained by the presenter's tip(), as long as there is the chart. */
void              accord_form_explain     (AccordChart               *chart,
                                           const AccordFormPresenter *presenter,
                                           const AccordFormSubject   *subject);
/* «leads of May 2024 to January 2025», or «all leads» */
char             *accord_form_say_whom    (const AccordFormSubject *subject);
/* The name of the metric with its groups: «Leads by source». */
char             *accord_form_name        (const AccordFormSubject *subject);
/* Writes the chart's ticks in a unit. */
void              accord_form_use_unit    (AccordChart *chart,
                                           AccordUnit   unit,
                                           const char  *currency);

G_END_DECLS
