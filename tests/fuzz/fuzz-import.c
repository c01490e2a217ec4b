/* Reads @data as a file of leads, whatever it is: as libFuzzer calls it, and the replay of what it found. */
#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "exchange/file-import-private.h"
#include "exchange/row-converter.h"
#include "fuzz.h"

/* More is only slower. */
#define LARGEST_FILE (256 * 1024)
#define MOST_ROWS 5000

static char *path;

static void
remove_file (void)
{
  g_unlink (path);
}

/* In memory, where there is such a place. */
static void
make_path (void)
{
  const char *base = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();

  path = g_strdup_printf ("%s/accord-fuzz-import-%d", base, (int) getpid ());
  atexit (remove_file);
}

/* The second pass, as far as it needs no workspace. */
static void
convert_rows (AccordFileImport *import)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AccordSourceReading) reading = accord_file_import_read_again (import, NULL, NULL);
  g_autoptr (AccordRowConverter) converter = NULL;
  g_autoptr (AccordBatch) batch = NULL;
  g_autofree char *mapping = accord_file_import_mapping_json (import);
  AccordSourceRow row;

  if (reading == NULL)
    return;
  converter = accord_row_converter_new (import->kind, import->columns, NULL, import->empty_values, import->zone,
                                        accord_file_import_get_data_as_of (import), warnings);
  accord_row_converter_begin_marks (converter, FALSE);
  batch = accord_row_converter_new_batch (converter, 1);
  for (guint i = 0; i < MOST_ROWS && accord_file_import_next (import, reading, &row, NULL, NULL); i++)
    {
      g_autofree char *reason = accord_row_converter_add (converter, &row, accord_row_converter_mark (converter, &row), batch);

      accord_batch_clear (batch);
    }
  accord_file_import_warn (import, warnings);
  accord_row_converter_warn (converter, NULL, warnings);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static gsize once;
  const AccordFileImportOptions options = { .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (AccordZone) zone = accord_zone_utc ();
  g_autoptr (AccordFileImport) import = NULL;

  if (g_once_init_enter (&once))
    {
      make_path ();
      g_once_init_leave (&once, 1);
    }
  if (size > LARGEST_FILE)
    return 0;
  if (!g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    abort ();
  import = accord_file_import_open (path, &options, zone, NULL, NULL, NULL, NULL);
  if (import != NULL)
    convert_rows (import);
  return 0;
}
