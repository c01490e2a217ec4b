#pragma once

#include "scoring/quality.h"

G_BEGIN_DECLS

/*
 * Whether the audience is still the one that a model was made for: the share of each band by month, each month since the
 * publication against the months before it; metrics.md, «Drift».
 */
#define ACCORD_DRIFT_LEAST 0.1 /* of the PSI: what is less does not matter, however sure it is */

typedef struct
{
  gint     month;             /* 12 · year + (1 … 12) - 1 */
  guint    n[ACCORD_N_BANDS]; /* leads by band */
  guint    total;
  gboolean is_since;          /* it is compared: since the publication */
  double   psi, limit;        /* NaN: there is nothing to compare */
  gboolean shifted;
} AccordDriftMonth;

typedef struct
{
  GArray *months;                    /* of AccordDriftMonth: from the first with leads to the last, empty ones included */
  guint   before[ACCORD_N_BANDS];    /* leads of the months that it is compared with */
  guint   n_before;
  gint    first_before, last_before; /* those months; -1: there is none */
} AccordDrift;

AccordDrift            *accord_drift_new        (const AccordDay *days,
                                                 const guint8    *bands,
                                                 guint            n,
                                                 AccordDay        published);
void                    accord_drift_free       (AccordDrift     *self);
/* The latest month with leads since the publication; NULL: there is none. */
const AccordDriftMonth *accord_drift_get_latest (const AccordDrift *self);

/* Σ (a − e) · ln (a / e) over shares. A category that is empty in both is none; where one is empty in one of them, half a
 * lead is added to each count. NaN: no leads in one of them. @n_used: how many categories there were. */
double                  accord_psi              (const guint *expected,
                                                 const guint *actual,
                                                 guint        n,
                                                 guint       *n_used);
/* What chance alone stays below 19 times in 20: χ² (0.95, B − 1) · (1 / N + 1 / M). NaN: fewer than two categories. */
double                  accord_psi_limit        (guint        n_used,
                                                 double       n_expected,
                                                 double       n_actual);
/* The first band, A first, that converts worse than the next one by more than chance; -1: they are in order as far as is
 * known. */
gint                    accord_bands_find_disorder (const AccordScoreShare *bands);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDrift, accord_drift_free)

G_END_DECLS
