/* Edits that met another's: they are kept here until a person has decided. */
#include "ui/common/saver-private.h"

typedef struct
{
  AccordSaver     *saver;
  gpointer         source;
  AccordChangeSet *decided;
  gboolean         unattended;
} Settling;

/**
 * accord_saver_failure_is_conflict:
 *
 * Returns: whether a person must decide, as there are two who changed the same
 */
gboolean
accord_saver_failure_is_conflict (const AccordSaverFailure *self)
{
  return self->changes != NULL && accord_store_error_get_conflicts (self->error) != NULL;
}

/**
 * accord_saver_peek_conflict:
 *
 * Returns: (transfer none) (nullable): the one that waits longest; good until the main loop goes on
 */
const AccordSaverConflict *
accord_saver_peek_conflict (AccordSaver *self)
{
  static AccordSaverConflict found;
  AccordSaverFailure *oldest = NULL;
  GHashTableIter iter;
  gpointer source, value;

  g_return_val_if_fail (ACCORD_IS_SAVER (self), NULL);

  g_hash_table_iter_init (&iter, self->failures);
  while (g_hash_table_iter_next (&iter, &source, &value))
    {
      AccordSaverFailure *failure = value;

      if (!accord_saver_failure_is_conflict (failure) || (oldest != NULL && oldest->at <= failure->at))
        continue;
      oldest = failure;
      found.source = source;
      found.changes = failure->changes;
      found.conflicts = accord_store_error_get_conflicts (failure->error);
      found.written_at = failure->at;
    }
  return oldest != NULL ? &found : NULL;
}

/* A save without an editor is kept on the disk under its own name; what an editor has, it keeps itself. */
static void
drop_kept (AccordSaver *self,
           gpointer     source)
{
  AccordSaverFailure *failure = g_hash_table_lookup (self->failures, source);

  if (failure != NULL && failure->changes == source)
    accord_saver_keep (self, accord_change_set_get_id (failure->changes), NULL);
}

static void
on_settled_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree Settling *settling = user_data;
  g_autoptr (AccordSaver) self = settling->saver;
  g_autoptr (AccordChangeSet) decided = settling->decided;
  g_autoptr (GError) error = NULL;

  if (accord_saver_save_finish (self, result, &error))
    {
      drop_kept (self, settling->source);
      accord_saver_mend (self, settling->source);
      accord_saver_emit_settled (self, settling->source);
      return;
    }
  /* A save without an editor goes by the address of its change set, which is another now. */
  if (settling->unattended)
    {
      drop_kept (self, settling->source);
      accord_saver_mend (self, settling->source);
      accord_saver_fail (self, decided, decided, error);
    }
  else
    accord_saver_fail (self, settling->source, decided, error);
}

/**
 * accord_saver_settle:
 * @source: as accord_saver_peek_conflict() said
 * @decided: (nullable): what is to be saved instead; %NULL: what is in the file stays
 *
 * Ends a conflict. What is kept of the edit is kept until @decided is in the file; if that meets another change, it is
 * a conflict again.
 */
void
accord_saver_settle (AccordSaver     *self,
                     gpointer         source,
                     AccordChangeSet *decided)
{
  AccordSaverFailure *failure;
  Settling *settling;

  g_return_if_fail (ACCORD_IS_SAVER (self));

  if (decided == NULL)
    {
      drop_kept (self, source);
      accord_saver_mend (self, source);
      accord_saver_emit_settled (self, source);
      return;
    }
  failure = g_hash_table_lookup (self->failures, source);
  settling = g_new0 (Settling, 1);
  settling->unattended = failure != NULL && failure->changes == source;
  settling->saver = g_object_ref (self);
  settling->source = source;
  settling->decided = accord_change_set_ref (decided);
  accord_saver_save_async (self, decided, on_settled_cb, settling);
}
