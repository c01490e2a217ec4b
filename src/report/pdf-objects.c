#include "report/pdf-objects.h"

gboolean
accord_pdf_is_tag (qpdf_data   pdf,
                   qpdf_oh     element,
                   const char *tag)
{
  return qpdf_oh_is_dictionary (pdf, element) &&
         qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, element, "/S"), tag);
}

/* A tag holds tags, one or several; or numbers and references of what is drawn, which end the tree. */
void
accord_pdf_visit (qpdf_data      pdf,
                  qpdf_oh        element,
                  AccordPdfVisit visit,
                  gpointer       user_data)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");
  qpdf_oh all = qpdf_oh_is_array (pdf, kids) ? kids : qpdf_oh_wrap_in_array (pdf, kids);

  visit (pdf, element, user_data);
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, all); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (pdf, all, i);

      if (qpdf_oh_is_dictionary (pdf, kid) && qpdf_oh_has_key (pdf, kid, "/S"))
        accord_pdf_visit (pdf, kid, visit, user_data);
    }
}

qpdf_oh
accord_pdf_ensure (qpdf_data   pdf,
                   qpdf_oh     dictionary,
                   const char *key,
                   const char *empty)
{
  if (!qpdf_oh_has_key (pdf, dictionary, key))
    accord_pdf_set (pdf, dictionary, key, empty);
  return qpdf_oh_get_key (pdf, dictionary, key);
}

void
accord_pdf_set_text (qpdf_data   pdf,
                     qpdf_oh     dictionary,
                     const char *key,
                     const char *text)
{
  qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_new_unicode_string (pdf, text));
}

void
accord_pdf_set (qpdf_data   pdf,
                qpdf_oh     dictionary,
                const char *key,
                const char *object)
{
  qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_parse (pdf, object));
}
