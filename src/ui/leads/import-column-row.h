#pragma once

#include <adwaita.h>

#include "exchange/import.h"

G_BEGIN_DECLS

/* The names of what a column can become, and a menu of what people read, which rows share. */
typedef struct
{
  GPtrArray  *fields; /* of strings */
  GListModel *menu;
  gboolean    own;    /* whether a column can be a field of its own */
} AccordImportColumnChoices;

/* A column of a file: its name, its first values, and what it becomes. Signal «changed» (). */
#define ACCORD_TYPE_IMPORT_COLUMN_ROW (accord_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportColumnRow, accord_import_column_row, ACCORD, IMPORT_COLUMN_ROW, GtkListBoxRow)

GtkWidget *accord_import_column_row_new (AccordFileImport                *import,
                                         guint                            index,
                                         const AccordImportColumnChoices *choices);
/* Shows anew whether it needs a person. */
void       accord_import_column_row_refresh (AccordImportColumnRow       *self);

/* Whether a person should look at what becomes of it. */
gboolean   accord_import_column_is_open (const AccordSourceColumn *column);

G_END_DECLS
