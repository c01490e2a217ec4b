#include "scoring/ridge.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

/* Newton's method doubles the right digits with each step: where it takes more, a step was too long and is halved. */
#define MOST_STEPS 100
#define MOST_HALVINGS 40
#define SMALL_STEP 1e-10

/**
 * accord_ridge_rows_new:
 * @n_columns: the number of coefficients
 *
 * Returns: (transfer full): no rows
 */
AccordRidgeRows *
accord_ridge_rows_new (guint n_columns)
{
  AccordRidgeRows *self = g_new0 (AccordRidgeRows, 1);

  self->n_columns = n_columns;
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->won = g_array_new (FALSE, FALSE, sizeof (guint8));
  return self;
}

/**
 * accord_ridge_rows_free:
 * @self: (transfer full) (nullable): rows
 */
void
accord_ridge_rows_free (AccordRidgeRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ends);
  g_array_unref (self->columns);
  g_array_unref (self->values);
  g_array_unref (self->won);
  g_free (self);
}

/**
 * accord_ridge_rows_add:
 * @column: of a coefficient
 * @value: not 0
 */
void
accord_ridge_rows_add (AccordRidgeRows *self,
                       guint            column,
                       double           value)
{
  g_return_if_fail (column < self->n_columns);

  g_array_append_val (self->columns, column);
  g_array_append_val (self->values, value);
}

/**
 * accord_ridge_rows_end:
 * @won: whether the lead has bought
 *
 * Ends a row.
 */
void
accord_ridge_rows_end (AccordRidgeRows *self,
                       gboolean         won)
{
  guint8 flag = won != FALSE;

  g_array_append_val (self->ends, self->columns->len);
  g_array_append_val (self->won, flag);
  self->n_rows++;
}

static guint
begin_of (const AccordRidgeRows *rows,
          guint                  row)
{
  return row > 0 ? g_array_index (rows->ends, guint, row - 1) : 0;
}

static guint
end_of (const AccordRidgeRows *rows,
        guint                  row)
{
  return g_array_index (rows->ends, guint, row);
}

/* What the rows of a fit are, and where it stands. The intercept is behind the coefficients. */
typedef struct
{
  const AccordRidgeRows *rows;
  double                 lambda;
  guint                  fold, n_folds;
  guint                  n;         /* of coefficients, the intercept included */
  gsl_vector            *at;        /* coefficients */
  gsl_vector            *gradient;  /* of the penalized log-likelihood */
  gsl_matrix            *curvature; /* its second derivatives, with a plus */
} Fit;

static gboolean
is_left_out (const Fit *self,
             guint      row)
{
  return self->n_folds > 0 && row % self->n_folds == self->fold;
}

static double
sum_at (const AccordRidgeRows *rows,
        const double          *coefficients,
        guint                  row)
{
  double sum = 0;

  for (guint i = begin_of (rows, row); i < end_of (rows, row); i++)
    sum += coefficients[g_array_index (rows->columns, guint, i)] * g_array_index (rows->values, double, i);
  return sum;
}

/* ln p of what happened, where sum is the log-odds: exact for sums of any size. */
static double
log_likelihood (double   sum,
                gboolean won)
{
  double against = won ? -sum : sum;

  return against > 0 ? -against - log1p (exp (-against)) : -log1p (exp (against));
}

static double
evaluate (const Fit        *self,
          const gsl_vector *at)
{
  double intercept = gsl_vector_get (at, self->n - 1), value = 0;

  for (guint row = 0; row < self->rows->n_rows; row++)
    if (!is_left_out (self, row))
      value += log_likelihood (intercept + sum_at (self->rows, at->data, row), g_array_index (self->rows->won, guint8, row));
  for (guint i = 0; i + 1 < self->n; i++)
    value -= self->lambda / 2 * gsl_vector_get (at, i) * gsl_vector_get (at, i);
  return value;
}

