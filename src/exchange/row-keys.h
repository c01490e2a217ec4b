#pragma once

#include "exchange/row-source.h"
#include "exchange/empty-values.h"

G_BEGIN_DECLS

#define ACCORD_N_JOINT_KEYS 3

/* By what the rows of a file are told apart: the id, else the e-mail address, else what they say as a whole; or some
 * columns together. */
typedef struct
{
  gboolean keyless;  /* they are not told apart: the same row twice is for the store to see */
  gint id_column;    /* -1: none */
  gint email_column;
  gboolean joint;    /* these tell them apart */
  gint joint_columns[ACCORD_N_JOINT_KEYS]; /* -1: none */
  const AccordEmptyValues *empty_values; /* (nullable) */
} AccordKeyColumns;

gboolean accord_key_columns_equal (const AccordKeyColumns *a,
                                 const AccordKeyColumns *b);
void accord_row_key_write       (const AccordKeyColumns *columns,
                                 const AccordSourceRow  *row,
                                 GString                *key);
void accord_row_key_fingerprint (const AccordSourceRow  *row,
                                 GString                *fingerprint);

/* Which keys a file repeats, found in little memory. */
typedef struct _AccordRowKeys AccordRowKeys;

AccordRowKeys          *accord_row_keys_new         (const AccordKeyColumns *columns);
void                    accord_row_keys_free        (AccordRowKeys          *self);
const AccordKeyColumns *accord_row_keys_get_columns (const AccordRowKeys    *self);
void                    accord_row_keys_add         (AccordRowKeys          *self,
                                                     const AccordSourceRow  *row);
void                    accord_row_keys_end         (AccordRowKeys          *self);
gboolean                accord_row_keys_any_repeated (const AccordRowKeys   *self);
guint                   accord_row_keys_count       (const AccordRowKeys    *self,
                                                     const char             *key);

/* Whether no key is repeated, and all are of the same kind: then no row of the file is the lead of another. */
gboolean                accord_row_keys_are_distinct (const AccordRowKeys *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRowKeys, accord_row_keys_free)

G_END_DECLS
