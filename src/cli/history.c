#include "commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/canonical-json.h"
#include "model/uuid.h"
#include "present/words-history.h"
#include "store/history.h"
#include "text-table.h"

typedef struct
{
  char    *record, *member, *kind, *find, *since, *limit;
  gboolean csv, json;
  guint64  most;
} HistoryOptions;

static void
clear_options (HistoryOptions *self)
{
  g_free (self->record);
  g_free (self->member);
  g_free (self->kind);
  g_free (self->find);
  g_free (self->since);
  g_free (self->limit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HistoryOptions, clear_options)

static gboolean
check_options (HistoryOptions *self,
               AccordCall     *call)
{
  AccordDay day;

  self->most = 0;
  if (self->limit != NULL && !g_ascii_string_to_unsigned (self->limit, 10, 1, G_MAXUINT32, &self->most, NULL))
    call->status = accord_call_misuse (call, _("--limit: “%s” is not a number of changes"), self->limit);
  else if (self->since != NULL && !accord_day_parse_iso (self->since, &day))
    call->status = accord_call_misuse (call, _("--since: “%s” is not a date such as 2025-01-31"), self->since);
  else if (self->kind != NULL && !g_str_equal (self->kind, "imports") &&
           accord_record_type_for_table (self->kind) == G_TYPE_INVALID)
    call->status = accord_call_misuse (call, _("--kind: there is no “%s”; say “personas”, “sections”, “imports” …"),
                                       self->kind);
  else if (self->csv && self->json)
    call->status = accord_call_misuse (call, _("--csv and --json exclude each other"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_options (HistoryOptions *self,
              AccordCall     *call)
{
  const GOptionEntry entries[] = {
    { "record", 0, 0, G_OPTION_ARG_STRING, &self->record, N_("Only of this record: its id"), "ID" },
    { "member", 0, 0, G_OPTION_ARG_STRING, &self->member, N_("Only by this person: a name or a member's id"), "MEMBER" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self->kind, N_("Only of this kind: personas, sections, imports …"), "KIND" },
    { "find", 0, 0, G_OPTION_ARG_STRING, &self->find, N_("Only where these words stand"), "TEXT" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &self->since, N_("Only since this day"), "DAY" },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &self->limit, N_("At most so many changes"), "N" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, N_("Write CSV: a row for each column that changed"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  return accord_call_parse (call, 1) && check_options (self, call);
}

static gboolean
read_pages (AccordStore        *store,
            AccordHistoryQuery *query,
            guint64             most,
            GPtrArray          *entries,
            GCancellable       *cancellable,
            GError            **error)
{
  do
    {
      g_autoptr (AccordHistoryPart) page = NULL;

      query->limit = most > 0 ? (guint) (most - entries->len) : 1000;
      page = accord_store_history (store, query, cancellable, error);
      if (page == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (entries, g_steal_pointer (&page->entries));
      page->entries = g_ptr_array_new ();
      query->before_seq = page->next;
    }
  while (query->before_seq != 0 && (most == 0 || entries->len < most));
  return TRUE;
}

static GPtrArray *
read_entries (const HistoryOptions *self,
              AccordWorkspace      *workspace,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_history_entry_free);
  g_autofree char *record = self->record != NULL ? g_ascii_strdown (self->record, -1) : NULL;
  AccordHistoryQuery query = { .fold = TRUE, .table = self->kind, .record_id = record, .text = self->find };
  gboolean by_id = self->member != NULL && accord_uuid_is_valid (self->member);
  AccordDay day;

  query.member = by_id ? self->member : NULL;
  query.member_name = by_id ? NULL : self->member;
  if (self->since != NULL && accord_day_parse_iso (self->since, &day))
    query.since = accord_moment_from_local (accord_workspace_get_zone (workspace), day, 0);
  if (!read_pages (accord_workspace_get_store (workspace), &query, self->most, entries, cancellable, error))
    return NULL;
  return g_steal_pointer (&entries);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_values (JsonBuilder *builder,
            const char  *name,
            JsonObject  *values)
{
  JsonNode *node = json_node_alloc ();

  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, values != NULL ? json_node_init_object (node, values) : json_node_init_null (node));
}

static void
add_entry (JsonBuilder              *builder,
           const AccordHistoryEntry *entry,
           const AccordZone         *zone)
{
  g_autofree char *at = accord_moment_to_iso (entry->at, zone);
  g_autofree char *what = accord_words_change (entry);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seq");
  json_builder_add_int_value (builder, entry->seq);
  add_text (builder, "at", at);
  add_text (builder, "member", entry->member);
  add_text (builder, "member_name", entry->member_name);
  add_text (builder, "action", entry->action);
  add_text (builder, "kind", entry->table);
  add_text (builder, "record", entry->record_id);
  add_text (builder, "name", entry->name);
  add_text (builder, "what", what);
  add_values (builder, "before", entry->before);
  add_values (builder, "after", entry->after);
  json_builder_end_object (builder);
}

static char *
write_json (GPtrArray        *entries,
            const AccordZone *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i), zone);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

static void
append_cell (GString    *text,
             const char *cell,
             char        end)
{
  if (strpbrk (cell, ",\"\r\n") != NULL)
    {
      g_autoptr (GString) quoted = g_string_new (cell);

      g_string_replace (quoted, "\"", "\"\"", 0);
      g_string_append_printf (text, "\"%s\"", quoted->str);
    }
  else
    g_string_append (text, cell);
  g_string_append_c (text, end);
}

static void
append_row (GString                  *text,
            const AccordHistoryEntry *entry,
            const char               *at,
            const AccordColumn       *column)
{
  JsonNode *old_node = column != NULL && entry->before != NULL ? json_object_get_member (entry->before, column->name) : NULL;
  JsonNode *new_node = column != NULL && entry->after != NULL ? json_object_get_member (entry->after, column->name) : NULL;
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, entry->seq);
  g_autofree char *before = column != NULL ? accord_words_content (column, old_node) : g_strdup ("");
  g_autofree char *after = column != NULL ? accord_words_content (column, new_node) : g_strdup ("");
  const char *const cells[] = { seq,           at,         entry->member_name, entry->action, entry->table,
                                entry->record_id, entry->name, column != NULL ? column->name : "", before, after };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    append_cell (text, cells[i], i + 1 < G_N_ELEMENTS (cells) ? ',' : '\n');
}

static void
append_entry (GString                  *text,
              const AccordHistoryEntry *entry,
              const AccordZone         *zone)
{
  GType type = accord_history_entry_get_record_type (entry);
  JsonObject *values = entry->after != NULL ? entry->after : entry->before;
  g_autoptr (AccordRecord) record = type != G_TYPE_INVALID ? accord_record_new (type) : NULL;
  g_autofree char *at = accord_moment_to_iso (entry->at, zone);

  if (record == NULL || values == NULL)
    {
      append_row (text, entry, at, NULL);
      return;
    }
  for (guint i = 0; i < ACCORD_RECORD_GET_CLASS (record)->n_columns; i++)
    {
      const AccordColumn *column = &ACCORD_RECORD_GET_CLASS (record)->columns[i];

      if (json_object_has_member (values, column->name))
        append_row (text, entry, at, column);
    }
}

static char *
write_csv (GPtrArray        *entries,
           const AccordZone *zone)
{
  GString *text = g_string_new ("seq,at,member,action,kind,record,name,column,before,after\n");

  for (guint i = 0; i < entries->len; i++)
    append_entry (text, g_ptr_array_index (entries, i), zone);
  return g_string_free (text, FALSE);
}

static char *
write_table (GPtrArray        *entries,
             const AccordZone *zone)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *at = accord_moment_to_iso (entry->at, zone);
      g_autofree char *what = accord_words_change (entry);

      at[MIN (strlen (at), strlen ("2025-01-31T14:05"))] = '\0';
      accord_text_table_add (table, g_strdelimit (at, "T", ' '));
      accord_text_table_add (table, what);
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

/**
 * accord_cli_history:
 * @call: the call
 *
 * `accord history FILE`: what was changed, when and by whom, the newest first.
 *
 * Returns: the exit status
 */
int
accord_cli_history (AccordCall *call)
{
  g_auto (HistoryOptions) self = { NULL };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!read_options (&self, call))
    return call->status;
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    entries = read_entries (&self, workspace, call->cancellable, &error);
  if (entries == NULL)
    return accord_call_fail (call, error);
  if (self.json)
    text = write_json (entries, accord_workspace_get_zone (workspace));
  else
    text = self.csv ? write_csv (entries, accord_workspace_get_zone (workspace))
                    : write_table (entries, accord_workspace_get_zone (workspace));
  return accord_call_print (call, text);
}
