#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers of all rows, with room for whole words of 64; not initialized. Reference counted, for any thread. */
typedef struct
{
  double         *values;
  /*< private >*/
  gatomicrefcount ref_count;
} AccordRealColumn;

AccordRealColumn *accord_real_column_new   (guint             n_rows);
AccordRealColumn *accord_real_column_ref   (AccordRealColumn *self);
void              accord_real_column_unref (AccordRealColumn *self);

/* The number of words of 64 rows, one at least. */
static inline guint
accord_real_column_n_words (guint n_rows)
{
  return MAX ((n_rows + 63) / 64, 1);
}

G_END_DECLS
