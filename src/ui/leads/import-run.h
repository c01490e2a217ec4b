#pragma once

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* One file after the other: plans them, or imports them and keeps their mappings. */
typedef void (*AccordImportRunProgress) (AccordImportItem *item, double fraction, gpointer user_data);
/* @error: lent; NULL: all are done. Those before the one that failed are done, too. */
typedef void (*AccordImportRunDone)     (const GError *error, gpointer user_data);

void accord_import_run       (AccordWorkspace         *workspace,
                              GPtrArray               *items,
                              gboolean                 plan_only,
                              AccordImportRunProgress  progress,
                              GCancellable            *cancellable,
                              AccordImportRunDone      done,
                              gpointer                 user_data);
/* @text: says what was taken back; NULL where there is an @error. */
typedef void (*AccordImportTakenBack)   (const char *text, const GError *error, gpointer user_data);
/* Takes the imports of these files back, the last one first. */
void accord_import_take_back (AccordWorkspace         *workspace,
                              GPtrArray               *items,
                              AccordImportTakenBack    done,
                              gpointer                 user_data);

G_END_DECLS
