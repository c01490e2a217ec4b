#include "hits.h"

#include <math.h>

#define N_ANSWERS 8

/* The marks of one series, one after the other. */
typedef struct
{
  guint          series;
  guint          start, n;
  gboolean       rising, falling; /* each stands wholly to the right, or left, of the one before */
  AccordHitMaker make;            /* of marks that are not kept: there may be very many */
  gconstpointer  data;
} Run;

struct _AccordHits
{
  GArray        *hits;               /* of AccordChartHit */
  GArray        *runs;               /* of Run */
  AccordChartHit answers[N_ANSWERS]; /* the last that were made */
  guint          n_answers;
};

/**
 * accord_hits_new:
 *
 * Returns: (transfer full): no marks yet
 */
AccordHits *
accord_hits_new (void)
{
  AccordHits *self = g_new0 (AccordHits, 1);

  self->hits = g_array_new (FALSE, FALSE, sizeof (AccordChartHit));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  return self;
}

/**
 * accord_hits_free:
 * @self: (transfer full): marks
 */
void
accord_hits_free (AccordHits *self)
{
  g_array_unref (self->hits);
  g_array_unref (self->runs);
  g_free (self);
}

static Run *
get_run (const AccordHits *self,
         guint             index)
{
  return &g_array_index (self->runs, Run, index);
}

static const AccordChartHit *
look_at (const AccordHits *self,
         const Run        *run,
         guint             index,
         AccordChartHit   *made)
{
  if (run->make == NULL)
    return &g_array_index (self->hits, AccordChartHit, run->start + index);
  run->make (run->data, run->series, index, made);
  return made;
}

/* An answer that is not kept stays for as long as the next few. */
static const AccordChartHit *
get_hit (AccordHits *self,
         const Run  *run,
         guint       index)
{
  return look_at (self, run, index, &self->answers[self->n_answers++ % N_ANSWERS]);
}

/**
 * accord_hits_add:
 * @self: marks
 * @hit: a mark; those of a series follow each other
 */
void
accord_hits_add (AccordHits           *self,
                 const AccordChartHit *hit)
{
  Run *run = self->runs->len > 0 ? get_run (self, self->runs->len - 1) : NULL;

  if (run == NULL || run->series != hit->series)
    {
      Run begun = { hit->series, self->hits->len, 0, TRUE, TRUE };

      g_array_append_val (self->runs, begun);
      run = get_run (self, self->runs->len - 1);
    }
  else
    {
      const AccordChartHit *before = look_at (self, run, run->n - 1, NULL);

      run->rising = run->rising && hit->left >= before->left && hit->right >= before->right;
      run->falling = run->falling && hit->left <= before->left && hit->right <= before->right;
    }
  run->n++;
  g_array_append_val (self->hits, *hit);
}

/**
 * accord_hits_add_run:
 * @self: marks
 * @series: a series
 * @n: how many points it has, each with a mark
 * @falling: whether they stand from right to left
 * @make: says where each is
 * @data: for @make; outlives @self
 *
 * Adds the marks of a whole series without keeping them.
 */
void
accord_hits_add_run (AccordHits    *self,
                     guint          series,
                     guint          n,
                     gboolean       falling,
                     AccordHitMaker make,
                     gconstpointer  data)
{
  Run run = { series, self->hits->len, n, !falling, falling, make, data };

  if (n > 0)
    g_array_append_val (self->runs, run);
}

static gboolean
is_inside (const AccordChartHit *hit,
           double                x,
           double                y)
{
  return x >= hit->left && x < hit->right && y >= hit->top && y < hit->bottom;
}

/* The mark that is nearest to the pointer so far. */
typedef struct
{
  const Run *run; /* NULL: none */
  guint      index;
  double     distance;
} Nearest;

