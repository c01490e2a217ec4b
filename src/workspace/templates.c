#include "templates.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "accord-templates.h"
#include "model/records.h"
#include "model/uuid.h"

#define RESOURCE_PREFIX "/org/accord_desk/Accord/templates/"

/* What the records of one template are made with. */
typedef struct
{
  const AccordTemplateNames *names;
  GHashTable                *calendars; /* team → id */
  GHashTable                *groups;    /* title of a group of scoring rules → id */
} Reader;

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

/* A template names calendars by the team whose they are: their ids are made when it is read. */
static void
link_calendar (const Reader *reader,
               GType         type,
               JsonObject   *object)
{
  const char *member = type == ACCORD_TYPE_CALENDAR ? "team" : type == ACCORD_TYPE_COMMITMENT ? "calendar" : NULL;
  const char *team = member != NULL && json_object_has_member (object, member)
                         ? json_object_get_string_member (object, member)
                         : NULL;

  if (team == NULL)
    return;
  if (!g_hash_table_contains (reader->calendars, team))
    g_hash_table_insert (reader->calendars, g_strdup (team), accord_uuid_new ());
  json_object_set_string_member (object, type == ACCORD_TYPE_CALENDAR ? "id" : "calendar",
                                 g_hash_table_lookup (reader->calendars, team));
}

/* It names a group of scoring rules by its title. */
static void
link_group (const Reader *reader,
            GType         type,
            JsonObject   *object)
{
  const char *member = type == ACCORD_TYPE_SCORE_GROUP ? "title" : type == ACCORD_TYPE_SCORE_RULE ? "score_group" : NULL;
  const char *title = member != NULL ? json_object_get_string_member (object, member) : NULL;

  if (title == NULL)
    return;
  if (!g_hash_table_contains (reader->groups, title))
    g_hash_table_insert (reader->groups, g_strdup (title), accord_uuid_new ());
  json_object_set_string_member (object, type == ACCORD_TYPE_SCORE_GROUP ? "id" : "score_group",
                                 g_hash_table_lookup (reader->groups, title));
}

static AccordRecord *
make_record (const Reader *reader,
             GType         type,
             JsonObject   *object,
             guint         place,
             GError      **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  g_autoptr (JsonObject) filled = fill_object (object, reader->names);

  link_calendar (reader, type, filled);
  link_group (reader, type, filled);
  if (!accord_record_from_json (record, filled, error))
    return NULL;
  if (accord_record_find_column (record, "position") != NULL)
    accord_record_set_real (record, "position", place);
  return g_steal_pointer (&record);
}

static gboolean
add_records (const Reader *reader,
             GPtrArray    *records,
             GType         type,
             JsonNode     *node,
             GError      **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      AccordRecord *record = make_record (reader, type, json_node_get_object (node), 1, error);

      if (record != NULL)
        g_ptr_array_add (records, record);
      return record != NULL;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      AccordRecord *record = make_record (reader, type, json_array_get_object_element (array, i), i + 1, error);

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
  g_autoptr (GHashTable) calendars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const Reader reader = { names, calendars, groups };
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

      if (node != NULL && !add_records (&reader, records, *type, node, error))
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

/* Those of the file serve where it has any for that team, or for both; the others come with the commitments. */
static GHashTable *
choose_calendars (GPtrArray  *records,
                  GListModel *existing,
                  GPtrArray  *chosen)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *calendar = g_ptr_array_index (records, i);
      const char *found = NULL;

      if (G_OBJECT_TYPE (calendar) != ACCORD_TYPE_CALENDAR)
        continue;
      for (guint j = 0; existing != NULL && j < g_list_model_get_n_items (existing); j++)
        {
          g_autoptr (AccordRecord) other = g_list_model_get_item (existing, j);
          const char *team = accord_record_get_text (other, "team");

          if (g_str_equal (team, accord_record_get_text (calendar, "team")) ||
              (found == NULL && g_str_equal (team, "both")))
            found = accord_record_get_id (other);
        }
      if (found == NULL)
        g_ptr_array_add (chosen, g_object_ref (calendar));
      g_hash_table_insert (ids, g_strdup (accord_record_get_id (calendar)),
                           g_strdup (found != NULL ? found : accord_record_get_id (calendar)));
    }
  return ids;
}

