#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* A copy that is being made, in steps: others write between them, and so does this program. */
typedef struct _AccordBackup AccordBackup;

AccordBackup *accord_backup_begin      (AccordConnection *from,
                                        const char       *destination,
                                        int               mode,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      accord_backup_step       (AccordBackup     *self,
                                        gint64            budget,
                                        gboolean         *more,
                                        GError          **error);
double        accord_backup_get_done   (AccordBackup     *self); /* 0 … 1 */
/* On the thread of the steps, after the last of them. */
void          accord_backup_detach     (AccordBackup     *self);
/* On any thread, once detached: checked, on the disk, and only then under its name. */
gboolean      accord_backup_finish     (AccordBackup     *self,
                                        gboolean          check,
                                        GCancellable     *cancellable,
                                        GError          **error);
void          accord_backup_free       (AccordBackup     *self); /* detached, or on the thread of the steps */

/* In one go. @check: whether only a copy of a sound file is wanted. */
gboolean      accord_connection_backup (AccordConnection *self,
                                        const char       *destination,
                                        int               mode,
                                        gboolean          check,
                                        GCancellable     *cancellable,
                                        GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBackup, accord_backup_free)

/* settle.c: on the disk, and only then under its name, which nobody must have taken meanwhile. */
gboolean      accord_settle_file       (const char       *part,
                                        const char       *destination,
                                        gboolean          replace,
                                        GError          **error);
gboolean      accord_settle_fail       (GError          **error,
                                        const char       *destination,
                                        int               number);
int           accord_settle_make       (const char       *part,
                                        int               mode); /* an errno, or 0 */

G_END_DECLS
