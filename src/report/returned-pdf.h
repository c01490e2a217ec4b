#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ACCORD_SEAL_NONE,    /* the field is empty */
  ACCORD_SEAL_VALID,
  ACCORD_SEAL_WRONG,   /* what was signed was changed, or it is no signature */
  ACCORD_SEAL_UNKNOWN, /* of a kind that cannot be checked here */
} AccordSeal;

/* A field to sign in a PDF that came back. */
typedef struct
{
  char      *label;   /* whose it is: «Signature: Head of sales T. O.» */
  AccordSeal seal;
  gboolean   trusted; /* who signed is vouched for by an authority that this computer trusts */
  gboolean   whole;   /* it covers the file to its end */
  char      *signer;  /* the name in the certificate; or NULL */
  gint64     at;      /* seconds since 1970, by the signer's clock; 0: not said */
} AccordPdfSignature;

/* A PDF that comes back is hardly larger than the one that was sent; nothing larger is read. */
#define ACCORD_RETURNED_PDF_BYTES (10 * 1024 * 1024)

/* What a PDF that came back says of itself. */
typedef struct
{
  char      *name;       /* of the file */
  GBytes    *bytes;      /* all of it, as it was read */
  char      *content;    /* the version that is attached to it, JSON; NULL: none is */
  char      *code;       /* the check code of that; or NULL */
  GPtrArray *printed;    /* of char *: the check codes in the feet of its pages, each once */
  GPtrArray *signatures; /* of AccordPdfSignature */
} AccordReturnedPdf;

AccordReturnedPdf *accord_returned_pdf_read (const char        *path,
                                             GCancellable      *cancellable,
                                             GError           **error);
void               accord_returned_pdf_free (AccordReturnedPdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReturnedPdf, accord_returned_pdf_free)

G_END_DECLS
