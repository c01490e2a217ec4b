#pragma once

#include "report/document.h"

G_BEGIN_DECLS

typedef struct
{
  char *label; /* «Customers within 90 days» */
  char *value; /* «10.3 %» */
  char *note;  /* how it came about; or NULL */
} AccordKeyFigure;

/* Some figures beside each other, large. */
void accord_key_figures_add (AccordDocument        *document,
                             const AccordKeyFigure *figures,
                             guint                  n_figures,
                             double                 indent);

G_END_DECLS
