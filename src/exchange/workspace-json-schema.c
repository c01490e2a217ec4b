/* What a dump looks like, as a JSON Schema: from the arrays of columns and fields, so that it says what the program does. */
#include "exchange/workspace-json.h"

#include "exchange/lead-json.h"
#include "exchange/workspace-schema.h"
#include "model/records.h"

#define UUID_PATTERN "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
#define DAY_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#define MOMENT_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z)?$"

static const char *
json_type (AccordColumnType type)
{
  return type == ACCORD_COLUMN_INTEGER   ? "integer"
         : type == ACCORD_COLUMN_REAL    ? "number"
         : type == ACCORD_COLUMN_BOOLEAN ? "boolean"
                                         : "string";
}

static const char *
find_pattern (AccordColumnType type)
{
  return type == ACCORD_COLUMN_DAY         ? DAY_PATTERN
         : type == ACCORD_COLUMN_MOMENT    ? MOMENT_PATTERN
         : type == ACCORD_COLUMN_REFERENCE ? UUID_PATTERN
                                           : NULL;
}

/* @may_be_null: of a record every column is there, and an empty one is null; of a lead an empty one is not there. */
static JsonObject *
describe_value (AccordColumnType type,
                const char      *title,
                gboolean         may_be_null)
{
  JsonObject *object = json_object_new ();
  JsonArray *types;

  if (title != NULL)
    json_object_set_string_member (object, "title", title);
  if (find_pattern (type) != NULL)
    json_object_set_string_member (object, "pattern", find_pattern (type));
  if (!may_be_null)
    {
      json_object_set_string_member (object, "type", json_type (type));
      return object;
    }
  types = json_array_new ();
  json_array_add_string_element (types, json_type (type));
  json_array_add_string_element (types, "null");
  json_object_set_array_member (object, "type", types);
  return object;
}

static JsonObject *
describe_column (const AccordColumn *column)
{
  gboolean is_choice = column->type == ACCORD_COLUMN_CHOICE;
  gboolean may_be_null = is_choice ? *column->choices[0] == '\0' : column->type != ACCORD_COLUMN_BOOLEAN;
  JsonObject *object = describe_value (column->type, column->label, may_be_null);
  JsonArray *choices;

  if (!is_choice)
    return object;
  choices = json_array_new ();
  for (const char *const *choice = column->choices; *choice != NULL; choice++)
    if (**choice != '\0')
      json_array_add_string_element (choices, *choice);
    else
      json_array_add_null_element (choices);
  json_object_set_array_member (object, "enum", choices);
  return object;
}

/* An object of those members and no others. @required: those that must be there; NULL: none. */
static JsonObject *
describe_object (JsonObject *properties,
                 JsonArray  *required)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "additionalProperties", FALSE);
  json_object_set_object_member (object, "properties", properties);
  if (required != NULL)
    json_object_set_array_member (object, "required", required);
  json_object_set_string_member (object, "type", "object");
  return object;
}

static JsonObject *
describe_array (JsonObject *items)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "items", items);
  json_object_set_string_member (object, "type", "array");
  return object;
}

static JsonObject *
describe_record (GType type)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  JsonObject *properties = json_object_new ();
  JsonArray *required = json_array_new ();

  for (guint i = 0; i < klass->n_columns; i++)
    {
      json_object_set_object_member (properties, klass->columns[i].name, describe_column (&klass->columns[i]));
      if ((klass->columns[i].flags & ACCORD_COLUMN_REQUIRED) != 0)
        json_array_add_string_element (required, klass->columns[i].name);
    }
  if (!klass->singleton)
    {
      json_object_set_object_member (properties, "id", describe_value (ACCORD_COLUMN_REFERENCE, NULL, FALSE));
      json_array_add_string_element (required, "id");
    }
  return describe_object (properties, required);
}

/* Of fields by their names; @empty: whether one without a value is there too, as null. */
static JsonObject *
describe_named_values (const char *title,
                       gboolean    empty)
{
  static const char *const types[] = { "string", "number", "boolean", "null" };
  JsonObject *object = json_object_new (), *value = json_object_new ();
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types) - (empty ? 0 : 1); i++)
    json_array_add_string_element (names, types[i]);
  json_object_set_array_member (value, "type", names);
  json_object_set_object_member (object, "additionalProperties", value);
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "type", "object");
  return object;
}

static JsonObject *
describe_lead (void)
{
  JsonObject *properties = json_object_new ();
  guint n_fields;
  const AccordField *fields = accord_field_standard (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].column != NULL)
      json_object_set_object_member (properties, fields[i].name, describe_value (fields[i].type, fields[i].label, FALSE));
  json_object_set_object_member (properties, "custom",
                                 describe_named_values ("Fields that came with imports, by their names", FALSE));
  json_object_set_object_member (properties, "fingerprint",
                                 describe_value (ACCORD_COLUMN_TEXT, "What tells a lead with neither id nor e-mail", FALSE));
  return describe_object (properties, NULL);
}

/* One that is not a column's. */
typedef struct
{
  const char      *name;
  AccordColumnType type;
  gboolean         optional;
} Member;

static JsonObject *
describe_members (const Member *members,
                  guint         n_members)
{
  JsonObject *properties = json_object_new ();
  JsonArray *required = json_array_new ();

  for (guint i = 0; i < n_members; i++)
    {
      json_object_set_object_member (properties, members[i].name, describe_value (members[i].type, NULL, FALSE));
      if (!members[i].optional)
        json_array_add_string_element (required, members[i].name);
    }
  return describe_object (properties, required);
}

