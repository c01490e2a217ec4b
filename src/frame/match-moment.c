#include "frame/match-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_moment (const AccordMatch     *self,
             const AccordCondition *test,
             const AccordLiteral   *value,
             AccordMoment          *moment,
             GError               **error)
{
  if (!value->is_number && accord_moment_parse_iso (value->text, accord_frame_get_zone (self->frame), moment))
    return TRUE;
  return _accord_match_bad_value (test, value, _("a date"), "“2018-01-31”", error);
}

/* -1, 0 or 1: by civil day; as instants where both have a time. */
static inline int
compare_moments (AccordMoment moment,
                 AccordDay    day,
                 AccordMoment with,
                 AccordDay    with_day)
{
  if (day != with_day)
    return day < with_day ? -1 : 1;
  if (accord_moment_is_day (moment) || accord_moment_is_day (with) || moment == with)
    return 0;
  return moment < with ? -1 : 1;
}

static void
add_compared (AccordLeadSet           *set,
              const AccordFrameColumn *column,
              AccordOperator           op,
              AccordMoment             with,
              AccordDay                with_day)
{
  const AccordMoment *moments = column->moments;
  const AccordDay *days = column->days;

  switch ((guint) op)
    {
    case ACCORD_OPERATOR_LT:
      ACCORD_MATCH_ROWS (set, days[row] != ACCORD_DAY_NONE &&
                                compare_moments (moments[row], days[row], with, with_day) < 0);
      break;
    case ACCORD_OPERATOR_LE:
      ACCORD_MATCH_ROWS (set, days[row] != ACCORD_DAY_NONE &&
                                compare_moments (moments[row], days[row], with, with_day) <= 0);
      break;
    case ACCORD_OPERATOR_GT:
      ACCORD_MATCH_ROWS (set, compare_moments (moments[row], days[row], with, with_day) > 0);
      break;
    case ACCORD_OPERATOR_GE:
      ACCORD_MATCH_ROWS (set, compare_moments (moments[row], days[row], with, with_day) >= 0);
      break;
    default:
      ACCORD_MATCH_ROWS (set, compare_moments (moments[row], days[row], with, with_day) == 0);
      break;
    }
}

gboolean
_accord_match_moment (const AccordMatch       *self,
                      const AccordCondition   *test,
                      const AccordFrameColumn *column,
                      AccordLeadSet           *set,
                      GError                 **error)
{
  const AccordDay *days = column->days;

  if (test->op == ACCORD_OPERATOR_CONTAINS || test->op == ACCORD_OPERATOR_STARTS_WITH ||
      test->op == ACCORD_OPERATOR_MATCHES)
    return _accord_match_bad_operator (test, _("a date"), error);
  if (test->op == ACCORD_OPERATOR_IS_EMPTY)
    ACCORD_MATCH_ROWS (set, days[row] == ACCORD_DAY_NONE);

  for (guint i = 0; i < test->values->len; i++)
    {
      AccordMoment with;

      if (!read_moment (self, test, &g_array_index (test->values, AccordLiteral, i), &with, error))
        return FALSE;
      add_compared (set, column, test->op, with,
                    accord_moment_to_day (with, accord_frame_get_zone (self->frame)));
    }
  if (test->op == ACCORD_OPERATOR_NE)
    accord_lead_set_not (set);
  return TRUE;
}
