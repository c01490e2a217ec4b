#pragma once

#include "ui/common/saver.h"

G_BEGIN_DECLS

/* What saver.c, saver-conflict.c and saver-edits.c share. */
struct _AccordSaver
{
  GObject parent_instance;

  /* borrowed: the saver lives as long as its workspace */
  AccordWorkspace *workspace;

  /* owned */
  GHashTable *failures; /* whose edit it is → AccordSaverFailure */
  GPtrArray  *waiting;  /* of GTask: flushes under way */
  char       *last;     /* the id of the change set that was given to be saved last; or NULL */

  guint           held;
  guint           in_flight;
  AccordSaveState state;
  char           *message;
  char           *words;
  gboolean        conflict;
};

/* An edit that is kept and not saved. The source of a save without an editor is its change set. */
typedef struct
{
  GError          *error;
  AccordChangeSet *changes; /* NULL: what was typed is no value */
  gint64           at;      /* when, in seconds since 1970 */
} AccordSaverFailure;

void     accord_saver_update              (AccordSaver *self);
gboolean accord_saver_failure_is_conflict (const AccordSaverFailure *self);
void     accord_saver_emit_settled        (AccordSaver *self,
                                           gpointer     source);

G_END_DECLS
