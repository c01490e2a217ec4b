#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>
#include <zip.h>

G_BEGIN_DECLS

/* One XML file within a workbook, read node by node. It may come from anybody: nothing outside it is looked at, and what
 * unpacks to far more than it is packed is given up. */
typedef struct
{
  xmlTextReaderPtr reader;
  zip_file_t      *file;
  char            *name;
  guint64          n_read, size, most; /* bytes unpacked: so far, as said, and at most */
  gboolean         too_big;
} AccordXlsxPart;

AccordXlsxPart *accord_xlsx_part_open      (zip_t           *archive,
                                            const char      *name,
                                            GError         **error);
void            accord_xlsx_part_free      (AccordXlsxPart  *self);
gboolean        accord_xlsx_part_next      (AccordXlsxPart  *self,
                                            GCancellable    *cancellable,
                                            GError         **error);
gboolean        accord_xlsx_part_at        (AccordXlsxPart  *self,
                                            int              type,
                                            const char      *name);
char           *accord_xlsx_part_attribute (AccordXlsxPart  *self,
                                            const char      *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordXlsxPart, accord_xlsx_part_free)

G_END_DECLS
