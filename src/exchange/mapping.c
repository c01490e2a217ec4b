#include "exchange/mapping-private.h"

#include <glib/gi18n-lib.h>

#include "exchange/header.h"
#include "exchange/kind-fields.h"

#define REJECTS_SUFFIX ".rejects.csv"
/* The member of a map that is no column: the list of what means empty. */
#define EMPTY_VALUES "(empty)"

/**
 * accord_mapping_is_standard:
 * @kind: what rows are
 * @name: what a column becomes
 *
 * Returns: whether that is more than a field of its own
 */
gboolean
accord_mapping_is_standard (AccordImportKind kind,
                            const char      *name)
{
  return accord_kind_field_find (kind, name) != NULL ||
         ((kind == ACCORD_IMPORT_LEADS || kind == ACCORD_IMPORT_DEALS) &&
          (g_str_equal (name, ACCORD_IMPORT_STAGE) || g_str_equal (name, ACCORD_IMPORT_STAGE_AT)));
}

/**
 * accord_mapping_is_remark:
 * @name: a member of a map
 *
 * Returns: whether it says something of the whole file, and is no column; unless the file has a column of that name
 */
gboolean
accord_mapping_is_remark (const char *name)
{
  static const char *const remarks[] = { EMPTY_VALUES, "(dates)", "(kind)", NULL };

  return g_strv_contains (remarks, name);
}

/**
 * accord_mapping_own_node:
 * @field: the name of a field that is no standard one
 *
 * Returns: (transfer full): {"own": "FIELD"}: what a column becomes that is called otherwise than its field
 */
JsonNode *
accord_mapping_own_node (const char *field)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "own", field);
  json_node_take_object (node, object);
  return node;
}

/**
 * accord_mapping_leaves_out:
 * @column: a column
 *
 * Returns: whether nothing becomes of it
 */
gboolean
accord_mapping_leaves_out (const AccordSourceColumn *column)
{
  return column->fields == NULL || column->fields[0] == NULL;
}

/**
 * accord_mapping_set_field:
 * @column: a column
 * @field: (nullable): what it becomes; %NULL: nothing
 */
void
accord_mapping_set_field (AccordSourceColumn *column,
                          const char         *field)
{
  const char *fields[] = { field, NULL };

  g_strfreev (column->fields);
  column->fields = g_strdupv ((char **) fields);
}

/**
 * accord_mapping_name_custom:
 * @header: the name of a column
 *
 * Returns: (transfer full): the name of the field that it becomes by itself: its own, unless leads have a field of that
 *   name
 */
char *
accord_mapping_name_custom (const char *header)
{
  g_autofree char *folded = g_ascii_strdown (header, -1);

  return accord_field_find (folded) != NULL ? g_strdup_printf ("%s (2)", header) : g_strdup (header);
}

/**
 * accord_mapping_set_custom:
 * @kind: what rows are
 * @column: a column of which nothing else is known
 *
 * Only leads have fields of their own.
 */
void
accord_mapping_set_custom (AccordImportKind    kind,
                           AccordSourceColumn *column)
{
  g_autofree char *name = accord_mapping_name_custom (column->header);

  accord_mapping_set_field (column, column->empty || kind != ACCORD_IMPORT_LEADS ? NULL : name);
}

/**
 * accord_mapping_is_of_rejects:
 * @columns: (element-type AccordSourceColumn): those of a file
 * @index: one of them
 * @file_name: the file's name
 *
 * Returns: whether it is one that a file of rejected rows has before those of the rows
 */
gboolean
accord_mapping_is_of_rejects (GPtrArray  *columns,
                              guint       index,
                              const char *file_name)
{
  return index < 2 && columns->len >= 2 && g_str_has_suffix (file_name, REJECTS_SUFFIX) &&
         g_str_equal (((AccordSourceColumn *) columns->pdata[0])->header, "line") &&
         g_str_equal (((AccordSourceColumn *) columns->pdata[1])->header, "reason");
}

static AccordSourceColumn *
find_column (GPtrArray  *columns,
             const char *header)
{
  g_autofree char *plain = accord_header_normalize (header);
  AccordSourceColumn *similar = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];
      g_autofree char *other = accord_header_normalize (column->header);

      if (g_str_equal (column->header, header))
        return column;
      if (similar == NULL && *plain != '\0' && g_str_equal (plain, other))
        similar = column;
    }
  return similar;
}

static gboolean
fail (GError **error,
      char    *sentence)
{
  g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
fail_field (AccordImportKind    kind,
            AccordSourceColumn *column,
            const char         *name,
            GError            **error)
{
  g_autofree char *names = accord_kind_list_fields (kind);

  return fail (error, g_strdup_printf (_("The map makes column “%s” the field “%s”, which a file cannot fill; it can fill %s."),
                                       column->header, name, names));
}

static gboolean
fail_column (GPtrArray  *columns,
             const char *header,
             const char *file_name,
             GError    **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((AccordSourceColumn *) columns->pdata[i])->header);
  return fail (error, g_strdup_printf (_("The map names the column “%s”, which “%s” does not have; it has %s."),
                                       header, file_name, names->str));
}

/* A field of its own by another name than the column's: the column was renamed. */
static gboolean
add_own (AccordImportKind    kind,
         AccordSourceColumn *column,
         GStrvBuilder       *fields,
         JsonObject         *object,
         GError            **error)
{
  const char *name = json_object_get_string_member_with_default (object, "own", "");
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (kind != ACCORD_IMPORT_LEADS || *name == '\0' || accord_field_find (folded) != NULL)
    return fail_field (kind, column, name, error);
  g_strv_builder_add (fields, name);
  return TRUE;
}

