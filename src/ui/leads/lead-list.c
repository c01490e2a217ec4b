#include "ui/leads/lead-list.h"

/* A table makes widgets for its first two hundred places: so that the screenful is painted first, places come in steps. */
#define FIRST_PLACES 40
#define BUILT_PLACES 240
#define STEP_MS 20

/* A place in the list. It stays where it is when other leads are shown: widgets of a table are made for places, and to
 * make them anew for each search takes far longer than the search. */
struct _AccordLeadItem
{
  GObject parent_instance;

  AccordLeadList *list; /* borrowed; NULL: it has no such place any more */
  AccordFrame    *frame;
  guint           row;
  guint           position;
};

struct _AccordLeadList
{
  GObject parent_instance;

  AccordFrame *frame;
  GArray      *rows;  /* of guint32 */
  guint        n_places; /* as many as there are rows, but for a moment */
  guint        n_first;  /* how many come first, and then with each step */
  guint        source;
  GHashTable  *items; /* position → AccordLeadItem, borrowed: those that somebody holds */
};

G_DEFINE_FINAL_TYPE (AccordLeadItem, accord_lead_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
accord_lead_item_finalize (GObject *object)
{
  AccordLeadItem *self = ACCORD_LEAD_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, GUINT_TO_POINTER (self->position));
  accord_frame_unref (self->frame);
  G_OBJECT_CLASS (accord_lead_item_parent_class)->finalize (object);
}

static void
accord_lead_item_class_init (AccordLeadItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_lead_item_finalize;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_LEAD_ITEM, G_SIGNAL_RUN_FIRST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_lead_item_init (AccordLeadItem *self)
{
}

AccordFrame *
accord_lead_item_get_frame (AccordLeadItem *self)
{
  return self->frame;
}

guint
accord_lead_item_get_row (AccordLeadItem *self)
{
  return self->row;
}

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordLeadList, accord_lead_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return ACCORD_TYPE_LEAD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ACCORD_LEAD_LIST (model)->n_places;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AccordLeadList *self = ACCORD_LEAD_LIST (model);
  AccordLeadItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (ACCORD_TYPE_LEAD_ITEM, NULL);
  item->list = self;
  item->position = position;
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  item->frame = accord_frame_ref (self->frame);
  item->row = g_array_index (self->rows, guint32, position);
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
accord_lead_list_finalize (GObject *object)
{
  AccordLeadList *self = ACCORD_LEAD_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    ((AccordLeadItem *) item)->list = NULL;
  g_hash_table_unref (self->items);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  G_OBJECT_CLASS (accord_lead_list_parent_class)->finalize (object);
}

static void
accord_lead_list_class_init (AccordLeadListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_lead_list_finalize;
}

static void
accord_lead_list_init (AccordLeadList *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->n_first = FIRST_PLACES;
}

AccordLeadList *
accord_lead_list_new (void)
{
  return g_object_new (ACCORD_TYPE_LEAD_LIST, NULL);
}

static void
move_item (AccordLeadList *self,
           AccordLeadItem *item)
{
  if (item->position >= self->n_places)
    {
      g_hash_table_remove (self->items, GUINT_TO_POINTER (item->position));
      item->list = NULL;
      return;
    }
  accord_frame_unref (item->frame);
  item->frame = accord_frame_ref (self->frame);
  item->row = g_array_index (self->rows, guint32, item->position);
  g_signal_emit (item, changed_signal, 0);
}

static gboolean
on_step_cb (gpointer user_data)
{
  AccordLeadList *self = user_data;
  guint before = self->n_places;

  self->n_places = before < BUILT_PLACES ? MIN (before + self->n_first, self->rows->len) : self->rows->len;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_places - before);
  if (self->n_places < self->rows->len)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * accord_lead_list_set:
 * @rows: (transfer full): row numbers (guint32) of @frame, in the order to show
 *
 * What is at a place changes by the signal «changed» of its item; only the places at the end come and go.
 */
void
accord_lead_list_set (AccordLeadList *self,
                      AccordFrame    *frame,
                      GArray         *rows)
{
  guint before = self->n_places;
  guint n_kept = MIN (before, rows->len);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  accord_frame_ref (frame);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->rows = rows;
  self->frame = frame;
  self->n_places = MIN (rows->len, MAX (before, self->n_first));
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, g_object_ref (item));
  for (guint i = 0; i < items->len; i++)
    move_item (self, g_ptr_array_index (items, i));
  if (before != self->n_places)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, before - n_kept, self->n_places - n_kept);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->n_places < rows->len)
    self->source = g_timeout_add_full (G_PRIORITY_LOW, STEP_MS, on_step_cb, self, NULL);
}

/**
 * accord_lead_list_set_n_first:
 * @n_first: how many places fill the screen, or some more
 */
void
accord_lead_list_set_n_first (AccordLeadList *self,
                              guint           n_first)
{
  self->n_first = MAX (n_first, 1);
}

/**
 * accord_lead_list_get_n_rows:
 *
 * Returns: how many leads it has, or will have in a moment
 */
guint
accord_lead_list_get_n_rows (AccordLeadList *self)
{
  return self->rows != NULL ? self->rows->len : 0;
}

AccordFrame *
accord_lead_list_get_frame (AccordLeadList *self)
{
  return self->frame;
}

const guint32 *
accord_lead_list_get_rows (AccordLeadList *self)
{
  return self->rows != NULL ? &g_array_index (self->rows, guint32, 0) : NULL;
}
