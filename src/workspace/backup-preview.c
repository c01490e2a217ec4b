#include "backup-preview.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "row-cursor.h"

/* Of one kind so many are named, and the others counted. */
#define MOST_NAMES 6

static void
kind_free (gpointer data)
{
  AccordPreviewKind *kind = data;

  g_ptr_array_unref (kind->back);
  g_ptr_array_unref (kind->changed);
  g_ptr_array_unref (kind->gone);
  g_free (kind);
}

/* What people call it; of a kind without a name, what the kind is called. */
static char *
name_record (AccordRecord *record)
{
  static const char *const columns[] = { "name", "title", "metric", "source", "company" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const AccordColumn *column = accord_record_find_column (record, columns[i]);
      const char *text = column != NULL ? accord_record_get_text (record, columns[i]) : "";

      if (*text != '\0')
        return g_strdup (text);
    }
  return g_strdup (_(ACCORD_RECORD_GET_CLASS (record)->noun));
}

static gboolean
say_the_same (AccordRecord *a,
              AccordRecord *b)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_columns; i++)
    if (!accord_column_value_equal (&klass->columns[i], accord_record_get_value (a, klass->columns[i].name),
                                    accord_record_get_value (b, klass->columns[i].name)))
      return FALSE;
  return TRUE;
}

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, (gpointer) accord_record_get_id (records->pdata[i]), records->pdata[i]);
  return index;
}

static AccordPreviewKind *
compare_kind (GType      type,
              GPtrArray *now,
              GPtrArray *then)
{
  AccordPreviewKind *kind = g_new0 (AccordPreviewKind, 1);
  g_autoptr (GHashTable) now_index = index_records (now);
  g_autoptr (GHashTable) then_index = index_records (then);

  kind->type = type;
  kind->back = g_ptr_array_new_with_free_func (g_free);
  kind->changed = g_ptr_array_new_with_free_func (g_free);
  kind->gone = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < then->len; i++)
    {
      AccordRecord *record = then->pdata[i], *other = g_hash_table_lookup (now_index, accord_record_get_id (record));

      if (other == NULL)
        g_ptr_array_add (kind->back, name_record (record));
      else if (!say_the_same (record, other))
        g_ptr_array_add (kind->changed, name_record (other));
    }
  for (guint i = 0; i < now->len; i++)
    if (!g_hash_table_contains (then_index, accord_record_get_id (now->pdata[i])))
      g_ptr_array_add (kind->gone, name_record (now->pdata[i]));
  return kind;
}

static gboolean
compare_records (AccordBackupPreview *self,
                 AccordStore         *now,
                 AccordStore         *then,
                 GCancellable        *cancellable,
                 GError             **error)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (GPtrArray) records_now = accord_store_load_records (now, *type, cancellable, error);
      g_autoptr (GPtrArray) records_then =
          records_now != NULL ? accord_store_load_records (then, *type, cancellable, error) : NULL;
      AccordPreviewKind *kind;

      if (records_then == NULL)
        return FALSE;
      kind = compare_kind (*type, records_now, records_then);
      if (kind->back->len + kind->changed->len + kind->gone->len > 0)
        g_ptr_array_add (self->kinds, kind);
      else
        kind_free (kind);
    }
  return TRUE;
}

