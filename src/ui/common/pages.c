#include "ui/common/pages.h"

#include <glib/gi18n-lib.h>

#include "report/pdf.h"
#include "ui/common/file-export.h"

struct _AccordPages
{
  char            *title, *name;
  AccordDay        day;
  AccordPagesMaker make;
  gpointer         what;
  GDestroyNotify   free_what;
  GMutex           making; /* what they are made from is not made to be read twice at once */
};

/**
 * accord_pages_new:
 *
 * Returns: (transfer full): pages, none of which is made yet
 */
AccordPages *
accord_pages_new (const char      *title,
                  const char      *name,
                  AccordDay        day,
                  AccordPagesMaker make,
                  gpointer         what,
                  GDestroyNotify   free_what)
{
  AccordPages *self = g_atomic_rc_box_new0 (AccordPages);

  self->title = g_strdup (title);
  self->name = g_strdup (name);
  self->day = day;
  self->make = make;
  self->what = what;
  self->free_what = free_what;
  g_mutex_init (&self->making);
  return self;
}

AccordPages *
accord_pages_ref (AccordPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AccordPages *self = data;

  self->free_what (self->what);
  g_mutex_clear (&self->making);
  g_free (self->title);
  g_free (self->name);
}

void
accord_pages_unref (AccordPages *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
accord_pages_get_title (AccordPages *self)
{
  return self->title;
}

static AccordDocument *
make (AccordPages  *self,
      AccordPaper   paper,
      GCancellable *cancellable,
      GError      **error)
{
  AccordDocument *document;

  g_mutex_lock (&self->making);
  document = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : self->make (self->what, paper, cancellable, error);
  g_mutex_unlock (&self->making);
  return document;
}

/**
 * accord_pages_lay_out:
 *
 * To be called in a thread. The pages may then be drawn in another.
 *
 * Returns: (transfer full) (nullable): the pages, broken
 */
AccordDocument *
accord_pages_lay_out (AccordPages  *self,
                      AccordPaper   paper,
                      GCancellable *cancellable,
                      GError      **error)
{
  AccordDocument *document = make (self, paper, cancellable, error);

  if (document != NULL)
    accord_document_break_pages (document);
  return document;
}

typedef struct
{
  AccordPages *pages;
  AccordPaper  paper;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  accord_pages_unref (writing->pages);
  g_free (writing);
}

static gboolean
write_pdf (gpointer      data,
           const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  Writing *writing = data;
  g_autoptr (AccordDocument) document = make (writing->pages, writing->paper, cancellable, error);

  return document != NULL && accord_pdf_write (document, writing->pages->day, path, cancellable, error);
}

/**
 * accord_pages_ask:
 * @page: says why there is no PDF
 * @parent: above which it is asked, and where it is said that it was written
 * @paper: what it is set for
 *
 * Keeps the pages as a PDF.
 */
void
accord_pages_ask (AccordPages *self,
                  AccordPage  *page,
                  GtkWindow   *parent,
                  AccordPaper  paper)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->pages = accord_pages_ref (self);
  writing->paper = paper;
  accord_file_export_ask_above (parent, page, _("Save as PDF"), self->name, write_pdf, writing, writing_free);
}
