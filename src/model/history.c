#include "model/history.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"

/* Within this long a person who goes on writing into the same columns makes one entry of it, in moments. */
#define FOLD_TIME (2 * 5 * 60 * 1000)

/**
 * accord_history_entry_free:
 * @self: (transfer full): an entry
 */
void
accord_history_entry_free (AccordHistoryEntry *self)
{
  g_free (self->set_id);
  g_free (self->session);
  g_free (self->member);
  g_free (self->member_name);
  g_free (self->summary);
  g_free (self->table);
  g_free (self->record_id);
  g_free (self->action);
  g_free (self->name);
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->after, json_object_unref);
  g_free (self);
}

/**
 * accord_history_entry_get_record_type:
 * @self: an entry
 *
 * Returns: the kind of record it is about; %G_TYPE_INVALID of an import, and of what this program does not know
 */
GType
accord_history_entry_get_record_type (const AccordHistoryEntry *self)
{
  return accord_record_type_for_table (self->table);
}

static gboolean
have_same_members (JsonObject *a,
                   JsonObject *b)
{
  g_autoptr (GList) names = NULL;

  if (a == NULL || b == NULL || json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  names = json_object_get_members (a);
  for (GList *name = names; name != NULL; name = name->next)
    if (!json_object_has_member (b, name->data))
      return FALSE;
  return TRUE;
}

/**
 * accord_history_entry_fold:
 * @self: an entry
 * @older: the entry of the same record before it
 *
 * Makes one of both where one person went on writing into the same columns.
 *
 * Returns: whether @self says what @older did, too
 */
gboolean
accord_history_entry_fold (AccordHistoryEntry       *self,
                           const AccordHistoryEntry *older)
{
  if (!g_str_equal (self->action, "update") || !g_str_equal (older->action, "update") ||
      !g_str_equal (self->record_id, older->record_id) || !g_str_equal (self->member, older->member) ||
      !g_str_equal (self->member_name, older->member_name) || self->at - older->at > FOLD_TIME ||
      self->at < older->at || !have_same_members (self->after, older->after) || older->before == NULL)
    return FALSE;
  self->first_seq = older->first_seq;
  g_clear_pointer (&self->before, json_object_unref);
  self->before = json_object_ref (older->before);
  return TRUE;
}

/**
 * accord_history_name_of:
 * @record: a record
 *
 * Returns: (transfer none): what people call it; "" where it has no name
 */
const char *
accord_history_name_of (AccordRecord *record)
{
  static const char *const columns[] = { "name", "title", "metric", "source" };

  g_return_val_if_fail (ACCORD_IS_RECORD (record), "");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const AccordColumn *column = accord_record_find_column (record, columns[i]);

      if (column != NULL && column->type == ACCORD_COLUMN_TEXT)
        return accord_record_get_text (record, columns[i]);
    }
  return "";
}

/* What a column cannot hold any more, and columns of other versions, are left as they are. */
static void
take_values (AccordRecord *record,
             JsonObject   *values)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);

  for (guint i = 0; values != NULL && i < klass->n_columns; i++)
    {
      JsonNode *node = json_object_get_member (values, klass->columns[i].name);
      g_auto (GValue) value = G_VALUE_INIT;

      if (node != NULL && accord_column_value_from_json (&klass->columns[i], node, &value, NULL))
        accord_record_set_value (record, klass->columns[i].name, &value);
    }
}

/**
 * accord_history_state:
 * @current: (nullable): the record as it is; %NULL: it was deleted
 * @id: its id
 * @type: its kind
 * @newer: (element-type AccordHistoryEntry): all its entries after the state that is looked for, the newest first
 *
 * Goes back through the log, entry by entry.
 *
 * Returns: (transfer full) (nullable): the record as it stood before @newer; %NULL: there was none
 */
AccordRecord *
accord_history_state (AccordRecord *current,
                      const char   *id,
                      GType         type,
                      GPtrArray    *newer)
{
  g_autoptr (AccordRecord) record = current != NULL ? accord_record_copy (current) : accord_record_new (type);
  gboolean is_there = current != NULL;

  g_return_val_if_fail (newer != NULL, NULL);

  accord_record_set_id (record, id);
  for (guint i = 0; i < newer->len; i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (newer, i);

      take_values (record, entry->before);
      is_there = !g_str_equal (entry->action, "insert");
    }
  return is_there ? g_steal_pointer (&record) : NULL;
}

static void
update_all (AccordChangeSet *changes,
            AccordRecord    *current,
            AccordRecord    *state)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (current);

  for (guint i = 0; i < klass->n_columns; i++)
    accord_change_set_update (changes, current, klass->columns[i].name,
                              accord_record_get_value (state, klass->columns[i].name));
}

/**
 * accord_history_restore:
 * @entry: of a record
 * @current: (nullable): the record as it is; %NULL: it was deleted
 * @newer: (element-type AccordHistoryEntry): all entries of the record after @entry, the newest first
 * @summary: what a person reads in «Undo» and in the change log
 *
 * Makes what brings a record back to how it stood after @entry; after a deletion: how it stood before it.
 *
 * Returns: (transfer full) (nullable): an ordinary change set, empty where nothing differs; %NULL where the state after
 *   @entry is not known
 */
AccordChangeSet *
accord_history_restore (const AccordHistoryEntry *entry,
                        AccordRecord             *current,
                        GPtrArray                *newer,
                        const char               *summary)
{
  GType type = accord_history_entry_get_record_type (entry);
  g_autoptr (AccordRecord) state = NULL;
  AccordChangeSet *changes;

  g_return_val_if_fail (type != G_TYPE_INVALID, NULL);

  if (g_str_equal (entry->action, "delete"))
    {
      state = accord_record_new (type);
      accord_record_set_id (state, entry->record_id);
      take_values (state, entry->before);
    }
  else
    state = accord_history_state (current, entry->record_id, type, newer);
  if (state == NULL)
    return NULL;
  changes = accord_change_set_new (summary);
  if (current != NULL)
    update_all (changes, current, state);
  else
    accord_change_set_insert (changes, state);
  return changes;
}