static JsonObject *
describe_field (void)
{
  static const Member members[] = { { "name", ACCORD_COLUMN_TEXT }, { "type", ACCORD_COLUMN_TEXT } };
  static const AccordColumnType types[] = { ACCORD_COLUMN_TEXT, ACCORD_COLUMN_INTEGER, ACCORD_COLUMN_REAL,
                                            ACCORD_COLUMN_BOOLEAN, ACCORD_COLUMN_MOMENT };
  JsonObject *object = describe_members (members, G_N_ELEMENTS (members));
  JsonObject *type = json_object_get_object_member (json_object_get_object_member (object, "properties"), "type");
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    json_array_add_string_element (names, accord_field_type_name (types[i]));
  json_object_set_array_member (type, "enum", names);
  return object;
}

static JsonObject *
describe_schema (void)
{
  static const Member members[] = { { "name", ACCORD_COLUMN_TEXT }, { "version", ACCORD_COLUMN_INTEGER } };
  JsonObject *object = describe_members (members, G_N_ELEMENTS (members));
  JsonObject *properties = json_object_get_object_member (object, "properties");

  json_object_set_string_member (json_object_get_object_member (properties, "name"), "const", ACCORD_WORKSPACE_SCHEMA);
  json_object_set_int_member (json_object_get_object_member (properties, "version"), "const",
                              ACCORD_WORKSPACE_SCHEMA_VERSION);
  return object;
}

static JsonObject *
describe_mappings (void)
{
  JsonObject *object = json_object_new (), *mapping = json_object_new ();

  json_object_set_string_member (mapping, "type", "object");
  json_object_set_object_member (object, "additionalProperties", mapping);
  json_object_set_string_member (object, "type", "object");
  return object;
}

static JsonObject *
describe_entry (void)
{
  static const Member members[] = {
    { "action", ACCORD_COLUMN_TEXT, TRUE }, { "at", ACCORD_COLUMN_MOMENT },
    { "kind", ACCORD_COLUMN_TEXT, TRUE },   { "member", ACCORD_COLUMN_TEXT },
    { "member_id", ACCORD_COLUMN_TEXT, TRUE }, { "record", ACCORD_COLUMN_TEXT, TRUE },
    { "revision", ACCORD_COLUMN_INTEGER, TRUE }, { "seq", ACCORD_COLUMN_INTEGER },
    { "set", ACCORD_COLUMN_TEXT, TRUE },    { "summary", ACCORD_COLUMN_TEXT },
  };
  JsonObject *object = describe_members (members, G_N_ELEMENTS (members));
  JsonObject *properties = json_object_get_object_member (object, "properties");

  json_object_set_object_member (properties, "after",
                                 describe_named_values ("The fields that changed, as they were afterwards", TRUE));
  json_object_set_object_member (properties, "before",
                                 describe_named_values ("The fields that changed, as they were before", TRUE));
  return object;
}

static void
add_bulk (JsonObject *properties)
{
  static const Member activity[] = { { "at", ACCORD_COLUMN_MOMENT }, { "detail", ACCORD_COLUMN_TEXT, TRUE },
                                     { "kind", ACCORD_COLUMN_TEXT }, { "lead", ACCORD_COLUMN_TEXT } };
  static const Member alias[] = { { "key", ACCORD_COLUMN_TEXT }, { "kind", ACCORD_COLUMN_TEXT }, { "lead", ACCORD_COLUMN_TEXT } };
  static const Member deal[] = {
    { "currency", ACCORD_COLUMN_TEXT, TRUE },    { "customer_at", ACCORD_COLUMN_MOMENT, TRUE },
    { "fingerprint", ACCORD_COLUMN_TEXT, TRUE }, { "id", ACCORD_COLUMN_TEXT, TRUE },
    { "lead", ACCORD_COLUMN_TEXT },              { "lost_at", ACCORD_COLUMN_MOMENT, TRUE },
    { "opportunity_at", ACCORD_COLUMN_MOMENT, TRUE }, { "value", ACCORD_COLUMN_REAL, TRUE },
  };

  json_object_set_object_member (properties, "activities",
                                 describe_array (describe_members (activity, G_N_ELEMENTS (activity))));
  json_object_set_object_member (properties, "aliases",
                                 describe_array (describe_members (alias, G_N_ELEMENTS (alias))));
  json_object_set_object_member (properties, "data_as_of",
                                 describe_value (ACCORD_COLUMN_MOMENT, "When the imported data was true", TRUE));
  json_object_set_object_member (properties, "deals", describe_array (describe_members (deal, G_N_ELEMENTS (deal))));
  json_object_set_object_member (properties, "fields", describe_array (describe_field ()));
  json_object_set_object_member (properties, "history", describe_array (describe_entry ()));
  json_object_set_object_member (properties, "leads", describe_array (describe_lead ()));
  json_object_set_object_member (properties, "mappings", describe_mappings ());
  json_object_set_object_member (properties, "schema", describe_schema ());
}

/**
 * accord_workspace_json_schema:
 *
 * Returns: (transfer full): the JSON Schema of a dump, with lines for people
 */
char *
accord_workspace_json_schema (void)
{
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonObject *properties = json_object_new ();
  JsonArray *required = json_array_new ();

  add_bulk (properties);
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      JsonObject *record = describe_record (*type);

      json_object_set_object_member (properties, accord_workspace_schema_get_table (*type),
                                     *type == ACCORD_TYPE_SETTINGS ? record : describe_array (record));
    }
  json_array_add_string_element (required, "schema");
  root = describe_object (properties, required);
  json_object_set_string_member (root, "$schema", "https://json-schema.org/draft/2020-12/schema");
  json_object_set_string_member (root, "title", "An Accord file as JSON: accord dump, accord load");
  node = json_node_init_object (json_node_alloc (), root);
  text = json_to_string (node, TRUE);
  return g_strconcat (text, "\n", NULL);
}