/* Both in the order of their keys. */
static gboolean
join (AccordRowCursor     *now,
      AccordRowCursor     *then,
      AccordPreviewCount  *count,
      GCancellable        *cancellable,
      GError             **error)
{
  while (now->key != 0 || then->key != 0)
    {
      gboolean same_key = now->key == then->key;
      gboolean now_first = !same_key && then->key != 0 ? now->key != 0 && now->key < then->key : !same_key;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      count->changed += same_key && now->digest != then->digest;
      count->gone += !same_key && now_first;
      count->back += !same_key && !now_first;
      if ((same_key || now_first) && !accord_row_cursor_next (now, cancellable, error))
        return FALSE;
      if ((same_key || !now_first) && !accord_row_cursor_next (then, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_rows (AccordStore         *now,
              AccordStore         *then,
              gboolean             activities,
              AccordPreviewCount  *count,
              GCancellable        *cancellable,
              GError             **error)
{
  AccordRowCursor now_cursor = { 0 }, then_cursor = { 0 };
  gboolean done = accord_row_cursor_init (&now_cursor, now, activities, cancellable, error) &&
                  accord_row_cursor_init (&then_cursor, then, activities, cancellable, error) &&
                  join (&now_cursor, &then_cursor, count, cancellable, error);

  accord_row_cursor_clear (&now_cursor);
  accord_row_cursor_clear (&then_cursor);
  return done;
}

static const AccordImportInfo *
find_import (GPtrArray *imports,
             gint64     id)
{
  for (guint i = 0; i < imports->len; i++)
    if (((AccordImportInfo *) imports->pdata[i])->id == id)
      return imports->pdata[i];
  return NULL;
}

static gboolean
compare_imports (AccordStore         *now,
                 AccordStore         *then,
                 AccordPreviewCount  *count,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (GPtrArray) imports_now = accord_store_imports (now, cancellable, error);
  g_autoptr (GPtrArray) imports_then = imports_now != NULL ? accord_store_imports (then, cancellable, error) : NULL;

  for (guint i = 0; imports_then != NULL && i < imports_then->len; i++)
    {
      const AccordImportInfo *info = imports_then->pdata[i], *other = find_import (imports_now, info->id);

      count->back += other == NULL;
      count->changed += other != NULL && (other->at != info->at || other->undone != info->undone);
    }
  for (guint i = 0; imports_then != NULL && i < imports_now->len; i++)
    count->gone += find_import (imports_then, ((AccordImportInfo *) imports_now->pdata[i])->id) == NULL;
  return imports_then != NULL;
}

/**
 * accord_backup_preview_new:
 * @store: an open file
 * @backup: a backup of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Compares what is there now with what is in the backup. Waits.
 *
 * Returns: (transfer full): what restoring it would change
 */
AccordBackupPreview *
accord_backup_preview_new (AccordStore   *store,
                           const char    *backup,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (AccordBackupPreview) self = g_new0 (AccordBackupPreview, 1);
  g_autofree char *scratch = NULL;
  AccordStore *view = accord_backup_view_open (backup, accord_store_get_uuid (store), &scratch, cancellable, error);
  gboolean done;

  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  if (view == NULL)
    return NULL;
  done = compare_records (self, store, view, cancellable, error) &&
         compare_rows (store, view, FALSE, &self->leads, cancellable, error) &&
         compare_rows (store, view, TRUE, &self->activities, cancellable, error) &&
         compare_imports (store, view, &self->imports, cancellable, error);
  accord_backup_view_close (view, scratch);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_backup_preview_free:
 * @self: (transfer full): a preview
 */
void
accord_backup_preview_free (AccordBackupPreview *self)
{
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static guint64
sum (const AccordPreviewCount *count)
{
  return count->back + count->changed + count->gone;
}

/**
 * accord_backup_preview_is_empty:
 * @self: a preview
 *
 * Returns: whether the backup says what the file says
 */
gboolean
accord_backup_preview_is_empty (const AccordBackupPreview *self)
{
  return self->kinds->len == 0 && sum (&self->leads) + sum (&self->activities) + sum (&self->imports) == 0;
}

static char *
join_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, MOST_NAMES); i++)
    g_string_append_printf (text, "%s“%s”", i > 0 ? ", " : "", (char *) names->pdata[i]);
  if (names->len > MOST_NAMES)
    /* Translators: at the end of a list of names: and so many others */
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", names->len - MOST_NAMES), names->len - MOST_NAMES);
  return g_string_free (text, FALSE);
}

static void
append_names (GString    *text,
              const char *format,
              const char *noun,
              GPtrArray  *names)
{
  g_autofree char *list = names->len > 0 ? join_names (names) : NULL;
  g_autoptr (GString) line = g_string_new (format);

  if (list == NULL)
    return;
  g_string_replace (line, "%1", noun, 1);
  g_string_replace (line, "%2", list, 1);
  g_string_append_printf (text, "%s\n", line->str);
}

static void
append_count (GString    *text,
              const char *format,
              guint64     n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
  g_autoptr (GString) line = g_string_new (format);

  if (n == 0)
    return;
  g_string_replace (line, "%s", number, 1);
  g_string_append_printf (text, "%s\n", line->str);
}

/**
 * accord_backup_preview_to_text:
 * @self: a preview
 *
 * Returns: (transfer full): a line a difference; "" where there is none
 */
char *
accord_backup_preview_to_text (const AccordBackupPreview *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const AccordPreviewKind *kind = self->kinds->pdata[i];
      g_autoptr (AccordRecord) record = accord_record_new (kind->type);
      const char *noun = _(ACCORD_RECORD_GET_CLASS (record)->noun);

      /* Translators: %1 is a kind of thing, as «persona»; %2 the names of some */
      append_names (text, _("Comes back (%1): %2"), noun, kind->back);
      append_names (text, _("Becomes what it was (%1): %2"), noun, kind->changed);
      append_names (text, _("Goes (%1): %2"), noun, kind->gone);
    }
  append_count (text, _("Leads that come back: %s"), self->leads.back);
  append_count (text, _("Leads that become what they were: %s"), self->leads.changed);
  append_count (text, _("Leads that go: %s"), self->leads.gone);
  append_count (text, _("Activities that come back: %s"), self->activities.back + self->activities.changed);
  append_count (text, _("Activities that go: %s"), self->activities.gone);
  append_count (text, _("Imports that come back: %s"), self->imports.back);
  append_count (text, _("Imports that become what they were: %s"), self->imports.changed);
  append_count (text, _("Imports that go: %s"), self->imports.gone);
  return g_string_free (text, FALSE);
}
