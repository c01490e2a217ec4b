#include "frame/match-private.h"
#include "frame/text-scan.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MANY_TEXTS 16384

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

/* The codes of a dictionary from @first to before @end, and for each whether its text meets the test. */
typedef struct
{
  const AccordCondition   *test;
  const AccordFrameColumn *column;
  guint                    first, end;
  bool                    *hits;
  GError                  *error;
} Part;

/* A test keeps what it folds: each thread needs its own. */
static gpointer
run_part (gpointer data)
{
  Part *part = data;
  const AccordFrameColumn *column = part->column;
  g_autoptr (AccordTextTest) ready = accord_text_test_new (part->test, &part->error);

  for (guint run = 0; ready != NULL && run < column->n_runs; run++)
    {
      guint first = MAX (column->runs[run], part->first);
      guint end = MIN (run + 1 < column->n_runs ? column->runs[run + 1] : column->n_codes, part->end);

      if (first < end && !accord_text_scan (ready, column->dictionary, first, end, part->hits, &part->error))
        return NULL;
    }
  return NULL;
}

/* Halves of a large dictionary at the same time: somebody types, and waits. */
static gboolean
run_test (const AccordCondition   *test,
          const AccordFrameColumn *column,
          bool                    *hits,
          GError                 **error)
{
  guint middle = column->n_codes < MANY_TEXTS ? column->n_codes : column->n_codes / 2;
  Part parts[] = { { test, column, 0, middle, hits, NULL }, { test, column, middle, column->n_codes, hits, NULL } };
  GThread *thread = middle < column->n_codes ? g_thread_new ("accord-match", run_part, &parts[1]) : NULL;

  run_part (&parts[0]);
  if (thread != NULL)
    g_thread_join (thread);
  if (parts[0].error == NULL && parts[1].error == NULL)
    return TRUE;
  if (parts[0].error != NULL)
    g_clear_error (&parts[1].error);
  g_propagate_error (error, parts[0].error != NULL ? parts[0].error : parts[1].error);
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
  g_autofree bool *hits = g_new0 (bool, column->n_codes);

  if (!check_numbers (test, column, error) || !run_test (test, column, hits, error))
    return FALSE;
  ACCORD_MATCH_ROWS (set, hits[codes[row]]);
  return TRUE;
}
