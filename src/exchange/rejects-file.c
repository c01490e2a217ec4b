#include "exchange/rejects-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "exchange/import.h"
#include "model/csv.h"

struct _AccordRejectsFile
{
  char      *path;
  char      *temporary; /* NULL: nothing written yet, or settled */
  GPtrArray *header;    /* of strings */
  FILE      *stream;
  GString   *text;      /* one row */
};

static gboolean
fail (AccordRejectsFile *self,
      GError           **error)
{
  int code = errno;

  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_WRITE,
               _("The rows that cannot be imported cannot be kept in “%s”: %s; nothing was imported."),
               self->path, g_strerror (code));
  return FALSE;
}

static void
append_cell (AccordRejectsFile *self,
             const char        *cell,
             gssize             length)
{
  g_string_append_c (self->text, ',');
  accord_csv_append_cell (self->text, cell, length);
}

static gboolean
write_row (AccordRejectsFile *self,
           GError           **error)
{
  g_string_append_c (self->text, '\n');
  if (fwrite (self->text->str, 1, self->text->len, self->stream) != self->text->len)
    return fail (self, error);
  return TRUE;
}

static gboolean
open_file (AccordRejectsFile *self,
           GError           **error)
{
  int fd;

  self->temporary = g_strconcat (self->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (self->temporary, O_RDWR, 0666);
  if (fd < 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return fail (self, error);
    }
  self->stream = fdopen (fd, "w");
  if (self->stream == NULL)
    {
      close (fd);
      return fail (self, error);
    }
  g_string_assign (self->text, "line,reason");
  for (guint i = 0; i < self->header->len; i++)
    append_cell (self, self->header->pdata[i], -1);
  return write_row (self, error);
}

/**
 * accord_rejects_file_new:
 * @input: the path of the file that is imported
 * @header: (element-type utf8): the names of its columns
 *
 * Returns: (transfer full): a file that is made with its first row
 */
AccordRejectsFile *
accord_rejects_file_new (const char *input,
                         GPtrArray  *header)
{
  AccordRejectsFile *self = g_new0 (AccordRejectsFile, 1);

  self->path = g_strconcat (input, ".rejects.csv", NULL);
  self->header = g_ptr_array_ref (header);
  self->text = g_string_new (NULL);
  return self;
}

/**
 * accord_rejects_file_free:
 * @self: (transfer full) (nullable): a file
 *
 * Leaves nothing behind, unless it was settled.
 */
void
accord_rejects_file_free (AccordRejectsFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stream, fclose);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_ptr_array_unref (self->header);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * accord_rejects_file_add:
 * @self: a file
 * @line: the line that the row began on
 * @reason: why it was not imported
 * @row: its cells
 * @error: an %ACCORD_EXCHANGE_ERROR_WRITE
 *
 * Returns: whether it was written
 */
gboolean
accord_rejects_file_add (AccordRejectsFile  *self,
                         guint64             line,
                         const char         *reason,
                         const AccordSourceRow *row,
                         GError            **error)
{
  if (self->stream == NULL && !open_file (self, error))
    return FALSE;
  g_string_printf (self->text, "%" G_GUINT64_FORMAT, line);
  append_cell (self, reason, -1);
  for (guint i = 0; i < row->n_cells; i++)
    append_cell (self, row->cells[i], (gssize) row->lengths[i]);
  return write_row (self, error);
}

/**
 * accord_rejects_file_close:
 * @self: a file
 * @error: an %ACCORD_EXCHANGE_ERROR_WRITE, when the disk is full, say
 *
 * Sees to it that all rows are on the disk, under a temporary name.
 *
 * Returns: whether they are
 */
gboolean
accord_rejects_file_close (AccordRejectsFile *self,
                           GError           **error)
{
  FILE *stream = g_steal_pointer (&self->stream);
  gboolean kept;

  if (stream == NULL)
    return TRUE;
  kept = fflush (stream) == 0 && fsync (fileno (stream)) == 0;
  kept = fclose (stream) == 0 && kept;
  return kept || fail (self, error);
}

/**
 * accord_rejects_file_settle:
 * @self: a closed file
 *
 * Gives the file its name; where that fails, it keeps its temporary one: what it holds is never lost.
 *
 * Returns: (transfer full) (nullable): where it is; %NULL: there are no such rows
 */
char *
accord_rejects_file_settle (AccordRejectsFile *self)
{
  g_autofree char *temporary = g_steal_pointer (&self->temporary);

  if (temporary != NULL && g_rename (temporary, self->path) == 0)
    return g_strdup (self->path);
  return g_steal_pointer (&temporary);
}
