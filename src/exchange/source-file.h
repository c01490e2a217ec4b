#pragma once

#include "exchange/row-source.h"
#include "exchange/import.h"

G_BEGIN_DECLS

/* A text file of rows: which encoding and delimiter it has. Can be read as often as one likes. */
typedef struct _AccordSourceFile AccordSourceFile;

AccordSourceFile *accord_source_file_open          (const char           *path,
                                                    const char           *encoding,
                                                    const char           *delimiter,
                                                    GCancellable         *cancellable,
                                                    GError              **error);
AccordSourceFile *accord_source_file_open_beginning (const char          *path,
                                                    const char           *encoding,
                                                    const char           *delimiter,
                                                    gsize                 length,
                                                    GCancellable         *cancellable,
                                                    GError              **error);
void              accord_source_file_free          (AccordSourceFile     *self);
const char       *accord_source_file_get_path      (const AccordSourceFile *self);
const char       *accord_source_file_get_name      (const AccordSourceFile *self);
guint64           accord_source_file_get_size      (const AccordSourceFile *self);
gboolean          accord_source_file_is_cut        (const AccordSourceFile *self);
gboolean          accord_source_file_is_text_table (const AccordSourceFile *self);
gboolean          accord_source_file_is_named      (const AccordSourceFile *self);
const char       *accord_source_file_get_encoding  (const AccordSourceFile *self);
char              accord_source_file_get_delimiter (const AccordSourceFile *self);

/* One reading of it. */
typedef struct _AccordSourceReading AccordSourceReading;

AccordSourceReading *accord_source_reading_new          (AccordSourceFile     *file,
                                                         GCancellable         *cancellable,
                                                         GError              **error);
void                 accord_source_reading_free         (AccordSourceReading  *self);
gboolean             accord_source_reading_next         (AccordSourceReading  *self,
                                                         AccordSourceRow      *row,
                                                         GCancellable         *cancellable,
                                                         GError              **error);
double               accord_source_reading_get_fraction (AccordSourceReading  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSourceFile, accord_source_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSourceReading, accord_source_reading_free)

G_END_DECLS
