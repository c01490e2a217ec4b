#include "ui/common/autosave-write.h"

#include <glib/gi18n-lib.h>

/**
 * accord_autosave_write_new:
 * @field: whose input it is
 * @saver: of the workspace
 * @column: what it shows
 * @base: what the edit is an edit of
 * @changes: the edit
 *
 * Returns: (transfer full): a save that is about to begin; what is sent is set by the caller
 */
AccordAutosaveWrite *
accord_autosave_write_new (AccordAutosaveField *field,
                           AccordSaver         *saver,
                           const char          *column,
                           AccordRecord        *base,
                           AccordChangeSet     *changes)
{
  AccordAutosaveWrite *self = g_new0 (AccordAutosaveWrite, 1);

  self->field = field;
  self->saver = g_object_ref (saver);
  self->column = g_strdup (column);
  self->base = g_object_ref (base);
  self->changes = accord_change_set_ref (changes);
  return self;
}

void
accord_autosave_write_free (AccordAutosaveWrite *self)
{
  g_clear_object (&self->saver);
  g_clear_object (&self->base);
  g_clear_pointer (&self->changes, accord_change_set_unref);
  g_free (self->column);
  g_value_unset (&self->sent);
  g_value_unset (&self->later);
  g_free (self);
}

/**
 * accord_autosave_write_make_base:
 * @base: what an edit was an edit of
 * @column: the column that was edited
 * @sent: what was written
 *
 * What is typed next is an edit of what was written last, not of what others made of it meanwhile: the store puts all three
 * together.
 *
 * Returns: (transfer full): what the next edit is an edit of
 */
AccordRecord *
accord_autosave_write_make_base (AccordRecord *base,
                                 const char   *column,
                                 const GValue *sent)
{
  AccordRecord *copy = accord_record_copy (base);

  accord_record_set_value (copy, column, sent);
  return copy;
}

/* There was newer text by the time the form went on. */
static void
write_later (AccordAutosaveWrite *self)
{
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autoptr (AccordRecord) base = NULL;

  if (!self->typed_on)
    return;

  base = accord_autosave_write_make_base (self->base, self->column, &self->sent);
  changes = accord_change_set_new (_("Edited while it was being saved"));
  accord_change_set_update (changes, base, self->column, &self->later);
  accord_saver_save (self->saver, changes);
}

/* The saver keeps what failed, with what was typed after it. */
static void
keep_left (AccordAutosaveWrite *self,
           const GError        *error)
{
  if (self->typed_on)
    accord_change_set_update (self->changes, self->base, self->column, &self->later);
  if (accord_change_set_get_length (self->changes) == 0)
    return;
  accord_saver_keep (self->saver, accord_change_set_get_id (self->changes), self->changes);
  accord_saver_fail (self->saver, self->changes, self->changes, error);
}

/**
 * accord_autosave_write_end_alone:
 * @self: a save that ended after its form had gone on
 * @error: (nullable): why it failed
 *
 * Sees to it that nothing is lost of what was typed, during the save too.
 */
void
accord_autosave_write_end_alone (AccordAutosaveWrite *self,
                                 const GError        *error)
{
  if (error == NULL)
    write_later (self);
  else
    keep_left (self, error);
}