/* Adds to the lower half of the curvature, for a row has the columns in their order. */
static void
add_row (Fit   *self,
         guint  row,
         double residual,
         double weight)
{
  const guint last = self->n - 1, *columns = &g_array_index (self->rows->columns, guint, 0);
  const double *values = &g_array_index (self->rows->values, double, 0);
  double *gradient = self->gradient->data;
  guint begin = begin_of (self->rows, row);

  gradient[last] += residual;
  *gsl_matrix_ptr (self->curvature, last, last) += weight;
  for (guint i = begin; i < end_of (self->rows, row); i++)
    {
      gradient[columns[i]] += residual * values[i];
      *gsl_matrix_ptr (self->curvature, last, columns[i]) += weight * values[i];
      for (guint j = begin; j <= i; j++)
        *gsl_matrix_ptr (self->curvature, MAX (columns[i], columns[j]), MIN (columns[i], columns[j])) +=
            weight * values[i] * values[j];
    }
}

/* @penalty: 0 leaves what the data alone says. */
static void
derive (Fit   *self,
        double penalty)
{
  double intercept = gsl_vector_get (self->at, self->n - 1);

  gsl_vector_set_zero (self->gradient);
  gsl_matrix_set_zero (self->curvature);
  for (guint row = 0; row < self->rows->n_rows; row++)
    if (!is_left_out (self, row))
      {
        double p = 1 / (1 + exp (-(intercept + sum_at (self->rows, self->at->data, row))));

        add_row (self, row, g_array_index (self->rows->won, guint8, row) - p, p * (1 - p));
      }
  for (guint i = 0; i < self->n; i++)
    {
      double own = i + 1 < self->n ? penalty : 0;

      self->gradient->data[i] -= own * gsl_vector_get (self->at, i);
      *gsl_matrix_ptr (self->curvature, i, i) += own;
      for (guint j = 0; j < i; j++)
        gsl_matrix_set (self->curvature, j, i, gsl_matrix_get (self->curvature, i, j));
    }
}

/* As far along @step as the likelihood rises. FALSE: it does so no more. */
static gboolean
advance (Fit        *self,
         gsl_vector *step,
         double     *value)
{
  gsl_vector *next = gsl_vector_alloc (self->n);
  gboolean rises = FALSE;

  for (guint i = 0; i < MOST_HALVINGS && !rises; i++)
    {
      double reached;

      gsl_vector_memcpy (next, self->at);
      gsl_vector_add (next, step);
      reached = evaluate (self, next);
      rises = reached > *value;
      if (rises)
        {
          gsl_vector_memcpy (self->at, next);
          *value = reached;
        }
      else
        gsl_vector_scale (step, 0.5);
    }
  gsl_vector_free (next);
  return rises;
}

/* Newton's method, which for this likelihood weighs the rows anew with each step. */
static void
climb (Fit *self)
{
  gsl_vector *step = gsl_vector_alloc (self->n);
  double value = evaluate (self, self->at);

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      derive (self, self->lambda);
      /* Of nothing but sure rows: the intercept has no curvature any more, and no way to go. */
      if (gsl_linalg_cholesky_decomp1 (self->curvature) != GSL_SUCCESS)
        break;
      gsl_linalg_cholesky_solve (self->curvature, self->gradient, step);
      if (gsl_blas_dnrm2 (step) < SMALL_STEP || !advance (self, step, &value))
        break;
    }
  gsl_vector_free (step);
}

