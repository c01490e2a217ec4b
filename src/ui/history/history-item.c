#include "ui/history/history-item.h"

#include "ui/history/history-words.h"

struct _AccordHistoryItem
{
  GObject parent_instance;

  AccordHistoryEntry *entry;
  char               *heading;
};

G_DEFINE_FINAL_TYPE (AccordHistoryItem, accord_history_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_HEADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
accord_history_item_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_HEADING)
    g_value_set_string (value, ACCORD_HISTORY_ITEM (object)->heading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_history_item_finalize (GObject *object)
{
  AccordHistoryItem *self = ACCORD_HISTORY_ITEM (object);

  accord_history_entry_free (self->entry);
  g_free (self->heading);

  G_OBJECT_CLASS (accord_history_item_parent_class)->finalize (object);
}

static void
accord_history_item_class_init (AccordHistoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_history_item_get_property;
  object_class->finalize = accord_history_item_finalize;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_history_item_init (AccordHistoryItem *self)
{
}

/**
 * accord_history_item_new:
 * @entry: (transfer full): an entry
 *
 * Returns: an item of it, with the day above it
 */
AccordHistoryItem *
accord_history_item_new (AccordHistoryEntry *entry)
{
  AccordHistoryItem *self = g_object_new (ACCORD_TYPE_HISTORY_ITEM, NULL);

  self->entry = entry;
  self->heading = accord_history_words_day (entry->at);
  return self;
}

/**
 * accord_history_item_get_entry:
 *
 * Returns: (transfer none): what it is about
 */
AccordHistoryEntry *
accord_history_item_get_entry (AccordHistoryItem *self)
{
  g_return_val_if_fail (ACCORD_IS_HISTORY_ITEM (self), NULL);

  return self->entry;
}

/**
 * accord_history_item_set_newer:
 * @newer: (nullable): the item above it
 *
 * A day stands above the first of its items only.
 */
void
accord_history_item_set_newer (AccordHistoryItem *self,
                               AccordHistoryItem *newer)
{
  g_autofree char *day = accord_history_words_day (self->entry->at);
  g_autofree char *other = newer != NULL ? accord_history_words_day (newer->entry->at) : NULL;
  const char *heading = g_strcmp0 (day, other) != 0 ? day : NULL;

  if (g_strcmp0 (heading, self->heading) == 0)
    return;
  g_free (self->heading);
  self->heading = g_strdup (heading);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}
