#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Has a file backed up once a day while it is open: shortly after its opening, and then whenever a new day has begun.
 *
 * Properties: problem (s: why there is no backup of today, or NULL).
 */
#define ACCORD_TYPE_BACKUP_KEEPER (accord_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AccordBackupKeeper, accord_backup_keeper, ACCORD, BACKUP_KEEPER, GObject)

AccordBackupKeeper *accord_backup_keeper_new         (AccordWorkspace    *workspace);
const char         *accord_backup_keeper_get_problem (AccordBackupKeeper *self);

G_END_DECLS
