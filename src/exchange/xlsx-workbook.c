#include "exchange/xlsx-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/import.h"

#define USUAL_WORKBOOK "xl/workbook.xml"

/* Gets the id, the type and the target of a relation between parts. */
typedef void (*RelationFunc) (AccordXlsxWorkbook *self,
                              const char         *id,
                              const char         *type,
                              const char         *target);

/* A target as the archive names it: «worksheets/sheet1.xml» from the folder «xl/», or «/xl/worksheets/sheet1.xml». */
static char *
resolve (const char *folder,
         const char *target)
{
  if (*target == '/')
    return g_strdup (target + 1);
  while (g_str_has_prefix (target, "./"))
    target += 2;
  return g_strconcat (folder, target, NULL);
}

static gboolean
read_relations (AccordXlsxWorkbook *self,
                const char         *name,
                RelationFunc        func,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (AccordXlsxPart) part = accord_xlsx_part_open (self->archive, name, error);
  g_autoptr (GError) local_error = NULL;

  if (part == NULL)
    return FALSE;
  while (accord_xlsx_part_next (part, cancellable, &local_error))
    {
      g_autofree char *id = NULL, *type = NULL, *target = NULL, *mode = NULL;

      if (!accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "Relationship"))
        continue;
      id = accord_xlsx_part_attribute (part, "Id");
      type = accord_xlsx_part_attribute (part, "Type");
      target = accord_xlsx_part_attribute (part, "Target");
      mode = accord_xlsx_part_attribute (part, "TargetMode");
      if (id != NULL && type != NULL && target != NULL && g_strcmp0 (mode, "External") != 0)
        func (self, id, type, target);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
take_root_relation (AccordXlsxWorkbook *self,
                    const char         *id,
                    const char         *type,
                    const char         *target)
{
  g_autofree char *name = resolve ("", target);
  const char *slash = strrchr (name, '/');

  if (!g_str_has_suffix (type, "/officeDocument"))
    return;
  g_free (self->folder);
  self->folder = g_strndup (name, slash != NULL ? (gsize) (slash + 1 - name) : 0);
  g_free (self->sheet);
  self->sheet = g_steal_pointer (&name); /* the workbook's part, until that of the sheet is known */
}

/* @self->sheet is the id of the sheet here; it becomes the name of its part, with a slash before it. */
static void
take_relation (AccordXlsxWorkbook *self,
               const char         *id,
               const char         *type,
               const char         *target)
{
  g_autofree char *name = resolve (self->folder, target);

  if (g_str_equal (id, self->sheet) && g_str_has_suffix (type, "/worksheet"))
    {
      g_free (self->sheet);
      self->sheet = g_strconcat ("/", name, NULL);
    }
  else if (self->strings_part == NULL && g_str_has_suffix (type, "/sharedStrings"))
    self->strings_part = g_steal_pointer (&name);
  else if (self->styles_part == NULL && g_str_has_suffix (type, "/styles"))
    self->styles_part = g_steal_pointer (&name);
}

static void
take_sheet (AccordXlsxPart *part,
            char          **first,
            char          **shown)
{
  g_autofree char *state = accord_xlsx_part_attribute (part, "state");
  g_autofree char *id = accord_xlsx_part_attribute (part, "id");

  if (*first == NULL)
    *first = g_strdup (id);
  if (*shown == NULL && (state == NULL || g_str_equal (state, "visible")))
    *shown = g_steal_pointer (&id);
}

/* Which sheet is the first, and since when days are counted. */
static gboolean
read_workbook (AccordXlsxWorkbook *self,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr (AccordXlsxPart) part = accord_xlsx_part_open (self->archive, self->sheet, error);
  g_autofree char *first = NULL, *shown = NULL;
  g_autoptr (GError) local_error = NULL;

  if (part == NULL)
    return FALSE;
  while (accord_xlsx_part_next (part, cancellable, &local_error))
    if (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "workbookPr"))
      {
        g_autofree char *since_1904 = accord_xlsx_part_attribute (part, "date1904");

        self->since_1904 = since_1904 != NULL && (g_str_equal (since_1904, "1") || g_str_equal (since_1904, "true"));
      }
    else if (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "sheet"))
      take_sheet (part, &first, &shown);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_free (self->sheet);
  self->sheet = shown != NULL ? g_steal_pointer (&shown) : g_steal_pointer (&first);
  return TRUE;
}

