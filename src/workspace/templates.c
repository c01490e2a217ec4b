#include "templates.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "accord-templates.h"
#include "model/records.h"

#define RESOURCE_PREFIX "/org/accord_desk/Accord/templates/"

static JsonObject *
read_template (const char *name,
               GError    **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (accord_templates_get_resource (), path,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text;

  if (bytes == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no template “%s”."), name);
      return NULL;
    }
  text = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, text, (gssize) size, error))
    return NULL;
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/* «{marketing} owes {sales}» with the names that the teams have. */
static char *
put_names_in (const char                *text,
              const AccordTemplateNames *names)
{
  GString *filled = g_string_new (text);
  const char *marketing = names != NULL ? names->marketing_name : NULL;
  const char *sales = names != NULL ? names->sales_name : NULL;
  const char *company = names != NULL ? names->company : NULL;

  g_string_replace (filled, "{marketing}", marketing != NULL && *marketing != '\0' ? marketing : _("Marketing"), 0);
  g_string_replace (filled, "{sales}", sales != NULL && *sales != '\0' ? sales : _("Sales"), 0);
  g_string_replace (filled, "{company}", company != NULL && *company != '\0' ? company : _("our company"), 0);
  return g_string_free (filled, FALSE);
}

static JsonObject *
fill_object (JsonObject                *object,
             const AccordTemplateNames *names)
{
  JsonObject *filled = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      g_autofree char *text = NULL;

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          json_object_set_member (filled, member, json_node_copy (node));
          continue;
        }
      text = put_names_in (json_node_get_string (node), names);
      json_object_set_string_member (filled, member, text);
    }
  return filled;
}

static AccordRecord *
make_record (GType                      type,
             JsonObject                *object,
             const AccordTemplateNames *names,
             guint                      place,
             GError                   **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  g_autoptr (JsonObject) filled = fill_object (object, names);

  if (!accord_record_from_json (record, filled, error))
    return NULL;
  if (accord_record_find_column (record, "position") != NULL)
    accord_record_set_real (record, "position", place);
  return g_steal_pointer (&record);
}

static gboolean
add_records (GPtrArray                 *records,
             GType                      type,
             JsonNode                  *node,
             const AccordTemplateNames *names,
             GError                   **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      AccordRecord *record = make_record (type, json_node_get_object (node), names, 1, error);

      if (record != NULL)
        g_ptr_array_add (records, record);
      return record != NULL;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      AccordRecord *record = make_record (type, json_array_get_object_element (array, i), names, i + 1, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return TRUE;
}

static GPtrArray *
records_of_type (GType                      type,
                 const AccordTemplateNames *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = accord_workspace_template_records ("b2b-saas", names, &error);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    g_error ("The template that is built in cannot be read: %s", error->message);
  for (guint i = 0; i < all->len; i++)
    {
      if (G_OBJECT_TYPE (g_ptr_array_index (all, i)) == type)
        g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (all, i)));
    }
  return chosen;
}

/**
 * accord_workspace_template_records:
 * @template_name: «blank», «b2b-saas» or «sample»
 * @names: (nullable): names to put into the texts
 * @error: return location for an error
 *
 * Reads a template. Its settings, where it has any, hold only what the template says.
 *
 * Returns: (transfer full) (element-type AccordRecord) (nullable): new records, in the order of accord_record_types()
 */
GPtrArray *
accord_workspace_template_records (const char                *template_name,
                                   const AccordTemplateNames *names,
                                   GError                   **error)
{
  g_autoptr (JsonObject) template = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (template_name != NULL, NULL);

  template = read_template (template_name, error);
  if (template == NULL)
    return NULL;
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (AccordRecordClass) klass = g_type_class_ref (*type);
      JsonNode *node = json_object_get_member (template, klass->table);

      if (node != NULL && !add_records (records, *type, node, names, error))
        return NULL;
    }
  return g_steal_pointer (&records);
}

/**
 * accord_workspace_template_sections:
 * @names: (nullable): names to put into the texts
 *
 * Returns: (transfer full) (element-type AccordRecord): the sections of the template «b2b-saas»
 */
GPtrArray *
accord_workspace_template_sections (const AccordTemplateNames *names)
{
  return records_of_type (ACCORD_TYPE_SECTION, names);
}

/**
 * accord_workspace_template_commitments:
 * @names: (nullable): names to put into the texts
 *
 * Returns: (transfer full) (element-type AccordRecord): the commitments of the template «b2b-saas»
 */
GPtrArray *
accord_workspace_template_commitments (const AccordTemplateNames *names)
{
  return records_of_type (ACCORD_TYPE_COMMITMENT, names);
}

/**
 * accord_workspace_template_terms:
 * @names: (nullable): names to put into the texts
 *
 * Returns: (transfer full) (element-type AccordRecord): the terms of the template «b2b-saas», the stages first
 */
GPtrArray *
accord_workspace_template_terms (const AccordTemplateNames *names)
{
  return records_of_type (ACCORD_TYPE_TERM, names);
}
