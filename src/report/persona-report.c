#include "report/persona-report.h"

#include <glib/gi18n-lib.h>

#include "model/persona-journey.h"
#include "present/persona-fields.h"
#include "report/agreement-pages.h"
#include "report/pdf.h"
#include "report/persona-parts.h"
#include "report/portrait.h"
#include "report/prose.h"

/* Less than the agreement's: all of it is to stand on one page. */
#define TOP 58.0
#define BOTTOM 60.0

static void
clear_figure (gpointer data)
{
  AccordKeyFigure *figure = data;

  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->note);
}

AccordPersonaReport *
accord_persona_report_new (AccordRecord *persona)
{
  AccordPersonaReport *self = g_new0 (AccordPersonaReport, 1);

  self->persona = accord_record_copy (persona);
  self->figures = g_array_new (FALSE, FALSE, sizeof (AccordKeyFigure));
  g_array_set_clear_func (self->figures, clear_figure);
  return self;
}

void
accord_persona_report_free (AccordPersonaReport *self)
{
  g_object_unref (self->persona);
  g_free (self->head);
  g_free (self->as_of);
  g_array_unref (self->figures);
  g_free (self);
}

void
accord_persona_report_add_figure (AccordPersonaReport *self,
                                  const char          *label,
                                  char                *value,
                                  char                *note)
{
  AccordKeyFigure figure = { g_strdup (label), value, note };

  g_array_append_val (self->figures, figure);
}

static void
add_title (const AccordPersonaReport *self,
           AccordDocument            *document)
{
  const AccordProseStyle title_style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 4, .keep_next = TRUE };
  const AccordProseStyle summary_style = { .face = ACCORD_FACE_SUBTITLE, .after = 4 };
  const char *summary = accord_record_get_text (self->persona, "summary");

  accord_portrait_add (document, accord_record_get_text (self->persona, "picture"),
                       accord_record_get_text (self->persona, "name"), 0);
  accord_prose_add (document, &title_style, accord_record_get_text (self->persona, "name"));
  if (*summary != '\0')
    accord_prose_add (document, &summary_style, summary);
}

static void
add_figures (const AccordPersonaReport *self,
             AccordDocument            *document)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_SMALL, .after = 4 };

  if (self->figures->len == 0)
    return;
  accord_key_figures_add (document, (const AccordKeyFigure *) (gpointer) self->figures->data, self->figures->len, 0);
  if (self->as_of != NULL)
    accord_prose_add (document, &style, self->as_of);
}

/* Name and summary are said already. */
static gboolean
is_said (const char *column)
{
  return g_str_equal (column, "name") || g_str_equal (column, "summary");
}

static gboolean
has_any (AccordRecord             *persona,
         const AccordPersonaGroup *group)
{
  for (guint i = 0; group->columns[i] != NULL; i++)
    if (!is_said (group->columns[i]) && accord_persona_has_field (persona, group->columns[i]))
      return TRUE;
  return FALSE;
}

static void
add_group (const AccordPersonaReport *self,
           AccordDocument            *document,
           const AccordPersonaGroup  *group)
{
  const AccordTableColumn columns[] = {
    { NULL, 31, PANGO_ALIGN_LEFT, ACCORD_FACE_LABEL },
    { NULL, 56, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { NULL, 13, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL },
  };
  AccordTable *table;

  if (!has_any (self->persona, group))
    return;
  if (group->heading != NULL)
    accord_prose_add_heading (document, 3, NULL, _(group->heading), NULL, 0);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  accord_table_set_compact (table);
  for (guint i = 0; group->columns[i] != NULL; i++)
    if (!is_said (group->columns[i]))
      accord_persona_add_field (table, self->persona, group->columns[i], 2);
  accord_table_end (table, 0, 14);
}

/**
 * accord_persona_report_make_document:
 *
 * May be called on any thread, again and again.
 *
 * Returns: (transfer full): its pages, not yet broken
 */
AccordDocument *
accord_persona_report_make_document (const AccordPersonaReport *self,
                                     AccordPaper                paper)
{
  AccordPageSize size = *accord_paper_get_size (paper);
  guint n_groups;
  const AccordPersonaGroup *groups = accord_persona_groups (&n_groups);
  AccordDocument *document;

  size.top = TOP;
  size.bottom = BOTTOM;
  document = accord_document_new (&size);
  accord_document_set_title (document, accord_record_get_text (self->persona, "name"));
  accord_document_set_head (document, self->head, _("Persona"), self->as_of != NULL ? self->as_of : "");
  add_title (self, document);
  add_figures (self, document);
  for (guint i = 0; i < n_groups; i++)
    add_group (self, document, &groups[i]);
  accord_persona_add_journey (document, self->persona, 0);
  return document;
}

/**
 * accord_persona_report_write:
 * @path: replaced only once the new file is whole
 *
 * Writes it as a PDF. Where more is known than a page holds it goes on on a second. May be called on any thread.
 *
 * Returns: whether it was written; else an #AccordReportError, or cancelled
 */
gboolean
accord_persona_report_write (const AccordPersonaReport *self,
                             const char                *path,
                             GCancellable              *cancellable,
                             GError                   **error)
{
  g_autoptr (AccordDocument) document = accord_persona_report_make_document (self, self->paper);

  return accord_pdf_write (document, self->today, path, cancellable, error);
}
