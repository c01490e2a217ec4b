#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* Handles of qpdf's are numbers that belong to their document and go with it; there is nothing to free. */

/* Whether an element of the tree of tags is a @tag. */
gboolean accord_pdf_is_tag  (qpdf_data   pdf,
                             qpdf_oh     element,
                             const char *tag);
/* Which tag an element is: «/P»; "" of what is none. Good until the next look at @pdf. */
const char *accord_pdf_get_tag (qpdf_data pdf,
                                qpdf_oh   element);
/* What is in it, by its place from 0; something that is no dictionary where there is no more. */
qpdf_oh  accord_pdf_get_kid (qpdf_data pdf,
                             qpdf_oh   element,
                             int       index);
/* The tag that holds all others; the tree of tags itself where there is none. */
qpdf_oh  accord_pdf_find_document (qpdf_data pdf);
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
