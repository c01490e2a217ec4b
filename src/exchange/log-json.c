#include "exchange/log-json.h"

#include "model/canonical-json.h"

static void
add_values (JsonObject *object,
            const char *name,
            JsonObject *values)
{
  if (values != NULL)
    json_object_set_object_member (object, name, json_object_ref (values));
}

/**
 * accord_log_json_append:
 * @line: where it goes
 * @entry: an entry
 *
 * What has no fields, as an import, has neither before nor after.
 */
void
accord_log_json_append (GString                  *line,
                        const AccordHistoryEntry *entry)
{
  g_autofree char *at = accord_moment_to_iso (entry->at, NULL);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (object, "action", entry->action);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "kind", entry->table);
  json_object_set_string_member (object, "member", entry->member_name);
  json_object_set_string_member (object, "member_id", entry->member);
  json_object_set_string_member (object, "record", entry->record_id);
  json_object_set_int_member (object, "revision", entry->revision);
  json_object_set_int_member (object, "seq", entry->seq);
  json_object_set_string_member (object, "set", entry->set_id);
  json_object_set_string_member (object, "summary", entry->summary);
  add_values (object, "before", entry->before);
  add_values (object, "after", entry->after);
  node = json_node_init_object (json_node_alloc (), object);
  accord_json_append (line, node, FALSE, 0);
}
