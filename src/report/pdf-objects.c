#include "report/pdf-objects.h"

gboolean
accord_pdf_is_tag (qpdf_data   pdf,
                   qpdf_oh     element,
                   const char *tag)
{
  return qpdf_oh_is_dictionary (pdf, element) &&
         qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, element, "/S"), tag);
}

const char *
accord_pdf_get_tag (qpdf_data pdf,
                    qpdf_oh   element)
{
  qpdf_oh tag;

  if (!qpdf_oh_is_dictionary (pdf, element))
    return "";
  tag = qpdf_oh_get_key (pdf, element, "/S");
  return qpdf_oh_is_name (pdf, tag) ? qpdf_oh_get_name (pdf, tag) : "";
}

/* A tag holds tags, one or several; or numbers and references of what is drawn. */
qpdf_oh
accord_pdf_get_kid (qpdf_data pdf,
                    qpdf_oh   element,
                    int       index)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");

  if (!qpdf_oh_is_array (pdf, kids))
    return index == 0 ? kids : qpdf_oh_new_null (pdf);
  return index < qpdf_oh_get_array_n_items (pdf, kids) ? qpdf_oh_get_array_item (pdf, kids, index) : qpdf_oh_new_null (pdf);
}

qpdf_oh
accord_pdf_find_document (qpdf_data pdf)
{
  qpdf_oh tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  qpdf_oh document = accord_pdf_get_kid (pdf, tree, 0);

  return accord_pdf_is_tag (pdf, document, "/Document") ? document : tree;
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
