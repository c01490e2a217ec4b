#include "exchange/workspace-json.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/import.h"
#include "exchange/json-elements.h"
#include "exchange/lead-json.h"
#include "exchange/workspace-schema.h"
#include "model/records.h"
#include "store/sqlite-store.h"

#define BATCH_ROWS 4096

typedef struct
{
  const char      *path;
  char            *name;    /* of the dump, without its folder */
  AccordStore     *store;
  GCancellable    *cancellable;
  gboolean         known;   /* it says that it is a dump */
  AccordChangeSet *changes;
  GPtrArray       *fields;  /* of AccordField */
  AccordLeadJson  *json;
  AccordBatch     *batch;
  AccordImport    *import;
  GHashTable      *references; /* what activities, deals and other names call a lead → its key */
  GPtrArray       *aliases;    /* of AccordLeadAlias */
} Load;

/* Takes one piece of the document. */
typedef gboolean (*Handler) (Load              *load,
                             AccordJsonElement *element,
                             JsonNode          *node,
                             GError           **error);

static gboolean
fail (GError    **error,
      const char *sentence)
{
  g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, sentence);
  return FALSE;
}

static gboolean
require_object (JsonNode *node,
                GError  **error)
{
  return JSON_NODE_HOLDS_OBJECT (node) || fail (error, _("Here should be an object: { … }."));
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
take_schema (Load     *load,
             JsonNode *node,
             GError  **error)
{
  JsonObject *object;

  if (!require_object (node, error))
    return FALSE;
  object = json_node_get_object (node);
  if (g_strcmp0 (get_string (object, "name"), ACCORD_WORKSPACE_SCHEMA) != 0)
    return fail (error, _("This is no dump of an Accord file."));
  if (json_object_get_int_member_with_default (object, "version", 0) > ACCORD_WORKSPACE_SCHEMA_VERSION)
    return fail (error, _("This dump was made by a newer Accord; load it with that one."));
  load->known = TRUE;
  return TRUE;
}

static gboolean
take_field (Load     *load,
            JsonNode *node,
            GError  **error)
{
  const char *name, *type_name;
  AccordColumnType type;

  if (!require_object (node, error))
    return FALSE;
  name = get_string (json_node_get_object (node), "name");
  type_name = get_string (json_node_get_object (node), "type");
  if (name == NULL || *name == '\0' || type_name == NULL || !accord_field_type_parse (type_name, &type))
    return fail (error, _("A field needs a name, and a type that is text, integer, real, boolean or moment."));
  g_ptr_array_add (load->fields, accord_field_new_custom (name, NULL, type));
  return TRUE;
}

static gboolean
take_data_as_of (Load     *load,
                 JsonNode *node,
                 GError  **error)
{
  AccordMoment moment;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
      !accord_moment_parse_iso (json_node_get_string (node), NULL, &moment))
    return fail (error, _("“data_as_of” must be a time such as \"2025-04-03T12:00:00Z\"."));
  return accord_store_set_data_as_of (load->store, moment, error);
}

