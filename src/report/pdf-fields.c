#include "report/pdf-fields.h"

/* There are fields to sign, and what is changed from now on is written behind what is there. */
#define SIGNATURES_EXIST_AND_APPEND_ONLY 3

#define PRINT 4 /* of an annotation's flags */

static double
get_height (qpdf_data pdf,
            qpdf_oh   page)
{
  return qpdf_oh_get_numeric_value (pdf, qpdf_oh_get_array_item (pdf, qpdf_oh_get_key (pdf, page, "/MediaBox"), 3));
}

/* The first number that nothing drawn has in the tree from there to its tag. */
static int
next_number (qpdf_data pdf,
             qpdf_oh   numbers)
{
  int next = 0;

  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, numbers); i += 2)
    next = MAX (next, qpdf_oh_get_int_value_as_int (pdf, qpdf_oh_get_array_item (pdf, numbers, i)) + 1);
  return next;
}

static qpdf_oh
make_appearance (qpdf_data             pdf,
                 const AccordPdfField *field)
{
  g_autofree char *box = g_strdup_printf ("[0 0 %d %d]", (int) (field->right - field->left),
                                          (int) (field->bottom - field->top));
  qpdf_oh form = qpdf_oh_new_stream (pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, form);

  qpdf_oh_replace_stream_data (pdf, form, (const unsigned char *) "", 0, qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  accord_pdf_set (pdf, dictionary, "/Type", "/XObject");
  accord_pdf_set (pdf, dictionary, "/Subtype", "/Form");
  accord_pdf_set (pdf, dictionary, "/BBox", box);
  return form;
}

static qpdf_oh
make_widget (qpdf_data             pdf,
             const AccordPdfField *field,
             qpdf_oh               page,
             int                   number)
{
  double height = get_height (pdf, page);
  g_autofree char *text = g_strdup_printf ("<< /Type /Annot /Subtype /Widget /FT /Sig /F %d /StructParent %d "
                                           "/Rect [%d %d %d %d] >>",
                                           PRINT, number, (int) field->left, (int) (height - field->bottom),
                                           (int) field->right, (int) (height - field->top));
  qpdf_oh widget = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, text));
  qpdf_oh appearance = qpdf_oh_new_dictionary (pdf);

  accord_pdf_set_text (pdf, widget, "/T", field->name);
  accord_pdf_set_text (pdf, widget, "/TU", field->label);
  qpdf_oh_replace_key (pdf, widget, "/P", page);
  qpdf_oh_replace_key (pdf, appearance, "/N", make_appearance (pdf, field));
  qpdf_oh_replace_key (pdf, widget, "/AP", appearance);
  return widget;
}

/* Its tag, at the end of the document. */
static qpdf_oh
make_tag (qpdf_data             pdf,
          const AccordPdfField *field,
          qpdf_oh               document,
          qpdf_oh               page,
          qpdf_oh               widget)
{
  qpdf_oh tag = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Type /StructElem /S /Form >>"));
  qpdf_oh reference = qpdf_oh_parse (pdf, "<< /Type /OBJR >>");

  qpdf_oh_replace_key (pdf, reference, "/Obj", widget);
  qpdf_oh_replace_key (pdf, reference, "/Pg", page);
  qpdf_oh_replace_key (pdf, tag, "/K", reference);
  qpdf_oh_replace_key (pdf, tag, "/P", document);
  qpdf_oh_replace_key (pdf, tag, "/Pg", page);
  accord_pdf_set_text (pdf, tag, "/Alt", field->label);
  qpdf_oh_append_item (pdf, accord_pdf_ensure (pdf, document, "/K", "[]"), tag);
  return tag;
}

static void
add_field (qpdf_data             pdf,
           const AccordPdfField *field,
           qpdf_oh               tree,
           qpdf_oh               document)
{
  qpdf_oh numbers = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, tree, "/ParentTree"), "/Nums");
  qpdf_oh page = qpdf_get_page_n (pdf, field->page - 1);
  int number = next_number (pdf, numbers);
  qpdf_oh widget = make_widget (pdf, field, page, number);
  qpdf_oh tag = make_tag (pdf, field, document, page, widget);
  qpdf_oh form = accord_pdf_ensure (pdf, qpdf_get_root (pdf), "/AcroForm", "<< /Fields [] >>");

  qpdf_oh_append_item (pdf, numbers, qpdf_oh_new_integer (pdf, number));
  qpdf_oh_append_item (pdf, numbers, tag);
  qpdf_oh_replace_key (pdf, tree, "/ParentTreeNextKey", qpdf_oh_new_integer (pdf, number + 1));
  qpdf_oh_append_item (pdf, accord_pdf_ensure (pdf, page, "/Annots", "[]"), widget);
  qpdf_oh_append_item (pdf, qpdf_oh_get_key (pdf, form, "/Fields"), widget);
  qpdf_oh_replace_key (pdf, form, "/SigFlags", qpdf_oh_new_integer (pdf, SIGNATURES_EXIST_AND_APPEND_ONLY));
}

void
accord_pdf_add_fields (qpdf_data     pdf,
                       const GArray *fields)
{
  qpdf_oh tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  qpdf_oh document = accord_pdf_find_document (pdf);

  for (guint i = 0; i < fields->len; i++)
    add_field (pdf, &g_array_index (fields, AccordPdfField, i), tree, document);
}
