#include "exchange/workspace-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/import.h"
#include "exchange/lead-json.h"
#include "exchange/log-json.h"
#include "exchange/sorted-spool.h"
#include "exchange/workspace-schema.h"
#include "model/canonical-json.h"
#include "model/records.h"
#include "store/history.h"

#define BATCH_ROWS 4096
#define TEXT_BLOCK (256 * 1024)

typedef struct
{
  AccordStore   *store;
  GOutputStream *out;
  GCancellable  *cancellable;
  gboolean       history;
  GString       *text;       /* to be written */
  GHashTable    *references; /* a lead's key → what others call it; only where there are activities or deals */
} Dump;

/* One member of the document: they are written in the order of their names. */
typedef struct
{
  const char *name;
  gboolean  (*write) (Dump *dump, GError **error);
} DumpMember;

static gboolean
flush (Dump     *dump,
       gsize     least,
       GError  **error)
{
  if (dump->text->len < least)
    return TRUE;
  if (!g_output_stream_write_all (dump->out, dump->text->str, dump->text->len, NULL, dump->cancellable, error))
    return FALSE;
  g_string_truncate (dump->text, 0);
  return TRUE;
}

static gboolean
write_spool (Dump              *dump,
             AccordSortedSpool *spool,
             GError           **error)
{
  if (!accord_sorted_spool_end (spool, error))
    return FALSE;
  g_string_append (dump->text, "[");
  for (guint i = 0; i < accord_sorted_spool_size (spool); i++)
    {
      g_string_append (dump->text, i > 0 ? ",\n" : "\n");
      if (!accord_sorted_spool_read (spool, i, dump->text, error) || !flush (dump, TEXT_BLOCK, error))
        return FALSE;
    }
  g_string_append (dump->text, accord_sorted_spool_size (spool) > 0 ? "\n]" : "]");
  return TRUE;
}

static void
append_object (GString    *text,
               JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  accord_json_append (text, node, FALSE, 0);
}

static gboolean
write_records (Dump    *dump,
               GType    type,
               GError **error)
{
  g_autoptr (GPtrArray) records = accord_store_load_records (dump->store, type, dump->cancellable, error);
  g_autoptr (AccordSortedSpool) spool = accord_sorted_spool_new (error);

  if (records == NULL || spool == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = records->pdata[i];
      g_autoptr (JsonObject) object = accord_record_to_json (record);
      g_autoptr (GString) line = g_string_new (NULL);

      json_object_set_string_member (object, "id", accord_record_get_id (record));
      append_object (line, object);
      if (!accord_sorted_spool_add (spool, accord_record_get_id (record), line->str, line->len, error))
        return FALSE;
    }
  return write_spool (dump, spool, error);
}

static gboolean
write_settings (Dump    *dump,
                GError **error)
{
  g_autoptr (GPtrArray) records = accord_store_load_records (dump->store, ACCORD_TYPE_SETTINGS, dump->cancellable, error);
  g_autoptr (JsonObject) object = NULL;

  if (records == NULL)
    return FALSE;
  object = records->len > 0 ? accord_record_to_json (records->pdata[0]) : json_object_new ();
  append_object (dump->text, object);
  return TRUE;
}

static gboolean
write_data_as_of (Dump    *dump,
                  GError **error)
{
  g_autofree char *iso = NULL;
  AccordMoment moment;

  if (!accord_store_get_data_as_of (dump->store, &moment, error))
    return FALSE;
  iso = moment != ACCORD_MOMENT_NONE ? accord_moment_to_iso (moment, NULL) : NULL;
  if (iso != NULL)
    accord_json_append_text (dump->text, iso);
  else
    g_string_append (dump->text, "null");
  return TRUE;
}

static gboolean
write_fields (Dump    *dump,
              GError **error)
{
  g_autoptr (GPtrArray) fields = accord_store_list_fields (dump->store, dump->cancellable, error);
  g_autoptr (AccordSortedSpool) spool = accord_sorted_spool_new (error);

  if (fields == NULL || spool == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordField *field = fields->pdata[i];
      g_autoptr (JsonObject) object = json_object_new ();
      g_autoptr (GString) line = g_string_new (NULL);

      if (!field->custom)
        continue;
      json_object_set_string_member (object, "name", field->name);
      json_object_set_string_member (object, "type", accord_field_type_name (field->type));
      append_object (line, object);
      if (!accord_sorted_spool_add (spool, field->name, line->str, line->len, error))
        return FALSE;
    }
  return write_spool (dump, spool, error);
}