static gboolean
take_mappings (Load     *load,
               JsonNode *node,
               GError  **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *mapping;

  if (!require_object (node, error))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &mapping))
    {
      g_autofree char *json = json_to_string (mapping, FALSE);

      if (!accord_store_set_mapping (load->store, name, json, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_settings (Load     *load,
               JsonNode *node,
               GError  **error)
{
  g_autoptr (GPtrArray) records = accord_store_load_records (load->store, ACCORD_TYPE_SETTINGS, load->cancellable, error);
  g_autoptr (AccordRecord) wanted = NULL;
  AccordRecordClass *class;
  AccordRecord *record;

  if (records == NULL || !require_object (node, error))
    return FALSE;
  wanted = records->len > 0 ? accord_record_copy (records->pdata[0]) : accord_record_new (ACCORD_TYPE_SETTINGS);
  if (!accord_record_from_json (wanted, json_node_get_object (node), error))
    return FALSE;
  if (records->len == 0)
    {
      accord_change_set_insert (load->changes, wanted);
      return TRUE;
    }
  record = records->pdata[0];
  class = ACCORD_RECORD_GET_CLASS (record);
  for (guint i = 0; i < class->n_columns; i++)
    {
      const GValue *value = accord_record_get_value (wanted, class->columns[i].name);

      if (!accord_column_value_equal (&class->columns[i], value, accord_record_get_value (record, class->columns[i].name)))
        accord_change_set_update (load->changes, record, class->columns[i].name, value);
    }
  return TRUE;
}

static gboolean
take_record (Load     *load,
             GType     type,
             JsonNode *node,
             GError  **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);

  if (!require_object (node, error))
    return FALSE;
  if (!json_object_has_member (json_node_get_object (node), "id"))
    return fail (error, _("A record needs its “id”."));
  if (!accord_record_from_json (record, json_node_get_object (node), error))
    return FALSE;
  accord_change_set_insert (load->changes, record);
  return TRUE;
}

/* What belongs to leads, or is leads: it is read once all else is there. */
static gboolean
is_bulk (const char *member)
{
  static const char *const bulk[] = { "leads", "activities", "deals", "aliases", NULL };

  return g_strv_contains (bulk, member);
}

/* The first time through: all but the bulk. */
static gboolean
take_content (Load              *load,
              AccordJsonElement *element,
              JsonNode          *node,
              GError           **error)
{
  const char *member = element->member;
  GType type = accord_record_type_for_table (member);

  if (is_bulk (member) || g_str_equal (member, "history"))
    return TRUE;
  if (g_str_equal (member, "schema"))
    return take_schema (load, node, error);
  if (g_str_equal (member, "fields"))
    return take_field (load, node, error);
  if (g_str_equal (member, "data_as_of"))
    return take_data_as_of (load, node, error);
  if (g_str_equal (member, "mappings"))
    return take_mappings (load, node, error);
  if (type == ACCORD_TYPE_SETTINGS)
    return take_settings (load, node, error);
  if (type != G_TYPE_INVALID)
    return take_record (load, type, node, error);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, _("A dump has no member “%s”."), member);
  return FALSE;
}

static gboolean
flush_leads (Load    *load,
             GError **error)
{
  g_autofree AccordRowOutcome *outcomes = g_new0 (AccordRowOutcome, MAX (load->batch->n_rows, 1));

  if (load->batch->n_rows == 0)
    return TRUE;
  if (!accord_import_rows (load->import, load->batch, outcomes, error))
    return FALSE;
  for (guint i = 0; i < load->batch->n_rows; i++)
    if (outcomes[i] != ACCORD_ROW_NEW)
      return fail (error, _("The same lead is there twice."));
  accord_batch_clear (load->batch);
  return TRUE;
}

static gboolean
take_lead (Load              *load,
           AccordJsonElement *element,
           JsonNode          *node,
           GError           **error)
{
  if (!require_object (node, error) || !accord_lead_json_read (load->json, json_node_get_object (node), load->batch, error))
    return FALSE;
  return load->batch->n_rows < BATCH_ROWS || flush_leads (load, error);
}

static gboolean
flush_rows (Load     *load,
            gboolean (*add) (AccordStore *self, const AccordBatch *batch, GError **error),
            GError  **error)
{
  if (load->batch->n_rows > 0 && !add (load->store, load->batch, error))
    return FALSE;
  accord_batch_clear (load->batch);
  return TRUE;
}

static gboolean
take_alias (Load              *load,
            AccordJsonElement *element,
            JsonNode          *node,
            GError           **error)
{
  static const char *const kinds[] = { "external_id", "email_key", "fingerprint", NULL };
  const char *lead, *kind, *name;
  JsonObject *object;
  gint64 *key;

  if (!require_object (node, error))
    return FALSE;
  object = json_node_get_object (node);
  lead = get_string (object, "lead");
  kind = get_string (object, "kind");
  name = get_string (object, "key");
  key = lead != NULL ? g_hash_table_lookup (load->references, lead) : NULL;
  if (key == NULL || kind == NULL || name == NULL || !g_strv_contains (kinds, kind))
    return fail (error, _("Another name of a lead needs the lead it belongs to, a key, and a kind that is external_id, "
                          "email_key or fingerprint."));
  g_ptr_array_add (load->aliases, accord_lead_alias_new (kind, name, *key));
  return TRUE;
}

static gboolean
take_activity (Load              *load,
               AccordJsonElement *element,
               JsonNode          *node,
               GError           **error)
{
  const char *lead, *at, *kind;
  JsonObject *object;
  gint64 *key;
  guint row;

  if (!require_object (node, error))
    return FALSE;
  object = json_node_get_object (node);
  lead = get_string (object, "lead");
  at = get_string (object, "at");
  kind = get_string (object, "kind");
  key = lead != NULL ? g_hash_table_lookup (load->references, lead) : NULL;
  if (key == NULL || at == NULL || kind == NULL)
    return fail (error, _("An activity needs the lead it belongs to, a kind and a time."));
  row = accord_batch_append (load->batch);
  load->batch->columns[0].integers[row] = *key;
  accord_batch_set_text (load->batch, row, 1, kind, -1);
  accord_batch_set_text (load->batch, row, 3, get_string (object, "detail"), -1);
  if (!accord_moment_parse_iso (at, NULL, &load->batch->columns[2].integers[row]))
    return fail (error, _("“at” must be a time such as \"2025-04-03T12:00:00Z\"."));
  return load->batch->n_rows < BATCH_ROWS || flush_rows (load, accord_store_add_activities, error);
}

static gboolean
take_deal_member (Load        *load,
                  const char  *name,
                  JsonNode    *node,
                  GError     **error)
{
  for (guint i = 1; i < load->batch->n_columns; i++)
    if (g_str_equal (load->batch->columns[i].field->name, name))
      return accord_json_read_cell (load->batch, i, node, error);
  if (g_str_equal (name, "lead"))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, _("Deals have no field “%s”."), name);
  return FALSE;
}

