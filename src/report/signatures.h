#pragma once

#include "report/document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *role; /* «Head of marketing» */
  const char *name; /* or NULL: to be filled in by hand */
} AccordSigner;

/* Boxes to sign in, up to three beside each other. */
void accord_signatures_add (AccordDocument     *document,
                            const AccordSigner *signers,
                            guint               n_signers);

G_END_DECLS
