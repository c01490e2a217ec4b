#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A private copy of a workspace that cannot be opened safely where it lies: for reading, on this computer, for as long
 * as it is open. What lies beside the file for its recovery is copied with it, so that a write that was cut off there is
 * taken back in the copy and not in the file.
 */
typedef struct _AccordReadingCopy AccordReadingCopy;

/* The file must not be open in this program: copying it drops the locks that the program holds on it. */
AccordReadingCopy *accord_reading_copy_new      (const char        *path,
                                                 GCancellable      *cancellable,
                                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void               accord_reading_copy_free     (AccordReadingCopy *self);
const char        *accord_reading_copy_get_path (AccordReadingCopy *self);
/* Removes the copies of programs that did not come to do it; once a program. */
void               accord_reading_copy_clean_up (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReadingCopy, accord_reading_copy_free)

G_END_DECLS
