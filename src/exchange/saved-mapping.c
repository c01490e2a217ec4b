#include "exchange/saved-mapping.h"

#include <string.h>

#include "exchange/header.h"
#include "exchange/kind-fields.h"
#include "exchange/mapping.h"
#include "exchange/name-likeness.h"

/* The member of a kept mapping that says what the rows are. */
#define KIND "(kind)"
/* The one that says whether day or month comes first in the dates of a column. */
#define ORDERS "(dates)"

static gboolean
has_name (GPtrArray  *names,
          const char *name)
{
  g_autofree char *plain = accord_header_normalize (name);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = accord_header_normalize (names->pdata[i]);

      if (g_str_equal (names->pdata[i], name) || (*plain != '\0' && g_str_equal (plain, other)))
        return TRUE;
    }
  return FALSE;
}

static JsonObject *
get_object (JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* The columns that a mapping names; @used: only those that become something. */
static GPtrArray *
list_columns (JsonObject *object,
              gboolean    used)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    if (!accord_mapping_is_remark (member->data) &&
        (!used || !JSON_NODE_HOLDS_NULL (json_object_get_member (object, member->data))))
      g_ptr_array_add (names, g_strdup (member->data));
  return names;
}

static AccordImportKind
read_kind (JsonObject *object)
{
  AccordImportKind kind = ACCORD_IMPORT_KIND_FOUND;

  if (json_object_has_member (object, KIND))
    accord_import_kind_parse (json_object_get_string_member_with_default (object, KIND, ""), &kind);
  return kind;
}

/**
 * accord_saved_mapping_new:
 * @name: the name that it is kept by
 * @json: the mapping
 * @header: (element-type utf8): the columns of a file
 *
 * Returns: (transfer full) (nullable): how it fits that file; %NULL: it is no mapping
 */
AccordSavedMapping *
accord_saved_mapping_new (const char *name,
                          const char *json,
                          GPtrArray  *header)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = get_object (root);
  g_autoptr (GPtrArray) known = object != NULL ? list_columns (object, FALSE) : NULL;
  g_autoptr (GPtrArray) used = object != NULL ? list_columns (object, TRUE) : NULL;
  AccordSavedMapping *self;

  if (object == NULL)
    return NULL;
  self = g_new0 (AccordSavedMapping, 1);
  self->name = g_strdup (name);
  self->header = g_ptr_array_ref (header);
  self->json = g_strdup (json);
  self->kind = read_kind (object);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < used->len; i++)
    if (!has_name (header, used->pdata[i]))
      g_ptr_array_add (self->missing, g_strdup (used->pdata[i]));
  for (guint i = 0; i < header->len; i++)
    if (!has_name (known, header->pdata[i]))
      g_ptr_array_add (self->added, g_strdup (header->pdata[i]));
  return self;
}

/**
 * accord_saved_mapping_free:
 * @self: (transfer full) (nullable): a mapping
 */
void
accord_saved_mapping_free (AccordSavedMapping *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->json);
  g_ptr_array_unref (self->header);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->added);
  g_free (self);
}

/* How well a mapping fits, from 0 to 1: of all columns that either has, how many both have. 0: it is of other files. */
static double
rate (const AccordSavedMapping *self,
      GPtrArray                *header)
{
  guint n_both = header->len - self->added->len;

  if (n_both <= self->missing->len || n_both <= self->added->len)
    return 0;
  return (double) n_both / (double) (header->len + self->missing->len);
}

/**
 * accord_saved_mapping_find:
 * @store: the workspace's store
 * @header: (element-type utf8): the columns of a file
 * @found: (out) (transfer full) (nullable): the mapping that fits it best; %NULL: most columns of none are there
 * @error: return location for a #GError
 *
 * Returns: whether the mappings could be read
 */
gboolean
accord_saved_mapping_find (AccordStore         *store,
                           GPtrArray           *header,
                           AccordSavedMapping **found,
                           GError             **error)
{
  g_autoptr (GPtrArray) names = accord_store_list_mappings (store, error);
  double best = 0;

  *found = NULL;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *json = accord_store_get_mapping (store, names->pdata[i], NULL);
      g_autoptr (AccordSavedMapping) fit =
          json != NULL ? accord_saved_mapping_new (names->pdata[i], json, header) : NULL;

      if (fit == NULL || rate (fit, header) <= best)
        continue;
      best = rate (fit, header);
      accord_saved_mapping_free (*found);
      *found = g_steal_pointer (&fit);
    }
  return names != NULL;
}

static const char *const order_names[] = { "", "ymd", "dmy", "mdy" };

/* In which order days and months stand: what a person or the rows said; the rows of the next file may not say it. */
static JsonObject *
list_orders (GPtrArray *columns)
{
  JsonObject *orders = json_object_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];

      if (column->date_order == ACCORD_DATE_ORDER_DMY || column->date_order == ACCORD_DATE_ORDER_MDY)
        json_object_set_string_member (orders, column->header, order_names[column->date_order]);
    }
  return orders;
}

/**
 * accord_saved_mapping_settle_orders:
 * @self: the mapping that @import was opened with
 * @import: a file
 *
 * Where no row says in which order days and months stand, they do as they did in the file that the mapping was kept of.
 */
