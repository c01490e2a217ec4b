#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* A line of it. */
typedef struct
{
  AccordDay month;  /* its first day */
  double   *values; /* of each column; NaN: the cell is empty */
} AccordPastedMonth;

/* What somebody copied from a spreadsheet: months down, one or more columns of numbers beside them. */
typedef struct
{
  GPtrArray *names;     /* of char: the first line, where it names the columns; else empty */
  guint      n_columns; /* of numbers */
  GPtrArray *months;    /* of AccordPastedMonth */
} AccordPastedMonths;

/* @start: the month of the first line, where there is nothing but one column of numbers; ACCORD_DAY_NONE: that will not do. */
AccordPastedMonths *accord_pasted_months_parse (const char         *text,
                                                AccordDay           start,
                                                gboolean            per_cent,
                                                GError            **error);
void                accord_pasted_months_free  (AccordPastedMonths *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPastedMonths, accord_pasted_months_free)

G_END_DECLS