static gboolean
add_field (AccordImportKind    kind,
           AccordSourceColumn *column,
           GStrvBuilder       *fields,
           JsonNode           *node,
           GError            **error)
{
  g_autofree char *custom = accord_mapping_name_custom (column->header);
  const char *name;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return add_own (kind, column, fields, json_node_get_object (node), error);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (error, g_strdup_printf (_("The map gives column “%s” neither the name of a field, nor a list of them, "
                                           "nor null."), column->header));
  name = json_node_get_string (node);
  if (!accord_mapping_is_standard (kind, name) &&
      (kind != ACCORD_IMPORT_LEADS || (!g_str_equal (name, custom) && !g_str_equal (name, column->header))))
    return fail_field (kind, column, name, error);
  g_strv_builder_add (fields, accord_mapping_is_standard (kind, name) ? name : custom);
  return TRUE;
}

static gboolean
apply_member (AccordImportKind    kind,
              AccordSourceColumn *column,
              JsonNode           *node,
              GError            **error)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!add_field (kind, column, fields, json_array_get_element (array, i), error))
          return FALSE;
    }
  else if (!JSON_NODE_HOLDS_NULL (node) && !add_field (kind, column, fields, node, error))
    return FALSE;
  g_strfreev (column->fields);
  column->fields = g_strv_builder_end (fields);
  return TRUE;
}

static void
reset_columns (AccordImportKind  kind,
               GPtrArray        *columns,
               const char       *file_name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];

      column->guessed = FALSE;
      column->certain = TRUE;
      if (accord_mapping_is_of_rejects (columns, i, file_name))
        accord_mapping_set_field (column, NULL);
      else
        accord_mapping_set_custom (kind, column);
    }
}

/**
 * accord_mapping_apply:
 * @kind: what its rows are
 * @columns: (element-type AccordSourceColumn): those of a file
 * @json: {"COLUMN": "field" | ["field", …] | null, …}
 * @file_name: the file's name, for sentences
 * @error: an %ACCORD_EXCHANGE_ERROR_MAPPING: what does not fit the file or the fields of leads
 *
 * Says what each column becomes: what @json says; a custom field where it says nothing.
 *
 * Returns: whether @json is a map of that file; @columns are in disorder otherwise
 */
gboolean
accord_mapping_apply (AccordImportKind  kind,
                      GPtrArray        *columns,
                      const char       *json,
                      const char       *file_name,
                      GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &local_error);
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, g_strdup_printf (_("The map is no JSON object such as {\"COLUMN\": \"field\"}: %s."),
                                         local_error != NULL ? local_error->message : _("it is something else")));
  object = json_node_get_object (root);
  members = json_object_get_members (object);
  reset_columns (kind, columns, file_name);
  for (GList *member = members; member != NULL; member = member->next)
    {
      AccordSourceColumn *column = find_column (columns, member->data);

      if (accord_mapping_is_remark (member->data) && (column == NULL || !g_str_equal (column->header, member->data)))
        continue;
      if (column == NULL)
        return fail_column (columns, member->data, file_name, error);
      if (!apply_member (kind, column, json_object_get_member (object, member->data), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_mapping_read_empty_values:
 * @json: a map
 * @words: (out) (nullable): what means empty; %NULL where @json says nothing about that, or is no map
 * @error: an %ACCORD_EXCHANGE_ERROR_MAPPING
 *
 * Returns: whether what @json says about it is a list of words
 */
gboolean
accord_mapping_read_empty_values (const char *json,
                                  GStrv      *words,
                                  GError    **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, EMPTY_VALUES) : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  *words = NULL;
  if (array == NULL)
    return node == NULL || fail (error, g_strdup (_("The map’s “(empty)” is no list of words.")));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (word) || json_node_get_value_type (word) != G_TYPE_STRING)
        return fail (error, g_strdup (_("The map’s “(empty)” is no list of words.")));
      if (*json_node_get_string (word) != '\0')
        g_strv_builder_add (found, json_node_get_string (word));
    }
  *words = g_strv_builder_end (found);
  return TRUE;
}

static void
add_field_name (JsonBuilder              *builder,
                AccordImportKind          kind,
                const AccordSourceColumn *column,
                const char               *name)
{
  g_autofree char *custom = accord_mapping_name_custom (column->header);

  if (accord_mapping_is_standard (kind, name) || g_str_equal (name, custom) || g_str_equal (name, column->header))
    json_builder_add_string_value (builder, name);
  else
    json_builder_add_value (builder, accord_mapping_own_node (name));
}

static void
add_empty_values (JsonBuilder             *builder,
                  const AccordEmptyValues *empty_values)
{
  GStrv words = accord_empty_values_get_words (empty_values);

  json_builder_set_member_name (builder, EMPTY_VALUES);
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

/**
 * accord_mapping_to_json:
 * @kind: what its rows are
 * @columns: (element-type AccordSourceColumn): those of a file
 * @empty_values: what means empty in it; said where somebody chose it
 *
 * Returns: (transfer full): what each becomes, as accord_mapping_apply() reads it, in the order of the file
 */
char *
accord_mapping_to_json (AccordImportKind         kind,
                        GPtrArray               *columns,
                        const AccordEmptyValues *empty_values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];
      guint n_fields = column->fields != NULL ? g_strv_length (column->fields) : 0;

      json_builder_set_member_name (builder, column->header);
      if (n_fields == 0)
        json_builder_add_null_value (builder);
      else if (n_fields == 1)
        add_field_name (builder, kind, column, column->fields[0]);
      else
        {
          json_builder_begin_array (builder);
          for (guint f = 0; f < n_fields; f++)
            add_field_name (builder, kind, column, column->fields[f]);
          json_builder_end_array (builder);
        }
    }
  if (!accord_empty_values_is_default (empty_values))
    add_empty_values (builder, empty_values);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
