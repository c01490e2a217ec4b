#include <math.h>
#include <time.h>


#include "kpi/form.h"
#include "made-leads.h"
#include "present/figure-chart.h"
#include "workspace/figure-origin.h"

/*
 * A board of nine charts of a million leads that repaints because its filter changed: the figures of those leads that meet a
 * condition, asked for all at once on threads as the window does, then the charts laid out and drawn one after the other.
 * What a person waits is to be within 100 ms: by the clock, which means little where others use the machine, and as processor
 * time, of which figures share two processors and pictures have one.
 */

#define N_RUNS 15
#define DEFAULT_ROWS 1000000
#define N_CHARTS G_N_ELEMENTS (charts)
#define WIDTH 460
#define HEIGHT 300

/* What a team may look at. */
static const struct
{
  const char      *metric;
  AccordForm       form;
  AccordPeriodKind by;
  const char      *group;
} charts[] = {
  { "new-customers", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, NULL },
  { "conversion-rate", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, NULL },
  { "lead-value", ACCORD_FORM_PLAIN, ACCORD_PERIOD_ALL, "source" },
  { "conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_ALL, NULL },
  { "revenue", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, NULL },
  { "conversion-rate", ACCORD_FORM_HEAT, ACCORD_PERIOD_MONTH, NULL },
  { "conversion-rate", ACCORD_FORM_AGES, ACCORD_PERIOD_ALL, NULL },
  { "leads", ACCORD_FORM_SHARES, ACCORD_PERIOD_MONTH, "source" },
  { "speed-to-lead", ACCORD_FORM_SPREAD, ACCORD_PERIOD_ALL, NULL },
};

typedef struct
{
  AccordFrame        *frame;
  AccordFigureOrigin *origins[N_CHARTS];
  AccordFigures      *figures[N_CHARTS];
  double              each[2][N_CHARTS]; /* milliseconds of processor time, of figures and pictures, one after the other */
} Board;

typedef struct
{
  double clock, processor; /* milliseconds */
} Time;

static Time
read_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (Time) { (double) g_get_monotonic_time () / 1000, (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6 };
}

static void
begin (Board      *self,
       const char *text)
{
  g_autoptr (AccordCondition) condition = text != NULL ? accord_condition_parse (text, NULL) : NULL;
  AccordQuery query;

  accord_query_init (&query, self->frame);
  for (guint i = 0; i < N_CHARTS; i++)
    {
      query.form = charts[i].form;
      query.by = charts[i].by;
      query.group = charts[i].group;
      self->origins[i] = accord_figure_origin_new (accord_metric_find (charts[i].metric), &query, condition);
    }
}

static void
end (Board *self)
{
  for (guint i = 0; i < N_CHARTS; i++)
    {
      g_clear_pointer (&self->origins[i], accord_figure_origin_unref);
      g_clear_pointer (&self->figures[i], accord_figures_unref);
    }
}

/* @data: the number of the chart, and one */
static void
compute (gpointer data,
         gpointer user_data)
{
  guint i = GPOINTER_TO_UINT (data) - 1;
  Board *self = user_data;

  self->figures[i] = accord_figure_origin_compute (self->origins[i], self->frame, NULL);
  g_assert (self->figures[i] != NULL);
}

static void
compute_all (Board *self)
{
  GThreadPool *pool = g_thread_pool_new (compute, self, N_CHARTS, FALSE, NULL);

  for (guint i = 0; i < N_CHARTS; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

static void
compute_in_turn (Board *self)
{
  for (guint i = 0; i < N_CHARTS; i++)
    {
      Time start = read_time ();

      compute (GUINT_TO_POINTER (i + 1), self);
      self->each[0][i] += (read_time ().processor - start.processor) / N_RUNS;
    }
}

static void
draw (Board           *self,
      cairo_surface_t *surface)
{
  const AccordPresentOptions options = { .currency = "EUR", .target = NAN, .compact = TRUE };

  for (guint i = 0; i < N_CHARTS; i++)
    {
      Time start = read_time ();
      g_autoptr (AccordChart) chart = accord_present_chart (accord_metric_find (charts[i].metric), self->figures[i], &options);
      g_autoptr (AccordChartLayout) layout = accord_chart_layout_new (chart, accord_chart_theme_light (), WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);

      accord_chart_layout_draw (layout, cr);
      cairo_surface_flush (surface);
      cairo_destroy (cr);
      self->each[1][i] += (read_time ().processor - start.processor) / N_RUNS;
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* Sorts them, too. */
static double
find_median (double *numbers)
{
  qsort (numbers, N_RUNS, sizeof *numbers, compare_numbers);
  return numbers[N_RUNS / 2];
}

static void
time_board (AccordFrame *frame,
            const char  *text)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double figures[2][N_RUNS], pictures[2][N_RUNS], together[N_RUNS];
  Board board = { frame };

  for (guint run = 0; run < N_RUNS; run++)
    {
      Time start, between, finish;

      begin (&board, text);
      start = read_time ();
      compute_all (&board);
      between = read_time ();
      draw (&board, surface);
      finish = read_time ();
      end (&board);
      figures[0][run] = between.clock - start.clock;
      figures[1][run] = between.processor - start.processor;
      pictures[0][run] = finish.clock - between.clock;
      pictures[1][run] = finish.processor - between.processor;
      together[run] = finish.clock - start.clock;
      begin (&board, text);
      compute_in_turn (&board);
      end (&board);
    }
  cairo_surface_destroy (surface);
  for (guint i = 0; i < 2; i++)
    {
      find_median (figures[i]);
      find_median (pictures[i]);
    }
  g_print ("board of nine, where %s: %.1f ms by the clock (figures %.1f, pictures %.1f); of processor time figures %.1f, "
           "pictures %.1f: with two processors of its own %.1f ms\n",
           text != NULL ? text : "nothing is asked", find_median (together), figures[0][N_RUNS / 2], pictures[0][N_RUNS / 2],
           figures[1][N_RUNS / 2], pictures[1][N_RUNS / 2], figures[1][N_RUNS / 2] / 2 + pictures[1][N_RUNS / 2]);
  for (guint i = 0; i < N_CHARTS; i++)
    g_print ("    %-16s %-8s figures %6.1f ms, picture %5.1f ms\n", charts[i].metric, accord_form_get_name (charts[i].form),
             board.each[0][i], board.each[1][i]);
}

int
main (int   argc,
      char *argv[])
{
  guint n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_ROWS;
  MadeLeads leads;
  g_autoptr (AccordFrame) frame = made_leads_init (&leads, n_rows);

  time_board (frame, "source = \"source-3\"");
  time_board (frame, "source in (\"source-1\", \"source-2\", \"source-4\") and created_at >= \"2023-01-01\"");
  time_board (frame, NULL);
  return 0;
}
