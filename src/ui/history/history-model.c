#include "ui/history/history-model.h"

#include "ui/history/history-item.h"

/* Entries that are read at once, and among which a new one may go on from an old one. */
#define PAGE 60

struct _AccordHistoryModel
{
  GObject parent_instance;

  /* owned */
  AccordStore  *store;
  GListStore   *items;
  GCancellable *cancellable; /* of all that is being read for this filter */
  char         *table, *member, *member_name, *text;
  char         *problem;

  gint64   next;    /* where older ones go on; 0: the end */
  gint64   newest;  /* of what was read */
  guint    found;   /* since somebody asked for more */
  gboolean loading, reading_newer, changed;
};

G_DEFINE_FINAL_TYPE (AccordHistoryModel, accord_history_model, G_TYPE_OBJECT)

enum
{
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordHistoryItem *
get_item (AccordHistoryModel *self,
          guint               position)
{
  g_autoptr (AccordHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item; /* the list keeps it */
}

/* The heading of what stands at @position depends on what stands above it. */
static void
update_heading (AccordHistoryModel *self,
                guint               position)
{
  AccordHistoryItem *item = get_item (self, position);

  if (item != NULL)
    accord_history_item_set_newer (item, position > 0 ? get_item (self, position - 1) : NULL);
}

static AccordHistoryQuery
make_query (AccordHistoryModel *self)
{
  return (AccordHistoryQuery) { .limit = PAGE, .fold = TRUE, .table = self->table, .member = self->member,
                                .member_name = self->member_name, .text = self->text };
}

static void
append (AccordHistoryModel *self,
        GPtrArray          *entries)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  AccordHistoryItem *above = get_item (self, g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1);

  for (guint i = 0; i < entries->len; i++)
    {
      AccordHistoryItem *item = accord_history_item_new (g_ptr_array_index (entries, i));

      accord_history_item_set_newer (item, above);
      g_ptr_array_add (items, item);
      above = item;
    }
  g_ptr_array_set_free_func (entries, NULL); /* the items have them */
  g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0, items->pdata, items->len);
}

static void read_older (AccordHistoryModel *self);

static void
on_older_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AccordHistoryModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordHistoryPart) page = accord_store_history_finish (ACCORD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another filter is being read for */

  self->loading = FALSE;
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  if (page != NULL)
    {
      if (page->entries->len > 0)
        self->newest = MAX (self->newest, ((AccordHistoryEntry *) page->entries->pdata[0])->seq);
      self->next = page->next;
      self->found += page->entries->len;
      append (self, page->entries);
      /* Who searches a long log waits until something was found. */
      if (self->found < PAGE / 2 && self->next != 0)
        read_older (self);
    }
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
read_older (AccordHistoryModel *self)
{
  AccordHistoryQuery query = make_query (self);

  query.before_seq = self->next;
  self->loading = TRUE;
  accord_store_history_async (self->store, &query, self->cancellable, on_older_cb, g_object_ref (self));
}

/* What a person goes on writing takes the place of what they wrote a moment ago. */
static void
remove_folded (AccordHistoryModel *self,
               AccordHistoryEntry *entry)
{
  for (guint i = 0; i < MIN (g_list_model_get_n_items (G_LIST_MODEL (self->items)), PAGE); i++)
    {
      AccordHistoryEntry *older = accord_history_item_get_entry (get_item (self, i));

      if (!g_str_equal (older->record_id, entry->record_id))
        continue;
      if (accord_history_entry_fold (entry, older))
        {
          g_list_store_remove (self->items, i);
          update_heading (self, i);
        }
      return;
    }
}

/* From the oldest of them on, each on top. */
static void
prepend (AccordHistoryModel *self,
         GPtrArray          *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      AccordHistoryEntry *entry = g_ptr_array_index (entries, i - 1);
      g_autoptr (AccordHistoryItem) item = NULL;

      self->newest = MAX (self->newest, entry->seq);
      remove_folded (self, entry);
      item = accord_history_item_new (entry);
      g_list_store_insert (self->items, 0, item);
      update_heading (self, 1);
    }
  g_ptr_array_set_free_func (entries, NULL);
}

static void read_newer (AccordHistoryModel *self);

