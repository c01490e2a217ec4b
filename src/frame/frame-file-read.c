#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "frame/frame-file-private.h"
#include "frame/frame-file.h"

#define LARGEST ((gsize) 1 << 30)

/* What is left to be read, the checksum of which was right. Still nothing in it is believed that could lead out of it. */
typedef struct
{
  const char *at;
  gsize       n_left;
  guint       n_rows;
  GPtrArray  *fields;
  gboolean    failed;
  GBytes     *bytes;     /* all of the file, which columns lie in */
  GPtrArray  *constants; /* of Constant */
} Reader;

/* Values that are all the same; columns that have the same share them. */
typedef struct
{
  guint64 value;
  gsize   size;
  guint   n;
  GBytes *bytes;
} Constant;

static void
free_constant (gpointer data)
{
  Constant *self = data;

  g_bytes_unref (self->bytes);
  g_free (self);
}

/* NULL: it is not there. */
static const void *
take (Reader  *self,
      guint64  n,
      gsize    size)
{
  const void *data = self->at;
  gsize n_bytes;

  if (self->failed || n > self->n_left / size)
    {
      self->failed = TRUE;
      return NULL;
    }
  n_bytes = MIN ((n * size + 7) & ~(gsize) 7, self->n_left);
  self->at += n_bytes;
  self->n_left -= n_bytes;
  return data;
}

static gint64
take_number (Reader *self)
{
  const gint64 *number = take (self, 1, sizeof *number);

  return number != NULL ? *number : 0;
}

static guint
take_count (Reader *self)
{
  gint64 n = take_number (self);

  self->failed = self->failed || n < 0 || n >= G_MAXUINT32;
  return self->failed ? 0 : (guint) n;
}

static const char *
take_text (Reader *self)
{
  gint64 length = take_number (self);
  const char *text = take (self, (guint64) length, 1);

  self->failed = self->failed || length < 1 || text[length - 1] != '\0';
  return self->failed ? "" : text;
}

static GBytes *
make_constant (Reader     *self,
               const void *data,
               guint       n,
               gsize       size)
{
  Constant *made = g_new0 (Constant, 1);
  char *values = accord_values_new (n, size);

  memcpy (&made->value, data, size);
  made->size = size;
  made->n = n;
  for (guint i = 0; i < n; i++)
    memcpy (values + i * size, data, size);
  made->bytes = g_bytes_new_take (values, n * size);
  g_ptr_array_add (self->constants, made);
  return made->bytes;
}

static GBytes *
find_constant (Reader     *self,
               const void *data,
               guint       n,
               gsize       size)
{
  for (guint i = 0; i < self->constants->len; i++)
    {
      const Constant *known = g_ptr_array_index (self->constants, i);

      if (known->size == size && known->n == n && memcmp (&known->value, data, size) == 0)
        return known->bytes;
    }
  return make_constant (self, data, n, size);
}

/* Where they lie, in whatever @owner is then. */
static gpointer
take_values (Reader  *self,
             guint    n,
             gsize    size,
             GBytes **owner)
{
  gboolean same = take_number (self) != 0;
  const void *data = take (self, same ? 1 : n, size);

  if (data == NULL)
    return NULL;
  *owner = g_bytes_ref (same ? find_constant (self, data, n, size) : self->bytes);
  return same ? (gpointer) g_bytes_get_data (*owner, NULL) : (gpointer) data;
}

static AccordDictionary *
take_dictionary (Reader *self)
{
  guint n_codes = take_count (self);
  gint64 length = take_number (self);
  const char *texts = take (self, (guint64) length, 1);
  AccordDictionary *dictionary =
      texts != NULL ? accord_dictionary_new_packed (self->bytes, texts, (gsize) length, n_codes) : NULL;

  self->failed = self->failed || dictionary == NULL;
  return dictionary;
}

static void
check_codes (Reader                 *self,
             const guint32          *codes,
             guint                   n,
             const AccordDictionary *dictionary)
{
  guint32 most = 0;

  for (guint i = 0; !self->failed && i < n; i++)
    most = MAX (most, codes[i]);
  self->failed = self->failed || most >= accord_dictionary_get_n (dictionary);
}

/* The stored fields are those of the workspace, in their order; behind them are what frames derive by themselves. */
static const AccordField *
take_field (Reader *self,
            guint   index)
{
  const char *name = take_text (self), *column = take_text (self);
  AccordColumnType type = (AccordColumnType) take_number (self);
  const AccordField *field = index < self->fields->len ? g_ptr_array_index (self->fields, index) : accord_field_find (name);

  self->failed = self->failed || field == NULL || !g_str_equal (field->name, name) || field->type != type ||
                 g_strcmp0 (field->column != NULL ? field->column : "", column) != 0;
  return self->failed ? NULL : field;
}

static AccordColumnData *
take_column (Reader *self,
             guint   index)
{
  const AccordField *field = take_field (self, index);
  AccordFrameKind kind = (AccordFrameKind) take_number (self);
  AccordColumnData *column;

  if (self->failed || kind > ACCORD_FRAME_BOOLEAN)
    return NULL;
  column = _accord_column_data_new (field, kind);
  column->values = take_values (self, self->n_rows, _accord_frame_value_size (kind), &column->values_owner);
  if (kind == ACCORD_FRAME_MOMENT)
    column->days = take_values (self, self->n_rows, sizeof *column->days, &column->days_owner);
  if (kind == ACCORD_FRAME_TEXT)
    {
      column->dictionary = take_dictionary (self);
      check_codes (self, column->values, self->n_rows, column->dictionary);
    }
  if (!self->failed)
    _accord_column_data_seal (column);
  return column;
}

