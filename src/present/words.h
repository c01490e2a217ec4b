#pragma once

#include "kpi/metric.h"
#include "model/record.h"

G_BEGIN_DECLS

/* From figures to what people read, in the language and number format of the locale. All transfer full. */

/* «1,234», «13.4 %», «€1,180», «2 h 10 min», «–» for no value. @currency is an ISO code or NULL. */
char *accord_words_value       (double      value,
                                AccordUnit  unit,
                                const char *currency);
/* The same, but «€352k»: beside the marks of a picture. */
char *accord_words_percent     (double      value,
                                guint       decimals);
char *accord_words_value_short (double      value,
                                AccordUnit  unit,
                                const char *currency);
char *accord_words_count       (guint64 n);
char *accord_words_range       (double      low,
                                double      high,
                                AccordUnit  unit,
                                const char *currency); /* «likely range 21–94 %» */
char *accord_words_day         (AccordDay day);        /* «11 May 2025» */
char *accord_words_day_short   (AccordDay day,
                                AccordDay today);      /* «11 May», with the year where it is another */
char *accord_words_period      (const AccordFigure *figure,
                                AccordPeriodKind    by); /* «Jan 2018», «Q1 2018», «week of 29 Jan» */
char *accord_words_days        (AccordDay first,
                                AccordDay last);       /* «April to June 2025» */
/* Stages, by the own words of a workspace where its @settings (or NULL) have any. */
char *accord_words_stage        (AccordStage         stage,
                                 guint64             n,
                                 AccordRecord       *settings); /* «leads», «customer» */
char *accord_words_stage_label  (AccordStage         stage,
                                 AccordRecord       *settings); /* «MQL», «Customer» */
char *accord_words_stage_choice (AccordStage         stage,
                                 AccordRecord       *settings); /* «MQL (marketing-qualified lead)» */
char *accord_words_field        (const AccordField  *field,
                                 AccordRecord       *settings); /* «Source», «Customer since» */
char *accord_words_term         (AccordRecord       *term,
                                 AccordRecord       *settings); /* of the glossary: «MQL», «Hand-over» */
char *accord_words_term_measured (AccordRecord      *term,
                                 AccordRecord       *settings); /* «Measured as “Conversion rate”.»; NULL: not */
char *accord_words_metric_label (const AccordMetric *metric,
                                 AccordRecord       *settings); /* «New customers» */
char *accord_words_metric       (const AccordMetric *metric,
                                 const AccordQuery  *query,
                                 AccordRecord       *settings); /* «Customers within 90 days» */
char *accord_words_measured     (double              value,
                                 const AccordMetric *metric,
                                 AccordRecord       *settings); /* «120 new customers» */
char *accord_words_goal         (AccordRecord       *settings); /* the shared goal, so; NULL where none was agreed */
/* How the figure came about: «842 of 8,000 leads; likely range 9.9–11.2 %; 312 too early» */
char *accord_words_figure       (const AccordFigures *figures,
                                 const AccordFigure  *figure,
                                 const char          *currency,
                                 AccordRecord        *settings);
/* Its group, as a person reads it: «Webinar», «Customers», «(none)» */
char *accord_words_group        (const AccordFigures *figures,
                                 const char          *group,
                                 AccordRecord        *settings);
char *accord_words_reason      (AccordLeftOut        reason,
                                guint64              count,
                                AccordRecord        *settings); /* «3 leads without a date» */
/* What was left out and why, one sentence; NULL where nothing was. */
char *accord_words_left_out     (const AccordFigure  *figure,
                                 AccordRecord        *settings);
/* To begin a line with, and to stand within one. */
char *accord_words_capital      (const char          *text);
char *accord_words_within       (const char          *text);

G_END_DECLS