/**
 * accord_workspace_template_commitments:
 * @names: (nullable): names to put into the texts
 * @calendars: (nullable): those that are there
 *
 * Returns: (transfer full) (element-type AccordRecord): the commitments of the template «b2b-saas», and before them the
 *   calendars that they name and @calendars has none for
 */
GPtrArray *
accord_workspace_template_commitments (const AccordTemplateNames *names,
                                       GListModel                *calendars)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = accord_workspace_template_records ("b2b-saas", names, &error);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = NULL;

  if (all == NULL)
    g_error ("The template that is built in cannot be read: %s", error->message);
  ids = choose_calendars (all, calendars, chosen);
  for (guint i = 0; i < all->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (all, i);
      const char *id;

      if (G_OBJECT_TYPE (record) != ACCORD_TYPE_COMMITMENT)
        continue;
      id = g_hash_table_lookup (ids, accord_record_get_text (record, "calendar"));
      if (id != NULL)
        accord_record_set_text (record, "calendar", id);
      g_ptr_array_add (chosen, g_object_ref (record));
    }
  return chosen;
}

/**
 * accord_workspace_commitment_ideas:
 * @names: (nullable): names to put into the texts
 * @stages: (out): of #AccordStage: at which stage of the revenue cycle each of them is owed
 *
 * Returns: (transfer full) (element-type AccordRecord): commitments to choose from, by stage; a calendar is named by the
 *   team whose it is, in place of its id
 */
GPtrArray *
accord_workspace_commitment_ideas (const AccordTemplateNames *names,
                                   GArray                   **stages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) template = read_template ("commitments", &error);
  GPtrArray *ideas = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  if (template == NULL)
    g_error ("The commitments that are built in cannot be read: %s", error->message);
  *stages = g_array_new (FALSE, FALSE, sizeof (AccordStage));
  array = json_object_get_array_member (template, "commitments");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autoptr (JsonObject) filled = fill_object (object, names);
      g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_COMMITMENT);
      g_autofree char *team = g_strdup (json_object_get_string_member_with_default (filled, "calendar", ""));
      AccordStage stage = ACCORD_STAGE_LEAD;

      accord_stage_parse (json_object_get_string_member (filled, "stage"), &stage);
      json_object_remove_member (filled, "stage");
      json_object_remove_member (filled, "calendar");
      if (!accord_record_from_json (record, filled, &error))
        g_error ("The commitments that are built in cannot be read: %s", error->message);
      accord_record_set_text (record, "calendar", team);
      g_array_append_val (*stages, stage);
      g_ptr_array_add (ideas, g_steal_pointer (&record));
    }
  return ideas;
}

/**
 * accord_workspace_adopt_idea:
 * @idea: a commitment to choose
 * @calendars: those that are there
 * @names: (nullable): names to put into the texts
 *
 * Gives the commitment the calendar of the team that it names.
 *
 * Returns: (transfer full) (nullable): a new calendar where there is none for that team yet
 */
AccordRecord *
accord_workspace_adopt_idea (AccordRecord              *idea,
                             GListModel                *calendars,
                             const AccordTemplateNames *names)
{
  g_autofree char *team = g_strdup (accord_record_get_text (idea, "calendar"));
  g_autoptr (GPtrArray) usual = records_of_type (ACCORD_TYPE_CALENDAR, names);
  g_autoptr (GPtrArray) needed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = choose_calendars (usual, calendars, needed);
  AccordRecord *added = NULL;

  for (guint i = 0; i < usual->len && *team != '\0'; i++)
    {
      AccordRecord *calendar = g_ptr_array_index (usual, i);
      const char *id = g_hash_table_lookup (ids, accord_record_get_id (calendar));

      if (!g_str_equal (accord_record_get_text (calendar, "team"), team))
        continue;
      accord_record_set_text (idea, "calendar", id);
      if (g_str_equal (id, accord_record_get_id (calendar)))
        added = g_object_ref (calendar);
    }
  return added;
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
