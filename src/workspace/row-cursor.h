#pragma once

#include "store/bulk.h"

G_BEGIN_DECLS

/* Goes through the leads, or the activities, of a store in the order of their keys, and tells what each says in one
 * number: two rows that say the same have the same. */
typedef struct
{
  gint64  key;    /* of the row it stands on; 0: at the end */
  guint64 digest;
  /*< private >*/
  AccordStore *store;
  AccordBatch *batch;
  GArray      *order; /* of columns, by name */
  gboolean     activities;
  guint        next;
} AccordRowCursor;

gboolean accord_row_cursor_init  (AccordRowCursor *self,
                                  AccordStore     *store,
                                  gboolean         activities,
                                  GCancellable    *cancellable,
                                  GError         **error); /* stands on the first row */
void     accord_row_cursor_clear (AccordRowCursor *self);
gboolean accord_row_cursor_next  (AccordRowCursor *self,
                                  GCancellable    *cancellable,
                                  GError         **error);

G_END_DECLS
