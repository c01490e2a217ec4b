#pragma once

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

struct _AccordImportItem
{
  GObject parent_instance;

  AccordWorkspace *workspace;
  char            *path;
  char            *name;

  /* said */
  char            *delimiter;
  char            *encoding;
  AccordHeader     header;
  AccordImportKind kind;
  GStrv            empty_values;
  gboolean         clear_empty;
  AccordMoment     data_as_of;
  char            *keep_name;
  gboolean         leaves_mapping;
  GHashTable      *renames; /* NULL: not said yet */

  /* found */
  AccordImportPreview *preview;
  AccordFileImport    *import;
  GError              *error;
  double               fraction;
  char                *map;    /* what columns became before it was read anew */
  GArray              *orders; /* of AccordDateOrder: the same of dates, a column each */

  AccordImportResult *plan;
  AccordImportResult *result;
  GCancellable       *cancellable; /* of what is being read */
};

G_END_DECLS
