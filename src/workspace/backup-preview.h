#pragma once

#include "store/bulk.h"
#include "store/keep.h"

G_BEGIN_DECLS

/* What restoring a backup would change: of one kind of record, the names of those concerned. */
typedef struct
{
  GType      type;
  GPtrArray *back;    /* char*: in the backup, and not there now */
  GPtrArray *changed;
  GPtrArray *gone;    /* there now, and not in the backup */
} AccordPreviewKind;

typedef struct
{
  guint64 back, changed, gone;
} AccordPreviewCount;

typedef struct
{
  GPtrArray         *kinds; /* of AccordPreviewKind; only those with a difference */
  AccordPreviewCount leads, activities, imports;
} AccordBackupPreview;

AccordBackupPreview *accord_backup_preview_new      (AccordStore         *store,
                                                     const char          *backup,
                                                     GCancellable        *cancellable,
                                                     GError             **error);
void                 accord_backup_preview_free     (AccordBackupPreview *self);
gboolean             accord_backup_preview_is_empty (const AccordBackupPreview *self);
/* Sentences, one a line: what a person reads before they restore. */
char                *accord_backup_preview_to_text  (const AccordBackupPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBackupPreview, accord_backup_preview_free)

G_END_DECLS
