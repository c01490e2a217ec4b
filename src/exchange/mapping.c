#include "exchange/mapping.h"

#include <glib/gi18n-lib.h>

#include "exchange/crm-names.h"
#include "exchange/header.h"

#define REJECTS_SUFFIX ".rejects.csv"
/* The member of a map that is no column: the list of what means empty. */
#define EMPTY_VALUES "(empty)"

/**
 * accord_mapping_find_field:
 * @name: a name
 *
 * Returns: (nullable): the standard field of a lead of that name that a file can fill
 */
const AccordField *
accord_mapping_find_field (const char *name)
{
  const AccordField *field = accord_field_find (name);

  return field != NULL && !field->derived ? field : NULL;
}

/**
 * accord_mapping_is_standard:
 * @name: what a column becomes
 *
 * Returns: whether that is more than a field of its own
 */
gboolean
accord_mapping_is_standard (const char *name)
{
  return accord_mapping_find_field (name) != NULL || g_str_equal (name, ACCORD_IMPORT_STAGE) ||
         g_str_equal (name, ACCORD_IMPORT_STAGE_AT);
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

static void
set_field (AccordSourceColumn *column,
           const char         *field)
{
  const char *fields[] = { field, NULL };

  g_strfreev (column->fields);
  column->fields = g_strdupv ((char **) fields);
}

/* The name of the field that a column becomes by itself: its own, unless leads have a field of that name. */
static char *
name_custom (const char *header)
{
  g_autofree char *folded = g_ascii_strdown (header, -1);

  return accord_field_find (folded) != NULL ? g_strdup_printf ("%s (2)", header) : g_strdup (header);
}

static void
set_custom (AccordSourceColumn *column)
{
  g_autofree char *name = name_custom (column->header);

  set_field (column, column->empty ? NULL : name);
}

/* Of the stage and its date the words are kept, too: the program knows fewer stages than others do. */
static void
set_guess (AccordSourceColumn *column,
           const char         *field)
{
  g_autofree char *name = name_custom (column->header);
  const char *fields[] = { field, name, NULL };

  set_field (column, field);
  if (accord_mapping_find_field (field) != NULL || column->empty)
    return;
  g_strfreev (column->fields);
  column->fields = g_strdupv ((char **) fields);
}

/* Whether what stands in a column can be what its name says. */
static gboolean
fits_field (const AccordColumnScan *scan,
            const char             *name)
{
  const AccordField *field = accord_mapping_find_field (name);
  guint64 n_values = scan->n_filled - scan->n_markers;

  if (g_str_equal (name, ACCORD_IMPORT_STAGE))
    return scan->n_stages * 2 > n_values;
  if (g_str_equal (name, ACCORD_IMPORT_STAGE_AT))
    return n_values > 0 && scan->dates.n_dates * 2 > n_values;
  if (n_values == 0)
    return TRUE;
  if (field->type == ACCORD_COLUMN_MOMENT)
    return scan->dates.n_dates * 2 > n_values;
  if (field->type == ACCORD_COLUMN_REAL)
    return scan->numbers.n_numbers * 2 > n_values;
  if (g_str_equal (name, "email"))
    return scan->n_addresses * 2 > n_values;
  return scan->dates.n_dates - scan->dates.n_bare < n_values;
}

/* How well a column is named for its field: nothing is better than the field's own name, letter by letter («name» is
 * another matter: some exports call the deal so, and the person «Contact Name»). */
static guint
get_rank (const AccordSourceColumn *column,
          const AccordCrmName      *name)
{
  return g_str_equal (column->header, name->field) && !g_str_equal (name->field, "name") ? 0 : name->rank + 1;
}

/* Whether the rows are deals and not people: their «Name» is that of the deal. */
static gboolean
is_of_deals (GPtrArray *columns)
{
  guint n_signs = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];
      const AccordCrmName *name = accord_crm_names_lookup (column->header);

      if (name != NULL && g_strcmp0 (name->field, "email") == 0)
        return FALSE;
      n_signs += accord_crm_names_is_deal (column->header);
    }
  return n_signs >= 2;
}

