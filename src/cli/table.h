#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of text for a person at a terminal: columns as wide as what is in them. */
typedef struct _AccordTable AccordTable;

AccordTable *accord_table_new     (void);
void         accord_table_free    (AccordTable *self);
void         accord_table_add     (AccordTable *self,
                                   const char  *cell);
void         accord_table_end_row (AccordTable *self);
char        *accord_table_to_text (AccordTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTable, accord_table_free)

G_END_DECLS
