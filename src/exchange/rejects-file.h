#pragma once

#include "exchange/row-source.h"

G_BEGIN_DECLS

/* Rows that were not imported: «INPUT.rejects.csv», with their line and the reason. It takes its place only at the end. */
typedef struct _AccordRejectsFile AccordRejectsFile;

AccordRejectsFile *accord_rejects_file_new    (const char         *input,
                                               GPtrArray          *header);
void               accord_rejects_file_free   (AccordRejectsFile  *self);
gboolean           accord_rejects_file_add    (AccordRejectsFile  *self,
                                               guint64             line,
                                               const char         *reason,
                                               const AccordSourceRow *row,
                                               GError            **error);
gboolean           accord_rejects_file_close  (AccordRejectsFile  *self,
                                               GError            **error);
char              *accord_rejects_file_settle (AccordRejectsFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRejectsFile, accord_rejects_file_free)

G_END_DECLS
