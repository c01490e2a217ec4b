#include "lead-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/canonical-json.h"
#include "model/csv.h"
#include "present/words.h"
#include "text-table.h"

/* So many bytes are gathered before they are written, and so often is it asked whether to go on. */
#define CHUNK (1 << 18)

typedef struct
{
  FILE              *out;
  const AccordFrame *frame;
  AccordRecord      *settings;
  GPtrArray         *columns;
  GString           *text;
  AccordTextTable       *table;
  gboolean           first;
} Writer;

typedef struct
{
  void (*begin) (Writer *self, guint count);
  void (*row)   (Writer *self, guint row);
  void (*end)   (Writer *self);
} Format;

/* Table */

static void
begin_table (Writer *self,
             guint   count)
{
  self->table = accord_text_table_new ();
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordFrameColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *label = accord_words_field (column->field, self->settings);

      accord_text_table_add (self->table, label);
    }
  accord_text_table_end_row (self->table);
}

static void
write_table_row (Writer *self,
                 guint   row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell = accord_frame_cell_text (self->frame, g_ptr_array_index (self->columns, i), row);

      accord_text_table_add (self->table, cell);
    }
  accord_text_table_end_row (self->table);
}

static void
end_table (Writer *self)
{
  g_autofree char *text = accord_text_table_to_text (self->table);

  g_string_append (self->text, text);
  g_clear_pointer (&self->table, accord_text_table_free);
}

/* CSV */

static void
begin_csv (Writer *self,
           guint   count)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordFrameColumn *column = g_ptr_array_index (self->columns, i);

      if (i > 0)
        g_string_append_c (self->text, ',');
      accord_csv_append_cell (self->text, column->field->name, -1);
    }
  g_string_append_c (self->text, '\n');
}

static void
write_csv_row (Writer *self,
               guint   row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell = accord_frame_cell_text (self->frame, g_ptr_array_index (self->columns, i), row);

      if (i > 0)
        g_string_append_c (self->text, ',');
      accord_csv_append_cell (self->text, cell, -1);
    }
  g_string_append_c (self->text, '\n');
}

static void
end_csv (Writer *self)
{
}

/* JSON */

static void
append_json_text (GString    *text,
                  const char *string)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);

  accord_json_append (text, node, FALSE, 0);
}

static void
append_json_cell (Writer                  *self,
                  const AccordFrameColumn *column,
                  guint                    row)
{
  g_autofree char *cell = accord_frame_cell_text (self->frame, column, row);

  if (cell == NULL)
    g_string_append (self->text, "null");
  else if (column->kind == ACCORD_FRAME_REAL)
    {
      g_autofree char *number = accord_number_to_text (column->reals[row]);

      g_string_append (self->text, number);
    }
  else if (column->kind == ACCORD_FRAME_BOOLEAN)
    g_string_append (self->text, column->flags[row] == 1 ? "true" : "false");
  else
    append_json_text (self->text, cell);
}

/* The members of one lead that are custom, or those that are not. Returns whether there were any. */
static gboolean
append_members (Writer  *self,
                guint    row,
                gboolean custom)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordFrameColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field->custom != custom)
        continue;
      if (any)
        g_string_append_c (self->text, ',');
      append_json_text (self->text, column->field->name);
      g_string_append_c (self->text, ':');
      append_json_cell (self, column, row);
      any = TRUE;
    }
  return any;
}

static gboolean
has_custom (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordFrameColumn *column = g_ptr_array_index (columns, i);

      if (column->field->custom)
        return TRUE;
    }
  return FALSE;
}

static void
begin_json (Writer *self,
            guint   count)
{
  g_string_append_printf (self->text, "{\"count\":%u,\"leads\":[", count);
}

static void
write_json_row (Writer *self,
                guint   row)
{
  g_string_append (self->text, self->first ? "\n{" : ",\n{");
  if (append_members (self, row, FALSE) && has_custom (self->columns))
    g_string_append_c (self->text, ',');
  if (has_custom (self->columns))
    {
      g_string_append (self->text, "\"custom\":{");
      append_members (self, row, TRUE);
      g_string_append_c (self->text, '}');
    }
  g_string_append_c (self->text, '}');
}

static void
end_json (Writer *self)
{
  g_string_append (self->text, self->first ? "]}\n" : "\n]}\n");
}

static const Format FORMATS[] = {
  [ACCORD_LEAD_FORMAT_TABLE] = { begin_table, write_table_row, end_table },
  [ACCORD_LEAD_FORMAT_CSV] = { begin_csv, write_csv_row, end_csv },
  [ACCORD_LEAD_FORMAT_JSON] = { begin_json, write_json_row, end_json },
};

static gboolean
flush (Writer   *self,
       gboolean  all,
       GError  **error)
{
  if (!all && self->text->len < CHUNK)
    return TRUE;
  if (fwrite (self->text->str, 1, self->text->len, self->out) == self->text->len && (!all || fflush (self->out) == 0))
    {
      g_string_truncate (self->text, 0);
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The result could not be written to standard output: %s."), g_strerror (errno));
  return FALSE;
}

static gboolean
write_rows (Writer              *self,
            const Format        *format,
            const AccordLeadSet *leads,
            guint64              limit,
            GCancellable        *cancellable,
            GError             **error)
{
  guint n = accord_frame_get_n_leads (self->frame);
  guint64 written = 0;

  for (guint row = 0; row < n && written < limit; row++)
    {
      if (!accord_lead_set_contains (leads, row))
        continue;
      format->row (self, row);
      self->first = FALSE;
      written++;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !flush (self, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_leads_write:
 * @out: where to
 * @format: how
 * @frame: the leads
 * @settings: of the workspace, which may have words of its own for a table's headings
 * @columns: (element-type AccordFrameColumn): the columns to write, in their order
 * @leads: which leads
 * @limit: at most so many
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes leads in the order of their keys. JSON is one object: how many there are, and each with its custom fields
 * under «custom».
 *
 * Returns: whether all was written
 */
gboolean
accord_leads_write (FILE                *out,
                    AccordLeadFormat     format,
                    const AccordFrame   *frame,
                    AccordRecord        *settings,
                    GPtrArray           *columns,
                    const AccordLeadSet *leads,
                    guint64              limit,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GString) text = g_string_sized_new (CHUNK + 4096);
  Writer self = { out, frame, settings, columns, text, NULL, TRUE };
  gboolean done;

  FORMATS[format].begin (&self, accord_lead_set_count (leads));
  done = write_rows (&self, &FORMATS[format], leads, limit, cancellable, error);
  if (done)
    {
      FORMATS[format].end (&self);
      done = flush (&self, TRUE, error);
    }
  g_clear_pointer (&self.table, accord_text_table_free);
  return done;
}
