#include "ui/common/conflict-item.h"

#include <glib/gi18n-lib.h>

#include "model/prose-merge.h"
#include "model/records.h"
#include "present/words-history.h"

static void
free_item (AccordConflictItem *item)
{
  g_free (item->mine);
  g_free (item->theirs);
  g_free (item->decided);
  g_free (item);
}

/* As it is read; a text as it is. */
static char *
describe_value (const AccordColumn *column,
                const GValue       *value)
{
  gboolean text = column->type == ACCORD_COLUMN_TEXT || column->type == ACCORD_COLUMN_PROSE;
  g_autoptr (JsonNode) node = NULL;

  if (text)
    return g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
  if (accord_column_value_is_empty (column, value))
    return g_strdup (column->type == ACCORD_COLUMN_CONDITION ? _("All leads") : _("Empty"));
  node = accord_column_value_to_json (column, value);
  return accord_words_content (column, node);
}

static const char *
get_text (const GValue *value)
{
  return g_value_get_string (value) != NULL ? g_value_get_string (value) : "";
}

static AccordProseMerge *
merge_field (const AccordConflictField *field)
{
  return accord_prose_merge_new (get_text (&field->base), get_text (&field->mine), get_text (&field->theirs));
}

static void
add_item (GPtrArray           *items,
          AccordConflict      *conflict,
          guint                which,
          AccordConflictField *field,
          gint                 hunk,
          char                *mine,
          char                *theirs)
{
  AccordConflictItem *item = g_new0 (AccordConflictItem, 1);

  item->conflict = conflict;
  item->which = which;
  item->field = field;
  item->hunk = hunk;
  item->mine = mine;
  item->theirs = theirs;
  g_ptr_array_add (items, item);
}

static void
add_field (GPtrArray           *items,
           AccordConflict      *conflict,
           guint                which,
           AccordConflictField *field)
{
  g_autoptr (AccordProseMerge) merge = NULL;

  if (field->column->type != ACCORD_COLUMN_PROSE)
    {
      add_item (items, conflict, which, field, -1, describe_value (field->column, &field->mine),
                describe_value (field->column, &field->theirs));
      return;
    }
  merge = merge_field (field);
  for (guint i = 0; i < accord_prose_merge_get_n_conflicts (merge); i++)
    {
      const AccordProseConflict *hunk = accord_prose_merge_get_conflict (merge, i);

      add_item (items, conflict, which, field, (gint) i, g_strdup (hunk->mine), g_strdup (hunk->theirs));
    }
}

/**
 * accord_conflict_items_new:
 * @conflicts: (element-type AccordConflict): what met; to outlive the items
 *
 * Returns: (transfer full): what a person is to be asked, one by one
 */
GPtrArray *
accord_conflict_items_new (GPtrArray *conflicts)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);

  for (guint i = 0; i < conflicts->len; i++)
    {
      AccordConflict *conflict = g_ptr_array_index (conflicts, i);

      for (guint k = 0; conflict->kind == ACCORD_CONFLICT_CHANGED && k < conflict->fields->len; k++)
        add_field (items, conflict, i, g_ptr_array_index (conflict->fields, k));
    }
  return items;
}

/* Of a value that is chosen and not written, that of the side whose words were taken. */
static JsonNode *
decide_value (const AccordConflictItem *item)
{
  const AccordColumn *column = item->field->column;

  if (!accord_conflict_item_is_text (item))
    return accord_column_value_to_json (column, g_strcmp0 (item->decided, item->mine) == 0 ? &item->field->mine
                                                                                           : &item->field->theirs);
  return json_node_init_string (json_node_alloc (), item->decided);
}

static JsonNode *
decide_prose (GPtrArray                 *items,
              const AccordConflictField *field)
{
  g_autoptr (AccordProseMerge) merge = merge_field (field);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      AccordConflictItem *item = g_ptr_array_index (items, i);

      if (item->field == field)
        g_ptr_array_add (texts, item->decided);
    }
  text = accord_prose_merge_resolve (merge, (const char *const *) texts->pdata);
  return json_node_init_string (json_node_alloc (), text);
}

/**
 * accord_conflict_items_decide:
 * @items: all of them decided
 * @conflicts: what they were made from
 *
 * Returns: (transfer full) (element-type JsonObject): for accord_conflicts_decide()
 */
GPtrArray *
accord_conflict_items_decide (GPtrArray *items,
                              GPtrArray *conflicts)
{
  GPtrArray *decided = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (decided, json_object_new ());
  for (guint i = 0; i < items->len; i++)
    {
      AccordConflictItem *item = g_ptr_array_index (items, i);

      if (item->hunk <= 0)
        json_object_set_member (g_ptr_array_index (decided, item->which), item->field->column->name,
                                item->hunk == 0 ? decide_prose (items, item->field) : decide_value (item));
    }
  return decided;
}

gboolean
accord_conflict_item_is_prose (const AccordConflictItem *self)
{
  return self->hunk >= 0;
}

gboolean
accord_conflict_item_is_rich (const AccordConflictItem *self)
{
  return self->hunk >= 0 && G_OBJECT_TYPE (self->conflict->current) == ACCORD_TYPE_SECTION;
}

gboolean
accord_conflict_item_is_text (const AccordConflictItem *self)
{
  return self->hunk >= 0 || self->field->column->type == ACCORD_COLUMN_TEXT;
}

char *
accord_conflict_name_record (AccordRecord *record)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  const char *name = NULL;

  if (accord_record_find_column (record, "name") != NULL)
    name = accord_record_get_text (record, "name");
  else if (accord_record_find_column (record, "title") != NULL)
    name = accord_record_get_text (record, "title");
  return g_strdup (name != NULL && *name != '\0' ? name : _(klass->noun));
}

char *
accord_conflict_item_name (const AccordConflictItem *self)
{
  g_autofree char *name = accord_conflict_name_record (self->conflict->current);

  if (g_str_equal (self->field->column->name, "body"))
    return g_steal_pointer (&name);
  /* Translators: a record and one of its fields: «Quality manager: Pains» */
  return g_strdup_printf (_("%s: %s"), name, _(self->field->column->label));
}
