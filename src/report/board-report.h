#pragma once

#include "present/figure-chart.h"
#include "report/agreement-report.h"

G_BEGIN_DECLS

/* The board of charts, for those who are not at the screen: each chart, what it shows, and its figures. */
typedef struct
{
  char         *head;       /* whose it is */
  char         *subtitle;   /* which leads, of which days; or NULL */
  char         *as_of;      /* «Figures as of 11 May 2025» */
  char         *currency;
  char         *group;      /* the field that figures are grouped by; or NULL */
  AccordRecord *settings;   /* a copy: another thread writes it */
  GPtrArray    *figures;    /* of AccordFigures, in the board's order */
  GArray       *targets;    /* of double, one for each; NaN: none */
  AccordDay     today;
  AccordPaper   paper;
} AccordBoardReport;

AccordBoardReport *accord_board_report_new   (AccordRecord            *settings);
void               accord_board_report_free  (AccordBoardReport       *self);
/* Which leads of which days are shown, in words. */
void               accord_board_report_describe (AccordBoardReport     *self,
                                                 const AccordQuery     *query,
                                                 const AccordCondition *where);
void               accord_board_report_add   (AccordBoardReport       *self,
                                              AccordFigures           *figures,
                                              double                   target);
gboolean           accord_board_report_write (const AccordBoardReport *self,
                                              const char              *path,
                                              GCancellable            *cancellable,
                                              GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBoardReport, accord_board_report_free)

G_END_DECLS
