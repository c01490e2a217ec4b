#include "model/canonical-json.h"

#include <math.h>
#include <string.h>

#define BEYOND_INTEGERS 9223372036854775808.0

/* Characters outside the first 65536 are pairs of units from D800 on, so they stand before E000 … FFFF. */
static int
compare_utf16 (gconstpointer a,
               gconstpointer b)
{
  const char *p = *(const char *const *) a;
  const char *q = *(const char *const *) b;

  for (;; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar d = g_utf8_get_char (q);

      if (c == d && c == 0)
        return 0;
      if (c == d)
        continue;
      if (c >= 0x10000 && d >= 0xe000 && d < 0x10000)
        return -1;
      if (d >= 0x10000 && c >= 0xe000 && c < 0x10000)
        return 1;
      return c < d ? -1 : 1;
    }
}

static void
append_string (GString    *text,
               const char *string)
{
  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (text, "\\\"");
        break;
      case '\\':
        g_string_append (text, "\\\\");
        break;
      case '\b':
        g_string_append (text, "\\b");
        break;
      case '\f':
        g_string_append (text, "\\f");
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\r':
        g_string_append (text, "\\r");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (text, "\\u%04x", (guint) *p);
        else
          g_string_append_c (text, *p);
      }
  g_string_append_c (text, '"');
}

/* Readers take digits alone for a 64-bit integer: a larger number says that it is none. */
static void
append_real (GString *text,
             double   number)
{
  g_autofree char *digits = accord_number_to_text (number);

  g_string_append (text, digits);
  if (fabs (number) >= BEYOND_INTEGERS && strpbrk (digits, ".e") == NULL)
    g_string_append (text, ".0");
}

static void
append_value (GString  *text,
              JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (isfinite (json_node_get_double (node)))
    append_real (text, json_node_get_double (node));
  else
    g_string_append (text, "null");
}

static void
append_break (GString *text,
              gboolean pretty,
              guint    level)
{
  if (pretty)
    g_string_append_printf (text, "\n%*s", (int) level * 2, "");
}

static void
append_array (GString   *text,
              JsonArray *array,
              gboolean   pretty,
              guint      level)
{
  guint length = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_break (text, pretty, level + 1);
      accord_json_append (text, json_array_get_element (array, i), pretty, level + 1);
    }
  if (length > 0)
    append_break (text, pretty, level);
  g_string_append_c (text, ']');
}

static void
append_object (GString    *text,
               JsonObject *object,
               gboolean    pretty,
               guint       level)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    g_ptr_array_add (keys, l->data);
  g_ptr_array_sort (keys, compare_utf16);

  g_string_append_c (text, '{');
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (i > 0)
        g_string_append_c (text, ',');
      append_break (text, pretty, level + 1);
      append_string (text, key);
      g_string_append (text, pretty ? ": " : ":");
      accord_json_append (text, json_object_get_member (object, key), pretty, level + 1);
    }
  if (keys->len > 0)
    append_break (text, pretty, level);
  g_string_append_c (text, '}');
}

/**
 * accord_json_append:
 * @text: where to append it
 * @node: JSON, valid UTF-8 throughout
 * @pretty: whether in lines, two spaces a level
 * @level: at which level it stands, for @pretty
 *
 * Appends the one form of @node. What is no number in JSON (NaN, infinity) is null.
 */
void
accord_json_append (GString  *text,
                    JsonNode *node,
                    gboolean  pretty,
                    guint     level)
{
  g_return_if_fail (text != NULL && node != NULL);

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (text, json_node_get_object (node), pretty, level);
      break;
    case JSON_NODE_ARRAY:
      append_array (text, json_node_get_array (node), pretty, level);
      break;
    case JSON_NODE_VALUE:
      append_value (text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
      break;
    }
}

/**
 * accord_json_to_canonical:
 * @node: JSON
 *
 * Returns: (transfer full): its canonical text, in one line: what is hashed and signed
 */
char *
accord_json_to_canonical (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  accord_json_append (text, node, FALSE, 0);
  return g_string_free (text, FALSE);
}

/**
 * accord_json_to_pretty:
 * @node: JSON
 *
 * Returns: (transfer full): the same in lines, for people and for comparing; without a newline at its end
 */
char *
accord_json_to_pretty (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  accord_json_append (text, node, TRUE, 0);
  return g_string_free (text, FALSE);
}
