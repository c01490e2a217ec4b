#include "store/undo-stack.h"

#define MOST_ENTRIES 1000

struct _AccordUndoStack
{
  GMutex  mutex;
  GQueue  undo; /* of AccordChangeSet, the next at the head */
  GQueue  redo;
};

static GQueue *
choose (AccordUndoStack *self,
        AccordSaveKind   kind)
{
  return kind == ACCORD_SAVE_REDO ? &self->redo : &self->undo;
}

static void
drop_head (GQueue *queue)
{
  accord_change_set_unref (g_queue_pop_head (queue));
}

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify) accord_change_set_unref);
}

/**
 * accord_undo_stack_new:
 *
 * Returns: (transfer full): with nothing to undo
 */
AccordUndoStack *
accord_undo_stack_new (void)
{
  AccordUndoStack *self = g_new0 (AccordUndoStack, 1);

  g_mutex_init (&self->mutex);
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  return self;
}

/**
 * accord_undo_stack_free:
 * @self: (transfer full): an undo stack
 */
void
accord_undo_stack_free (AccordUndoStack *self)
{
  clear_queue (&self->undo);
  clear_queue (&self->redo);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * accord_undo_stack_peek:
 * @self: an undo stack
 * @kind: undo or redo
 *
 * Returns: (transfer full) (nullable): what is to be saved to do that
 */
AccordChangeSet *
accord_undo_stack_peek (AccordUndoStack *self,
                        AccordSaveKind   kind)
{
  AccordChangeSet *changes;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->mutex);
  changes = g_queue_peek_head (choose (self, kind));
  if (changes != NULL)
    accord_change_set_ref (changes);
  g_mutex_unlock (&self->mutex);
  return changes;
}

/**
 * accord_undo_stack_dup_summary:
 * @self: an undo stack
 * @kind: undo or redo
 *
 * Returns: (transfer full) (nullable): what would be undone or redone, in words; %NULL: nothing
 */
char *
accord_undo_stack_dup_summary (AccordUndoStack *self,
                               AccordSaveKind   kind)
{
  AccordChangeSet *changes = accord_undo_stack_peek (self, kind);
  char *summary = NULL;

  if (changes != NULL)
    {
      summary = g_strdup (accord_change_set_get_summary (changes));
      accord_change_set_unref (changes);
    }
  return summary;
}

/**
 * accord_undo_stack_saved:
 * @self: an undo stack
 * @kind: what was done
 * @inverse: (transfer full): what takes it back
 *
 * Something new ends what could be redone.
 */
void
accord_undo_stack_saved (AccordUndoStack *self,
                         AccordSaveKind   kind,
                         AccordChangeSet *inverse)
{
  GQueue *to;

  g_return_if_fail (self != NULL && inverse != NULL);

  g_mutex_lock (&self->mutex);
  if (kind == ACCORD_SAVE_NEW)
    clear_queue (&self->redo);
  else
    drop_head (choose (self, kind));
  to = kind == ACCORD_SAVE_UNDO ? &self->redo : &self->undo;
  if (!accord_change_set_is_empty (inverse))
    g_queue_push_head (to, inverse);
  else
    accord_change_set_unref (inverse);
  if (to->length > MOST_ENTRIES)
    accord_change_set_unref (g_queue_pop_tail (to));
  g_mutex_unlock (&self->mutex);
}

/**
 * accord_undo_stack_drop:
 * @self: an undo stack
 * @kind: undo or redo
 *
 * Forgets what would be saved next, because it cannot be: the one before it may.
 */
void
accord_undo_stack_drop (AccordUndoStack *self,
                        AccordSaveKind   kind)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (!g_queue_is_empty (choose (self, kind)))
    drop_head (choose (self, kind));
  g_mutex_unlock (&self->mutex);
}

/**
 * accord_undo_stack_clear:
 * @self: an undo stack
 *
 * Forgets all of it.
 */
void
accord_undo_stack_clear (AccordUndoStack *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  clear_queue (&self->undo);
  clear_queue (&self->redo);
  g_mutex_unlock (&self->mutex);
}
