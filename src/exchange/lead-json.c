#include "exchange/lead-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "exchange/import.h"
#include "model/canonical-json.h"

/* A member of the object, in the order in which canonical JSON has them. */
typedef struct
{
  char    *name;
  char    *written; /* «"name":» */
  gboolean custom;
  guint    column;  /* of the batch */
} Member;

struct _AccordLeadJson
{
  GPtrArray  *fields;  /* of AccordField; the fingerprint is the last */
  GArray     *members; /* of Member, custom ones after the others */
  GHashTable *standard, *custom; /* name → column + 1 */
  guint       id, email, fingerprint;
};

static const struct
{
  AccordColumnType type;
  const char      *name;
} type_names[] = {
  { ACCORD_COLUMN_TEXT, "text" },       { ACCORD_COLUMN_INTEGER, "integer" }, { ACCORD_COLUMN_REAL, "real" },
  { ACCORD_COLUMN_BOOLEAN, "boolean" }, { ACCORD_COLUMN_MOMENT, "moment" },
};

/**
 * accord_field_type_name:
 * @type: the type of a field
 *
 * Returns: its name in a dump
 */
const char *
accord_field_type_name (AccordColumnType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (type_names[i].type == type)
      return type_names[i].name;
  return "text";
}

/**
 * accord_field_type_parse:
 * @name: a name
 * @type: (out): the type
 *
 * Returns: whether @name is that of a type of fields
 */
gboolean
accord_field_type_parse (const char       *name,
                         AccordColumnType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_str_equal (type_names[i].name, name))
      {
        *type = type_names[i].type;
        return TRUE;
      }
  return FALSE;
}

/**
 * accord_json_append_text:
 * @text: where to append it
 * @string: UTF-8
 *
 * Appends @string as canonical JSON.
 */
void
accord_json_append_text (GString    *text,
                         const char *string)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);

  accord_json_append (text, node, FALSE, 0);
}

/* Canonical JSON sorts by UTF-16 units; only characters beyond the first 65,536 make a difference to bytes. */
static int
compare_names (const char *a,
               const char *b)
{
  g_autofree gunichar2 *first = g_utf8_to_utf16 (a, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *second = g_utf8_to_utf16 (b, -1, NULL, NULL, NULL);
  gsize i = 0;

  while (first[i] != 0 && first[i] == second[i])
    i++;
  return (int) first[i] - (int) second[i];
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const Member *first = a, *second = b;

  return first->custom != second->custom ? first->custom - second->custom : compare_names (first->name, second->name);
}

static void
clear_member (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->written);
}

static void
add_member (AccordLeadJson    *self,
            const AccordField *field,
            guint              column)
{
  GString *written = g_string_new (NULL);
  Member member = { g_strdup (field->name), NULL, field->custom, column };

  accord_json_append_text (written, field->name);
  g_string_append_c (written, ':');
  member.written = g_string_free (written, FALSE);
  g_array_append_val (self->members, member);
  g_hash_table_insert (field->custom ? self->custom : self->standard, g_strdup (field->name), GUINT_TO_POINTER (column + 1));
}

/**
 * accord_lead_json_new:
 * @fields: (element-type AccordField): the fields of leads that are kept, copied
 *
 * Returns: (transfer full): how those leads are written and read
 */
AccordLeadJson *
accord_lead_json_new (GPtrArray *fields)
{
  AccordLeadJson *self = g_new0 (AccordLeadJson, 1);
  AccordField *fingerprint = accord_field_new_custom ("fingerprint", "fingerprint", ACCORD_COLUMN_TEXT);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (self->members, clear_member);
  self->standard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->custom = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (self->fields, accord_field_copy (fields->pdata[i]));
  fingerprint->custom = FALSE;
  g_ptr_array_add (self->fields, fingerprint);
  for (guint i = 0; i < self->fields->len; i++)
    add_member (self, self->fields->pdata[i], i);
  g_array_sort (self->members, compare_members);
  self->id = GPOINTER_TO_UINT (g_hash_table_lookup (self->standard, "id")) - 1;
  self->email = GPOINTER_TO_UINT (g_hash_table_lookup (self->standard, "email")) - 1;
  self->fingerprint = self->fields->len - 1;
  return self;
}

