#include "exchange/json-rows.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/import.h"
#include "exchange/json-elements.h"
#include "exchange/number-text.h"

#define MOST_COLUMNS 2000
#define LONGEST_ROW (16 * 1024 * 1024)
#define DEEPEST 64

struct _AccordJsonRows
{
  AccordRowSource     parent;
  AccordJsonElements *elements;
  char               *member;
  GPtrArray          *columns; /* of strings */
  GHashTable         *indexes; /* of the columns, and one more, by their names */
  gboolean            at_data;
  guint64             line;

  GByteArray         *text;    /* of the cells of a row, each ended by a NUL; an empty one first */
  gsize              *starts, *lengths;
  const char        **cells;
};

/* Gets each cell of an object, with its path. */
typedef void (*CellFunc) (const char *path,
                          JsonNode   *node,
                          gpointer    user_data);

static void
visit (GString    *path,
       JsonObject *object,
       CellFunc    func,
       gpointer    user_data)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize length = path->len;

      g_string_append_printf (path, "%s%s", length > 0 ? "." : "", name);
      if (JSON_NODE_HOLDS_OBJECT (node))
        visit (path, json_node_get_object (node), func, user_data);
      else
        func (path->str, node, user_data);
      g_string_truncate (path, length);
    }
}

static gboolean
fail (guint64  line,
      char    *sentence,
      GError **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, _("line %lu: %s"), (gulong) line, sentence);
  g_free (sentence);
  return FALSE;
}

/* The next object that is a row. */
static gboolean
next_object (AccordJsonElements *elements,
             const char         *member,
             JsonNode          **node,
             guint64            *line,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  AccordJsonElement element;

  do
    if (!accord_json_elements_next (elements, &element, cancellable, error))
      return FALSE;
  while (member != NULL && (!element.in_array || !g_str_equal (element.member, member)));
  *line = element.line;
  if (element.text[0] != '{')
    return fail (element.line, g_strdup (_("here should be an object such as {\"email\": \"…\"}; one for each lead.")), error);
  *node = json_from_string (element.text, &local_error);
  if (*node == NULL)
    return fail (element.line, g_strdup_printf (_("this is no right JSON (%s); export the leads again."),
                                                local_error != NULL ? local_error->message : ""), error);
  return TRUE;
}

static AccordJsonElements *
new_elements (GInputStream *stream,
              const char   *member)
{
  AccordJsonElements *elements =
      member != NULL ? accord_json_elements_new (stream) : accord_json_elements_new_sequence (stream);

  accord_json_elements_set_limits (elements, LONGEST_ROW, DEEPEST);
  return elements;
}

static gboolean
is_more_than_one (const char *text,
                  gsize       length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (AccordJsonElements) elements = new_elements (stream, NULL);
  g_autoptr (GError) error = NULL;
  AccordJsonElement element;

  return accord_json_elements_next (elements, &element, NULL, NULL) &&
         (accord_json_elements_next (elements, &element, NULL, &error) || error != NULL);
}

/**
 * accord_json_rows_find_member:
 * @text: the beginning of the JSON
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): the member whose array of objects has the rows, where the JSON is one object with
 *   such a member; %NULL: the rows are not within an object
 */
char *
accord_json_rows_find_member (const char *text,
                              gsize       length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (AccordJsonElements) elements = accord_json_elements_new (stream);
  AccordJsonElement element;

  if (is_more_than_one (text, length))
    return NULL;
  accord_json_elements_set_limits (elements, LONGEST_ROW, DEEPEST);
  while (accord_json_elements_next (elements, &element, NULL, NULL))
    if (element.in_array && element.text[0] == '{')
      return g_strdup (element.member);
  return NULL;
}

static void
note_column (const char *path,
             JsonNode   *node,
             gpointer    user_data)
{
  AccordJsonRows *self = user_data;
  char *name;

  if (g_hash_table_contains (self->indexes, path))
    return;
  name = g_strdup (path);
  g_ptr_array_add (self->columns, name);
  g_hash_table_insert (self->indexes, name, GUINT_TO_POINTER (self->columns->len));
}

static void
clear (AccordJsonRows *self)
{
  g_clear_pointer (&self->elements, accord_json_elements_free);
  g_clear_pointer (&self->indexes, g_hash_table_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_byte_array_unref);
  g_free (self->member);
  g_free (self->starts);
  g_free (self->lengths);
  g_free (self->cells);
}

