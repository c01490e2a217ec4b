#include "report/pdf-tags.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "report/agreement-report.h"

#define OPENING "/NonStruct << /MCID "
#define ARTIFACT "/Artifact BMC"

/* What is looked for while all that is drawn is gone through once: in a long document every look at an element counts. */
typedef struct
{
  GPtrArray  *alternatives;
  guint       n_figures;
  int         figure;      /* the number of the object that was the last of them */
  GHashTable *decorated;   /* the numbers of elements that hold decoration → themselves */
  GArray     *notes;       /* of qpdf_oh: footnotes, in order */
} Tags;

static int
get_number (qpdf_data pdf,
            qpdf_oh   element)
{
  return qpdf_oh_get_object_id (pdf, element);
}

static void
describe_figure (qpdf_data pdf,
                 qpdf_oh   element,
                 Tags     *tags)
{
  if (get_number (pdf, element) == tags->figure)
    return;
  tags->figure = get_number (pdf, element);
  if (tags->n_figures < tags->alternatives->len)
    accord_pdf_set_text (pdf, element, "/Alt", g_ptr_array_index (tags->alternatives, tags->n_figures));
  tags->n_figures++;
}

static void
note_decoration (qpdf_data pdf,
                 qpdf_oh   element,
                 Tags     *tags)
{
  qpdf_oh parent = qpdf_oh_get_key (pdf, element, "/P");

  g_hash_table_insert (tags->decorated, GINT_TO_POINTER (get_number (pdf, parent)), GUINT_TO_POINTER (parent));
}

static void
note_footnote (qpdf_data pdf,
               qpdf_oh   element,
               Tags     *tags)
{
  guint n = tags->notes->len;

  if (n == 0 || get_number (pdf, g_array_index (tags->notes, qpdf_oh, n - 1)) != get_number (pdf, element))
    g_array_append_val (tags->notes, element);
}

/* From what is drawn to its tag: of what has none, nothing. */
static void
finish_slots (qpdf_data pdf,
              qpdf_oh   slots,
              Tags     *tags)
{
  int n = qpdf_oh_get_array_n_items (pdf, slots);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh element = qpdf_oh_get_array_item (pdf, slots, i);
      const char *tag = accord_pdf_get_tag (pdf, element);

      if (g_str_equal (tag, "/NonStruct"))
        {
          note_decoration (pdf, element, tags);
          qpdf_oh_set_array_item (pdf, slots, i, qpdf_oh_new_null (pdf));
        }
      else if (g_str_equal (tag, "/Figure"))
        describe_figure (pdf, element, tags);
      else if (g_str_equal (tag, "/Note"))
        note_footnote (pdf, element, tags);
    }
}

static void
finish_drawn (qpdf_data pdf,
              qpdf_oh   tree,
              Tags     *tags)
{
  qpdf_oh numbers = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, tree, "/ParentTree"), "/Nums");
  int n = qpdf_oh_get_array_n_items (pdf, numbers);

  for (int i = 1; i < n; i += 2)
    {
      qpdf_oh slots = qpdf_oh_get_array_item (pdf, numbers, i);

      if (qpdf_oh_is_array (pdf, slots))
        finish_slots (pdf, slots, tags);
    }
}

/* Head and foot were drawn as a tag that cairo knows. They are taken out of the tree. */
static void
drop_decoration (qpdf_data pdf,
                 qpdf_oh   element)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");

  if (accord_pdf_is_tag (pdf, kids, "/NonStruct"))
    qpdf_oh_remove_key (pdf, element, "/K");
  if (!qpdf_oh_is_array (pdf, kids))
    return;
  for (int i = qpdf_oh_get_array_n_items (pdf, kids) - 1; i >= 0; i--)
    if (accord_pdf_is_tag (pdf, qpdf_oh_get_array_item (pdf, kids, i), "/NonStruct"))
      qpdf_oh_erase_item (pdf, kids, i);
}

static void
drop_all_decoration (qpdf_data   pdf,
                     const Tags *tags)
{
  GHashTableIter iter;
  gpointer number, element;

  g_hash_table_iter_init (&iter, tags->decorated);
  while (g_hash_table_iter_next (&iter, &number, &element))
    drop_decoration (pdf, GPOINTER_TO_UINT (element));
}

/* The cells of the first row, if they are heads: the columns below are theirs. */
static void
finish_table (qpdf_data pdf,
              qpdf_oh   table)
{
  qpdf_oh row = accord_pdf_get_kid (pdf, table, 0);
  qpdf_oh cell;

  for (int i = 0; accord_pdf_is_tag (pdf, cell = accord_pdf_get_kid (pdf, row, i), "/TH"); i++)
    accord_pdf_set (pdf, cell, "/A", "<< /O /Table /Scope /Column >>");
}

