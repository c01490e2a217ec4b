#pragma once

#include "exchange/file-preview.h"

G_BEGIN_DECLS

/* A mapping that the workspace keeps by name, held against the columns of a file. */
typedef struct
{
  char            *name;
  char            *json;    /* as it is kept */
  AccordImportKind kind;    /* of the files that it was kept for; FOUND: not said */
  GPtrArray       *header;  /* of strings: of the file */
  GPtrArray       *missing; /* of strings: columns that become something, which the file does not have */
  GPtrArray       *added;   /* of strings: columns of the file that it does not name */
} AccordSavedMapping;

GPtrArray          *accord_saved_mapping_read_header (const char                    *path,
                                                      const AccordFileImportOptions *options,
                                                      GCancellable                  *cancellable,
                                                      GError                       **error);
AccordSavedMapping *accord_saved_mapping_new     (const char                *name,
                                                  const char                *json,
                                                  GPtrArray                 *header);
void                accord_saved_mapping_free    (AccordSavedMapping        *self);
gboolean            accord_saved_mapping_find    (AccordStore               *store,
                                                  GPtrArray                 *header,
                                                  AccordSavedMapping       **found,
                                                  GError                   **error);
gboolean            accord_saved_mapping_keep    (AccordStore               *store,
                                                  const char                *name,
                                                  AccordFileImport          *import,
                                                  GError                   **error);
const char         *accord_saved_mapping_suggest (const AccordSavedMapping  *self,
                                                  const char                *missing);
char               *accord_saved_mapping_rename  (const AccordSavedMapping  *self,
                                                  GHashTable                *renames);
gboolean            accord_saved_mapping_refuse  (const AccordSavedMapping  *self,
                                                  GHashTable                *renames,
                                                  const char                *file_name,
                                                  GError                   **error);
void                accord_saved_mapping_settle_orders (const AccordSavedMapping *self,
                                                  AccordFileImport          *import);
void                accord_saved_mapping_warn    (const AccordSavedMapping  *self,
                                                  GHashTable                *renames,
                                                  AccordFileImport          *import);
AccordFileImport   *accord_saved_mapping_open    (const AccordSavedMapping      *self,
                                                  GHashTable                    *renames,
                                                  const char                    *path,
                                                  const AccordFileImportOptions *options,
                                                  const AccordZone              *zone,
                                                  AccordImportProgress           progress,
                                                  gpointer                       user_data,
                                                  GCancellable                  *cancellable,
                                                  GError                       **error);
char               *accord_saved_mapping_name_for (const char               *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSavedMapping, accord_saved_mapping_free)

G_END_DECLS
