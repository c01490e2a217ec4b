#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Long work on an open workspace, off the main thread, with progress and cancel. @progress is called
 * on the main thread, at most some twenty times a second. Afterwards the frame is refreshed by itself.
 */

void                accord_workspace_scan_import_async  (AccordWorkspace               *self,
                                                         const char                    *path,
                                                         const AccordFileImportOptions *options,
                                                         AccordImportProgress           progress,
                                                         gpointer                       progress_data,
                                                         GCancellable                  *cancellable,
                                                         GAsyncReadyCallback            callback,
                                                         gpointer                       user_data);
AccordFileImport   *accord_workspace_scan_import_finish (AccordWorkspace  *self,
                                                         GAsyncResult     *result,
                                                         GError          **error);
/* @import is lent: neither read nor change it until the callback. */
void                accord_workspace_run_import_async   (AccordWorkspace      *self,
                                                         AccordFileImport     *import,
                                                         gboolean              plan_only,
                                                         AccordImportProgress  progress,
                                                         gpointer              progress_data,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
AccordImportResult *accord_workspace_run_import_finish  (AccordWorkspace  *self,
                                                         GAsyncResult     *result,
                                                         GError          **error);
void                accord_workspace_undo_import_async  (AccordWorkspace      *self,
                                                         gint64                id,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean            accord_workspace_undo_import_finish (AccordWorkspace  *self,
                                                         GAsyncResult     *result,
                                                         guint64          *deleted,
                                                         guint64          *restored,
                                                         GPtrArray       **left,
                                                         GError          **error);
/* All imports, the newest first. */
void                accord_workspace_list_imports_async  (AccordWorkspace     *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
GPtrArray          *accord_workspace_list_imports_finish (AccordWorkspace  *self,
                                                          GAsyncResult     *result,
                                                          GError          **error);

G_END_DECLS
