#pragma once

#include "exchange/row-source.h"
#include "exchange/import.h"
#include "exchange/row-keys.h"
#include "model/record.h"

G_BEGIN_DECLS

/* Makes leads, or what else they are, of rows: which cell becomes which field, and how its text is read. */
typedef struct _AccordRowConverter AccordRowConverter;

AccordRowConverter *accord_row_converter_new        (AccordImportKind        kind,
                                                     GPtrArray              *columns,
                                                     GPtrArray              *known_fields,
                                                     const AccordEmptyValues *empty_values,
                                                     const AccordZone       *zone,
                                                     AccordMoment            as_of,
                                                     GPtrArray              *warnings);
void                accord_row_converter_free       (AccordRowConverter     *self);
GStrv               accord_row_converter_list_kept  (AccordRowConverter     *self);
GPtrArray          *accord_row_converter_get_fields (AccordRowConverter     *self);
AccordBatch        *accord_row_converter_new_batch  (AccordRowConverter     *self,
                                                     guint                   capacity);
char               *accord_row_converter_add        (AccordRowConverter     *self,
                                                     const AccordSourceRow  *row,
                                                     gint64                  mark,
                                                     AccordBatch            *batch);
void                accord_row_converter_begin_marks (AccordRowConverter    *self,
                                                     gboolean                clear_empty);
gint64              accord_row_converter_mark       (AccordRowConverter     *self,
                                                     const AccordSourceRow  *row);
void                accord_row_converter_warn       (AccordRowConverter     *self,
                                                     AccordRecord           *settings,
                                                     GPtrArray              *warnings);
const AccordSourceColumn *accord_row_converter_find_ambiguous (AccordRowConverter *self);

void                accord_key_columns_find         (AccordImportKind        kind,
                                                     GPtrArray              *columns,
                                                     const AccordEmptyValues *empty_values,
                                                     AccordKeyColumns       *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRowConverter, accord_row_converter_free)

G_END_DECLS
