#include "frame/match-private.h"
#include "frame/text-scan.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MANY_TEXTS 16384
#define MANY_ROWS 262144

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

/* Codes of a dictionary from @first to before @end, and for each whether its text meets a test; then the rows from
 * @first_row to before @end_row. */
typedef struct
{
  GPtrArray               *tests;
  const AccordFrameColumn *column;
  const guint32           *codes;
  bool                    *hits;
  AccordLeadSet           *set;
  guint                    first, end;
  guint                    first_row, end_row;
  GError                  *error;
} Part;

/* A test keeps what it folds: each thread needs its own. */
static gboolean
test_once (Part                  *part,
           const AccordCondition *test)
{
  const AccordFrameColumn *column = part->column;
  g_autoptr (AccordTextTest) ready = accord_text_test_new (test, &part->error);

  for (guint run = 0; ready != NULL && run < column->n_runs; run++)
    {
      guint first = MAX (column->runs[run], part->first);
      guint end = MIN (run + 1 < column->n_runs ? column->runs[run + 1] : column->n_codes, part->end);

      if (first < end && !accord_text_scan (ready, column->dictionary, first, end, part->hits, &part->error))
        return FALSE;
    }
  return ready != NULL;
}

static gpointer
test_texts (gpointer data)
{
  Part *part = data;

  for (guint i = 0; i < part->tests->len; i++)
    if (!test_once (part, part->tests->pdata[i]))
      return NULL;
  return NULL;
}

static gpointer
look_up_rows (gpointer data)
{
  const Part *part = data;
  const guint32 *codes = part->codes;
  const bool *hits = part->hits;

  ACCORD_MATCH_RANGE (part->set, part->first_row, part->end_row, hits[codes[row]]);
  return NULL;
}

static void
run_both (GThreadFunc run,
          Part        parts[2],
          gboolean    has_second)
{
  GThread *thread = has_second ? g_thread_new ("accord-match", run, &parts[1]) : NULL;

  run (&parts[0]);
  if (thread != NULL)
    g_thread_join (thread);
}

/* Runs each test once for each text of the dictionary, then looks the rows up; halves of what is large at the same time:
 * somebody types, and waits. */
gboolean
_accord_match_texts (const AccordMatch       *self,
                     GPtrArray               *tests,
                     const AccordFrameColumn *column,
                     const guint32           *codes,
                     AccordLeadSet           *set,
                     GError                 **error)
{
  g_autofree bool *hits = g_new0 (bool, column->n_codes);
  guint n_codes = column->n_codes, n_rows = accord_lead_set_get_n_rows (set);
  guint middle = n_codes < MANY_TEXTS ? n_codes : n_codes / 2;
  guint middle_row = n_rows < MANY_ROWS ? n_rows : n_rows / 2 & ~63u;
  Part parts[] = { { tests, column, codes, hits, set, 0, middle, 0, middle_row, NULL },
                   { tests, column, codes, hits, set, middle, n_codes, middle_row, n_rows, NULL } };

  for (guint i = 0; i < tests->len; i++)
    if (!check_numbers (tests->pdata[i], column, error))
      return FALSE;
  run_both (test_texts, parts, middle < n_codes);
  if (parts[0].error != NULL || parts[1].error != NULL)
    {
      g_propagate_error (error, parts[0].error != NULL ? g_steal_pointer (&parts[0].error) : g_steal_pointer (&parts[1].error));
      g_clear_error (&parts[1].error);
      return FALSE;
    }
  if (memchr (hits, TRUE, n_codes) != NULL)
    run_both (look_up_rows, parts, middle_row < n_rows);
  return TRUE;
}