static gboolean
write_mappings (Dump    *dump,
                GError **error)
{
  g_autoptr (GPtrArray) names = accord_store_list_mappings (dump->store, error);
  g_autoptr (JsonObject) object = json_object_new ();

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *json = accord_store_get_mapping (dump->store, names->pdata[i], error);
      JsonNode *node;

      if (json == NULL)
        return FALSE;
      node = json_from_string (json, error);
      if (node == NULL)
        return FALSE;
      json_object_set_member (object, names->pdata[i], node);
    }
  append_object (dump->text, object);
  return TRUE;
}

static gboolean
spool_leads (Dump              *dump,
             AccordLeadJson    *json,
             AccordBatch       *batch,
             AccordSortedSpool *spool,
             GError           **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint row = 0; row < batch->n_rows; row++)
    {
      g_string_truncate (line, 0);
      g_string_truncate (key, 0);
      accord_lead_json_append (json, batch, row, line);
      accord_lead_json_reference (json, batch, row, key);
      /* Leads that share even that are told apart by the rest, so that their order says nothing. */
      if (*key->str == '1')
        g_string_append (key, line->str);
      if (!accord_sorted_spool_add (spool, key->str, line->str, line->len, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
for_each_batch (Dump     *dump,
                gboolean (*handle) (Dump *dump, AccordLeadJson *json, AccordBatch *batch, AccordSortedSpool *spool,
                                    GError **error),
                AccordSortedSpool *spool,
                GError  **error)
{
  g_autoptr (GPtrArray) fields = accord_store_list_fields (dump->store, dump->cancellable, error);
  g_autoptr (AccordLeadJson) json = fields != NULL ? accord_lead_json_new (fields) : NULL;
  g_autoptr (AccordBatch) batch = json != NULL ? accord_lead_json_new_batch (json, BATCH_ROWS) : NULL;
  gint64 after = 0;

  if (batch == NULL)
    return FALSE;
  do
    {
      accord_batch_clear (batch);
      if (!accord_store_read_own_leads (dump->store, after, batch, dump->cancellable, error) ||
          !handle (dump, json, batch, spool, error))
        return FALSE;
      if (batch->n_rows > 0)
        after = batch->keys[batch->n_rows - 1];
    }
  while (batch->n_rows > 0);
  return TRUE;
}

static gboolean
write_leads (Dump    *dump,
             GError **error)
{
  g_autoptr (AccordSortedSpool) spool = accord_sorted_spool_new (error);

  return spool != NULL && for_each_batch (dump, spool_leads, spool, error) && write_spool (dump, spool, error);
}

static gboolean
note_references (Dump              *dump,
                 AccordLeadJson    *json,
                 AccordBatch       *batch,
                 AccordSortedSpool *spool,
                 GError           **error)
{
  for (guint row = 0; row < batch->n_rows; row++)
    g_hash_table_insert (dump->references, g_memdup2 (&batch->keys[row], sizeof (gint64)),
                         g_strdup (accord_lead_json_reference (json, batch, row, NULL)));
  return TRUE;
}

static void
append_activity (GString     *line,
                 AccordBatch *batch,
                 guint        row,
                 const char  *lead)
{
  g_autofree char *at = accord_moment_to_iso (batch->columns[2].integers[row], NULL);

  g_string_append (line, "{\"at\":");
  accord_json_append_text (line, at);
  if (batch->columns[3].texts[row] != NULL)
    {
      g_string_append (line, ",\"detail\":");
      accord_json_append_text (line, batch->columns[3].texts[row]);
    }
  g_string_append (line, ",\"kind\":");
  accord_json_append_text (line, batch->columns[1].texts[row] != NULL ? batch->columns[1].texts[row] : "");
  g_string_append (line, ",\"lead\":");
  accord_json_append_text (line, lead);
  g_string_append_c (line, '}');
}

/* Its members in the order in which canonical JSON has them; empty ones are not there. */
static void
append_deal (GString     *line,
             AccordBatch *batch,
             guint        row,
             const char  *lead)
{
  static const char *const members[] = { "currency", "customer_at", "fingerprint", "id", "lead", "lost_at",
                                         "opportunity_at", "value" };

  g_string_append_c (line, '{');
  for (guint m = 0; m < G_N_ELEMENTS (members); m++)
    for (guint i = 0; i < batch->n_columns; i++)
      {
        g_autofree char *name = g_strdup_printf ("\"%s\":", members[m]);

        if (!g_str_equal (batch->columns[i].field->name, members[m]))
          continue;
        if (i > 0)
          {
            accord_json_append_cell (&batch->columns[i], row, name, line);
            continue;
          }
        g_string_append (line, name);
        accord_json_append_text (line, lead);
        g_string_append_c (line, ',');
      }
  line->str[line->len - 1] = '}';
}

typedef void (*AppendRow) (GString     *line,
                           AccordBatch *batch,
                           guint        row,
                           const char  *lead);

static gboolean
spool_rows (Dump              *dump,
            AccordBatch       *batch,
            AppendRow          append,
            AccordSortedSpool *spool,
            GError           **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint row = 0; row < batch->n_rows; row++)
    {
      const char *lead = g_hash_table_lookup (dump->references, &batch->columns[0].integers[row]);
      g_autofree char *key = NULL;

      if (lead == NULL)
        continue;
      g_string_truncate (line, 0);
      append (line, batch, row, lead);
      key = g_strdup_printf ("%s\x1f%s", lead, line->str);
      if (!accord_sorted_spool_add (spool, key, line->str, line->len, error))
        return FALSE;
    }
  return TRUE;
}

typedef gboolean (*ReadRows) (AccordStore   *self,
                              gint64         after,
                              AccordBatch   *batch,
                              GCancellable  *cancellable,
                              GError       **error);

/* What belongs to leads: its first column is a lead's key. */
static gboolean
write_rows (Dump         *dump,
            AccordBatch  *batch,
            ReadRows      read,
            AppendRow     append,
            GError      **error)
{
  g_autoptr (AccordSortedSpool) spool = accord_sorted_spool_new (error);
  gint64 after = 0;

  if (spool == NULL)
    return FALSE;
  do
    {
      accord_batch_clear (batch);
      if (!read (dump->store, after, batch, dump->cancellable, error))
        return FALSE;
      if (batch->n_rows > 0 && g_hash_table_size (dump->references) == 0 &&
          !for_each_batch (dump, note_references, NULL, error))
        return FALSE;
      if (!spool_rows (dump, batch, append, spool, error))
        return FALSE;
      if (batch->n_rows > 0)
        after = batch->keys[batch->n_rows - 1];
    }
  while (batch->n_rows > 0);
  return write_spool (dump, spool, error);
}

static void
append_alias (GString               *line,
              const AccordLeadAlias *alias,
              const char            *lead)
{
  g_string_append (line, "{\"key\":");
  accord_json_append_text (line, alias->key);
  g_string_append (line, ",\"kind\":");
  accord_json_append_text (line, alias->kind);
  g_string_append (line, ",\"lead\":");
  accord_json_append_text (line, lead);
  g_string_append_c (line, '}');
}

/* They are few: of leads that people found to be the same. */
static gboolean
write_aliases (Dump    *dump,
               GError **error)
{
  g_autoptr (GPtrArray) aliases = accord_store_list_aliases (dump->store, dump->cancellable, error);
  g_autoptr (AccordSortedSpool) spool = accord_sorted_spool_new (error);

  if (aliases == NULL || spool == NULL || (aliases->len > 0 && g_hash_table_size (dump->references) == 0 &&
       !for_each_batch (dump, note_references, NULL, error)))
    return FALSE;
  for (guint i = 0; i < aliases->len; i++)
    {
      const AccordLeadAlias *alias = aliases->pdata[i];
      const char *lead = g_hash_table_lookup (dump->references, &alias->lead);
      g_autoptr (GString) line = g_string_new (NULL);

      if (lead == NULL)
        continue;
      append_alias (line, alias, lead);
      if (!accord_sorted_spool_add (spool, line->str, line->str, line->len, error))
        return FALSE;
    }
  return write_spool (dump, spool, error);
}

static gboolean
write_activities (Dump    *dump,
                  GError **error)
{
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (BATCH_ROWS);

  return write_rows (dump, batch, accord_store_read_activities, append_activity, error);
}

static gboolean
write_deals (Dump    *dump,
             GError **error)
{
  g_autoptr (AccordBatch) batch = accord_deal_batch_new (BATCH_ROWS);
  gboolean done = write_rows (dump, batch, accord_store_read_deals, append_deal, error);

  /* Nothing further on speaks of leads. */
  g_hash_table_remove_all (dump->references);
  return done;
}

static gboolean
spool_history (Dump               *dump,
               AccordHistoryQuery *query,
               AccordSortedSpool  *spool,
               GError            **error)
{
  AccordHistoryPart *page = accord_store_history (dump->store, query, dump->cancellable, error);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean done = page != NULL;

  for (guint i = 0; done && i < page->entries->len; i++)
    {
      const AccordHistoryEntry *entry = page->entries->pdata[i];
      g_autofree char *key = g_strdup_printf ("%020" G_GINT64_FORMAT, entry->seq);

      g_string_truncate (line, 0);
      accord_log_json_append (line, entry);
      done = accord_sorted_spool_add (spool, key, line->str, line->len, error);
    }
  if (page != NULL)
    query->before_seq = page->next;
  g_clear_pointer (&page, accord_history_part_free);
  return done;
}

/* It is read from its end, and written from its beginning. */
static gboolean
write_history (Dump    *dump,
               GError **error)
{
  g_autoptr (AccordSortedSpool) spool = accord_sorted_spool_new (error);
  AccordHistoryQuery query = { .limit = BATCH_ROWS };

  if (spool == NULL)
    return FALSE;
  do
    if (!spool_history (dump, &query, spool, error))
      return FALSE;
  while (query.before_seq != 0);
  return write_spool (dump, spool, error);
}

static gboolean
write_schema (Dump    *dump,
              GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "name", ACCORD_WORKSPACE_SCHEMA);
  json_object_set_int_member (object, "version", ACCORD_WORKSPACE_SCHEMA_VERSION);
  append_object (dump->text, object);
  return TRUE;
}

static const DumpMember members[] = {
  { "activities", write_activities }, { "aliases", write_aliases }, { "data_as_of", write_data_as_of },
  { "deals", write_deals },           { "fields", write_fields },   { "history", write_history },
  { "leads", write_leads },           { "mappings", write_mappings }, { "schema", write_schema },
  { "settings", write_settings },
};

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_members (Dump *dump)
{
  GPtrArray *names = g_ptr_array_new ();
  const GType *types = accord_record_types ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (dump->history || members[i].write != write_history)
      g_ptr_array_add (names, (gpointer) members[i].name);
  for (guint i = 0; types[i] != G_TYPE_INVALID; i++)
    if (types[i] != ACCORD_TYPE_SETTINGS)
      g_ptr_array_add (names, (gpointer) accord_workspace_schema_get_table (types[i]));
  g_ptr_array_sort (names, compare_members);
  return names;
}

static gboolean
write_member (Dump       *dump,
              const char *name,
              GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      return members[i].write (dump, error);
  return write_records (dump, accord_record_type_for_table (name), error);
}

/**
 * accord_workspace_dump:
 * @store: a workspace's store
 * @out: where to write
 * @history: whether the log of what was changed is added
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordStoreError, an %ACCORD_EXCHANGE_ERROR_WRITE or a #GIOErrorEnum
 *
 * Writes what people made, and nothing else: no revisions, stamps, deleted records or caches, but in the log. Keys are
 * sorted, records by their id, leads by what tells them apart; the same content is the same bytes. A lead is a line: memory
 * holds only the keys of leads, and of the entries of the log.
 *
 * Returns: whether all was written
 */
gboolean
accord_workspace_dump (AccordStore   *store,
                       GOutputStream *out,
                       gboolean       history,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GHashTable) references = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) names = NULL;
  Dump dump = { store, out, cancellable, history, text, references };

  g_return_val_if_fail (ACCORD_IS_STORE (store) && G_IS_OUTPUT_STREAM (out), FALSE);

  names = list_members (&dump);
  for (guint i = 0; i < names->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      accord_json_append_text (text, names->pdata[i]);
      g_string_append_c (text, ':');
      if (!write_member (&dump, names->pdata[i], error))
        return FALSE;
    }
  g_string_append (text, "\n}\n");
  return flush (&dump, 0, error);
}
