#pragma once

#include "exchange/import.h"
#include "exchange/workspace-json.h"

G_BEGIN_DECLS

/* A folder of its own, gone at the end, with a workspace in it that is made when it is first asked for. */
typedef struct
{
  char        *folder;
  AccordStore *store;
  AccordZone  *zone;
} Fixture;

void                fixture_set_up      (Fixture                       *self,
                                         gconstpointer                  unused);
void                fixture_tear_down   (Fixture                       *self,
                                         gconstpointer                  unused);
char               *fixture_path        (Fixture                       *self,
                                         const char                    *name);
char               *fixture_write       (Fixture                       *self,
                                         const char                    *name,
                                         const char                    *bytes,
                                         gssize                         length);
AccordStore        *fixture_store       (Fixture                       *self);
AccordImportResult *fixture_import      (Fixture                       *self,
                                         const char                    *path,
                                         const AccordFileImportOptions *options,
                                         GError                       **error);
AccordImportResult *fixture_import_text (Fixture                       *self,
                                         const char                    *text);
char               *fixture_dump        (AccordStore                   *store);
void                fixture_assert_counts (AccordImportResult          *result,
                                         guint64                        n_new,
                                         guint64                        n_changed,
                                         guint64                        n_unchanged,
                                         guint64                        n_rejected);
gboolean            fixture_warns       (AccordImportResult            *result,
                                         const char                    *part);
char               *fixture_shared      (const char                    *name);

#define FIXTURE_NO_OPTIONS ((AccordFileImportOptions) { .data_as_of = ACCORD_MOMENT_NONE })

G_END_DECLS
