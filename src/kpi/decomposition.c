#include "kpi/decomposition.h"

/* The product of the other factors: those in @changed as they are after, the rest as before. */
static double
multiply_others (const double *before,
                 const double *after,
                 guint         n,
                 guint         factor,
                 guint         changed)
{
  double product = 1;

  for (guint i = 0; i < n; i++)
    if (i != factor)
      product *= (changed & (1u << i)) != 0 ? after[i] : before[i];
  return product;
}

/* In how many of all orders exactly these of the other factors change first. */
static double
get_weight (guint n,
            guint n_changed)
{
  double weight = 1.0 / n;

  /* n_changed! (n − 1 − n_changed)! / n! */
  for (guint i = 1; i <= n_changed; i++)
    weight *= (double) i / (n - i);
  return weight;
}

/**
 * accord_decompose_product:
 * @before: (array length=n): factors of a product
 * @after: (array length=n): the same, later
 * @n: their number; at most %ACCORD_MOST_FACTORS
 * @parts: (out) (array length=n): what each contributed
 *
 * Changing one factor after another gives each a part that depends on the order. Each gets the mean of its parts over all
 * orders: the Shapley value (L. S. Shapley, A Value for n-Person Games, 1953), which treats all alike, adds up exactly and
 * does not mind zeros (B. W. Ang, F. L. Liu, E. P. Chew, Perfect Decomposition Techniques in Energy and Environmental
 * Analysis, Energy Policy 31, 2003). Of two factors a·b, a contributes Δa·(b₀ + b₁)/2.
 */
void
accord_decompose_product (const double *before,
                          const double *after,
                          guint         n,
                          double       *parts)
{
  g_return_if_fail (n >= 1 && n <= ACCORD_MOST_FACTORS);

  for (guint i = 0; i < n; i++)
    {
      parts[i] = 0;
      for (guint changed = 0; changed < 1u << n; changed++)
        if ((changed & (1u << i)) == 0)
          parts[i] += get_weight (n, (guint) __builtin_popcount (changed)) * (after[i] - before[i]) *
                      multiply_others (before, after, n, i, changed);
    }
}

static double
divide (double numerator,
        double denominator)
{
  return denominator > 0 ? numerator / denominator : 0;
}

/**
 * accord_decompose_rate:
 * @groups: (array length=n): what each group adds to numerator and denominator
 * @n: their number
 * @mix: (out): what changed because other shares of the whole are in the groups
 * @rate: (out): what changed because the groups' own rates did
 *
 * E. M. Kitagawa, Components of a Difference Between Two Rates, Journal of the American Statistical Association 50, 1955: with
 * shares s and rates r, Σ Δs·(r₀ + r₁)/2 and Σ Δr·(s₀ + s₁)/2, which add up to the change. A group that is empty on one
 * side has no rate there: it is taken to have had that of the other side, so that all it changes is the mix.
 */
void
accord_decompose_rate (const AccordRatePart *groups,
                       guint                 n,
                       double               *mix,
                       double               *rate)
{
  double whole[2] = { 0, 0 };

  *mix = *rate = 0;
  for (guint i = 0; i < n; i++)
    for (guint side = 0; side < 2; side++)
      whole[side] += groups[i].denominator[side];
  for (guint i = 0; i < n; i++)
    {
      double shares[2], rates[2];

      for (guint side = 0; side < 2; side++)
        {
          guint known = groups[i].denominator[side] > 0 ? side : 1 - side;

          shares[side] = divide (groups[i].denominator[side], whole[side]);
          rates[side] = divide (groups[i].numerator[known], groups[i].denominator[known]);
        }
      *mix += (shares[1] - shares[0]) * (rates[0] + rates[1]) / 2;
      *rate += (rates[1] - rates[0]) * (shares[0] + shares[1]) / 2;
    }
}
