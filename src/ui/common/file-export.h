#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Writes @what, in a thread of its own. */
typedef gboolean (*AccordFileWriter) (gpointer       what,
                                      const char    *path,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* Asks where something is to be kept as a file, writes it there in the background, and says so on @page. */
void accord_file_export_ask      (AccordPage       *page,
                                  const char       *title, /* of the chooser */
                                  const char       *name,  /* what the file is called unless another is chosen */
                                  AccordFileWriter  write,
                                  gpointer          what, /* (transfer full) */
                                  GDestroyNotify    free_what);
/* The same from a window of its own, which says that it was written; @page says why it was not. */
void accord_file_export_ask_above (GtkWindow       *parent,
                                  AccordPage       *page,
                                  const char       *title,
                                  const char       *name,
                                  AccordFileWriter  write,
                                  gpointer          what, /* (transfer full) */
                                  GDestroyNotify    free_what);
void accord_file_export_ask_text (AccordPage       *page,
                                  const char       *title,
                                  const char       *name,
                                  char             *text); /* (transfer full) */

G_END_DECLS
