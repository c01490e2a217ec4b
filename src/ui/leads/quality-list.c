#include "ui/leads/quality-list.h"

struct _AccordQualityItem
{
  GObject parent_instance;

  AccordFrame *frame; /* owned */
  GArray      *all;   /* owned: of guint32, the rows of the whole list */
  guint        start;
  guint        n;
};

struct _AccordQualityList
{
  GObject parent_instance;

  AccordFrame *frame;  /* owned */
  GArray      *rows;   /* owned: of guint32 */
  GArray      *starts; /* owned: of guint32, one more than there are lines; NULL: a line a row */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (AccordQualityItem, accord_quality_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (AccordQualityList, accord_quality_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
accord_quality_item_finalize (GObject *object)
{
  AccordQualityItem *self = ACCORD_QUALITY_ITEM (object);

  accord_frame_unref (self->frame);
  g_array_unref (self->all);
  G_OBJECT_CLASS (accord_quality_item_parent_class)->finalize (object);
}

static void
accord_quality_item_class_init (AccordQualityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_quality_item_finalize;
}

static void
accord_quality_item_init (AccordQualityItem *self)
{
}

/**
 * accord_quality_item_get_frame:
 * @self: a line
 *
 * Returns: (transfer none): the frame of its leads
 */
AccordFrame *
accord_quality_item_get_frame (AccordQualityItem *self)
{
  g_return_val_if_fail (ACCORD_IS_QUALITY_ITEM (self), NULL);

  return self->frame;
}

/**
 * accord_quality_item_get_rows:
 * @self: a line
 * @n_rows: (out): the number of its leads
 *
 * Returns: (transfer none) (array length=n_rows): their rows in the frame
 */
const guint32 *
accord_quality_item_get_rows (AccordQualityItem *self,
                              guint             *n_rows)
{
  g_return_val_if_fail (ACCORD_IS_QUALITY_ITEM (self), NULL);

  *n_rows = self->n;
  return &g_array_index (self->all, guint32, self->start);
}

static GType
accord_quality_list_get_item_type (GListModel *list)
{
  return ACCORD_TYPE_QUALITY_ITEM;
}

static guint
accord_quality_list_get_n_items (GListModel *list)
{
  AccordQualityList *self = ACCORD_QUALITY_LIST (list);

  return self->starts != NULL ? self->starts->len - 1 : self->rows->len;
}

static gpointer
accord_quality_list_get_item (GListModel *list,
                              guint       position)
{
  AccordQualityList *self = ACCORD_QUALITY_LIST (list);
  AccordQualityItem *item;

  if (position >= accord_quality_list_get_n_items (list))
    return NULL;
  item = g_object_new (ACCORD_TYPE_QUALITY_ITEM, NULL);
  item->frame = accord_frame_ref (self->frame);
  item->all = g_array_ref (self->rows);
  item->start = self->starts != NULL ? g_array_index (self->starts, guint32, position) : position;
  item->n = self->starts != NULL ? g_array_index (self->starts, guint32, position + 1) - item->start : 1;
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_quality_list_get_item_type;
  iface->get_n_items = accord_quality_list_get_n_items;
  iface->get_item = accord_quality_list_get_item;
}

static void
accord_quality_list_finalize (GObject *object)
{
  AccordQualityList *self = ACCORD_QUALITY_LIST (object);

  accord_frame_unref (self->frame);
  g_array_unref (self->rows);
  g_clear_pointer (&self->starts, g_array_unref);
  G_OBJECT_CLASS (accord_quality_list_parent_class)->finalize (object);
}

static void
accord_quality_list_class_init (AccordQualityListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_quality_list_finalize;
}

static void
accord_quality_list_init (AccordQualityList *self)
{
}

static GArray *
list_rows (const AccordLeadSet *leads)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_rows = accord_lead_set_get_n_rows (leads);

  for (guint32 row = 0; row < n_rows; row++)
    if (accord_lead_set_contains (leads, row))
      g_array_append_val (rows, row);
  return rows;
}

/**
 * accord_quality_list_new:
 * @frame: the frame that was looked through
 * @finding: what was found in it
 *
 * Returns: (transfer full): its leads; of duplicates a line for those that may be one
 */
AccordQualityList *
accord_quality_list_new (AccordFrame                *frame,
                         const AccordQualityFinding *finding)
{
  AccordQualityList *self = g_object_new (ACCORD_TYPE_QUALITY_LIST, NULL);

  self->frame = accord_frame_ref (frame);
  self->rows = finding->groups != NULL ? g_array_ref (finding->groups->rows) : list_rows (finding->leads);
  if (finding->groups != NULL)
    self->starts = g_array_ref (finding->groups->starts);
  return self;
}