static gboolean
note_columns (AccordJsonRows *self,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  JsonNode *node;
  guint64 line;

  while (next_object (self->elements, self->member, &node, &line, cancellable, &local_error))
    {
      visit (path, json_node_get_object (node), note_column, self);
      json_node_unref (node);
      if (self->columns->len > MOST_COLUMNS)
        return fail (line, g_strdup_printf (_("the objects have more than %u different names; this is no table of leads."),
                                            (guint) MOST_COLUMNS), error);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * accord_json_rows_read_columns:
 * @stream: JSON
 * @member: (nullable): the member that has the rows
 * @is_cut: whether it ends somewhere in the midst
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError that names the line
 *
 * Reads all of it: an object need not have the names that another one has.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names of the columns, in the order in which they come
 */
GPtrArray *
accord_json_rows_read_columns (GInputStream  *stream,
                               const char    *member,
                               gboolean       is_cut,
                               GCancellable  *cancellable,
                               GError       **error)
{
  AccordJsonRows self = { .member = g_strdup (member) };
  GPtrArray *columns = NULL;
  g_autoptr (GError) local_error = NULL;

  self.elements = new_elements (stream, member);
  self.columns = g_ptr_array_new_with_free_func (g_free);
  self.indexes = g_hash_table_new (g_str_hash, g_str_equal);
  if (note_columns (&self, cancellable, &local_error) || (is_cut && self.columns->len > 0))
    columns = g_ptr_array_ref (self.columns);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  clear (&self);
  return columns;
}

static void
append_array (GString   *text,
              JsonArray *array);

/* A value in words; what is neither a text nor a number, true or false remains JSON. */
static void
append_value (GString  *text,
              JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  g_autofree char *json = NULL;

  if (type == G_TYPE_STRING)
    g_string_append (text, json_node_get_string (node));
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    accord_number_text_append (text, json_node_get_double (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, json_node_get_array (node));
  else if (!JSON_NODE_HOLDS_NULL (node))
    g_string_append (text, json = json_to_string (node, FALSE));
}

static void
append_array (GString   *text,
              JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      append_value (text, json_array_get_element (array, i));
    }
}

static void
set_cell (const char *path,
          JsonNode   *node,
          gpointer    user_data)
{
  AccordJsonRows *self = user_data;
  g_autoptr (GString) text = g_string_new (NULL);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, path));

  if (index == 0)
    return;
  append_value (text, node);
  self->starts[index - 1] = self->text->len;
  self->lengths[index - 1] = text->len;
  g_byte_array_append (self->text, (const guint8 *) text->str, text->len + 1);
}

static void
hand_out (AccordJsonRows  *self,
          AccordSourceRow *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    self->cells[i] = self->at_data ? (const char *) self->text->data + self->starts[i] : self->columns->pdata[i];
  for (guint i = 0; !self->at_data && i < self->columns->len; i++)
    self->lengths[i] = strlen (self->cells[i]);
  *row = (AccordSourceRow) { .line = self->at_data ? self->line : 1, .n_cells = self->columns->len,
                             .cells = self->cells, .lengths = self->lengths };
}

static gboolean
next_row (AccordRowSource  *source,
          AccordSourceRow  *row,
          GCancellable     *cancellable,
          GError          **error)
{
  AccordJsonRows *self = (AccordJsonRows *) source;
  g_autoptr (GString) path = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!self->at_data)
    {
      hand_out (self, row);
      self->at_data = TRUE;
      return self->columns->len > 0;
    }
  if (!next_object (self->elements, self->member, &node, &self->line, cancellable, error))
    return FALSE;
  path = g_string_new (NULL);
  g_byte_array_set_size (self->text, 1);
  for (guint i = 0; i < self->columns->len; i++)
    self->starts[i] = self->lengths[i] = 0;
  visit (path, json_node_get_object (node), set_cell, self);
  hand_out (self, row);
  return TRUE;
}

static guint64
get_line (AccordRowSource *source)
{
  return ((AccordJsonRows *) source)->line;
}

static void
free_rows (AccordRowSource *source)
{
  clear ((AccordJsonRows *) source);
  g_free (source);
}

static const AccordRowSourceClass json_class = { .next = next_row, .get_line = get_line, .free = free_rows };

/**
 * accord_json_rows_new:
 * @stream: JSON
 * @member: (nullable): the member that has the rows
 * @columns: (element-type utf8): what accord_json_rows_read_columns() says about it
 *
 * Returns: (transfer full): a source
 */
AccordRowSource *
accord_json_rows_new (GInputStream *stream,
                      const char   *member,
                      GPtrArray    *columns)
{
  AccordJsonRows *self = g_new0 (AccordJsonRows, 1);

  self->parent.klass = &json_class;
  self->elements = new_elements (stream, member);
  self->member = g_strdup (member);
  self->columns = g_ptr_array_ref (columns);
  self->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < columns->len; i++)
    g_hash_table_insert (self->indexes, columns->pdata[i], GUINT_TO_POINTER (i + 1));
  self->text = g_byte_array_new ();
  g_byte_array_append (self->text, (const guint8 *) "", 1);
  self->starts = g_new0 (gsize, columns->len + 1);
  self->lengths = g_new0 (gsize, columns->len + 1);
  self->cells = g_new0 (const char *, columns->len + 1);
  return &self->parent;
}
