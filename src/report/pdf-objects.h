#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* Handles of qpdf's are numbers that belong to their document and go with it; there is nothing to free. */

/* Whether an element of the tree of tags is a @tag. */
gboolean accord_pdf_is_tag  (qpdf_data   pdf,
                             qpdf_oh     element,
                             const char *tag);
/* Calls @visit for every element of the tree below @element, in the order in which they are read. */
typedef void (*AccordPdfVisit) (qpdf_data pdf, qpdf_oh element, gpointer user_data);
void     accord_pdf_visit   (qpdf_data      pdf,
                             qpdf_oh        element,
                             AccordPdfVisit visit,
                             gpointer       user_data);
/* The value of @key, made where it is not there: a dictionary, or an array. */
qpdf_oh  accord_pdf_ensure  (qpdf_data   pdf,
                             qpdf_oh     dictionary,
                             const char *key,
                             const char *empty);
void     accord_pdf_set_text (qpdf_data   pdf,
                              qpdf_oh     dictionary,
                              const char *key,
                              const char *text);
void     accord_pdf_set      (qpdf_data   pdf,
                              qpdf_oh     dictionary,
                              const char *key,
                              const char *object);

G_END_DECLS
