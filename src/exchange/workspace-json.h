#pragma once

#include "store/bulk.h"

G_BEGIN_DECLS

/* The live content of a workspace as canonical JSON, sorted by key: dump (load (dump)) is the same bytes. */
gboolean accord_workspace_dump (AccordStore   *store,
                                GOutputStream *out,
                                gboolean       history,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean accord_workspace_dump_to_file (AccordStore *store,
                                const char    *path,
                                gboolean       history,
                                GCancellable  *cancellable,
                                GError       **error);
/* A new workspace at @path from a dump; never overwrites; a failure leaves nothing behind. */
gboolean accord_workspace_load (const char    *json_path,
                                const char    *path,
                                GCancellable  *cancellable,
                                GError       **error);

/* The JSON Schema of what the first writes and the second reads; the same is in data/schemas. */
char    *accord_workspace_json_schema (void);

G_END_DECLS
