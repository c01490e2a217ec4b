#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "frame/frame-file-private.h"
#include "frame/frame-file.h"

#define FIRST_DAY 7305  /* 1990: what is older moved its clocks by rules that do not change any more */
#define LAST_DAY 25567  /* 2040 */
#define DAYS_BETWEEN 5

typedef struct
{
  FILE    *stream;
  guint64  n_bytes;
  guint64  sum;
  gboolean failed;
} Writer;

/* Against damage, not against malice: whole words, mixed. @n_bytes may end within one; what is missing is zero. */
guint64
_accord_frame_file_sum (guint64     sum,
                        const void *data,
                        gsize       n_bytes)
{
  const char *p = data;

  for (; n_bytes > 0; p += sizeof (guint64))
    {
      gsize n = MIN (n_bytes, sizeof (guint64));
      guint64 word = 0;

      memcpy (&word, p, n);
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      sum ^= sum >> 29;
      n_bytes -= n;
    }
  return sum;
}

gint64
_accord_frame_file_rules (const AccordZone *zone)
{
  guint64 sum = 0;

  for (AccordDay day = FIRST_DAY; day < LAST_DAY; day += DAYS_BETWEEN)
    {
      AccordMoment moment = accord_moment_from_local (zone, day, 0);

      sum = _accord_frame_file_sum (sum, &moment, sizeof moment);
    }
  return (gint64) sum;
}

static void
put (Writer     *self,
     const void *data,
     gsize       n_bytes)
{
  static const char zeros[8];
  gsize n_more = -n_bytes & 7;

  self->sum = _accord_frame_file_sum (self->sum, data, n_bytes);
  self->n_bytes += n_bytes + n_more;
  self->failed = self->failed || (n_bytes > 0 && fwrite (data, n_bytes, 1, self->stream) != 1) ||
                 (n_more > 0 && fwrite (zeros, n_more, 1, self->stream) != 1);
}

static void
put_number (Writer *self,
            gint64  number)
{
  put (self, &number, sizeof number);
}

static void
put_text (Writer     *self,
          const char *text)
{
  gsize length = text != NULL ? strlen (text) + 1 : 1;

  put_number (self, (gint64) length);
  put (self, text != NULL ? text : "", length);
}

/* Most fields of most leads are empty: values that are all the same are written once. */
static void
put_values (Writer     *self,
            const void *values,
            guint       n,
            gsize       size)
{
  gboolean same = n > 1 && memcmp (values, (const char *) values + size, (n - 1) * size) == 0;

  put_number (self, same);
  put (self, values, (same ? 1 : n) * size);
}

static void
put_dictionary (Writer                 *self,
                const AccordDictionary *dictionary)
{
  const char *const *texts = accord_dictionary_get_texts (dictionary);
  guint n_codes = accord_dictionary_get_n (dictionary);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint code = 1; code < n_codes; code++)
    g_string_append_len (all, texts[code], (gssize) strlen (texts[code]) + 1);
  put_number (self, n_codes);
  put_number (self, (gint64) all->len);
  put (self, all->str, all->len);
}

static void
put_column (Writer                 *self,
            const AccordColumnData *column,
            guint                   n_rows)
{
  put_text (self, column->field->name);
  put_text (self, column->field->column);
  put_number (self, column->field->type);
  put_number (self, column->view.kind);
  put_values (self, column->values, n_rows, _accord_frame_value_size (column->view.kind));
  if (column->view.kind == ACCORD_FRAME_MOMENT)
    put_values (self, column->days, n_rows, sizeof *column->days);
  if (column->view.kind == ACCORD_FRAME_TEXT)
    put_dictionary (self, column->dictionary);
}

static void
put_activities (Writer                   *self,
                const AccordActivityData *activities,
                guint                     n_rows)
{
  guint n = activities->first[n_rows];

  put_number (self, n);
  put_values (self, activities->first, n_rows + 1, sizeof *activities->first);
  put_values (self, activities->kinds, n, sizeof *activities->kinds);
  put_values (self, activities->at, n, sizeof *activities->at);
  put_dictionary (self, activities->dictionary);
}

static void
put_frame (Writer            *self,
           const AccordFrame *frame,
           const char        *mark)
{
  put_text (self, accord_zone_get_identifier (frame->zone));
  put_number (self, _accord_frame_file_rules (frame->zone));
  put_text (self, mark);
  put_number (self, frame->log_seq);
  put_number (self, frame->keys->n);
  put (self, frame->keys->keys, frame->keys->n * sizeof *frame->keys->keys);
  put_activities (self, frame->activities, frame->keys->n);
  put_number (self, frame->columns->len);
  for (guint i = 0; i < frame->columns->len; i++)
    put_column (self, g_ptr_array_index (frame->columns, i), frame->keys->n);
}

/**
 * _accord_frame_file_write:
 * @frame: a frame
 * @mark: of the log's entry that it was read at
 * @fd: (transfer full): of an empty file, which is closed
 *
 * Returns: whether all of it could be written
 */
gboolean
_accord_frame_file_write (const AccordFrame *frame,
                          const char        *mark,
                          int                fd)
{
  Writer writer = { .stream = fdopen (fd, "wb") };
  AccordFrameFileHeader header = { .magic = ACCORD_FRAME_FILE_MAGIC, .version = ACCORD_VERSION };

  if (writer.stream == NULL)
    {
      close (fd);
      return FALSE;
    }
  writer.failed = fwrite (&header, sizeof header, 1, writer.stream) != 1;
  put_frame (&writer, frame, mark);
  header.n_bytes = writer.n_bytes;
  header.checksum = writer.sum;
  writer.failed = writer.failed || fseek (writer.stream, 0, SEEK_SET) != 0 ||
                  fwrite (&header, sizeof header, 1, writer.stream) != 1;
  return fclose (writer.stream) == 0 && !writer.failed;
}