/* Of marks in order: the first, in reading them from the left, that is not wholly to the left of @x. */
static guint
find_first (const AccordHits *self,
            const Run        *run,
            double            x)
{
  AccordChartHit made;
  guint low = 0, high = run->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (look_at (self, run, run->rising ? middle : run->n - 1 - middle, &made)->right <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
search_run (const AccordHits *self,
            const Run        *run,
            double            x,
            double            y,
            Nearest          *nearest)
{
  AccordChartHit made;
  gboolean ordered = run->rising || run->falling;

  for (guint i = ordered ? find_first (self, run, x) : 0; i < run->n; i++)
    {
      guint index = run->rising || !ordered ? i : run->n - 1 - i;
      const AccordChartHit *hit = look_at (self, run, index, &made);

      if (ordered && hit->left > x)
        break;
      if (is_inside (hit, x, y) && (nearest->run == NULL || hypot (hit->x - x, hit->y - y) < nearest->distance))
        *nearest = (Nearest) { run, index, hypot (hit->x - x, hit->y - y) };
    }
}

/**
 * accord_hits_at:
 * @self: marks
 * @x: of the pointer
 * @y: of the pointer
 *
 * Returns: (transfer none) (nullable): the mark whose area the pointer is in; of several the nearest
 */
const AccordChartHit *
accord_hits_at (AccordHits *self,
                double      x,
                double      y)
{
  Nearest nearest = { NULL };

  for (guint i = 0; i < self->runs->len; i++)
    search_run (self, get_run (self, i), x, y, &nearest);
  return nearest.run != NULL ? get_hit (self, nearest.run, nearest.index) : NULL;
}

static const Run *
find_run (const AccordHits *self,
          guint             series,
          guint            *index)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (get_run (self, i)->series == series)
      {
        *index = i;
        return get_run (self, i);
      }
  return NULL;
}

/* Where in its run a point's mark is; G_MAXUINT: nowhere. */
static guint
find_in_run (const AccordHits *self,
             const Run        *run,
             guint             point)
{
  if (run->make != NULL)
    return point < run->n ? point : G_MAXUINT;
  if (point < run->n && look_at (self, run, point, NULL)->point == point)
    return point;
  for (guint i = 0; i < run->n; i++)
    if (look_at (self, run, i, NULL)->point == point)
      return i;
  return G_MAXUINT;
}

/**
 * accord_hits_find:
 * @self: marks
 * @series: a series
 * @point: one of its points
 *
 * Returns: (transfer none) (nullable): its mark, or %NULL where it has none
 */
const AccordChartHit *
accord_hits_find (AccordHits *self,
                  guint       series,
                  guint       point)
{
  guint index, place;
  const Run *run = find_run (self, series, &index);

  place = run != NULL ? find_in_run (self, run, point) : G_MAXUINT;
  return place != G_MAXUINT ? get_hit (self, run, place) : NULL;
}

/* The first run of points: events come after all of them. */
static const Run *
first_run (const AccordHits *self)
{
  return self->runs->len > 0 && get_run (self, 0)->series != ACCORD_CHART_EVENTS ? get_run (self, 0) : NULL;
}

/**
 * accord_hits_end:
 * @self: marks
 * @last: whether the last is meant, not the first
 *
 * Returns: (transfer none) (nullable): the first or last mark of the first series
 */
const AccordChartHit *
accord_hits_end (AccordHits *self,
                 gboolean    last)
{
  const Run *run = first_run (self);

  if (run == NULL)
    return NULL;
  return get_hit (self, run, last ? run->n - 1 : 0);
}

/**
 * accord_hits_along:
 * @self: marks
 * @from: one of them
 * @step: 1 or -1; G_MAXINT and -G_MAXINT for the ends
 *
 * Returns: (transfer none) (nullable): the next mark of the same series, or %NULL at its end
 */
const AccordChartHit *
accord_hits_along (AccordHits           *self,
                   const AccordChartHit *from,
                   gint                  step)
{
  guint index;
  const Run *run = find_run (self, from->series, &index);
  gint64 place = run != NULL ? (gint64) find_in_run (self, run, from->point) + step : -1;

  if (run != NULL && (step == G_MAXINT || step == -G_MAXINT))
    place = step > 0 ? run->n - 1 : 0;
  return run != NULL && place >= 0 && place < run->n ? get_hit (self, run, place) : NULL;
}

static guint
find_nearest (const AccordHits *self,
              const Run        *run,
              double            x)
{
  AccordChartHit made;
  guint best = 0;
  double distance = INFINITY;

  for (guint i = 0; i < run->n; i++)
    {
      double found = fabs (look_at (self, run, i, &made)->x - x);

      if (found >= distance)
        continue;
      distance = found;
      best = i;
    }
  return best;
}

/* The run above (-1) or below (1): events stand above the first. */
static const Run *
find_neighbour (const AccordHits *self,
                guint             index,
                gint              step)
{
  guint n = self->runs->len, n_data = n;

  while (n_data > 0 && get_run (self, n_data - 1)->series == ACCORD_CHART_EVENTS)
    n_data--;
  if (index >= n_data)
    return step > 0 && n_data > 0 ? get_run (self, 0) : NULL;
  if (step < 0)
    return index > 0 ? get_run (self, index - 1) : n > n_data ? get_run (self, n_data) : NULL;
  return index + 1 < n_data ? get_run (self, index + 1) : NULL;
}

/**
 * accord_hits_across:
 * @self: marks
 * @from: one of them
 * @step: 1 for the series below, -1 for the one above
 *
 * Returns: (transfer none) (nullable): the mark of the same point in the next series, the nearest where it has none;
 *   above the first series are the events
 */
const AccordChartHit *
accord_hits_across (AccordHits           *self,
                    const AccordChartHit *from,
                    gint                  step)
{
  guint index, place = G_MAXUINT;
  const Run *run = find_run (self, from->series, &index) != NULL ? find_neighbour (self, index, step) : NULL;

  if (run == NULL)
    return NULL;
  if (run->series != ACCORD_CHART_EVENTS && from->series != ACCORD_CHART_EVENTS)
    place = find_in_run (self, run, from->point);
  return get_hit (self, run, place != G_MAXUINT ? place : find_nearest (self, run, from->x));
}
