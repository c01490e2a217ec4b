#include "exchange/row-converter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "exchange/cell-value.h"
#include "exchange/column-scan.h"
#include "exchange/kind-fields.h"
#include "exchange/mapping.h"
#include "exchange/row-mark.h"
#include "exchange/stage-columns.h"

/* A field, and the columns that fill it: one, or the parts of a name. */
typedef struct
{
  guint sources[2];
  guint n_sources; /* 0: the words for stages do; the first source is then the column of its dates */
  gboolean is_email;
  gboolean is_month;
  gboolean is_required; /* without it the row is none */
} Target;

struct _AccordRowConverter
{
  AccordImportKind kind;
  const AccordEmptyValues *empty_values;
  AccordStageColumns stages;
  GPtrArray        *columns; /* of AccordSourceColumn */
  const AccordZone *zone;
  GPtrArray        *fields;  /* of AccordField */
  GArray           *targets; /* of Target, in the order of fields */
  gint              id, email; /* of fields; -1: there is none */
  GString          *text;
  guint64           n_no_addresses;   /* e-mails that are none */
  guint64           no_address_line;  /* of the first */
  guint64           mark;    /* that those of rows begin with; 0: they have none */
};

/* A custom field is the same one whatever the case of its name. */
static AccordField *
make_field (AccordImportKind          kind,
            const char               *name,
            const AccordSourceColumn *column,
            GPtrArray                *known_fields)
{
  const AccordField *standard = accord_kind_field_find (kind, name);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (standard != NULL)
    return accord_field_copy (standard);
  for (guint i = 0; known_fields != NULL && i < known_fields->len; i++)
    {
      const AccordField *known = known_fields->pdata[i];
      g_autofree char *other = g_utf8_casefold (known->name, -1);

      if (known->custom && g_str_equal (folded, other))
        return accord_field_copy (known);
    }
  return accord_field_new_custom (name, NULL, column->type);
}

static gboolean
is_last_name (const AccordSourceColumn *column)
{
  g_autofree char *folded = g_utf8_strdown (column->header, -1);

  return strstr (folded, "last") != NULL || strstr (folded, "surname") != NULL || strstr (folded, "family") != NULL ||
         strstr (folded, "nachname") != NULL;
}

static void
join_source (AccordRowConverter *self,
             Target             *target,
             const char         *field,
             guint               column,
             GPtrArray          *warnings)
{
  const AccordSourceColumn *first = self->columns->pdata[target->sources[0]];
  const AccordSourceColumn *second = self->columns->pdata[column];

  if (self->kind != ACCORD_IMPORT_LEADS || !g_str_equal (field, "name") || target->n_sources == G_N_ELEMENTS (target->sources))
    {
      g_ptr_array_add (warnings, g_strdup_printf (_("Columns “%s” and “%s” both become the field “%s”; the first one does."),
                                                  first->header, second->header, field));
      return;
    }
  target->sources[target->n_sources++] = column;
  if (is_last_name (first) && !is_last_name (second))
    {
      target->sources[1] = target->sources[0];
      target->sources[0] = column;
    }
}

static gint
find_field (AccordRowConverter *self,
            const char         *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((AccordField *) self->fields->pdata[i])->name, name))
      return (gint) i;
  return -1;
}

static Target *
find_target (AccordRowConverter *self,
             const char         *field)
{
  gint index = find_field (self, field);

  return index >= 0 ? &g_array_index (self->targets, Target, index) : NULL;
}

static void
add_source (AccordRowConverter *self,
            guint               index,
            const char         *name,
            GPtrArray          *known_fields,
            GPtrArray          *warnings)
{
  AccordField *field = make_field (self->kind, name, self->columns->pdata[index], known_fields);
  Target *target = find_target (self, field->name);
  Target fresh = {
    .sources = { index },
    .n_sources = 1,
    .is_email = g_str_equal (field->name, "email"),
    .is_month = self->kind == ACCORD_IMPORT_COSTS && g_str_equal (field->name, "month"),
    .is_required = g_strv_contains (accord_kind_list_required (self->kind), field->name),
  };

  if (target != NULL)
    {
      join_source (self, target, field->name, index, warnings);
      accord_field_free (field);
      return;
    }
  g_ptr_array_add (self->fields, field);
  g_array_append_val (self->targets, fresh);
}

