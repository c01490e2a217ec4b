#pragma once

#include "present/figure-chart.h"
#include "report/agreement-report.h"
#include "report/document.h"

G_BEGIN_DECLS

/* One chart: figures, with their table; or a chart that has none, and what it shows in a sentence. */
typedef struct
{
  char          *title;    /* NULL: what it shows */
  AccordFigures *figures;  /* or NULL */
  AccordFigures *compared; /* or NULL */
  char          *group;    /* the field that figures are grouped by; or NULL */
  double         target;   /* NaN: none */
  AccordChart   *chart;    /* without figures; it must outlive the documents */
  char          *sentence;
} AccordBoardPart;

AccordBoardPart *accord_board_part_new  (void);
void             accord_board_part_free (AccordBoardPart *self);

/* The board of charts, for those who are not at the screen: each chart, what it shows, and its figures. */
typedef struct
{
  char         *head;       /* whose it is */
  char         *subtitle;   /* which leads, of which days; or NULL */
  char         *as_of;      /* «Figures as of 11 May 2025» */
  char         *currency;
  AccordRecord *settings;   /* a copy: another thread writes it */
  GPtrArray    *parts;      /* of AccordBoardPart, in the board's order */
  GPtrArray    *events;     /* of AccordEvent: what is marked over time; or NULL */
  AccordDay     today;
  AccordPaper   paper;
} AccordBoardReport;

AccordBoardReport *accord_board_report_new   (AccordRecord            *settings);
void               accord_board_report_free  (AccordBoardReport       *self);
/* Which leads of which days are shown, in words. */
void               accord_board_report_describe (AccordBoardReport     *self,
                                                 const AccordQuery     *query,
                                                 const AccordCondition *where);
void               accord_board_report_take  (AccordBoardReport       *self,
                                              AccordBoardPart         *part); /* (transfer full) */
/* Its pages, not yet broken. */
AccordDocument    *accord_board_report_make_document (const AccordBoardReport *self,
                                                      AccordPaper              paper);
gboolean           accord_board_report_write (const AccordBoardReport *self,
                                              const char              *path,
                                              GCancellable            *cancellable,
                                              GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBoardReport, accord_board_report_free)

G_END_DECLS
