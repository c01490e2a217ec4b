#include "frame/match-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

static const char *const yes_words[] = { "true", "yes", "1", NULL };
static const char *const no_words[] = { "false", "no", "0", NULL };

static gboolean
read_number (const AccordCondition *test,
             const AccordLiteral   *value,
             double                *number,
             GError               **error)
{
  char *end;

  if (value->is_number)
    {
      *number = value->number;
      return TRUE;
    }
  *number = g_ascii_strtod (value->text, &end);
  if (end != value->text && *end == '\0' && isfinite (*number))
    return TRUE;
  return _accord_match_bad_value (test, value, _("a number"), "12.5", error);
}

static gboolean
word_is_in (const char        *word,
            const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (word, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_flag (const AccordCondition *test,
           const AccordLiteral   *value,
           guint8                *flag,
           GError               **error)
{
  if (word_is_in (value->text, yes_words))
    *flag = 1;
  else if (word_is_in (value->text, no_words))
    *flag = 0;
  else
    return _accord_match_bad_value (test, value, _("yes or no"), "“true”", error);
  return TRUE;
}

/* Adds the rows that compare so with @number; an empty row compares with nothing. */
static void
add_compared (AccordLeadSet *set,
              const double  *reals,
              AccordOperator op,
              double         number)
{
  switch ((guint) op)
    {
    case ACCORD_OPERATOR_LT:
      ACCORD_MATCH_ROWS (set, reals[row] < number);
      break;
    case ACCORD_OPERATOR_LE:
      ACCORD_MATCH_ROWS (set, reals[row] <= number);
      break;
    case ACCORD_OPERATOR_GT:
      ACCORD_MATCH_ROWS (set, reals[row] > number);
      break;
    case ACCORD_OPERATOR_GE:
      ACCORD_MATCH_ROWS (set, reals[row] >= number);
      break;
    default:
      ACCORD_MATCH_ROWS (set, reals[row] == number);
      break;
    }
}

gboolean
_accord_match_real (const AccordMatch       *self,
                    const AccordCondition   *test,
                    const AccordFrameColumn *column,
                    AccordLeadSet           *set,
                    GError                 **error)
{
  const double *reals = column->reals;

  if (test->op == ACCORD_OPERATOR_CONTAINS || test->op == ACCORD_OPERATOR_STARTS_WITH ||
      test->op == ACCORD_OPERATOR_MATCHES)
    return _accord_match_bad_operator (test, _("a number"), error);
  if (test->op == ACCORD_OPERATOR_IS_EMPTY)
    ACCORD_MATCH_ROWS (set, isnan (reals[row]));

  for (guint i = 0; i < test->values->len; i++)
    {
      double number;

      if (!read_number (test, &g_array_index (test->values, AccordLiteral, i), &number, error))
        return FALSE;
      add_compared (set, reals, test->op, number);
    }
  if (test->op == ACCORD_OPERATOR_NE)
    accord_lead_set_not (set);
  return TRUE;
}

gboolean
_accord_match_boolean (const AccordMatch       *self,
                       const AccordCondition   *test,
                       const AccordFrameColumn *column,
                       AccordLeadSet           *set,
                       GError                 **error)
{
  const guint8 *flags = column->flags;

  if (test->op != ACCORD_OPERATOR_EQ && test->op != ACCORD_OPERATOR_NE && test->op != ACCORD_OPERATOR_IN &&
      test->op != ACCORD_OPERATOR_IS_EMPTY)
    return _accord_match_bad_operator (test, _("yes or no"), error);
  if (test->op == ACCORD_OPERATOR_IS_EMPTY)
    ACCORD_MATCH_ROWS (set, flags[row] > 1);

  for (guint i = 0; i < test->values->len; i++)
    {
      guint8 flag = 0;

      if (!read_flag (test, &g_array_index (test->values, AccordLiteral, i), &flag, error))
        return FALSE;
      ACCORD_MATCH_ROWS (set, flags[row] == flag);
    }
  if (test->op == ACCORD_OPERATOR_NE)
    accord_lead_set_not (set);
  return TRUE;
}
