#include "store/undo-stack.h"

#define MOST_ENTRIES 1000

typedef struct
{
  char            *of; /* the id of the change set that it takes back */
  AccordChangeSet *changes;
} Entry;

struct _AccordUndoStack
{
  GMutex  mutex;
  GQueue  undo; /* of Entry, the next at the head */
  GQueue  redo;
};

static void
entry_free (Entry *entry)
{
  accord_change_set_unref (entry->changes);
  g_free (entry->of);
  g_free (entry);
}

static GQueue *
choose (AccordUndoStack *self,
        AccordSaveKind   kind)
{
  return kind == ACCORD_SAVE_REDO ? &self->redo : &self->undo;
}

/* NULL of both: the next. */
static Entry *
find (GQueue          *queue,
      const char      *of,
      AccordChangeSet *changes)
{
  for (GList *l = queue->head; l != NULL; l = l->next)
    {
      Entry *entry = l->data;

      if ((of == NULL || g_str_equal (entry->of, of)) && (changes == NULL || entry->changes == changes))
        return entry;
    }
  return NULL;
}

static void
drop (GQueue          *queue,
      AccordChangeSet *changes)
{
  Entry *entry = find (queue, NULL, changes);

  if (entry == NULL)
    return;
  g_queue_remove (queue, entry);
  entry_free (entry);
}

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify) entry_free);
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
 * @of: (nullable): the id of the change set that is to be taken back; %NULL: the last
 *
 * Returns: (transfer full) (nullable): what is to be saved to do that
 */
AccordChangeSet *
accord_undo_stack_peek (AccordUndoStack *self,
                        AccordSaveKind   kind,
                        const char      *of)
{
  AccordChangeSet *changes;
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->mutex);
  entry = find (choose (self, kind), of, NULL);
  changes = entry != NULL ? accord_change_set_ref (entry->changes) : NULL;
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
  AccordChangeSet *changes = accord_undo_stack_peek (self, kind, NULL);
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
 * @changes: by what; of undo and redo that was peeked
 * @inverse: (transfer full): what takes it back
 *
 * Something new ends what could be redone.
 */
void
accord_undo_stack_saved (AccordUndoStack *self,
                         AccordSaveKind   kind,
                         AccordChangeSet *changes,
                         AccordChangeSet *inverse)
{
  Entry *entry;
  GQueue *to;

  g_return_if_fail (self != NULL && changes != NULL && inverse != NULL);

  entry = g_new0 (Entry, 1);
  entry->of = g_strdup (accord_change_set_get_id (changes));
  entry->changes = inverse;
  g_mutex_lock (&self->mutex);
  if (kind == ACCORD_SAVE_NEW)
    clear_queue (&self->redo);
  else
    drop (choose (self, kind), changes);
  to = kind == ACCORD_SAVE_UNDO ? &self->redo : &self->undo;
  if (!accord_change_set_is_empty (inverse))
    g_queue_push_head (to, entry);
  else
    entry_free (entry);
  if (to->length > MOST_ENTRIES)
    entry_free (g_queue_pop_tail (to));
  g_mutex_unlock (&self->mutex);
}

/**
 * accord_undo_stack_drop:
 * @self: an undo stack
 * @kind: undo or redo
 * @changes: as peeked
 *
 * Forgets @changes, because they cannot be saved: those before them may.
 */
void
accord_undo_stack_drop (AccordUndoStack *self,
                        AccordSaveKind   kind,
                        AccordChangeSet *changes)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  drop (choose (self, kind), changes);
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