static gboolean
take_deal (Load              *load,
           AccordJsonElement *element,
           JsonNode          *node,
           GError           **error)
{
  JsonObjectIter iter;
  const char *name, *lead;
  JsonNode *value;
  gint64 *key;

  if (!require_object (node, error))
    return FALSE;
  lead = get_string (json_node_get_object (node), "lead");
  key = lead != NULL ? g_hash_table_lookup (load->references, lead) : NULL;
  if (key == NULL)
    return fail (error, _("A deal needs the lead it belongs to."));
  load->batch->columns[0].integers[accord_batch_append (load->batch)] = *key;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (!take_deal_member (load, name, value, error))
      return FALSE;
  return load->batch->n_rows < BATCH_ROWS || flush_rows (load, accord_store_add_deals, error);
}

/* Whether a handler wants an element of that member: what it does not want need not be parsed. */
static gboolean
wants (Handler     handler,
       const char *member)
{
  const char *wanted = handler == take_lead       ? "leads"
                       : handler == take_activity ? "activities"
                       : handler == take_deal     ? "deals"
                       : handler == take_alias    ? "aliases"
                                                  : NULL;

  return wanted != NULL ? g_str_equal (member, wanted) : !is_bulk (member);
}

static gboolean
take_element (Load              *load,
              Handler            handler,
              AccordJsonElement *element,
              GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!wants (handler, element->member))
    return TRUE;
  node = json_from_string (element->text, &local_error);
  if (node == NULL && local_error == NULL)
    node = json_node_new (JSON_NODE_NULL);
  if (node != NULL && handler (load, element, node, &local_error))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, _("“%s”, line %lu: %s"),
               load->name, (gulong) element->line, local_error->message);
  return FALSE;
}

static gboolean
read_document (Load    *load,
               Handler  handler,
               GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (load->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, load->cancellable, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AccordJsonElements) elements = NULL;
  AccordJsonElement element;

  if (stream == NULL)
    return FALSE;
  elements = accord_json_elements_new (G_INPUT_STREAM (stream));
  while (accord_json_elements_next (elements, &element, load->cancellable, &local_error))
    if (!take_element (load, handler, &element, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  if (local_error->domain == ACCORD_EXCHANGE_ERROR)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, "“%s”, %s", load->name, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_content (Load    *load,
              GError **error)
{
  g_autofree char *summary = g_strdup_printf (_("loading of “%s”"), load->name);

  load->changes = accord_change_set_new (summary);
  if (!read_document (load, take_content, error))
    return FALSE;
  if (!load->known)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                   _("“%s” is no dump of an Accord file; make one with “accord dump”."), load->name);
      return FALSE;
    }
  return accord_change_set_get_length (load->changes) == 0 ||
         accord_store_save (load->store, load->changes, load->cancellable, error);
}

static gboolean
load_leads (Load    *load,
            GError **error)
{
  g_autoptr (GPtrArray) fields = accord_store_list_fields (load->store, load->cancellable, error);
  AccordImportOptions options = { .file = load->name, .kind = "load", .data_as_of = ACCORD_MOMENT_NONE };

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < load->fields->len; i++)
    g_ptr_array_add (fields, accord_field_copy (load->fields->pdata[i]));
  load->json = accord_lead_json_new (fields);
  load->batch = accord_lead_json_new_batch (load->json, BATCH_ROWS);
  load->import = accord_store_import_begin (load->store, &options, fields, load->cancellable, error);
  if (load->import == NULL || !read_document (load, take_lead, error) || !flush_leads (load, error) ||
      accord_import_commit (g_steal_pointer (&load->import), 0, error) < 0)
    return FALSE;
  return TRUE;
}

