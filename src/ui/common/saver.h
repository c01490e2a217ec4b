#pragma once

#include <gio/gio.h>

#include "model/change-set.h"
#include "ui/common/save-state.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Everything of one workspace that is on its way into its file: there is one saver a workspace.
 *
 * Properties: state (AccordSaveState), message (s), conflict (b: somebody else changed the same), words (s: the state as
 * a person reads it).
 * Signals: «flush» () – write what has been typed, now; «retry» () – again what failed, «discard» () – drop it;
 * «settled» (source) – a conflict is decided: show what the file says.
 */
#define ACCORD_TYPE_SAVER (accord_saver_get_type ())
G_DECLARE_FINAL_TYPE (AccordSaver, accord_saver, ACCORD, SAVER, GObject)

AccordSaver    *accord_saver_get          (AccordWorkspace *workspace);
AccordSaveState accord_saver_get_state    (AccordSaver *self);
const char     *accord_saver_get_message  (AccordSaver *self);
gboolean        accord_saver_get_conflict (AccordSaver *self);
const char     *accord_saver_get_words    (AccordSaver *self);
/* What was given to be saved last: the id of its change set. */
const char     *accord_saver_get_last     (AccordSaver *self);

void            accord_saver_save         (AccordSaver     *self,
                                           AccordChangeSet *changes);
void            accord_saver_save_async   (AccordSaver         *self,
                                           AccordChangeSet     *changes,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean        accord_saver_save_finish  (AccordSaver   *self,
                                           GAsyncResult  *result,
                                           GError       **error);
void            accord_saver_retry        (AccordSaver *self);
void            accord_saver_discard      (AccordSaver *self);

/* saver-conflict.c: what waits for a person's decision, one change set at a time. */
typedef struct
{
  gpointer         source;
  AccordChangeSet *changes;
  GPtrArray       *conflicts;  /* of AccordConflict */
  gint64           written_at; /* in seconds since 1970 */
} AccordSaverConflict;

const AccordSaverConflict *accord_saver_peek_conflict (AccordSaver *self);
/* @decided: what is to be saved instead, or NULL: let it go. */
void            accord_saver_settle       (AccordSaver     *self,
                                           gpointer         source,
                                           AccordChangeSet *decided);

void            accord_saver_flush_async  (AccordSaver         *self,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean        accord_saver_flush_finish (AccordSaver   *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/* For what keeps edits of its own: see autosave.c. */
void            accord_saver_hold         (AccordSaver *self);
void            accord_saver_release      (AccordSaver *self);
/* On this computer's disk until it is saved: what would be written now under @key; NULL: it is done, or given up. */
void            accord_saver_keep         (AccordSaver     *self,
                                           const char      *key,
                                           AccordChangeSet *changes);
void            accord_saver_fail         (AccordSaver     *self,
                                           gpointer         source,
                                           AccordChangeSet *changes,
                                           const GError    *error);
void            accord_saver_mend         (AccordSaver *self,
                                           gpointer     source);

G_END_DECLS