static void
finish_tables (qpdf_data pdf,
               qpdf_oh   document)
{
  qpdf_oh kid;

  for (int i = 0; qpdf_oh_is_dictionary (pdf, kid = accord_pdf_get_kid (pdf, document, i)); i++)
    if (accord_pdf_is_tag (pdf, kid, "/Table"))
      finish_table (pdf, kid);
}

static int
find_kid (qpdf_data pdf,
          qpdf_oh   kids,
          int       number)
{
  int n = qpdf_oh_get_array_n_items (pdf, kids);

  for (int i = 0; i < n; i++)
    if (get_number (pdf, qpdf_oh_get_array_item (pdf, kids, i)) == number)
      return i;
  return -1;
}

/* A footnote is drawn where its page ends, in whatever goes on on the next one. It is read behind that. */
static void
move_note (qpdf_data pdf,
           qpdf_oh   document,
           qpdf_oh   note,
           int      *last)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, document, "/K");
  qpdf_oh parent = qpdf_oh_get_key (pdf, note, "/P");
  qpdf_oh outer = parent;
  int root = get_number (pdf, document);
  int place;

  if (get_number (pdf, parent) == root || !qpdf_oh_is_array (pdf, kids))
    return;
  while (get_number (pdf, qpdf_oh_get_key (pdf, outer, "/P")) != root)
    outer = qpdf_oh_get_key (pdf, outer, "/P");
  place = find_kid (pdf, kids, get_number (pdf, outer));
  if (place < 0)
    return;
  if (qpdf_oh_is_array (pdf, qpdf_oh_get_key (pdf, parent, "/K")))
    qpdf_oh_erase_item (pdf, qpdf_oh_get_key (pdf, parent, "/K"),
                        find_kid (pdf, qpdf_oh_get_key (pdf, parent, "/K"), get_number (pdf, note)));
  else
    qpdf_oh_remove_key (pdf, parent, "/K");
  /* Several of one page keep their order. */
  *last = MAX (*last, place) + 1;
  qpdf_oh_insert_item (pdf, kids, *last, note);
  qpdf_oh_replace_key (pdf, note, "/P", document);
}

static void
move_notes (qpdf_data   pdf,
            qpdf_oh     document,
            const Tags *tags)
{
  int last = -1;

  for (guint i = 0; i < tags->notes->len; i++)
    move_note (pdf, document, g_array_index (tags->notes, qpdf_oh, i), &last);
}

/* Whether a line of a page's content begins what is no content; @length: of that operator. */
static gboolean
opens_decoration (const char *line,
                  const char *end,
                  gsize      *length)
{
  const char closing[] = " >> BDC";
  const char *p = line + sizeof OPENING - 1;

  if ((gsize) (end - line) < sizeof OPENING + sizeof closing || memcmp (line, OPENING, sizeof OPENING - 1) != 0)
    return FALSE;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  *length = (gsize) (p - line) + sizeof closing - 1;
  return (gsize) (end - p) >= sizeof closing - 1 && memcmp (p, closing, sizeof closing - 1) == 0;
}

static GString *
mark_artifacts (const char *content,
                gsize       size)
{
  GString *marked = g_string_sized_new (size);
  const char *end = content + size;

  for (const char *line = content; line < end;)
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));
      const char *next = newline != NULL ? newline + 1 : end;
      gsize length;

      if (opens_decoration (line, end, &length))
        {
          g_string_append (marked, ARTIFACT);
          line += length;
        }
      g_string_append_len (marked, line, next - line);
      line = next;
    }
  return marked;
}

static gboolean
finish_page (qpdf_data pdf,
             qpdf_oh   page,
             GError  **error)
{
  unsigned char *content = NULL;
  g_autoptr (GString) marked = NULL;
  qpdf_oh stream;
  size_t size;

  if (qpdf_oh_get_page_content_data (pdf, page, &content, &size) != QPDF_SUCCESS)
    {
      g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_WRITE, _("The pages cannot be finished: %s."),
                   qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
      return FALSE;
    }
  marked = mark_artifacts ((const char *) content, size);
  free (content);
  stream = qpdf_oh_new_stream (pdf);
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) marked->str, marked->len, qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
  qpdf_oh_replace_key (pdf, page, "/Contents", stream);
  accord_pdf_set (pdf, page, "/Tabs", "/S");
  return TRUE;
}

gboolean
accord_pdf_finish_tags (qpdf_data  pdf,
                        GPtrArray *alternatives,
                        GError   **error)
{
  qpdf_oh tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  qpdf_oh document = accord_pdf_find_document (pdf);
  g_autoptr (GHashTable) decorated = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  Tags tags = { alternatives, 0, 0, decorated, notes };

  finish_drawn (pdf, tree, &tags);
  drop_all_decoration (pdf, &tags);
  finish_tables (pdf, document);
  move_notes (pdf, document, &tags);
  for (int i = 0; i < qpdf_get_num_pages (pdf); i++)
    if (!finish_page (pdf, qpdf_get_page_n (pdf, (size_t) i), error))
      return FALSE;
  return TRUE;
}
