#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/* The beginning of a file, as it is read: to be looked at before it is imported. */
typedef struct
{
  gboolean   is_text;     /* CSV: it has a delimiter and an encoding */
  gboolean   is_named;    /* JSON: its columns have names anyway */
  gboolean   has_header;  /* found, or as it was said */
  char       delimiter;
  char      *encoding;
  guint64    size;        /* bytes of the file */
  gboolean   is_cut;      /* more rows follow */
  GPtrArray *header;      /* of strings */
  GPtrArray *rows;        /* of GStrv, as many cells as there are names */
} AccordFilePreview;

AccordFilePreview *accord_file_preview_read (const char                    *path,
                                             const AccordFileImportOptions *options,
                                             GCancellable                  *cancellable,
                                             GError                       **error);
void               accord_file_preview_free (AccordFilePreview             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFilePreview, accord_file_preview_free)

G_END_DECLS
