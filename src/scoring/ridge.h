#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Logistic regression with a ridge penalty: intercept and coefficients that maximize
 *   Σ log-likelihood − λ/2 · Σ coefficient²
 * (le Cessie & van Houwelingen 1992). Pure; what a row does not have costs nothing, for a lead has few of many rules.
 */
typedef struct
{
  guint   n_rows, n_columns;
  /*< private >*/
  GArray *ends;    /* of guint: behind the last entry of each row */
  GArray *columns; /* of guint, by entry */
  GArray *values;  /* of double, by entry */
  GArray *won;     /* of guint8, by row */
} AccordRidgeRows;

typedef struct
{
  guint    n_columns;
  double   intercept;
  double  *coefficients;
  double  *errors; /* standard errors of the coefficients */
} AccordRidgeFit;

AccordRidgeRows *accord_ridge_rows_new  (guint            n_columns);
void             accord_ridge_rows_free (AccordRidgeRows *self);
/* What the row has that accord_ridge_rows_end() ends. */
void             accord_ridge_rows_add  (AccordRidgeRows *self,
                                         guint            column,
                                         double           value);
void             accord_ridge_rows_end  (AccordRidgeRows *self,
                                         gboolean         won);

/* Of the rows of all folds but @fold (row i is of fold i mod @n_folds); @n_folds 0: of all rows. @lambda: above 0. */
AccordRidgeFit  *accord_ridge_fit_new   (const AccordRidgeRows *rows,
                                         double                 lambda,
                                         guint                  fold,
                                         guint                  n_folds);
void             accord_ridge_fit_free  (AccordRidgeFit        *self);
/* Σ coefficient · value, without the intercept. */
double           accord_ridge_fit_sum   (const AccordRidgeFit  *self,
                                         const AccordRidgeRows *rows,
                                         guint                  row);
/* −2 log-likelihood of the rows of @fold alone. */
double           accord_ridge_fit_deviance (const AccordRidgeFit  *self,
                                            const AccordRidgeRows *rows,
                                            guint                  fold,
                                            guint                  n_folds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRidgeRows, accord_ridge_rows_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRidgeFit, accord_ridge_fit_free)

G_END_DECLS
