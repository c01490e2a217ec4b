#pragma once

#include "exchange/row-source.h"

G_BEGIN_DECLS

/* Copies of rows, in their order. */
typedef struct _AccordRowCopies AccordRowCopies;

AccordRowCopies *accord_row_copies_new      (void);
void             accord_row_copies_free     (AccordRowCopies    *self);
void             accord_row_copies_clear    (AccordRowCopies    *self);
void             accord_row_copies_add      (AccordRowCopies    *self,
                                             const AccordSourceRow *row);
void             accord_row_copies_get      (AccordRowCopies    *self,
                                             guint               index,
                                             AccordSourceRow    *row);
gsize            accord_row_copies_get_size (AccordRowCopies    *self);

/* The last row of each key that comes again. */
typedef struct _AccordPendingRows AccordPendingRows;

AccordPendingRows *accord_pending_rows_new        (void);
void               accord_pending_rows_free       (AccordPendingRows  *self);
gboolean           accord_pending_rows_replace    (AccordPendingRows  *self,
                                                   const char         *key,
                                                   const AccordSourceRow *row);
gboolean           accord_pending_rows_count_down (AccordPendingRows  *self,
                                                   const char         *key,
                                                   guint               count);
gboolean           accord_pending_rows_get        (AccordPendingRows  *self,
                                                   const char         *key,
                                                   AccordSourceRow    *row);
void               accord_pending_rows_remove     (AccordPendingRows  *self,
                                                   const char         *key);
gboolean           accord_pending_rows_take       (AccordPendingRows  *self,
                                                   AccordSourceRow    *row);

G_END_DECLS
