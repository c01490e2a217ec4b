#include "store/record-list.h"

#include <math.h>

#include "model/record-search.h"
#include "model/records.h"

struct _AccordRecordList
{
  GObject parent_instance;

  GType      type;
  GPtrArray *records; /* in order */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordRecordList, accord_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gint
compare (AccordRecord *a,
         AccordRecord *b)
{
  if (accord_record_find_column (a, "position") != NULL)
    {
      double first = accord_record_get_real (a, "position");
      double second = accord_record_get_real (b, "position");

      if (first < second || (isnan (second) && !isnan (first)))
        return -1;
      if (first > second || (isnan (first) && !isnan (second)))
        return 1;
    }
  return g_strcmp0 (accord_record_get_id (a), accord_record_get_id (b));
}

static gint
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return compare (*(AccordRecord *const *) a, *(AccordRecord *const *) b);
}

static GType
get_item_type (GListModel *model)
{
  return ACCORD_RECORD_LIST (model)->type;
}

static guint
get_n_items (GListModel *model)
{
  return ACCORD_RECORD_LIST (model)->records->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AccordRecordList *self = ACCORD_RECORD_LIST (model);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
accord_record_list_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_RECORD_LIST (object)->records);
  G_OBJECT_CLASS (accord_record_list_parent_class)->finalize (object);
}

static void
accord_record_list_class_init (AccordRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_record_list_finalize;
}

static void
accord_record_list_init (AccordRecordList *self)
{
}

/**
 * accord_record_list_new:
 * @records: (transfer full): all records of @type there are
 */
AccordRecordList *
accord_record_list_new (GType      type,
                        GPtrArray *records)
{
  AccordRecordList *self = g_object_new (ACCORD_TYPE_RECORD_LIST, NULL);

  self->type = type;
  self->records = records;
  g_ptr_array_sort (records, compare_pointers);
  return self;
}

/**
 * accord_record_list_find:
 *
 * Returns: (transfer none) (nullable): the record with this id
 */
AccordRecord *
accord_record_list_find (AccordRecordList *self,
                         const char       *id)
{
  return accord_records_find (self->records, id, NULL);
}

static guint
find_place (AccordRecordList *self,
            AccordRecord     *record)
{
  guint place = 0;

  while (place < self->records->len && compare (g_ptr_array_index (self->records, place), record) < 0)
    place++;
  return place;
}

static void
insert (AccordRecordList *self,
        AccordRecord     *record)
{
  guint place = find_place (self, record);

  g_ptr_array_insert (self->records, (gint) place, g_object_ref (record));
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

/* The object that pages hold stays: it takes the fresh values, and notifies those that differ. */
static void
take_values (AccordRecord *record,
             AccordRecord *fresh)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);

  accord_record_set_revision (record, accord_record_get_revision (fresh));
  for (guint i = 0; i < klass->n_columns; i++)
    accord_record_set_value (record, klass->columns[i].name, accord_record_get_value (fresh, klass->columns[i].name));
}

static gboolean
is_in_place (AccordRecordList *self,
             guint             index)
{
  AccordRecord *record = g_ptr_array_index (self->records, index);

  return (index == 0 || compare (g_ptr_array_index (self->records, index - 1), record) < 0) &&
         (index + 1 == self->records->len || compare (record, g_ptr_array_index (self->records, index + 1)) < 0);
}

/* Told as one change of all between: who shows them sees that the record is still there. */
static void
move (AccordRecordList *self,
      AccordRecord     *record,
      guint             from)
{
  guint to, first, n;

  g_ptr_array_remove_index (self->records, from);
  to = find_place (self, record);
  g_ptr_array_insert (self->records, (gint) to, g_object_ref (record));
  first = MIN (from, to);
  n = MAX (from, to) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
}

static void
put (AccordRecordList *self,
     AccordRecord     *fresh,
     gboolean          only_newer)
{
  guint index;
  AccordRecord *found = accord_records_find (self->records, accord_record_get_id (fresh), &index);
  g_autoptr (AccordRecord) record = NULL;

  if (found == NULL)
    {
      insert (self, fresh);
      return;
    }
  record = g_object_ref (found);
  if (only_newer && accord_record_get_revision (record) > accord_record_get_revision (fresh))
    return;
  take_values (record, fresh);
  if (!is_in_place (self, index))
    move (self, record, index);
}

/**
 * accord_record_list_put:
 * @fresh: a record as it is stored now
 */
void
accord_record_list_put (AccordRecordList *self,
                        AccordRecord     *fresh)
{
  put (self, fresh, TRUE);
}

void
accord_record_list_remove (AccordRecordList *self,
                           const char       *id)
{
  guint index;

  if (accord_records_find (self->records, id, &index) == NULL)
    return;
  g_ptr_array_remove_index (self->records, index);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
}

/**
 * accord_record_list_replace:
 * @records: all that there are now
 *
 * Follows a file that is another than it was. The settings, of which there is always one, stay.
 */
void
accord_record_list_replace (AccordRecordList *self,
                            GPtrArray        *records)
{
  if (records->len == 0 && self->type == ACCORD_TYPE_SETTINGS)
    return;
  for (guint i = self->records->len; i > 0; i--)
    if (accord_records_find (records, accord_record_get_id (g_ptr_array_index (self->records, i - 1)), NULL) == NULL)
      {
        g_ptr_array_remove_index (self->records, i - 1);
        g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
      }
  for (guint i = 0; i < records->len; i++)
    put (self, g_ptr_array_index (records, i), FALSE);
}
