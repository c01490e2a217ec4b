#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Folders that a program copies between computers behind everybody's back. Two people who save there at once are not
 * merged: one copy wins, or a «conflicted copy» appears. The file can be used there, but a person should know.
 */

/* The names in a folder; NULL: they cannot be read. (transfer full) */
typedef GStrv (*AccordListFolder) (const char *folder,
                                   gpointer    user_data);

const char *accord_sync_folder_find     (const char       *path,
                                         AccordListFolder  list,
                                         gpointer          user_data);
/* Reads the folders of the disk. */
const char *accord_sync_folder_look     (const char *path);
char       *accord_sync_folder_describe (const char *service); /* (transfer full): sentences */

G_END_DECLS
