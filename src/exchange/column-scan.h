#pragma once

#include <string.h>

#include "exchange/date-parser.h"
#include "exchange/empty-values.h"
#include "exchange/number-parser.h"

G_BEGIN_DECLS

/* What the cells of one column say together: gathered cell by cell, decided at the end. */
typedef struct
{
  guint64           n_filled;
  guint64           n_markers;    /* «N/A», «NULL»: empty where the column is no text */
  guint64           n_empty_values; /* «Select»: empty in any column; not counted as filled */
  guint64           n_booleans;
  guint64           n_prefixed;     /* with the same prefix as the first */
  gsize             prefix_length;
  char              prefix[4];
  gboolean          expects_stages; /* set before the first cell: whether words for stages are looked for */
  guint64           n_stages;
  guint             stages;         /* a bit for each AccordStage that is named */
  guint64           n_addresses;  /* with an @ */
  AccordDateTally   dates;
  AccordNumberTally numbers;
  GPtrArray        *samples;
} AccordColumnScan;

void     accord_column_scan_init     (AccordColumnScan *self);
void     accord_column_scan_clear    (AccordColumnScan *self);
void     accord_column_scan_add      (AccordColumnScan *self,
                                      const char       *text,
                                      gsize             length,
                                      const AccordEmptyValues *empty_values,
                                      const AccordZone *zone,
                                      AccordMoment      now);
void     accord_column_scan_decide   (const AccordColumnScan *self,
                                      char                    likely_decimal,
                                      AccordSourceColumn     *column);
void     accord_column_scan_set_order (const AccordColumnScan *self,
                                       AccordSourceColumn     *column,
                                       AccordDateOrder         order);
gboolean accord_column_scan_is_guess (const AccordColumnScan *self,
                                      char                    likely_decimal);
char     accord_column_scans_decimal (const AccordColumnScan *scans,
                                      guint                   n_scans,
                                      char                    delimiter);

/* Cells */
void     accord_cell_trim_spaces     (const char **text,
                                      gsize       *length);
gboolean accord_cell_find_marker     (const char *text,
                                      gsize       length);
gboolean accord_cell_read_boolean    (const char *text,
                                      gsize       length,
                                      gboolean   *value);
gboolean accord_cell_parse_boolean   (const char *text,
                                      gsize       length,
                                      gboolean   *value);

/* Leaves out the white space around a cell: asked of every cell of every file, and hardly any has some. */
static inline void
accord_cell_trim (const char **text,
                  gsize       *length)
{
  if (*length > 0 && ((guint8) **text <= ' ' || (guint8) (*text)[*length - 1] <= ' '))
    accord_cell_trim_spaces (text, length);
}

/* Whether a cell, without spaces around it, may be an e-mail address. */
static inline gboolean
accord_cell_is_address (const char *text,
                        gsize       length)
{
  return memchr (text, '@', length) != NULL;
}

/* Whether a cell, without spaces around it, stands for «nothing» in a column of dates, numbers or addresses. Short cells are
 * common, and hardly any begins like that. */
static inline gboolean
accord_cell_is_marker (const char *text,
                       gsize       length)
{
  return length > 0 && length <= 4 &&
         (*text == '-' || *text == '\xe2' || *text == 'n' || *text == 'N' || *text == '#') &&
         accord_cell_find_marker (text, length);
}

G_END_DECLS