static gboolean
find_parts (AccordXlsxWorkbook *self,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autofree char *relations = NULL;
  const char *base;

  self->folder = g_strdup ("xl/");
  self->sheet = g_strdup (USUAL_WORKBOOK);
  if (zip_name_locate (self->archive, "_rels/.rels", 0) >= 0 &&
      !read_relations (self, "_rels/.rels", take_root_relation, cancellable, error))
    return FALSE;
  base = self->sheet + strlen (self->folder);
  relations = g_strconcat (self->folder, "_rels/", base, ".rels", NULL);
  if (!read_workbook (self, cancellable, error))
    return FALSE;
  if (self->sheet != NULL && !read_relations (self, relations, take_relation, cancellable, error))
    return FALSE;
  if (self->sheet != NULL && *self->sheet == '/')
    {
      memmove (self->sheet, self->sheet + 1, strlen (self->sheet));
      return TRUE;
    }
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
               _("the workbook has no sheet with a table; save it as CSV, then import that."));
  return FALSE;
}

/**
 * accord_xlsx_workbook_open:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the workbook that it is
 */
AccordXlsxWorkbook *
accord_xlsx_workbook_open (const char   *path,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (AccordXlsxWorkbook) self = g_new0 (AccordXlsxWorkbook, 1);
  int code;

  self->text = g_byte_array_new ();
  self->strings = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->archive = zip_open (path, ZIP_RDONLY, &code);
  if (self->archive == NULL)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("the workbook is damaged; save it as CSV, then import that."));
  else if (zip_name_locate (self->archive, "_rels/.rels", 0) < 0 && zip_name_locate (self->archive, USUAL_WORKBOOK, 0) < 0)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("it is packed, but no Excel workbook; save it as CSV, then import that."));
  else if (find_parts (self, cancellable, error) && accord_xlsx_strings_read (self, cancellable, error) &&
           accord_xlsx_styles_read (self, cancellable, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * accord_xlsx_workbook_free:
 * @self: (transfer full) (nullable): a workbook
 */
void
accord_xlsx_workbook_free (AccordXlsxWorkbook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->archive, zip_discard);
  g_byte_array_unref (self->text);
  g_array_unref (self->strings);
  g_array_unref (self->styles);
  g_free (self->folder);
  g_free (self->sheet);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

/**
 * accord_xlsx_workbook_get_string:
 * @self: a workbook
 * @index: of a string that cells share
 *
 * Returns: the string; «» where there is none
 */
const char *
accord_xlsx_workbook_get_string (const AccordXlsxWorkbook *self,
                                 guint64                   index)
{
  return index < self->strings->len ? (const char *) self->text->data + g_array_index (self->strings, gsize, index) : "";
}

/**
 * accord_xlsx_workbook_get_format:
 * @self: a workbook
 * @style: the number of a style
 *
 * Returns: how a number in that style is shown
 */
AccordXlsxFormat
accord_xlsx_workbook_get_format (const AccordXlsxWorkbook *self,
                                 guint64                   style)
{
  return style < self->styles->len ? (AccordXlsxFormat) g_array_index (self->styles, guint8, style) : ACCORD_XLSX_NUMBER;
}

/**
 * accord_xlsx_workbook_is_since_1904:
 * @self: a workbook
 *
 * Returns: whether it counts days as old Macintoshes did
 */
gboolean
accord_xlsx_workbook_is_since_1904 (const AccordXlsxWorkbook *self)
{
  return self->since_1904;
}