static gboolean
note_references (Load    *load,
                 GError **error)
{
  gint64 after = 0;

  do
    {
      accord_batch_clear (load->batch);
      if (!accord_store_read_own_leads (load->store, after, load->batch, load->cancellable, error))
        return FALSE;
      for (guint row = 0; row < load->batch->n_rows; row++)
        {
          const char *reference = accord_lead_json_reference (load->json, load->batch, row, NULL);

          after = load->batch->keys[row];
          if (reference != NULL)
            g_hash_table_insert (load->references, g_strdup (reference), g_memdup2 (&after, sizeof after));
        }
    }
  while (load->batch->n_rows > 0);
  return TRUE;
}

/* What belongs to leads. */
static gboolean
load_rows (Load    *load,
           GError **error)
{
  g_autoptr (GPtrArray) fields = accord_store_list_fields (load->store, load->cancellable, error);

  if (fields == NULL)
    return FALSE;
  g_clear_pointer (&load->json, accord_lead_json_free);
  g_clear_pointer (&load->batch, accord_batch_free);
  load->json = accord_lead_json_new (fields);
  load->batch = accord_lead_json_new_batch (load->json, BATCH_ROWS);
  if (!note_references (load, error))
    return FALSE;
  accord_batch_free (load->batch);
  load->batch = accord_activity_batch_new (BATCH_ROWS);
  if (!read_document (load, take_activity, error) || !flush_rows (load, accord_store_add_activities, error))
    return FALSE;
  accord_batch_free (load->batch);
  load->batch = accord_deal_batch_new (BATCH_ROWS);
  return read_document (load, take_deal, error) && flush_rows (load, accord_store_add_deals, error) &&
         read_document (load, take_alias, error) &&
         (load->aliases->len == 0 || accord_store_add_aliases (load->store, load->aliases, error));
}

static void
clear_load (Load *load)
{
  if (load->import != NULL)
    accord_import_abort (load->import);
  g_free (load->name);
  g_clear_pointer (&load->changes, accord_change_set_unref);
  g_clear_pointer (&load->fields, g_ptr_array_unref);
  g_clear_pointer (&load->json, accord_lead_json_free);
  g_clear_pointer (&load->batch, accord_batch_free);
  g_clear_pointer (&load->references, g_hash_table_unref);
  g_clear_pointer (&load->aliases, g_ptr_array_unref);
  if (load->store != NULL)
    accord_store_close (load->store);
  g_clear_object (&load->store);
}

static void
remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/**
 * accord_workspace_load:
 * @json_path: a dump
 * @path: where the workspace will be; nothing may be there
 * @cancellable: (nullable): a cancellable
 * @error: one sentence that names the line of the dump; an #AccordStoreError where the workspace cannot be made
 *
 * Returns: whether there is a workspace at @path that says what the dump says; else nothing is left there
 */
gboolean
accord_workspace_load (const char   *json_path,
                       const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  Load load = { .path = json_path, .cancellable = cancellable };
  gboolean done;

  g_return_val_if_fail (json_path != NULL && path != NULL, FALSE);

  if (!g_file_test (json_path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_NOT_FOUND,
                   _("There is no file “%s”; check its name and folder."), json_path);
      return FALSE;
    }
  load.store = accord_sqlite_store_create (path, cancellable, error);
  if (load.store == NULL)
    return FALSE;
  load.name = g_path_get_basename (json_path);
  load.fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  load.aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_lead_alias_free);
  load.references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  done = load_content (&load, error) && load_leads (&load, error) && load_rows (&load, error);
  clear_load (&load);
  if (!done)
    remove_file (path);
  return done;
}
