#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lines that are handed in in any order and come out sorted. Their text waits in a temporary file: in memory are only
 * their keys. */
typedef struct _AccordSortedSpool AccordSortedSpool;

AccordSortedSpool *accord_sorted_spool_new  (GError             **error);
void               accord_sorted_spool_free (AccordSortedSpool   *self);
gboolean           accord_sorted_spool_add  (AccordSortedSpool   *self,
                                             const char          *key,
                                             const char          *line,
                                             gsize                length,
                                             GError             **error);
gboolean           accord_sorted_spool_end  (AccordSortedSpool   *self,
                                             GError             **error);
guint              accord_sorted_spool_size (AccordSortedSpool   *self);
gboolean           accord_sorted_spool_read (AccordSortedSpool   *self,
                                             guint                index,
                                             GString             *line,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSortedSpool, accord_sorted_spool_free)

G_END_DECLS