/* Dates of the stages that are named in words, which no column of the file need have. */
static void
add_stages (AccordRowConverter *self)
{
  AccordStageColumns *stages = &self->stages;

  for (AccordStage stage = ACCORD_STAGE_MQL; stage < ACCORD_N_STAGES; stage++)
    {
      const AccordField *field = accord_field_find (accord_stage_get_field (stage));
      Target fresh = { .sources = { stages->dates >= 0 ? stages->dates : stages->words } };

      if (!accord_kind_has_stages (self->kind, stage) || !accord_stage_columns_names (stages, self->columns, stage))
        continue;
      stages->own[stage] = find_target (self, field->name) != NULL;
      if (!stages->own[stage])
        {
          g_ptr_array_add (self->fields, accord_field_copy (field));
          g_array_append_val (self->targets, fresh);
        }
      stages->fields[stage] = find_target (self, field->name) - (Target *) self->targets->data;
    }
}

/**
 * accord_row_converter_new:
 * @kind: what the rows are
 * @columns: (element-type AccordSourceColumn): those of the file, lent
 * @known_fields: (nullable) (element-type AccordField): those of the workspace
 * @empty_values: what means empty, lent
 * @zone: where times without an offset are meant
 * @as_of: when the file was true
 * @warnings: gets a sentence where two columns want to become the same field
 *
 * Returns: (transfer full): a converter
 */
AccordRowConverter *
accord_row_converter_new (AccordImportKind  kind,
                          GPtrArray        *columns,
                          GPtrArray        *known_fields,
                          const AccordEmptyValues *empty_values,
                          const AccordZone *zone,
                          AccordMoment      as_of,
                          GPtrArray        *warnings)
{
  AccordRowConverter *self = g_new0 (AccordRowConverter, 1);

  self->kind = kind;
  accord_stage_columns_init (&self->stages);
  self->stages.as_of = as_of;
  self->stages.of_deals = kind == ACCORD_IMPORT_DEALS;
  self->empty_values = empty_values;
  self->columns = columns;
  self->zone = zone;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  self->targets = g_array_new (FALSE, FALSE, sizeof (Target));
  self->text = g_string_new (NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];

      for (guint f = 0; !accord_mapping_leaves_out (column) && column->fields[f] != NULL; f++)
        if (!accord_stage_columns_take (&self->stages, column->fields[f], i))
          add_source (self, i, column->fields[f], known_fields, warnings);
    }
  add_stages (self);
  self->id = find_field (self, "id");
  self->email = find_field (self, "email");
  return self;
}

/**
 * accord_row_converter_free:
 * @self: (transfer full) (nullable): a converter
 */
void
accord_row_converter_free (AccordRowConverter *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->fields);
  g_array_unref (self->targets);
  g_string_free (self->text, TRUE);
  accord_stage_columns_clear (&self->stages);
  g_free (self);
}

/**
 * accord_row_converter_list_kept:
 * @self: a converter
 *
 * Returns: (transfer full): the names of fields that are guessed from words: what a lead has in them already is better
 */
GStrv
accord_row_converter_list_kept (AccordRowConverter *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; self->stages.dates < 0 && i < self->targets->len; i++)
    if (g_array_index (self->targets, Target, i).n_sources == 0)
      g_strv_builder_add (names, ((AccordField *) self->fields->pdata[i])->name);
  return g_strv_builder_end (names);
}

/**
 * accord_row_converter_get_fields:
 * @self: a converter
 *
 * Returns: (transfer none) (element-type AccordField): what its rows become
 */
GPtrArray *
accord_row_converter_get_fields (AccordRowConverter *self)
{
  return self->fields;
}

/**
 * accord_row_converter_find_ambiguous:
 * @self: a converter
 *
 * Returns: (nullable): a column that becomes a date, and of which nobody knows whether day or month is first
 */
const AccordSourceColumn *
accord_row_converter_find_ambiguous (AccordRowConverter *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordField *field = self->fields->pdata[i];
      const AccordSourceColumn *column = self->columns->pdata[g_array_index (self->targets, Target, i).sources[0]];

      if (field->type == ACCORD_COLUMN_MOMENT && column->date_ambiguous)
        return column;
    }
  return NULL;
}

/**
 * accord_row_converter_begin_marks:
 * @self: a converter
 * @clear_empty: whether an empty cell empties the field
 *
 * Rows get marks from now on, if they can: of leads with ids, and where nothing but the row says what becomes of it (when a
 * stage was entered that words name depends on when the file was made).
 */
void
accord_row_converter_begin_marks (AccordRowConverter *self,
                                  gboolean            clear_empty)
{
  if (self->kind == ACCORD_IMPORT_LEADS && self->id >= 0 && self->stages.words < 0 && self->stages.dates < 0)
    self->mark = accord_row_mark_begin (self->columns, self->empty_values, self->zone, clear_empty);
}