/* The variances are those of le Cessie & van Houwelingen: (A + λ)⁻¹ · A · (A + λ)⁻¹, where A is what the data says. */
static void
find_errors (Fit            *self,
             AccordRidgeFit *result)
{
  gsl_matrix *data = gsl_matrix_alloc (self->n, self->n), *half = gsl_matrix_alloc (self->n, self->n);
  gsl_matrix *whole = gsl_matrix_alloc (self->n, self->n);
  gboolean known;

  derive (self, 0);
  gsl_matrix_memcpy (data, self->curvature);
  for (guint i = 0; i + 1 < self->n; i++)
    *gsl_matrix_ptr (self->curvature, i, i) += self->lambda;
  known = gsl_linalg_cholesky_decomp1 (self->curvature) == GSL_SUCCESS &&
          gsl_linalg_cholesky_invert (self->curvature) == GSL_SUCCESS;
  gsl_blas_dgemm (CblasNoTrans, CblasNoTrans, 1, self->curvature, data, 0, half);
  gsl_blas_dgemm (CblasNoTrans, CblasNoTrans, 1, half, self->curvature, 0, whole);
  for (guint i = 0; i < result->n_columns; i++)
    result->errors[i] = known ? sqrt (MAX (gsl_matrix_get (whole, i, i), 0)) : NAN;
  gsl_matrix_free (data);
  gsl_matrix_free (half);
  gsl_matrix_free (whole);
}

static void
start_at_average (Fit *self)
{
  guint n = 0, won = 0;

  for (guint row = 0; row < self->rows->n_rows; row++)
    if (!is_left_out (self, row))
      {
        n++;
        won += g_array_index (self->rows->won, guint8, row);
      }
  gsl_vector_set (self->at, self->n - 1, log ((won + 0.5) / (n - won + 0.5)));
}

/**
 * accord_ridge_fit_new:
 * @rows: what is known
 * @lambda: the strength of the penalty, above 0
 * @fold: that is left out
 * @n_folds: or 0
 *
 * Returns: (transfer full): the coefficients
 */
AccordRidgeFit *
accord_ridge_fit_new (const AccordRidgeRows *rows,
                      double                 lambda,
                      guint                  fold,
                      guint                  n_folds)
{
  static gsize once = 0;
  AccordRidgeFit *result = g_new0 (AccordRidgeFit, 1);
  Fit self = { rows, lambda, fold, n_folds, rows->n_columns + 1, NULL };

  if (g_once_init_enter (&once))
    {
      gsl_set_error_handler_off (); /* what fails says so, and does not end the program */
      g_once_init_leave (&once, 1);
    }
  self.at = gsl_vector_calloc (self.n);
  self.gradient = gsl_vector_alloc (self.n);
  self.curvature = gsl_matrix_alloc (self.n, self.n);
  start_at_average (&self);
  climb (&self);
  result->n_columns = rows->n_columns;
  result->intercept = gsl_vector_get (self.at, self.n - 1);
  result->coefficients = g_memdup2 (self.at->data, self.n * sizeof (double));
  result->errors = g_new (double, self.n);
  find_errors (&self, result);
  gsl_vector_free (self.at);
  gsl_vector_free (self.gradient);
  gsl_matrix_free (self.curvature);
  return result;
}

/**
 * accord_ridge_fit_free:
 * @self: (transfer full) (nullable): a fit
 */
void
accord_ridge_fit_free (AccordRidgeFit *self)
{
  if (self == NULL)
    return;
  g_free (self->coefficients);
  g_free (self->errors);
  g_free (self);
}

double
accord_ridge_fit_sum (const AccordRidgeFit  *self,
                      const AccordRidgeRows *rows,
                      guint                  row)
{
  return sum_at (rows, self->coefficients, row);
}

/**
 * accord_ridge_fit_deviance:
 * @rows: some
 * @fold: which of them
 * @n_folds: above 0
 *
 * Returns: how little the fit expects what they did: −2 log-likelihood
 */
double
accord_ridge_fit_deviance (const AccordRidgeFit  *self,
                           const AccordRidgeRows *rows,
                           guint                  fold,
                           guint                  n_folds)
{
  double sum = 0;

  for (guint row = fold; row < rows->n_rows; row += n_folds)
    sum += log_likelihood (self->intercept + accord_ridge_fit_sum (self, rows, row), g_array_index (rows->won, guint8, row));
  return -2 * sum;
}
