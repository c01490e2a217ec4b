#pragma once

#include "frame/frame-private.h"
#include "model/batch.h"

G_BEGIN_DECLS

/*
 * A column that is filled batch by batch. In most files half of the fields that there are stay empty: such a column has no
 * values of its own, and all of a kind share what says so: to touch memory for the first time is a large part of loading.
 */

/* What columns without a value share; zeroed at first, to be cleared. */
typedef struct
{
  GBytes *values[ACCORD_FRAME_BOOLEAN + 1]; /* by kind; NULL: no column needed them yet */
  GBytes *days;
} AccordEmptyValues;

AccordColumnData *_accord_column_filler_new    (const AccordField *field);
void              _accord_column_filler_append (AccordColumnData        *self,
                                                const AccordBatchColumn *from,
                                                guint                    n_rows,
                                                guint                    at,
                                                guint                    capacity,
                                                const AccordZone        *zone);
void              _accord_column_filler_resize (AccordColumnData  *self,
                                                guint              capacity);
void              _accord_column_filler_end    (AccordColumnData  *self,
                                                guint              n_rows,
                                                AccordEmptyValues *empty);
void              _accord_empty_values_clear   (AccordEmptyValues *self);

G_END_DECLS