/**
 * accord_row_converter_mark:
 * @self: a converter
 * @row: a row of the file
 *
 * Returns: its mark; 0: it has none
 */
gint64
accord_row_converter_mark (AccordRowConverter    *self,
                           const AccordSourceRow *row)
{
  return self->mark != 0 && row->n_cells == self->columns->len && !row->has_nul ? accord_row_mark (self->mark, row) : 0;
}

/**
 * accord_row_converter_new_batch:
 * @self: a converter
 * @capacity: rows to make room for
 *
 * Returns: (transfer full): a batch of the fields and, last, the fingerprint and the mark
 */
AccordBatch *
accord_row_converter_new_batch (AccordRowConverter *self,
                                guint               capacity)
{
  g_autoptr (AccordField) fingerprint = accord_field_new_custom ("fingerprint", "fingerprint", ACCORD_COLUMN_TEXT);
  g_autoptr (AccordField) mark = accord_field_new_custom ("mark", "mark", ACCORD_COLUMN_INTEGER);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (fields, self->fields->pdata[i]);
  g_ptr_array_add (fields, fingerprint);
  g_ptr_array_add (fields, mark);
  return accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, capacity);
}

/* Leads that all have the address «none» would be taken for one. */
static void
leave_address_out (AccordRowConverter *self,
                   const AccordSourceRow *row,
                   const char         *text,
                   gsize               length)
{
  if (accord_cell_is_marker (text, length))
    return;
  if (self->n_no_addresses++ == 0)
    self->no_address_line = row->line;
}

/* Leaves out what stands around the value of a cell, and all of it where it means empty. */
static void
trim (AccordRowConverter       *self,
      const AccordSourceColumn *column,
      const char              **text,
      gsize                    *length)
{
  accord_cell_trim (text, length);
  if (*length > 0 && accord_empty_values_contain (self->empty_values, *text, *length))
    *length = 0;
  else if (*length > column->prefix_length)
    {
      *text += column->prefix_length;
      *length -= column->prefix_length;
    }
}

static void
set_text (AccordRowConverter *self,
          const Target       *target,
          const AccordSourceRow *row,
          AccordBatch        *batch,
          guint               index)
{
  const char *text = row->cells[target->sources[0]];
  gsize length = row->lengths[target->sources[0]];

  trim (self, self->columns->pdata[target->sources[0]], &text, &length);
  if (target->is_email && length > 0 && !accord_cell_is_address (text, length))
    {
      leave_address_out (self, row, text, length);
      length = 0;
    }
  if (target->n_sources > 1)
    {
      const char *more = row->cells[target->sources[1]];
      gsize more_length = row->lengths[target->sources[1]];

      trim (self, self->columns->pdata[target->sources[1]], &more, &more_length);
      g_string_truncate (self->text, 0);
      g_string_append_len (self->text, text, length);
      if (length > 0 && more_length > 0)
        g_string_append_c (self->text, ' ');
      g_string_append_len (self->text, more, more_length);
      text = self->text->str;
      length = self->text->len;
    }
  accord_batch_set_text (batch, batch->n_rows - 1, index, text, length);
}

/* Fills one field of the batch's last row. Returns why it cannot. */
static char *
convert_cell (AccordRowConverter *self,
              const AccordSourceRow *row,
              AccordBatch        *batch,
              guint               index)
{
  const Target *target = &g_array_index (self->targets, Target, index);
  const AccordSourceColumn *column = self->columns->pdata[target->sources[0]];
  AccordBatchColumn *values = &batch->columns[index];
  AccordColumnType type = values->field->type;
  const char *text = row->cells[target->sources[0]];
  gsize length = row->lengths[target->sources[0]];
  guint at = batch->n_rows - 1;

  if (target->n_sources == 0 || (length == 0 && target->n_sources == 1))
    return NULL;
  if (type != ACCORD_COLUMN_MOMENT && type != ACCORD_COLUMN_REAL && type != ACCORD_COLUMN_INTEGER &&
      type != ACCORD_COLUMN_BOOLEAN)
    {
      set_text (self, target, row, batch, index);
      return NULL;
    }
  trim (self, column, &text, &length);
  if (length == 0 || accord_cell_is_marker (text, length))
    return NULL;
  if (target->is_month)
    return accord_cell_value_read_month (column, self->zone, text, length, &values->integers[at]);
  if (type == ACCORD_COLUMN_MOMENT)
    return accord_cell_value_read_moment (column, self->zone, text, length, &values->integers[at]);
  if (type == ACCORD_COLUMN_REAL)
    return accord_cell_value_read_real (column, text, length, &values->reals[at]);
  if (type == ACCORD_COLUMN_INTEGER)
    return accord_cell_value_read_integer (column, text, length, &values->integers[at]);
  return accord_cell_value_read_boolean (column, text, length, &values->integers[at]);
}