void
accord_saved_mapping_settle_orders (const AccordSavedMapping *self,
                                    AccordFileImport         *import)
{
  g_autoptr (JsonNode) root = json_from_string (self->json, NULL);
  JsonNode *node = json_object_get_member (get_object (root), ORDERS);
  GPtrArray *columns = accord_file_import_columns (import);

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_OBJECT (node) && i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];
      const char *name = json_object_get_string_member_with_default (json_node_get_object (node), column->header, "");

      for (guint order = ACCORD_DATE_ORDER_YMD; column->date_ambiguous && order < G_N_ELEMENTS (order_names); order++)
        if (column->date_order == ACCORD_DATE_ORDER_UNKNOWN && g_str_equal (order_names[order], name))
          accord_file_import_set_date_order (import, i, (AccordDateOrder) order);
    }
}

/**
 * accord_saved_mapping_keep:
 * @store: the workspace's store
 * @name: the name; what was kept by it is replaced
 * @import: a file, of which it was said what its columns become
 * @error: return location for a #GError
 *
 * Returns: whether its mapping is kept
 */
gboolean
accord_saved_mapping_keep (AccordStore      *store,
                           const char       *name,
                           AccordFileImport *import,
                           GError          **error)
{
  g_autofree char *json = accord_file_import_mapping_json (import);
  g_autofree char *kept = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, error);

  if (root == NULL)
    return FALSE;
  json_object_set_string_member (json_node_get_object (root), KIND,
                                 accord_import_kind_get_name (accord_file_import_get_kind (import)));
  json_object_set_object_member (json_node_get_object (root), ORDERS, list_orders (accord_file_import_columns (import)));
  kept = json_to_string (root, FALSE);
  return accord_store_set_mapping (store, name, kept, error);
}

static const char *
get_field (JsonObject *object,
           const char *column)
{
  JsonNode *node = json_object_get_member (object, column);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static AccordImportKind
get_kind (const AccordSavedMapping *self)
{
  return self->kind != ACCORD_IMPORT_KIND_FOUND ? self->kind : ACCORD_IMPORT_LEADS;
}

/**
 * accord_saved_mapping_suggest:
 * @self: a mapping
 * @missing: one of its missing columns
 *
 * Returns: (nullable): which of the added columns it is now, by its name or by what that is known to mean
 */
const char *
accord_saved_mapping_suggest (const AccordSavedMapping *self,
                              const char               *missing)
{
  g_autoptr (JsonNode) root = json_from_string (self->json, NULL);
  const char *field = get_field (get_object (root), missing);
  const char *best = NULL;
  double best_likeness = ACCORD_NAMES_ALIKE;

  for (guint i = 0; i < self->added->len; i++)
    {
      const char *name = self->added->pdata[i];
      const AccordCrmName *known = accord_kind_field_lookup (get_kind (self), name);
      gboolean same = known != NULL && field != NULL && g_strcmp0 (known->field, field) == 0;
      double likeness = same ? 1 : accord_name_likeness (missing, name);

      if (likeness < best_likeness || (best != NULL && likeness == best_likeness))
        continue;
      best_likeness = likeness;
      best = name;
    }
  return best;
}

/* A field of its own, which is called as its column was, remains that field. */
static JsonNode *
dup_renamed (AccordImportKind  kind,
             JsonNode         *node,
             const char       *column)
{
  const char *field = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_autoptr (JsonNode) copy = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) fields = json_array_new ();

      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        json_array_add_element (fields, dup_renamed (kind, json_array_get_element (json_node_get_array (node), i),
                                                             column));
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_set_array (copy, fields);
      return g_steal_pointer (&copy);
    }
  return field == NULL || accord_mapping_is_standard (kind, field) ? json_node_copy (node) : accord_mapping_own_node (field);
}

/**
 * accord_saved_mapping_rename:
 * @self: a mapping
 * @renames: (element-type utf8 utf8): for each missing column the name that it has now, or "" for one that is gone
 *
 * Returns: (transfer full): the mapping for this file, as accord_mapping_apply() reads it: without the columns that are
 *   not there
 */
char *
accord_saved_mapping_rename (const AccordSavedMapping *self,
                             GHashTable               *renames)
{
  g_autoptr (JsonNode) root = json_from_string (self->json, NULL);
  g_autoptr (JsonNode) renamed = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = get_object (root);
  JsonObject *result = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  json_node_take_object (renamed, result);
  for (GList *member = members; member != NULL; member = member->next)
    {
      const char *now = renames != NULL && has_name (self->missing, member->data)
                            ? g_hash_table_lookup (renames, member->data) : NULL;

      if (g_str_equal (member->data, KIND) || (now != NULL && *now == '\0'))
        continue;
      if (now != NULL)
        json_object_set_member (result, now,
                                dup_renamed (get_kind (self), json_object_get_member (object, member->data), member->data));
      else if (accord_mapping_is_remark (member->data) || has_name (self->header, member->data))
        json_object_set_member (result, member->data, json_node_copy (json_object_get_member (object, member->data)));
    }
  return json_to_string (renamed, FALSE);
}

static gboolean
is_word (const char *part)
{
  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return FALSE;
  return *part != '\0';
}

/**
 * accord_saved_mapping_name_for:
 * @path: a file
 *
 * Returns: (transfer full): what to call its mapping: the file's name without what may be another next time, that is
 *   dates and numbers: «weekly hubspot export» of weekly_hubspot-export_2025-04-01 (2).csv
 */
char *
accord_saved_mapping_name_for (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (dot != NULL && dot > name)
    *dot = '\0';
  parts = g_strsplit_set (name, " _-.,()[]", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (is_word (parts[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (name);
}