static GPtrArray *
take_columns (Reader *self)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) _accord_column_data_unref);
  guint n = take_count (self);

  self->failed = self->failed || n < self->fields->len;
  for (guint i = 0; !self->failed && i < n; i++)
    {
      AccordColumnData *column = take_column (self, i);

      if (column != NULL)
        g_ptr_array_add (columns, column);
      else
        self->failed = TRUE;
    }
  return columns;
}

static AccordKeyData *
take_keys (Reader *self)
{
  AccordKeyData *keys = g_atomic_rc_box_new0 (AccordKeyData);

  self->n_rows = take_count (self);
  keys->keys = (gint64 *) take (self, self->n_rows, sizeof *keys->keys);
  if (keys->keys == NULL)
    return keys;
  keys->n = self->n_rows;
  keys->owner = g_bytes_ref (self->bytes);
  for (guint i = 1; i < keys->n; i++)
    self->failed = self->failed || keys->keys[i] <= keys->keys[i - 1];
  return keys;
}

static AccordActivityData *
take_activities (Reader *self)
{
  AccordActivityData *data = g_atomic_rc_box_new0 (AccordActivityData);
  guint n = take_count (self);

  data->first = take_values (self, self->n_rows + 1, sizeof *data->first, &data->first_owner);
  data->kinds = take_values (self, n, sizeof *data->kinds, &data->kinds_owner);
  data->at = take_values (self, n, sizeof *data->at, &data->at_owner);
  data->dictionary = take_dictionary (self);
  check_codes (self, data->kinds, n, data->dictionary);
  for (guint row = 0; !self->failed && row < self->n_rows; row++)
    self->failed = data->first[row] > data->first[row + 1];
  self->failed = self->failed || data->first[0] != 0 || data->first[self->n_rows] != n;
  return data;
}

static AccordFrame *
take_frame (Reader     *self,
            AccordZone *zone,
            char      **mark)
{
  const char *identifier = take_text (self);
  gint64 rules = take_number (self);
  const char *text = take_text (self);
  gint64 log_seq = take_number (self);
  AccordKeyData *keys = take_keys (self);
  AccordActivityData *activities = take_activities (self);
  GPtrArray *columns = take_columns (self);

  if (!self->failed && self->n_left == 0 && g_str_equal (identifier, accord_zone_get_identifier (zone)) &&
      rules == _accord_frame_file_rules (zone))
    {
      *mark = g_strdup (text);
      return _accord_frame_new (zone, log_seq, keys, activities, columns);
    }
  _accord_key_data_unref (keys);
  _accord_activity_data_unref (activities);
  g_ptr_array_unref (columns);
  return NULL;
}

static gboolean
is_right (const AccordFrameFileHeader *header,
          gsize                        n_bytes)
{
  const AccordFrameFileHeader ours = { .magic = ACCORD_FRAME_FILE_MAGIC, .version = ACCORD_VERSION };

  return n_bytes >= sizeof *header && memcmp (header->magic, ours.magic, sizeof ours.magic) == 0 &&
         memcmp (header->version, ours.version, sizeof ours.version) == 0 && header->n_bytes == n_bytes - sizeof *header &&
         header->checksum == _accord_frame_file_sum (0, header + 1, n_bytes - sizeof *header);
}

static gboolean
fill (int    fd,
      char  *data,
      gsize  n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = read (fd, data, n_bytes);

      if (n <= 0)
        return FALSE;
      data += n;
      n_bytes -= (gsize) n;
    }
  return TRUE;
}

/* Into memory, not mapped: what is mapped and dropped by the system is read again when somebody waits for it. */
static GBytes *
read_whole (int fd)
{
  gint64 n_bytes = lseek (fd, 0, SEEK_END);
  char *data;

  if (n_bytes <= 0 || n_bytes > (gint64) LARGEST || lseek (fd, 0, SEEK_SET) != 0)
    return NULL;
  data = accord_values_new ((gsize) n_bytes, 1);
  if (fill (fd, data, (gsize) n_bytes))
    return g_bytes_new_take (data, (gsize) n_bytes);
  g_free (data);
  return NULL;
}

/**
 * _accord_frame_file_read:
 * @path: of a file
 * @zone: the zone that days are told in
 * @fields: (element-type AccordField): the stored fields of the leads
 * @mark: (out) (transfer full): of the log's entry that it was read at
 *
 * Returns: (transfer full) (nullable): the frame as it was written; %NULL where the file is none, is damaged, or is of
 *   another version of the program, another zone or other fields
 */
AccordFrame *
_accord_frame_file_read (const char *path,
                         AccordZone *zone,
                         GPtrArray  *fields,
                         char      **mark)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  g_autoptr (GBytes) bytes = fd >= 0 ? read_whole (fd) : NULL;
  g_autoptr (GPtrArray) constants = g_ptr_array_new_with_free_func (free_constant);
  const AccordFrameFileHeader *header;
  gsize n_bytes;

  if (fd >= 0)
    close (fd);
  if (bytes == NULL)
    return NULL;
  header = g_bytes_get_data (bytes, &n_bytes);
  if (!is_right (header, n_bytes))
    return NULL;
  return take_frame (&(Reader) { .at = (const char *) (header + 1), .n_left = n_bytes - sizeof *header, .fields = fields,
                                 .bytes = bytes, .constants = constants }, zone, mark);
}
