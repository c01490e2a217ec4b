#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * A copy of an open file to look at in peace: to check the file itself would lock others' commits out for as long as
 * that takes, on a share many seconds. The copy grows by some pages a step, between which others write; it lies in
 * memory, or in a nameless file of the system's temporary folder.
 */
typedef struct _AccordCheckCopy AccordCheckCopy;

AccordCheckCopy *accord_check_copy_new  (sqlite3          *from) G_GNUC_WARN_UNUSED_RESULT;
void             accord_check_copy_free (AccordCheckCopy  *self);
/* FALSE: it cannot be made now. *@copy is set with the last step: to be closed. */
gboolean         accord_check_copy_step (AccordCheckCopy  *self,
                                         sqlite3         **copy);
/* NULL: it is whole, or that could not be found out. From any thread. (transfer full) */
char            *accord_check_copy_find (sqlite3          *copy);

G_END_DECLS
