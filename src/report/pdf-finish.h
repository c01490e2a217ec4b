#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where somebody signs: in points from the page's top left corner. */
typedef struct
{
  char  *name;  /* of the field: «signature-1» */
  char  *label; /* what a reader of PDF says that it is for */
  guint  page;  /* from 1 */
  double left, top, right, bottom;
} AccordPdfField;

/* A file within the file. */
typedef struct
{
  char   *name;
  char   *description;
  char   *mime_type;
  GBytes *bytes;
} AccordPdfAttachment;

/* What cairo cannot say about a PDF. */
typedef struct
{
  const char                *language;     /* «en-GB»; NULL: not known */
  gboolean                   rtl;          /* it is read from the right to the left */
  GPtrArray                 *alternatives; /* of char *: what the pictures show, in the order of their tags */
  GArray                    *fields;       /* of AccordPdfField */
  const AccordPdfAttachment *attachment;   /* or NULL */
} AccordPdfExtras;

/* The same pages, finished: for screen readers, to be signed, and with what is attached. */
GBytes *accord_pdf_finish (GBytes                *plain,
                           const AccordPdfExtras *extras,
                           GError               **error);

G_END_DECLS
