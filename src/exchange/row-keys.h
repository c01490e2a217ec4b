#pragma once

#include "exchange/row-source.h"
#include "exchange/empty-values.h"

G_BEGIN_DECLS

/* By what the rows of a file are told apart: the id, else the e-mail address, else what they say as a whole. */
typedef struct
{
  gint id_column;    /* -1: none */
  gint email_column;
  const AccordEmptyValues *empty_values; /* (nullable) */
} AccordKeyColumns;

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
guint                   accord_row_keys_count       (const AccordRowKeys    *self,
                                                     const char             *key);

/* Whether no key is repeated, and all are of the same kind: then no row of the file is the lead of another. */
gboolean                accord_row_keys_are_distinct (const AccordRowKeys *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRowKeys, accord_row_keys_free)

G_END_DECLS
