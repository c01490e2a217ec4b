#include "present/words-rejection.h"

#include <glib/gi18n-lib.h>

#include "present/words-score.h"
#include "present/words.h"

/**
 * accord_words_rejection:
 * @self: a reason
 *
 * Returns: (transfer full): how many leads were rejected by it
 */
char *
accord_words_rejection (const AccordRejection *self)
{
  g_autofree char *n = accord_words_count (self->n), *share = accord_words_value (self->rate, ACCORD_UNIT_RATIO, NULL);

  /* Translators: how many leads were rejected by a reason, and what share of all that is */
  return g_strdup_printf (ngettext ("%s lead, %s of all", "%s leads, %s of all", self->n), n, share);
}

/**
 * accord_words_rejection_sign:
 * @self: what they have in common
 *
 * Returns: (transfer full): of how many with it they are
 */
char *
accord_words_rejection_sign (const AccordRejectionSign *self)
{
  g_autofree char *n = accord_words_count (self->n), *rejected = accord_words_count (self->n_rejected);
  g_autofree char *average = accord_words_value (self->average, ACCORD_UNIT_RATIO, NULL);

  /* Translators: of the leads with a value so many were rejected by a reason, and the share of all leads */
  return g_strdup_printf (_("%s of %s were rejected so; of all leads %s"), rejected, n, average);
}

/**
 * accord_words_rejection_stopped:
 * @self: what they have in common
 *
 * Returns: (transfer full): which leads that qualify a rule against it would stop, and what that would cost
 */
char *
accord_words_rejection_stopped (const AccordRejectionSign *self)
{
  g_autofree char *points = accord_words_score (self->points), *n = accord_words_count (self->n_stopped);
  g_autofree char *rejected = accord_words_count (self->n_stopped_rejected), *won = accord_words_count (self->n_stopped_won);

  if (self->n_stopped == 0)
    /* Translators: points that a rule takes */
    return g_strdup_printf (_("A rule with %s points would stop nobody: none of them qualifies as it is."), points);
  /* Translators: points that a rule takes, how many leads it stops, how many of them were rejected, how many bought */
  return g_strdup_printf (ngettext ("A rule with %s points would have stopped %s lead that qualifies: rejected so %s, bought %s.",
                                    "A rule with %s points would have stopped %s leads that qualify: rejected so %s, bought %s.",
                                    self->n_stopped), points, n, rejected, won);
}
