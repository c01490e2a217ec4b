#pragma once

#include "model/field.h"
#include "model/text-arena.h"

G_BEGIN_DECLS

/*
 * Some rows of bulk data (leads, activities) as columns: how they travel between file,
 * store and frame. One column's values by its field's type:
 *   TEXT            texts[row], NULL for empty, owned by the batch's arena
 *   REAL            reals[row], NaN for empty
 *   INTEGER, MOMENT integers[row], G_MININT64 for empty
 *   BOOLEAN         integers[row], 0 or 1, G_MININT64 for empty
 */
typedef struct
{
  AccordField      *field; /* owned */
  AccordColumnType  type;  /* the field's: it is asked of every cell */
  union
  {
    const char **texts;
    double      *reals;
    gint64      *integers;
  };
} AccordBatchColumn;

typedef struct
{
  guint              n_rows;
  guint              capacity;
  guint              n_columns;
  AccordBatchColumn *columns;
  gint64            *keys;  /* the store's key of each row; 0 where it has none yet */
  gint64            *lines; /* the line of the file that each row began on; 0 where there is none */
  AccordTextArena   *arena;
} AccordBatch;

AccordBatch *accord_batch_new         (const AccordField *const *fields,
                                       guint                     n_fields,
                                       guint                     capacity);
void         accord_batch_free        (AccordBatch *self);
void         accord_batch_clear       (AccordBatch *self);
guint        accord_batch_append      (AccordBatch *self); /* a row of empty values; its index */
guint        accord_batch_append_room (AccordBatch *self); /* a row whose values are to be set, all of them; its index */
void         accord_batch_set_text    (AccordBatch *self,
                                       guint        row,
                                       guint        column,
                                       const char  *text,
                                       gssize       length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBatch, accord_batch_free)

G_END_DECLS
