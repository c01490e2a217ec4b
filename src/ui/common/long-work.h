#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Work that may take long, in a thread of its own: past a moment a window says what is done, and lets it be cancelled. */
typedef gboolean (*AccordLongWork)     (gpointer       data,
                                        GCancellable  *cancellable,
                                        GError       **error);
/* On the main thread; not called where it was cancelled, or the window is gone. */
typedef void     (*AccordLongWorkDone) (GtkWindow     *parent,
                                        gpointer       data,
                                        const GError  *error);

void accord_long_work_run (GtkWindow          *parent,
                           const char         *title,
                           AccordLongWork      work,
                           AccordLongWorkDone  done,
                           gpointer            data,
                           GDestroyNotify      free_data);

/* What a person is told in a dialog, and in passing. @body may be long. */
GtkWidget *accord_long_work_say   (GtkWindow  *parent,
                                   const char *heading,
                                   const char *body);
void       accord_long_work_toast (GtkWindow  *window,
                                   const char *text);

G_END_DECLS
