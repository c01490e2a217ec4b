/* For what keeps edits of its own: what is being typed, what is kept of it on this computer, and what failed. */
#include "ui/common/saver-private.h"

/**
 * accord_saver_hold:
 *
 * Something is being typed that is not yet on its way. Each hold is ended by one accord_saver_release().
 */
void
accord_saver_hold (AccordSaver *self)
{
  g_return_if_fail (ACCORD_IS_SAVER (self));

  self->held++;
  accord_saver_update (self);
}

/**
 * accord_saver_release:
 *
 * Ends an accord_saver_hold().
 */
void
accord_saver_release (AccordSaver *self)
{
  g_return_if_fail (ACCORD_IS_SAVER (self));
  g_return_if_fail (self->held > 0);

  self->held--;
  accord_saver_update (self);
}

/**
 * accord_saver_keep:
 * @key: what the edit is called
 * @changes: (nullable): what would be written now; %NULL: it is saved, or given up
 *
 * Keeps what is being typed on this computer's disk, so that a crash loses none of it.
 */
void
accord_saver_keep (AccordSaver     *self,
                   const char      *key,
                   AccordChangeSet *changes)
{
  AccordStore *store;

  g_return_if_fail (ACCORD_IS_SAVER (self) && key != NULL);

  store = accord_workspace_get_store (self->workspace);
  if (store == NULL)
    return;
  accord_store_keep_edit (store, key, changes);
  if (self->state == ACCORD_SAVE_STATE_KEPT)
    accord_saver_update (self);
}

/**
 * accord_saver_fail:
 * @source: whose edit it is; an address to name it by
 * @changes: (nullable): what was to be saved
 * @error: why it is not saved
 *
 * Says that an edit, which its widget keeps, could not be saved.
 */
void
accord_saver_fail (AccordSaver     *self,
                   gpointer         source,
                   AccordChangeSet *changes,
                   const GError    *error)
{
  AccordSaverFailure *failure;

  g_return_if_fail (ACCORD_IS_SAVER (self));
  g_return_if_fail (error != NULL);

  failure = g_new0 (AccordSaverFailure, 1);
  failure->error = g_error_copy (error);
  failure->changes = changes != NULL ? accord_change_set_ref (changes) : NULL;
  failure->at = g_get_real_time () / G_USEC_PER_SEC;
  g_hash_table_insert (self->failures, source, failure);
  accord_saver_update (self);
}

/**
 * accord_saver_mend:
 * @source: as given to accord_saver_fail()
 *
 * Says that @source has no failed edit any more.
 */
void
accord_saver_mend (AccordSaver *self,
                   gpointer     source)
{
  g_return_if_fail (ACCORD_IS_SAVER (self));

  if (g_hash_table_remove (self->failures, source))
    accord_saver_update (self);
}
