#include "ui/leads/lead-list.h"

struct _AccordLeadItem
{
  GObject parent_instance;

  AccordFrame *frame;
  guint        row;
};

G_DEFINE_FINAL_TYPE (AccordLeadItem, accord_lead_item, G_TYPE_OBJECT)

static void
accord_lead_item_finalize (GObject *object)
{
  accord_frame_unref (ACCORD_LEAD_ITEM (object)->frame);
  G_OBJECT_CLASS (accord_lead_item_parent_class)->finalize (object);
}

static void
accord_lead_item_class_init (AccordLeadItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_lead_item_finalize;
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

struct _AccordLeadList
{
  GObject parent_instance;

  AccordFrame *frame;
  GArray      *rows; /* of guint32 */
};

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
  AccordLeadList *self = ACCORD_LEAD_LIST (model);

  return self->rows != NULL ? self->rows->len : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AccordLeadList *self = ACCORD_LEAD_LIST (model);
  AccordLeadItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = g_object_new (ACCORD_TYPE_LEAD_ITEM, NULL);
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
}

AccordLeadList *
accord_lead_list_new (void)
{
  return g_object_new (ACCORD_TYPE_LEAD_LIST, NULL);
}

/**
 * accord_lead_list_set:
 * @rows: (transfer full): row numbers (guint32) of @frame, in the order to show
 */
void
accord_lead_list_set (AccordLeadList *self,
                      AccordFrame    *frame,
                      GArray         *rows)
{
  guint before = get_n_items (G_LIST_MODEL (self));

  accord_frame_ref (frame);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->rows = rows;
  self->frame = frame;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, rows->len);
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