static void
on_newer_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AccordHistoryModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordHistoryPart) page = accord_store_history_finish (ACCORD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->reading_newer = FALSE;
  /* While the first page is on its way, it will have them. */
  if (page != NULL && page->entries->len > 0)
    {
      prepend (self, page->entries);
      g_signal_emit (self, signals[SETTLED], 0);
    }
  if (self->changed)
    read_newer (self);
}

static void
read_newer (AccordHistoryModel *self)
{
  AccordHistoryQuery query = make_query (self);

  self->changed = self->reading_newer || self->loading;
  if (self->changed)
    return;
  query.limit = 0;
  query.after_seq = self->newest;
  self->reading_newer = TRUE;
  accord_store_history_async (self->store, &query, self->cancellable, on_newer_cb, g_object_ref (self));
}

static void
on_store_changed_cb (AccordHistoryModel *self)
{
  read_newer (self);
}

static void
on_settled_cb (AccordHistoryModel *self)
{
  if (self->changed && !self->loading && !self->reading_newer)
    read_newer (self);
}

static void
clear_filter (AccordHistoryModel *self)
{
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->member_name, g_free);
  g_clear_pointer (&self->text, g_free);
}

static void
accord_history_model_dispose (GObject *object)
{
  AccordHistoryModel *self = ACCORD_HISTORY_MODEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (accord_history_model_parent_class)->dispose (object);
}

static void
accord_history_model_finalize (GObject *object)
{
  AccordHistoryModel *self = ACCORD_HISTORY_MODEL (object);

  clear_filter (self);
  g_free (self->problem);
  g_object_unref (self->items);

  G_OBJECT_CLASS (accord_history_model_parent_class)->finalize (object);
}

static void
accord_history_model_class_init (AccordHistoryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_history_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_history_model_finalize;

  signals[SETTLED] = g_signal_new_class_handler ("settled", ACCORD_TYPE_HISTORY_MODEL, G_SIGNAL_RUN_FIRST,
                                                 G_CALLBACK (on_settled_cb), NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_history_model_init (AccordHistoryModel *self)
{
  self->items = g_list_store_new (ACCORD_TYPE_HISTORY_ITEM);
}

/**
 * accord_history_model_new:
 * @store: whose history
 *
 * Returns: (transfer full): an empty list, until accord_history_model_set_filter()
 */
AccordHistoryModel *
accord_history_model_new (AccordStore *store)
{
  AccordHistoryModel *self = g_object_new (ACCORD_TYPE_HISTORY_MODEL, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "records-changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "leads-changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_history_model_get_items:
 *
 * Returns: (transfer none): of #AccordHistoryItem
 */
GListModel *
accord_history_model_get_items (AccordHistoryModel *self)
{
  g_return_val_if_fail (ACCORD_IS_HISTORY_MODEL (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * accord_history_model_set_filter:
 * @filter: its table, member, member_name and text; copied
 *
 * Begins anew with what @filter asks for.
 */
void
accord_history_model_set_filter (AccordHistoryModel       *self,
                                 const AccordHistoryQuery *filter)
{
  g_return_if_fail (ACCORD_IS_HISTORY_MODEL (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clear_filter (self);
  self->table = g_strdup (filter->table);
  self->member = g_strdup (filter->member);
  self->member_name = g_strdup (filter->member_name);
  self->text = g_strdup (filter->text);
  g_list_store_remove_all (self->items);
  self->next = self->newest = 0;
  self->found = 0;
  self->reading_newer = self->changed = FALSE;
  read_older (self);
}

/**
 * accord_history_model_load_more:
 *
 * Reads on, where there is more and it is not being read already.
 */
void
accord_history_model_load_more (AccordHistoryModel *self)
{
  g_return_if_fail (ACCORD_IS_HISTORY_MODEL (self));

  if (self->loading || self->next == 0)
    return;
  self->found = 0;
  read_older (self);
}

/**
 * accord_history_model_is_loading:
 *
 * Returns: whether a page is being read
 */
gboolean
accord_history_model_is_loading (AccordHistoryModel *self)
{
  g_return_val_if_fail (ACCORD_IS_HISTORY_MODEL (self), FALSE);

  return self->loading;
}

/**
 * accord_history_model_get_problem:
 *
 * Returns: (nullable): why the last page could not be read
 */
const char *
accord_history_model_get_problem (AccordHistoryModel *self)
{
  g_return_val_if_fail (ACCORD_IS_HISTORY_MODEL (self), NULL);

  return self->problem;
}
