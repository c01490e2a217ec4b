#include "report/pdf-tags.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "report/agreement-report.h"

#define OPENING "/NonStruct << /MCID "
#define ARTIFACT "/Artifact BMC"

typedef struct
{
  GPtrArray *alternatives;
  guint      n_figures;
} Tags;

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
finish_element (qpdf_data pdf,
                qpdf_oh   element,
                gpointer  user_data)
{
  Tags *tags = user_data;

  drop_decoration (pdf, element);
  if (accord_pdf_is_tag (pdf, element, "/TH"))
    accord_pdf_set (pdf, element, "/A", "<< /O /Table /Scope /Column >>");
  if (!accord_pdf_is_tag (pdf, element, "/Figure"))
    return;
  if (tags->n_figures < tags->alternatives->len)
    accord_pdf_set_text (pdf, element, "/Alt", g_ptr_array_index (tags->alternatives, tags->n_figures));
  tags->n_figures++;
}

/* From what is drawn to its tag: of what has none, nothing. */
static void
forget_decoration (qpdf_data pdf,
                   qpdf_oh   tree)
{
  qpdf_oh numbers = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, tree, "/ParentTree"), "/Nums");

  for (int i = 1; i < qpdf_oh_get_array_n_items (pdf, numbers); i += 2)
    {
      qpdf_oh slots = qpdf_oh_get_array_item (pdf, numbers, i);

      if (!qpdf_oh_is_array (pdf, slots))
        continue;
      for (int j = 0; j < qpdf_oh_get_array_n_items (pdf, slots); j++)
        if (accord_pdf_is_tag (pdf, qpdf_oh_get_array_item (pdf, slots, j), "/NonStruct"))
          qpdf_oh_set_array_item (pdf, slots, j, qpdf_oh_new_null (pdf));
    }
}

/* A footnote is drawn where its page ends, in whatever goes on on the next one. Takes those out of it. */
static void
take_notes (qpdf_data pdf,
            qpdf_oh   element,
            GArray   *notes)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");
  gboolean several = qpdf_oh_is_array (pdf, kids);

  for (int i = 0; i < (several ? qpdf_oh_get_array_n_items (pdf, kids) : 1); i++)
    {
      qpdf_oh kid = several ? qpdf_oh_get_array_item (pdf, kids, i) : kids;

      if (!accord_pdf_is_tag (pdf, kid, "/Note"))
        {
          if (qpdf_oh_is_dictionary (pdf, kid) && qpdf_oh_has_key (pdf, kid, "/S"))
            take_notes (pdf, kid, notes);
          continue;
        }
      g_array_append_val (notes, kid);
      if (several)
        qpdf_oh_erase_item (pdf, kids, i--);
      else
        qpdf_oh_remove_key (pdf, element, "/K");
    }
}

/* They are read behind what they were in. */
static void
move_notes (qpdf_data pdf,
            qpdf_oh   element,
            gpointer  user_data)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");

  if (!accord_pdf_is_tag (pdf, element, "/Document") || !qpdf_oh_is_array (pdf, kids))
    return;
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, kids); i++)
    {
      g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));

      take_notes (pdf, qpdf_oh_get_array_item (pdf, kids, i), notes);
      for (guint j = 0; j < notes->len; j++)
        {
          qpdf_oh note = g_array_index (notes, qpdf_oh, j);

          qpdf_oh_replace_key (pdf, note, "/P", element);
          qpdf_oh_insert_item (pdf, kids, ++i, note);
        }
    }
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
  Tags tags = { alternatives, 0 };

  /* The tags are found by what they are, so that first those are forgotten that are taken out. */
  forget_decoration (pdf, tree);
  accord_pdf_visit (pdf, tree, finish_element, &tags);
  accord_pdf_visit (pdf, tree, move_notes, NULL);
  for (int i = 0; i < qpdf_get_num_pages (pdf); i++)
    if (!finish_page (pdf, qpdf_get_page_n (pdf, (size_t) i), error))
      return FALSE;
  return TRUE;
}
