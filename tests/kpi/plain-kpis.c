#include "plain-kpis.h"

#include <string.h>

#define N_MONTHS 80
#define N_SOURCES 16

static guint
find_month (const MadeLeads *self,
            guint         i)
{
  return self->months[self->times[0][i] / 86400 - MADE_FIRST_DAY];
}

static void
add_stages (const MadeLeads *self,
            guint         i,
            guint32       counts[5])
{
  counts[0]++;
  for (guint stage = 1; stage < 5; stage++)
    counts[stage] += self->times[stage][i] != 0;
}

/* All of it, so that no loop can be left out. */
static guint64
sum_up (const guint32 *counts,
        guint          n)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += counts[i];
  return sum;
}

static guint64
count_months (const MadeLeads *self)
{
  static guint32 counts[N_MONTHS][5];

  memset (counts, 0, sizeof counts);
  for (guint i = 0; i < self->n; i++)
    add_stages (self, i, counts[find_month (self, i)]);
  return sum_up (&counts[0][0], N_MONTHS * 5);
}

static guint64
count_sources (const MadeLeads *self)
{
  static guint32 counts[N_SOURCES][5];

  memset (counts, 0, sizeof counts);
  for (guint i = 0; i < self->n; i++)
    add_stages (self, i, counts[self->sources[i]]);
  return sum_up (&counts[0][0], N_SOURCES * 5);
}

static guint64
count_both (const MadeLeads *self)
{
  static guint32 counts[N_MONTHS][N_SOURCES][5];
  static double money[N_MONTHS][N_SOURCES];

  memset (counts, 0, sizeof counts);
  memset (money, 0, sizeof money);
  for (guint i = 0; i < self->n; i++)
    {
      guint month = find_month (self, i);

      add_stages (self, i, counts[month][self->sources[i]]);
      money[month][self->sources[i]] += self->values[i];
    }
  return sum_up (&counts[0][0][0], N_MONTHS * N_SOURCES * 5) + (guint64) money[3][3];
}

static gint32
select_rank (gint32 *numbers,
             gint    n,
             gint    rank)
{
  gint first = 0, last = n - 1;

  while (first < last)
    {
      gint32 pivot = numbers[(first + last) / 2];
      gint i = first, j = last;

      while (i <= j)
        {
          while (numbers[i] < pivot)
            i++;
          while (numbers[j] > pivot)
            j--;
          if (i <= j)
            {
              gint32 number = numbers[i];

              numbers[i++] = numbers[j];
              numbers[j--] = number;
            }
        }
      if (rank <= j)
        last = j;
      else if (rank >= i)
        first = i;
      else
        break;
    }
  return numbers[rank];
}

static guint64
find_times (const MadeLeads *self)
{
  gint ends[N_MONTHS + 1] = { 0 }, places[N_MONTHS + 1];
  guint64 sum = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->times[5][i] != 0)
      ends[find_month (self, i) + 1]++;
  for (guint month = 0; month < N_MONTHS; month++)
    ends[month + 1] += ends[month];
  memcpy (places, ends, sizeof places);
  for (guint i = 0; i < self->n; i++)
    if (self->times[5][i] != 0)
      self->buffer[places[find_month (self, i)]++] = self->times[5][i] - self->times[0][i];
  for (guint month = 0; month < N_MONTHS; month++)
    {
      gint n = ends[month + 1] - ends[month];

      if (n > 0)
        sum += (guint64) select_rank (self->buffer + ends[month], n, (n + 1) / 2 - 1) +
               (guint64) select_rank (self->buffer + ends[month], n, (n * 9 + 9) / 10 - 1);
    }
  return sum;
}

guint64 (*const plain_kpis[PLAIN_N_KPIS]) (const MadeLeads *self) = { count_months, count_sources, count_both, find_times };
