#pragma once

#include "report/element.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The paper and what is printed on every page. */
typedef struct
{
  double width, height;         /* in points */
  double left, right;           /* margins */
  double top, bottom;           /* of the text, from the edges */
} AccordPageSize;

/* A report: its parts in order, then its pages. */
typedef struct _AccordDocument AccordDocument;

AccordDocument       *accord_document_new            (const AccordPageSize *size);
void                  accord_document_free           (AccordDocument       *self);
const AccordPageSize *accord_document_get_size       (const AccordDocument *self);
double                accord_document_get_width      (const AccordDocument *self);
AccordTypesetter     *accord_document_get_typesetter (AccordDocument       *self);
void                  accord_document_set_title      (AccordDocument       *self,
                                                      const char           *title);
const char           *accord_document_get_title      (const AccordDocument *self);
void                  accord_document_set_language   (AccordDocument       *self,
                                                      const char           *locale);
const char           *accord_document_get_language   (const AccordDocument *self);
gboolean              accord_document_is_rtl         (const AccordDocument *self);
void                  accord_document_attach         (AccordDocument       *self,
                                                      const char           *name,
                                                      const char           *description,
                                                      const char           *mime_type,
                                                      GBytes               *bytes);
const AccordPdfAttachment *accord_document_get_attachment (const AccordDocument *self);
void                  accord_document_set_watermark  (AccordDocument       *self,
                                                      const char           *word);
void                  accord_document_set_footnotes  (AccordDocument       *self,
                                                      AccordFootnotes      *footnotes);
AccordFootnotes      *accord_document_get_footnotes  (AccordDocument       *self);
void                  accord_document_set_head       (AccordDocument       *self,
                                                      const char           *left,
                                                      const char           *right,
                                                      const char           *foot);
void                  accord_document_add            (AccordDocument       *self,
                                                      AccordElement           *part);
void                  accord_document_break_page     (AccordDocument       *self);
GPtrArray            *accord_document_get_parts      (AccordDocument       *self);

guint                 accord_document_break_pages    (AccordDocument       *self);
guint                 accord_document_get_n_pages    (const AccordDocument *self);
char                 *accord_document_draw_page      (AccordDocument       *self,
                                                      cairo_t              *cr,
                                                      guint                 page);
gboolean              accord_document_draw           (AccordDocument       *self,
                                                      AccordCanvas         *canvas,
                                                      GCancellable         *cancellable,
                                                      GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDocument, accord_document_free)

G_END_DECLS
