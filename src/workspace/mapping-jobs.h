#pragma once

#include "exchange/saved-mapping.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The beginning of a file, and the kept mapping that fits it best. */
typedef struct
{
  AccordFilePreview  *preview;
  AccordSavedMapping *mapping; /* NULL: none fits */
} AccordImportPreview;

void                 accord_import_preview_free              (AccordImportPreview *self);
void                 accord_workspace_preview_import_async   (AccordWorkspace               *self,
                                                              const char                    *path,
                                                              const AccordFileImportOptions *options,
                                                              GCancellable                  *cancellable,
                                                              GAsyncReadyCallback            callback,
                                                              gpointer                       user_data);
AccordImportPreview *accord_workspace_preview_import_finish  (AccordWorkspace     *self,
                                                              GAsyncResult        *result,
                                                              GError             **error);
/* @import is lent until the callback. */
void                 accord_workspace_keep_mapping_async     (AccordWorkspace     *self,
                                                              const char          *name,
                                                              AccordFileImport    *import,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
gboolean             accord_workspace_keep_mapping_finish    (AccordWorkspace     *self,
                                                              GAsyncResult        *result,
                                                              GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportPreview, accord_import_preview_free)

G_END_DECLS