/**
 * accord_lead_json_free:
 * @self: (transfer full) (nullable): what accord_lead_json_new() made
 */
void
accord_lead_json_free (AccordLeadJson *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->fields);
  g_array_unref (self->members);
  g_hash_table_unref (self->standard);
  g_hash_table_unref (self->custom);
  g_free (self);
}

/**
 * accord_lead_json_new_batch:
 * @self: fields
 * @capacity: rows to make room for
 *
 * Returns: (transfer full): a batch of the fields and the fingerprint
 */
AccordBatch *
accord_lead_json_new_batch (AccordLeadJson *self,
                            guint           capacity)
{
  return accord_batch_new ((const AccordField *const *) self->fields->pdata, self->fields->len, capacity);
}

static void
append_real (GString *text,
             double   real)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), real);

  accord_json_append (text, node, FALSE, 0);
}

/**
 * accord_json_append_cell:
 * @column: a column of a batch
 * @row: one of its rows
 * @name: what stands before its value
 * @text: gets both and a comma, or nothing where the cell is empty
 */
void
accord_json_append_cell (const AccordBatchColumn *column,
                         guint                    row,
                         const char              *name,
                         GString                 *text)
{
  AccordColumnType type = column->field->type;
  g_autofree char *iso = NULL;

  if (type == ACCORD_COLUMN_REAL)
    {
      if (isnan (column->reals[row]))
        return;
      g_string_append (text, name);
      append_real (text, column->reals[row]);
    }
  else if (type == ACCORD_COLUMN_INTEGER || type == ACCORD_COLUMN_BOOLEAN || type == ACCORD_COLUMN_MOMENT)
    {
      if (column->integers[row] == G_MININT64)
        return;
      g_string_append (text, name);
      if (type == ACCORD_COLUMN_INTEGER)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, column->integers[row]);
      else if (type == ACCORD_COLUMN_BOOLEAN)
        g_string_append (text, column->integers[row] != 0 ? "true" : "false");
      else
        {
          iso = accord_moment_to_iso (column->integers[row], NULL);
          accord_json_append_text (text, iso);
        }
    }
  else if (column->texts[row] != NULL)
    {
      g_string_append (text, name);
      accord_json_append_text (text, column->texts[row]);
    }
  else
    return;
  g_string_append_c (text, ',');
}

/* «custom» stands where its name belongs; it is left out where it would be empty. */
static void
append_custom (AccordLeadJson *self,
               AccordBatch    *batch,
               guint           row,
               GString        *text)
{
  gsize before = text->len, start;

  g_string_append (text, "\"custom\":{");
  start = text->len;
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);

      if (member->custom)
        accord_json_append_cell (&batch->columns[member->column], row, member->written, text);
    }
  if (text->len == start)
    {
      g_string_truncate (text, before);
      return;
    }
  g_string_truncate (text, text->len - 1);
  g_string_append (text, "},");
}

/**
 * accord_lead_json_append:
 * @self: fields
 * @batch: leads
 * @row: one of them
 * @text: gets its canonical JSON; empty fields are not there
 */
void
accord_lead_json_append (AccordLeadJson *self,
                         AccordBatch    *batch,
                         guint           row,
                         GString        *text)
{
  gboolean custom_done = FALSE;

  g_string_append_c (text, '{');
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);

      if (!custom_done && (member->custom || strcmp (member->name, "custom") > 0))
        {
          append_custom (self, batch, row, text);
          custom_done = TRUE;
        }
      if (member->custom)
        break;
      accord_json_append_cell (&batch->columns[member->column], row, member->written, text);
    }
  if (text->str[text->len - 1] == ',')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '}');
}

/**
 * accord_lead_json_reference:
 * @self: fields
 * @batch: leads
 * @row: one of them
 * @key: (nullable): gets what leads are sorted by: those with an id, those with an e-mail address, the rest
 *
 * Returns: (nullable): what others call the lead: its id, else its e-mail address, else its fingerprint
 */
