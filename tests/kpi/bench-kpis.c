#include <gmodule.h>
#include <stdio.h>
#include <time.h>

#include "kpi/funnel-table.h"
#include "plain-kpis.h"

/*
 * Four questions about a million leads in memory (how far they came by month, by source, by both with what they brought in,
 * and the median and the 90th percentile of the time to first contact by month), against the same answered by perf/ckpi.c,
 * or where that is not at hand by plain loops: over plain arrays, which know nothing of as-of, time zones, filters, or dates
 * that are missing. All in turn; processor time counts, of all threads, which others on the machine lengthen least. The median
 * of the ratios of the questions together is to be at most 1.5.
 */

#define N_RUNS 31
#define DEFAULT_ROWS 1000000

static const char *const questions[PLAIN_N_KPIS] = { "how far by month", "how far by source",
                                                     "how far by month and source, and revenue",
                                                     "time to first contact by month" };

/* What the product is measured against: NULL: by plain loops. */
typedef struct
{
  void (*const *questions) (void);
  const MadeLeads *leads;
} Anchor;

typedef void (*BeginFunc) (gint32 *const *times,
                           guint8        *sources,
                           double        *values,
                           gint32        *buffer,
                           const guint8  *months,
                           long           n_days,
                           long           n_rows);

static void
find_anchor (Anchor     *self,
             const char *path)
{
  GModule *module = path != NULL ? g_module_open (path, G_MODULE_BIND_LOCAL) : NULL;
  const MadeLeads *leads = self->leads;
  gpointer begin, found;

  if (module == NULL || !g_module_symbol (module, "anchor_begin", &begin) ||
      !g_module_symbol (module, "anchor_questions", &found))
    {
      g_print ("against plain loops, for there is no perf/ckpi.c\n");
      return;
    }
  self->questions = found;
  ((BeginFunc) begin) (leads->times, leads->sources, leads->values, leads->buffer, leads->months, sizeof leads->months, leads->n);
  g_print ("against perf/ckpi.c\n");
}

static void
ask_anchor (const Anchor *self,
            guint         question)
{
  static volatile guint64 sum;

  if (self->questions != NULL)
    self->questions[question]();
  else
    sum += plain_kpis[question](self->leads);
}

static void
ask (const AccordFrame *frame,
     guint              question)
{
  g_autoptr (AccordFunnelTable) table = NULL;
  g_autoptr (AccordFigures) figures = NULL;
  AccordQuery query;

  accord_query_init (&query, frame);
  query.basis = ACCORD_BASIS_TO_DATE;
  query.by = question != 1 ? ACCORD_PERIOD_MONTH : ACCORD_PERIOD_ALL;
  query.group = question == 1 || question == 2 ? "source" : NULL;
  if (question < 3)
    table = accord_funnel_table_new (frame, &query, question == 2, NULL);
  else
    figures = accord_metric_compute (accord_metric_find ("speed-to-lead"), frame, &query, NULL);
  g_assert (table != NULL || figures->figures->len > 60);
}

static double
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static double
find_median (double *numbers)
{
  qsort (numbers, N_RUNS, sizeof *numbers, compare_numbers);
  return numbers[N_RUNS / 2];
}

static void
time_questions (const AccordFrame *frame,
                const Anchor      *anchor)
{
  double ours[PLAIN_N_KPIS + 1][N_RUNS] = { 0 }, theirs[PLAIN_N_KPIS + 1][N_RUNS] = { 0 }, ratios[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < PLAIN_N_KPIS; i++)
        {
          double start = read_clock (), between;

          ask_anchor (anchor, i);
          between = read_clock ();
          ask (frame, i);
          theirs[i][run] = between - start;
          ours[i][run] = read_clock () - between;
          theirs[PLAIN_N_KPIS][run] += theirs[i][run];
          ours[PLAIN_N_KPIS][run] += ours[i][run];
        }
      ratios[run] = ours[PLAIN_N_KPIS][run] / theirs[PLAIN_N_KPIS][run];
    }
  for (guint i = 0; i <= PLAIN_N_KPIS; i++)
    g_print ("%-42s %6.1f ms, anchor %6.1f ms\n", i < PLAIN_N_KPIS ? questions[i] : "together", find_median (ours[i]),
             find_median (theirs[i]));
  g_print ("together: %.2f times the anchor\n", find_median (ratios));
}

/* The same leads for another program: seconds since 1970, 0 where something never was. */
static void
write_csv (const MadeLeads *leads,
           const char      *path)
{
  FILE *file = fopen (path, "w");

  g_assert (file != NULL);
  fputs ("created,mql,sql,opportunity,customer,contact,source,value\n", file);
  for (guint i = 0; i < leads->n; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (leads->times); j++)
        fprintf (file, "%d,", leads->times[j][i]);
      fprintf (file, "source-%d,%.0f\n", leads->sources[i], leads->values[i]);
    }
  fclose (file);
}

/* usage: bench-kpis [N [ANCHOR [CSV]]]: a module of ckpi-anchor.c, and where to write the leads to */
int
main (int   argc,
      char *argv[])
{
  guint n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_ROWS;
  MadeLeads leads;
  g_autoptr (AccordFrame) frame = made_leads_init (&leads, n_rows);
  Anchor anchor = { NULL, &leads };

  find_anchor (&anchor, argc > 2 ? argv[2] : NULL);
  time_questions (frame, &anchor);
  if (argc > 3)
    write_csv (&leads, argv[3]);
  return 0;
}
