#pragma once

#include "store/bulk.h"
#include "store/connection.h"
#include "store/store-class.h"

G_BEGIN_DECLS

/* The file's side of an import: see bulk.h for what each does. */
AccordImport *accord_lead_import_begin  (AccordStore               *store,
                                         AccordConnection          *connection,
                                         const AccordStoreAuthor   *author,
                                         const AccordImportOptions *options,
                                         GPtrArray                 *fields,
                                         GError                   **error);
gboolean      accord_lead_import_rows   (AccordImport              *self,
                                         AccordBatch               *batch,
                                         AccordRowOutcome          *outcomes,
                                         GError                   **error);
AccordFingerprintSet *
              accord_lead_import_list_marks (AccordImport           *self,
                                         guint64                    n_rows,
                                         GError                   **error);
gint64        accord_lead_import_commit (AccordImport              *self,
                                         guint64                    rejected,
                                         GError                   **error);
void          accord_lead_import_abort  (AccordImport              *self);

/* Under which the change log keeps it; NULL of a plan. */
char         *accord_lead_import_dup_set_id (AccordImport          *self);
gint64        accord_lead_import_get_number (AccordImport          *self);

/* import-list.c: what an import is among the others, and in the change log. */
typedef struct
{
  guint64 n_new, n_changed, n_unchanged, n_rejected;
  gint64  first, last; /* keys of the leads, deals or activities that it made; 0: none */
} AccordImportCounts;

char         *accord_import_summary     (const AccordImportOptions *options);
gboolean      accord_import_note        (AccordConnection          *connection,
                                         const AccordStoreAuthor   *author,
                                         const AccordImportOptions *options,
                                         gint64                    *number,
                                         char                     **set_id,
                                         GError                   **error);
gboolean      accord_import_count       (AccordConnection          *connection,
                                         gint64                     number,
                                         const AccordImportCounts  *counts,
                                         GError                   **error);
GPtrArray    *accord_import_list        (AccordConnection          *connection,
                                         GError                   **error);
/* import-undo.c */
gboolean      accord_import_undo        (AccordConnection          *connection,
                                         const AccordStoreAuthor   *author,
                                         const char                *set_id,
                                         gint64                     id,
                                         AccordImportUndone        *undone,
                                         GError                   **error);

G_END_DECLS