static gboolean
is_empty (const AccordBatchColumn *values,
          guint                    row)
{
  if (values->field->type == ACCORD_COLUMN_REAL)
    return isnan (values->reals[row]);
  if (values->field->type == ACCORD_COLUMN_TEXT)
    return values->texts[row] == NULL;
  return values->integers[row] == G_MININT64;
}

/* Why the batch's last row is none: something is missing that it needs. */
static char *
check_required (AccordRowConverter *self,
                AccordBatch        *batch)
{
  for (guint i = 0; self->kind != ACCORD_IMPORT_LEADS && i < self->fields->len; i++)
    {
      const Target *target = &g_array_index (self->targets, Target, i);
      const AccordSourceColumn *column = self->columns->pdata[target->sources[0]];

      if (target->is_required && is_empty (&batch->columns[i], batch->n_rows - 1))
        return g_strdup_printf (_("%s is empty"), column->header);
    }
  return NULL;
}

static char *
check_shape (AccordRowConverter *self,
             const AccordSourceRow *row)
{
  guint n_columns = self->columns->len;

  if (row->n_cells != n_columns)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The row has %u cell, the header has %u",
                                         "The row has %u cells, the header has %u", row->n_cells),
                            row->n_cells, n_columns);
  if (row->has_nul)
    return g_strdup (_("The row has a NUL character, which no text has"));
  return NULL;
}

static gboolean
has_text (const AccordBatch *batch,
          gint               index)
{
  return index >= 0 && batch->columns[index].texts[batch->n_rows - 1] != NULL;
}

/**
 * accord_row_converter_add:
 * @self: a converter
 * @row: a row of the file
 * @mark: its mark; 0: it has none
 * @batch: gets a lead
 *
 * Returns: (transfer full) (nullable): why the row is none; nothing was added then
 */
char *
accord_row_converter_add (AccordRowConverter *self,
                          const AccordSourceRow *row,
                          gint64              mark,
                          AccordBatch        *batch)
{
  guint64 n_no_addresses = self->n_no_addresses;
  char *reason = check_shape (self, row);

  if (reason != NULL)
    return reason;
  accord_batch_append (batch);
  batch->lines[batch->n_rows - 1] = row->line;
  for (guint i = 0; reason == NULL && i < self->fields->len; i++)
    reason = convert_cell (self, row, batch, i);
  if (reason == NULL)
    reason = accord_stage_columns_fill (&self->stages, self->columns, self->zone, self->empty_values, row, batch);
  if (reason == NULL)
    reason = check_required (self, batch);
  if (reason != NULL)
    {
      batch->n_rows--;
      return reason;
    }
  if ((self->kind == ACCORD_IMPORT_LEADS || self->kind == ACCORD_IMPORT_DEALS) && !has_text (batch, self->id) &&
      !has_text (batch, self->email))
    {
      g_string_truncate (self->text, 0);
      accord_row_key_fingerprint (row, self->text);
      accord_batch_set_text (batch, batch->n_rows - 1, self->fields->len, self->text->str, self->text->len);
    }
  /* A row of which something was left out is to be told of again. */
  if (mark != 0 && self->n_no_addresses == n_no_addresses)
    batch->columns[self->fields->len + 1].integers[batch->n_rows - 1] = mark;
  return NULL;
}

/**
 * accord_row_converter_warn:
 * @self: a converter that has seen all rows
 * @settings: (nullable): of the workspace
 * @warnings: gets a sentence on what was left out of rows that were taken
 */
void
accord_row_converter_warn (AccordRowConverter *self,
                           AccordRecord       *settings,
                           GPtrArray          *warnings)
{
  accord_stage_columns_warn (&self->stages, warnings);
  if (settings != NULL)
    accord_stage_columns_warn_words (&self->stages, settings, warnings);
  if (self->n_no_addresses > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu e-mail address has no @ and was left empty "
                                                   "(line %lu).",
                                                   "%lu e-mail addresses have no @ and were left empty "
                                                   "(the first on line %lu).",
                                                   self->n_no_addresses),
                                      (gulong) self->n_no_addresses, (gulong) self->no_address_line));
}