/* A date says since when the stage is what the words say; but the date on which a deal closes, or will, says so only of
 * what is won or lost. */
static void
check_stage_date (GHashTable             *best,
                  GPtrArray              *columns,
                  const AccordColumnScan *scans)
{
  const guint closed = 1u << ACCORD_STAGE_CUSTOMER | 1u << ACCORD_STAGE_LOST;
  const AccordSourceColumn *words = g_hash_table_lookup (best, ACCORD_IMPORT_STAGE);
  const AccordSourceColumn *dates = g_hash_table_lookup (best, ACCORD_IMPORT_STAGE_AT);

  if (dates == NULL)
    return;
  if (words == NULL || (accord_crm_names_is_deal (dates->header) && (words->stages & ~closed) != 0))
    g_hash_table_remove (best, ACCORD_IMPORT_STAGE_AT);
}

/* The columns that are the best named for their field, by its name. */
static GHashTable *
find_best (GPtrArray              *columns,
           const AccordColumnScan *scans)
{
  GHashTable *best = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean deals = is_of_deals (columns);

  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i], *other;
      const AccordCrmName *name = accord_crm_names_lookup (column->header);

      if (name == NULL || name->field == NULL || !fits_field (&scans[i], name->field) ||
          (deals && g_ascii_strcasecmp (column->header, "name") == 0))
        continue;
      other = g_hash_table_lookup (best, name->field);
      if (other == NULL || get_rank (column, name) < get_rank (other, accord_crm_names_lookup (other->header)))
        g_hash_table_insert (best, (gpointer) name->field, column);
    }
  check_stage_date (best, columns, scans);
  return best;
}

/* Without a column for the whole name, those of its parts become it together. */
static void
guess_name_parts (GPtrArray  *columns,
                  GHashTable *best)
{
  if (g_hash_table_contains (best, "name"))
    return;
  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];

      if (accord_crm_names_is_first (column->header) || accord_crm_names_is_last (column->header))
        set_field (column, "name");
    }
}

static gboolean
is_of_rejects (GPtrArray  *columns,
               guint       index,
               const char *file_name)
{
  return index < 2 && columns->len >= 2 && g_str_has_suffix (file_name, REJECTS_SUFFIX) &&
         g_str_equal (((AccordSourceColumn *) columns->pdata[0])->header, "line") &&
         g_str_equal (((AccordSourceColumn *) columns->pdata[1])->header, "reason");
}

/* A name made up for a column that has none: «column 38». */
static gboolean
is_nameless (const AccordSourceColumn *column,
             guint                     index)
{
  g_autofree char *made = g_strdup_printf ("column %u", index + 1);

  return g_str_has_prefix (column->header, made);
}

/**
 * accord_mapping_guess:
 * @columns: (element-type AccordSourceColumn): those of a file
 * @scans: (array): what the cells of each say
 * @file_name: the file's name
 *
 * Says what each column becomes, from its name and, where that speaks against it, from what it holds.
 */
