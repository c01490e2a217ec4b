#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Where backups of a workspace are kept: on this computer, never beside the file. */
char      *accord_backup_folder_path      (const char *uuid);
char      *accord_backup_folder_scratch   (const char *uuid); /* a name for a file that goes again */
/* «…/backups/UUID/2025-01-31T184502.123Z REASON.accord»; the folder is made. */
char      *accord_backup_folder_place     (const char *uuid,
                                           const char *reason,
                                           GError    **error);
/* (array zero-terminated=1) names in it */
GStrv      accord_backup_folder_list      (const char *uuid);
/* Takes away what need not be kept, and what a crash left. */
void       accord_backup_folder_tidy      (const char *uuid);
/* Which file it is that has that workspace, so that its backups are found when it cannot say so itself. */
void       accord_backup_folder_note      (const char *uuid,
                                           const char *path);
char      *accord_backup_folder_find      (const char *path);
gboolean   accord_backup_folder_same_disk (const char *uuid,
                                           const char *path);

G_END_DECLS
