#include "json-members.h"

#include <math.h>

#include "model/canonical-json.h"

/**
 * accord_json_add_number:
 * @builder: within an object
 * @member: its name there
 * @number: NaN is null
 */
void
accord_json_add_number (JsonBuilder *builder,
                        const char  *member,
                        double       number)
{
  json_builder_set_member_name (builder, member);
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

/**
 * accord_json_add_text:
 * @builder: within an object
 * @member: a name
 * @text: (nullable): its text; %NULL is null
 */
void
accord_json_add_text (JsonBuilder *builder,
                      const char  *member,
                      const char  *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * accord_json_add_count:
 * @builder: within an object
 * @member: a name
 * @count: how many
 */
void
accord_json_add_count (JsonBuilder *builder,
                       const char  *member,
                       guint        count)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, count);
}

/**
 * accord_json_end:
 * @builder: a builder whose object has been ended
 *
 * Returns: (transfer full): it as one line
 */
char *
accord_json_end (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = accord_json_to_canonical (root);

  return g_strconcat (json, "\n", NULL);
}

/**
 * accord_csv_add_number:
 * @text: a line of CSV that has a cell already
 * @number: the next cell; NaN is empty
 */
void
accord_csv_add_number (GString *text,
                       double   number)
{
  g_autofree char *written = isfinite (number) ? accord_number_to_text (number) : NULL;

  g_string_append_printf (text, ",%s", written != NULL ? written : "");
}
