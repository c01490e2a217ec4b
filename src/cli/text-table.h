#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of text for a person at a terminal: columns as wide as what is in them. */
typedef struct _AccordTextTable AccordTextTable;

AccordTextTable *accord_text_table_new     (void);
void             accord_text_table_free    (AccordTextTable *self);
void             accord_text_table_add     (AccordTextTable *self,
                                            const char      *cell);
void             accord_text_table_end_row (AccordTextTable *self);
char            *accord_text_table_to_text (AccordTextTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTextTable, accord_text_table_free)

G_END_DECLS
