#pragma once

#include "report/document.h"

G_BEGIN_DECLS

typedef struct
{
  const char    *title;     /* NULL in all columns: a table without a head */
  double         weight;    /* its share of the width */
  PangoAlignment alignment;
  AccordFaceKind face;
} AccordTableColumn;

/* A table. Its head is repeated on every page; a row is cut only where it is higher than a page. */
typedef struct _AccordTable AccordTable;

AccordTable *accord_table_new          (AccordDocument          *document,
                                        const AccordTableColumn *columns,
                                        guint                    n_columns,
                                        double                   indent);
void         accord_table_set_compact  (AccordTable             *self);
void         accord_table_set_padding  (AccordTable             *self,
                                        double                   padding);
void         accord_table_begin_row    (AccordTable             *self);
void         accord_table_add_text     (AccordTable             *self,
                                        guint                    column,
                                        const char              *text);
void         accord_table_add_note     (AccordTable             *self,
                                        guint                    column,
                                        const char              *text);
void         accord_table_add_markdown (AccordTable             *self,
                                        guint                    column,
                                        const char              *markdown);
void         accord_table_end          (AccordTable             *self,
                                        double                   before,
                                        double                   after);

G_END_DECLS
