#include "kpi/stage-walk.h"

/* From lead to customer. */
#define N_STAGES (ACCORD_STAGE_CUSTOMER + 1)
/* More days than there are in any calendar. */
#define EVER (1 << 24)

/* Of a lead that is looked at stage by stage. Days are one less here, so that none comes last; what is true is ~0. */
typedef struct
{
  gint32  first, bound, end; /* it came to the first stage; has to come to others by then; the day of as-of */
  guint32 came, others;      /* to the stage before in time; it is other than most */
  guint32 last;
} Walk;

static G_ALWAYS_INLINE inline void
walk_on (Walk     *self,
         AccordDay day)
{
  gint32 place = (gint32) ((guint32) day - 1);
  guint32 in_time = -(guint32) (place <= self->bound);

  self->others |= -(guint32) (place < self->first) | -(guint32) (place == self->end) | (in_time & ~self->came);
  self->last -= in_time;
  self->came = in_time;
}

/* @days: of the first stage and four more */
static void
find_last (const AccordDay *const days[N_STAGES],
           guint                  from,
           guint                  n,
           AccordDay              end,
           gint32                 most,
           guint32      *restrict last)
{
  const AccordDay *restrict first = days[0], *restrict second = days[1], *restrict third = days[2], *restrict fourth = days[3],
                  *restrict fifth = days[4];

  for (guint i = 0; i < n; i++)
    {
      guint32 others = -(guint32) (first[i] == ACCORD_DAY_NONE) | -(guint32) (first[i] >= end);
      Walk walk = { (gint32) ((guint32) first[i] - 1), MIN (first[i] + most, end - 1) - 1, end - 1, ~0u, others, from };

      walk_on (&walk, second[i]);
      walk_on (&walk, third[i]);
      walk_on (&walk, fourth[i]);
      walk_on (&walk, fifth[i]);
      last[i] = walk.last | (walk.others & ACCORD_WALK_OTHER);
    }
}

/**
 * accord_stage_walk:
 * @passages: of all leads
 * @query: from which stage, in how many days on the cohort basis, as of when
 * @begin: the first lead
 * @n: how many, %ACCORD_WALK_ROWS or less
 * @last: (out): the last stage in time of each; %ACCORD_WALK_OTHER or more: who knows
 */
void
accord_stage_walk (const AccordPassages *passages,
                   const AccordQuery    *query,
                   guint                 begin,
                   guint                 n,
                   guint32               last[ACCORD_WALK_ROWS])
{
  static const AccordDay none[ACCORD_WALK_ROWS] = { [0 ... ACCORD_WALK_ROWS - 1] = ACCORD_DAY_NONE };
  gint32 most = query->basis == ACCORD_BASIS_COHORT ? MIN (query->horizon_days, EVER) : EVER;
  const AccordDay *days[N_STAGES];

  for (guint i = 0; i < N_STAGES; i++)
    days[i] = query->from_stage + i < N_STAGES ? passages->days[query->from_stage + i] + begin : none;
  find_last (days, query->from_stage, n, passages->as_of.day, most, last);
}
