#pragma once

#include "store/backup.h"
#include "store/keep.h"
#include "store/store-class.h"

G_BEGIN_DECLS

/* How a store of some kind keeps its file (keep.h): all of it on the worker's thread, one call at a time. */
struct _AccordKeepClass
{
  AccordBackup *(*backup_begin) (AccordStore *self, const char *destination, int mode, GError **error);
  gboolean   (*backup_step)     (AccordStore *self, AccordBackup *backup, gboolean *more, GError **error);
  gboolean   (*restore)         (AccordStore *self, const AccordStoreAuthor *author, const char *scratch, const char *name,
                                 char **kept, GCancellable *cancellable, GError **error);
  GPtrArray *(*examine)         (AccordStore *self, GCancellable *cancellable, GError **error);
  gboolean   (*repair)          (AccordStore *self, const AccordStoreAuthor *author, GPtrArray **repaired, GPtrArray **left,
                                 char **kept, GCancellable *cancellable, GError **error);
  gboolean   (*compact)         (AccordStore *self, guint64 *before, guint64 *after, GCancellable *cancellable,
                                 GError **error);
  gboolean   (*archive)         (AccordStore *self, const AccordStoreAuthor *author, AccordDay before, AccordZone *zone,
                                 const char *destination, AccordArchived *archived, char **kept, GCancellable *cancellable,
                                 GError **error);
  gboolean   (*erase)           (AccordStore *self, const AccordStoreAuthor *author, const char *who, gboolean dry_run,
                                 AccordErased *erased, GCancellable *cancellable, GError **error);
};

G_END_DECLS
