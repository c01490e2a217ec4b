#pragma once

#include "fixture.h"

/* Folders of several kinds, as far as the table of mounts says so. */

#define NOBRL "cifs //nas/sales rw,vers=3.1.1,nobrl"
#define NFS "nfs4 filer:/teams rw,vers=4.2,local_lock=none"

#define place_test(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, unmount)

/* From now on the fixture's folder is such a mount, until it is torn down by unmount(). */
void         mount_as  (Fixture        *fixture,
                        const char     *what);
void         unmount   (Fixture        *fixture,
                        gconstpointer   data);
AccordStore *open_with (Fixture        *fixture,
                        AccordOpenFlags flags);
/* The file's bytes, or those of the one beside it whose name ends in @suffix; NULL: there is none. */
char        *read_file (Fixture        *fixture,
                        const char     *suffix,
                        gsize          *length);
/* Of the first persona; the list keeps it. */
const char  *get_first (AccordStore    *store,
                        const char     *column);