void
accord_mapping_guess (GPtrArray              *columns,
                      const AccordColumnScan *scans,
                      const char             *file_name)
{
  g_autoptr (GHashTable) best = find_best (columns, scans);

  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];
      const AccordCrmName *name = accord_crm_names_lookup (column->header);

      column->guessed = TRUE;
      column->certain = column->empty || (name == NULL && !is_nameless (column, i));
      if (is_of_rejects (columns, i, file_name))
        {
          set_field (column, NULL);
          column->certain = TRUE;
        }
      else if (name != NULL && name->field != NULL && g_hash_table_lookup (best, name->field) == column)
        {
          set_guess (column, name->field);
          column->certain = name->certain || column->empty;
        }
      else
        {
          set_custom (column);
          /* A better column has its field already: then there is nothing to ask. */
          if (name != NULL && name->field != NULL && g_hash_table_contains (best, name->field) &&
              fits_field (&scans[i], name->field))
            column->certain = TRUE;
        }
    }
  guess_name_parts (columns, best);
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
fail_field (AccordSourceColumn *column,
            const char         *name,
            GError            **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_fields;
  const AccordField *fields = accord_field_standard (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!fields[i].derived)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", fields[i].name);
  g_string_append (names, ", " ACCORD_IMPORT_STAGE ", " ACCORD_IMPORT_STAGE_AT);
  return fail (error, g_strdup_printf (_("The map makes column “%s” the field “%s”, which a file cannot fill; it can fill %s."),
                                       column->header, name, names->str));
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
add_own (AccordSourceColumn *column,
         GStrvBuilder       *fields,
         JsonObject         *object,
         GError            **error)
{
  const char *name = json_object_get_string_member_with_default (object, "own", "");
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (*name == '\0' || accord_field_find (folded) != NULL)
    return fail_field (column, name, error);
  g_strv_builder_add (fields, name);
  return TRUE;
}

static gboolean
add_field (AccordSourceColumn *column,
           GStrvBuilder       *fields,
           JsonNode           *node,
           GError            **error)
{
  g_autofree char *custom = name_custom (column->header);
  const char *name;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return add_own (column, fields, json_node_get_object (node), error);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (error, g_strdup_printf (_("The map gives column “%s” neither the name of a field, nor a list of them, "
                                           "nor null."), column->header));
  name = json_node_get_string (node);
  if (!accord_mapping_is_standard (name) && !g_str_equal (name, custom) && !g_str_equal (name, column->header))
    return fail_field (column, name, error);
  g_strv_builder_add (fields, accord_mapping_is_standard (name) ? name : custom);
  return TRUE;
}

static gboolean
apply_member (AccordSourceColumn *column,
              JsonNode           *node,
              GError            **error)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!add_field (column, fields, json_array_get_element (array, i), error))
          return FALSE;
    }
  else if (!JSON_NODE_HOLDS_NULL (node) && !add_field (column, fields, node, error))
    return FALSE;
  g_strfreev (column->fields);
  column->fields = g_strv_builder_end (fields);
  return TRUE;
}

static void
reset_columns (GPtrArray  *columns,
               const char *file_name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];

      column->guessed = FALSE;
      column->certain = TRUE;
      if (is_of_rejects (columns, i, file_name))
        set_field (column, NULL);
      else
        set_custom (column);
    }
}

/**
 * accord_mapping_apply:
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
accord_mapping_apply (GPtrArray  *columns,
                      const char *json,
                      const char *file_name,
                      GError    **error)
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
  reset_columns (columns, file_name);
  for (GList *member = members; member != NULL; member = member->next)
    {
      AccordSourceColumn *column = find_column (columns, member->data);

      if (accord_mapping_is_remark (member->data) && (column == NULL || !g_str_equal (column->header, member->data)))
        continue;
      if (column == NULL)
        return fail_column (columns, member->data, file_name, error);
      if (!apply_member (column, json_object_get_member (object, member->data), error))
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
                const AccordSourceColumn *column,
                const char               *name)
{
  g_autofree char *custom = name_custom (column->header);

  if (accord_mapping_is_standard (name) || g_str_equal (name, custom) || g_str_equal (name, column->header))
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
 * @columns: (element-type AccordSourceColumn): those of a file
 * @empty_values: what means empty in it; said where somebody chose it
 *
 * Returns: (transfer full): what each becomes, as accord_mapping_apply() reads it, in the order of the file
 */
char *
accord_mapping_to_json (GPtrArray               *columns,
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
        add_field_name (builder, column, column->fields[0]);
      else
        {
          json_builder_begin_array (builder);
          for (guint f = 0; f < n_fields; f++)
            add_field_name (builder, column, column->fields[f]);
          json_builder_end_array (builder);
        }
    }
  if (!accord_empty_values_is_default (empty_values))
    add_empty_values (builder, empty_values);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
