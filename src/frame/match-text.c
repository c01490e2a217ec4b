#include "frame/match-private.h"
#include "frame/text-test.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* An order against a number needs a column of which some texts at least are numbers. */
static gboolean
check_numbers (const AccordCondition   *test,
               const AccordFrameColumn *column,
               GError                 **error)
{
  const AccordLiteral *value = test->values->len > 0 ? &g_array_index (test->values, AccordLiteral, 0) : NULL;
  gboolean order = test->op >= ACCORD_OPERATOR_LT && test->op <= ACCORD_OPERATOR_GE;

  if (value == NULL || !value->is_number || !order || column->n_codes < 2)
    return TRUE;
  for (guint code = 1; code < column->n_codes; code++)
    {
      char *end;
      double number = g_ascii_strtod (column->dictionary[code], &end);

      if (end != column->dictionary[code] && *end == '\0' && isfinite (number))
        return TRUE;
    }
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE,
               _("“%s” holds texts such as “%s”, not numbers; compare it with a text in quotes."), test->field,
               column->dictionary[1]);
  return FALSE;
}

/* Runs the test once for each text of the dictionary, then looks the rows up. */
gboolean
_accord_match_text (const AccordMatch       *self,
                    const AccordCondition   *test,
                    const AccordFrameColumn *column,
                    const guint32           *codes,
                    AccordLeadSet           *set,
                    GError                 **error)
{
  g_autoptr (AccordTextTest) ready = NULL;
  g_autofree guint8 *hits = NULL;

  if (!check_numbers (test, column, error))
    return FALSE;
  ready = accord_text_test_new (test, error);
  if (ready == NULL)
    return FALSE;

  hits = g_new (guint8, column->n_codes);
  for (guint code = 0; code < column->n_codes; code++)
    {
      gboolean met;

      if (!accord_text_test_run (ready, column->dictionary[code], &met, error))
        return FALSE;
      hits[code] = (guint8) met;
    }
  ACCORD_MATCH_ROWS (set, hits[codes[row]]);
  return TRUE;
}