const char *
accord_lead_json_reference (AccordLeadJson *self,
                            AccordBatch    *batch,
                            guint           row,
                            GString        *key)
{
  const char *parts[] = { batch->columns[self->id].texts[row], batch->columns[self->email].texts[row],
                          batch->columns[self->fingerprint].texts[row] };

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (key, "%c%s\x1f", parts[i] != NULL ? '0' : '1', parts[i] != NULL ? parts[i] : "");
  return parts[0] != NULL ? parts[0] : parts[1] != NULL ? parts[1] : parts[2];
}

static gboolean
fail_value (const char *name,
            JsonNode   *node,
            const char *expected,
            GError    **error)
{
  g_autofree char *text = json_to_string (node, FALSE);

  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, _("“%s” must be %s, not %s."), name,
               expected, text);
  return FALSE;
}

static gboolean
read_number (AccordBatchColumn *column,
             guint              row,
             JsonNode          *node,
             GError           **error)
{
  GType type = json_node_get_value_type (node);

  if (type != G_TYPE_INT64 && (type != G_TYPE_DOUBLE || column->field->type == ACCORD_COLUMN_INTEGER))
    return fail_value (column->field->name, node, _("a number"), error);
  if (column->field->type == ACCORD_COLUMN_INTEGER)
    column->integers[row] = json_node_get_int (node);
  else
    column->reals[row] = type == G_TYPE_INT64 ? (double) json_node_get_int (node) : json_node_get_double (node);
  return TRUE;
}

/**
 * accord_json_read_cell:
 * @batch: a batch, whose last row is being filled
 * @index: one of its columns
 * @node: what accord_json_append_cell() wrote
 * @error: what does not fit
 *
 * Returns: whether it was read
 */
gboolean
accord_json_read_cell (AccordBatch *batch,
                       guint        index,
                       JsonNode    *node,
                       GError     **error)
{
  AccordBatchColumn *column = &batch->columns[index];
  AccordColumnType type = column->field->type;
  guint row = batch->n_rows - 1;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return fail_value (column->field->name, node, _("a text or a number"), error);
  if (type == ACCORD_COLUMN_REAL || type == ACCORD_COLUMN_INTEGER)
    return read_number (column, row, node, error);
  if (type == ACCORD_COLUMN_BOOLEAN)
    {
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return fail_value (column->field->name, node, _("true or false"), error);
      column->integers[row] = json_node_get_boolean (node);
      return TRUE;
    }
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail_value (column->field->name, node, _("a text"), error);
  if (type != ACCORD_COLUMN_MOMENT)
    accord_batch_set_text (batch, row, index, json_node_get_string (node), -1);
  else if (!accord_moment_parse_iso (json_node_get_string (node), NULL, &column->integers[row]))
    return fail_value (column->field->name, node, _("a date such as \"2025-04-03\""), error);
  return TRUE;
}

static gboolean
read_members (GHashTable  *names,
              JsonObject  *object,
              AccordBatch *batch,
              GError     **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

      if (column == 0 && g_str_equal (name, "custom"))
        continue;
      if (column == 0)
        {
          g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, _("Leads have no field “%s”."), name);
          return FALSE;
        }
      if (!accord_json_read_cell (batch, column - 1, node, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_lead_json_read:
 * @self: fields
 * @object: what accord_lead_json_append() wrote
 * @batch: gets the lead
 * @error: what does not fit
 *
 * Returns: whether it was read
 */
gboolean
accord_lead_json_read (AccordLeadJson *self,
                       JsonObject     *object,
                       AccordBatch    *batch,
                       GError        **error)
{
  JsonNode *custom = json_object_get_member (object, "custom");

  accord_batch_append (batch);
  if (!read_members (self->standard, object, batch, error))
    return FALSE;
  if (custom == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (custom))
    return fail_value ("custom", custom, _("an object"), error);
  return read_members (self->custom, json_node_get_object (custom), batch, error);
}
