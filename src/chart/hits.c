#include "hits.h"

#include <math.h>

/* The marks of one series, one after the other. */
typedef struct
{
  guint    series;
  guint    start, n;
  gboolean rising, falling; /* each stands wholly to the right, or left, of the one before */
} Run;

struct _AccordHits
{
  GArray *hits; /* of AccordChartHit */
  GArray *runs; /* of Run */
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

static const AccordChartHit *
get_hit (const AccordHits *self,
         guint             index)
{
  return &g_array_index (self->hits, AccordChartHit, index);
}

static Run *
get_run (const AccordHits *self,
         guint             index)
{
  return &g_array_index (self->runs, Run, index);
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
      const AccordChartHit *before = get_hit (self, self->hits->len - 1);

      run->rising = run->rising && hit->left >= before->left && hit->right >= before->right;
      run->falling = run->falling && hit->left <= before->left && hit->right <= before->right;
    }
  run->n++;
  g_array_append_val (self->hits, *hit);
}

static gboolean
is_inside (const AccordChartHit *hit,
           double                x,
           double                y)
{
  return x >= hit->left && x < hit->right && y >= hit->top && y < hit->bottom;
}

static const AccordChartHit *
nearer (const AccordChartHit *best,
        const AccordChartHit *hit,
        double                x,
        double                y)
{
  if (!is_inside (hit, x, y))
    return best;
  return best == NULL || hypot (hit->x - x, hit->y - y) < hypot (best->x - x, best->y - y) ? hit : best;
}

/* Of marks in order: the first, in reading them from the left, that is not wholly to the left of @x. */
static guint
find_first (const AccordHits *self,
            const Run        *run,
            double            x)
{
  guint low = 0, high = run->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_hit (self, run->start + (run->rising ? middle : run->n - 1 - middle))->right <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const AccordChartHit *
search_run (const AccordHits     *self,
            const Run            *run,
            const AccordChartHit *best,
            double                x,
            double                y)
{
  gboolean ordered = run->rising || run->falling;

  for (guint i = ordered ? find_first (self, run, x) : 0; i < run->n; i++)
    {
      const AccordChartHit *hit = get_hit (self, run->start + (run->rising || !ordered ? i : run->n - 1 - i));

      if (ordered && hit->left > x)
        break;
      best = nearer (best, hit, x, y);
    }
  return best;
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
accord_hits_at (const AccordHits *self,
                double            x,
                double            y)
{
  const AccordChartHit *best = NULL;

  for (guint i = 0; i < self->runs->len; i++)
    best = search_run (self, get_run (self, i), best, x, y);
  return best;
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

static const AccordChartHit *
find_in_run (const AccordHits *self,
             const Run        *run,
             guint             point)
{
  if (point < run->n && get_hit (self, run->start + point)->point == point)
    return get_hit (self, run->start + point);
  for (guint i = 0; i < run->n; i++)
    if (get_hit (self, run->start + i)->point == point)
      return get_hit (self, run->start + i);
  return NULL;
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
accord_hits_find (const AccordHits *self,
                  guint             series,
                  guint             point)
{
  guint index;
  const Run *run = find_run (self, series, &index);

  return run != NULL ? find_in_run (self, run, point) : NULL;
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
accord_hits_end (const AccordHits *self,
                 gboolean          last)
{
  const Run *run = first_run (self);

  if (run == NULL)
    return NULL;
  return get_hit (self, run->start + (last ? run->n - 1 : 0));
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
accord_hits_along (const AccordHits     *self,
                   const AccordChartHit *from,
                   gint                  step)
{
  guint index;
  const Run *run = find_run (self, from->series, &index);
  gint64 place = from - get_hit (self, run->start) + (gint64) step;

  if (step == G_MAXINT || step == -G_MAXINT)
    place = step > 0 ? run->n - 1 : 0;
  return place >= 0 && place < run->n ? get_hit (self, run->start + place) : NULL;
}

static const AccordChartHit *
find_nearest (const AccordHits *self,
              const Run        *run,
              double            x)
{
  const AccordChartHit *best = NULL;

  for (guint i = 0; i < run->n; i++)
    {
      const AccordChartHit *hit = get_hit (self, run->start + i);

      if (best == NULL || fabs (hit->x - x) < fabs (best->x - x))
        best = hit;
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
accord_hits_across (const AccordHits     *self,
                    const AccordChartHit *from,
                    gint                  step)
{
  guint index;
  const AccordChartHit *found = NULL;
  const Run *run = find_run (self, from->series, &index) != NULL ? find_neighbour (self, index, step) : NULL;

  if (run == NULL)
    return NULL;
  if (run->series != ACCORD_CHART_EVENTS && from->series != ACCORD_CHART_EVENTS)
    found = find_in_run (self, run, from->point);
  return found != NULL ? found : find_nearest (self, run, from->x);
}
