/* Rows of a file that are costs: records, which lists follow. What tells them apart is source, campaign and month. */
#include "store/row-import.h"

#include "model/records.h"
#include "store/lead-cell.h"
#include "store/record-sql.h"
#include "store/save.h"

typedef struct
{
  AccordRecord *record; /* as it will be */
  AccordRecord *before; /* as it is in the file; NULL: it is new */
} Cost;

typedef struct
{
  AccordRowImport head;
  GHashTable     *costs; /* key → Cost */
  GPtrArray      *order; /* of Cost, lent: as they came */
  GString        *key;
} CostImport;

static void
free_cost (gpointer data)
{
  Cost *cost = data;

  g_object_unref (cost->record);
  g_clear_object (&cost->before);
  g_free (cost);
}

static void
write_key (CostImport   *self,
           AccordRecord *record)
{
  static const char *const texts[] = { "source", "campaign" };

  g_string_printf (self->key, "%" G_GINT64_FORMAT, accord_record_get_integer (record, "month"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = accord_record_get_text (record, texts[i]);

      g_string_append_printf (self->key, "\x1f%s", text != NULL ? text : "");
    }
}

static void
add_known (CostImport   *self,
           AccordRecord *record)
{
  Cost *cost = g_new0 (Cost, 1);

  cost->record = accord_record_copy (record);
  cost->before = g_object_ref (record);
  write_key (self, record);
  if (g_hash_table_contains (self->costs, self->key->str))
    {
      free_cost (cost);
      return;
    }
  g_hash_table_insert (self->costs, g_strdup (self->key->str), cost);
  g_ptr_array_add (self->order, cost);
}

static gboolean
prepare (AccordRowImport  *head,
         GError          **error)
{
  CostImport *self = (CostImport *) head;
  g_autoptr (GPtrArray) known = accord_record_sql_load (head->connection, ACCORD_TYPE_COST, error);

  self->costs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_cost);
  self->order = g_ptr_array_new ();
  self->key = g_string_new (NULL);
  for (guint i = 0; known != NULL && i < known->len; i++)
    add_known (self, g_ptr_array_index (known, i));
  return known != NULL;
}

static void
set_moment (AccordRecord *record,
            const char   *name,
            AccordMoment  day)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, accord_moment_to_day (day, NULL));
  accord_record_set_value (record, name, &value);
  g_value_unset (&value);
}

static void
take_cells (CostImport   *self,
            AccordBatch  *batch,
            guint         row,
            AccordRecord *record)
{
  for (guint i = 0; i < self->head.fields->len; i++)
    {
      const AccordBatchColumn *column = &batch->columns[i];
      const char *name = column->field->name;

      if (accord_lead_cell_is_empty (column, row) && !self->head.clear_empty)
        continue;
      if (column->field->type == ACCORD_COLUMN_MOMENT)
        set_moment (record, name, column->integers[row]);
      else if (column->field->type == ACCORD_COLUMN_REAL)
        accord_record_set_real (record, name, column->reals[row]);
      else
        accord_record_set_text (record, name, column->texts[row]);
    }
}

static gboolean
are_equal (AccordRecord *a,
           AccordRecord *b)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_columns; i++)
    if (!accord_column_value_equal (&klass->columns[i], accord_record_get_value (a, klass->columns[i].name),
                                    accord_record_get_value (b, klass->columns[i].name)))
      return FALSE;
  return TRUE;
}

/* What @cost has otherwise than @old, if it was there before. */
static void
count_changes (CostImport   *self,
               const Cost   *cost,
               AccordRecord *old)
{
  for (guint i = 0; cost->before != NULL && i < self->head.fields->len; i++)
    {
      const char *name = ((AccordField *) g_ptr_array_index (self->head.fields, i))->name;
      const AccordColumn *column = accord_record_find_column (old, name);

      self->head.head.changes[i] += !accord_column_value_equal (column, accord_record_get_value (old, name),
                                                                accord_record_get_value (cost->record, name));
    }
}

static gboolean
take (AccordRowImport   *head,
      AccordBatch       *batch,
      guint              row,
      AccordRowOutcome  *outcome,
      GError           **error)
{
  CostImport *self = (CostImport *) head;
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_COST);
  g_autoptr (AccordRecord) old = NULL;
  Cost *cost;

  take_cells (self, batch, row, record);
  write_key (self, record);
  cost = g_hash_table_lookup (self->costs, self->key->str);
  if (cost == NULL)
    {
      cost = g_new0 (Cost, 1);
      cost->record = g_steal_pointer (&record);
      g_hash_table_insert (self->costs, g_strdup (self->key->str), cost);
      g_ptr_array_add (self->order, cost);
      *outcome = ACCORD_ROW_NEW;
      return TRUE;
    }
  old = accord_record_copy (cost->record);
  take_cells (self, batch, row, cost->record);
  *outcome = are_equal (old, cost->record) ? ACCORD_ROW_UNCHANGED : ACCORD_ROW_CHANGED;
  count_changes (self, cost, old);
  return TRUE;
}

static AccordChangeSet *
list_changes (CostImport *self)
{
  AccordChangeSet *changes = accord_change_set_new (self->head.summary);

  for (guint i = 0; i < self->order->len; i++)
    {
      const Cost *cost = g_ptr_array_index (self->order, i);
      AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (cost->record);

      if (cost->before == NULL)
        accord_change_set_insert (changes, cost->record);
      else if (!are_equal (cost->before, cost->record))
        for (guint c = 0; c < klass->n_columns; c++)
          accord_change_set_update (changes, cost->before, klass->columns[c].name,
                                    accord_record_get_value (cost->record, klass->columns[c].name));
    }
  return changes;
}

static gboolean
finish (AccordRowImport  *head,
        GError          **error)
{
  CostImport *self = (CostImport *) head;
  g_autoptr (AccordChangeSet) changes = list_changes (self);
  AccordLogHead log = { .set_id = head->set_id, .summary = head->summary, .member = head->member,
                        .member_name = head->member_name, .at = accord_moment_now () };

  head->written = accord_save_within (head->connection, &log, changes, error);
  return head->written != NULL;
}

static void
clear (AccordRowImport *head)
{
  CostImport *self = (CostImport *) head;

  g_clear_pointer (&self->costs, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  if (self->key != NULL)
    g_string_free (g_steal_pointer (&self->key), TRUE);
}

const AccordRowKind accord_cost_rows = { "costs", sizeof (CostImport), FALSE, prepare, take, finish, clear };
