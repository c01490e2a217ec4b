/*
 * The four questions of perf/ckpi.c, which is compiled into this module as it is, on the spot, by build-aux/bench: asked of
 * arrays that are there already instead of those that it reads from a database.
 */
#define main ckpi_main
#include "ckpi.c"
#undef main

void (*const anchor_questions[]) (void) = { q1, q2, q3, q4 };

void anchor_begin (int32_t *const *times, uint8_t *sources, double *values, int32_t *buffer, const uint8_t *months, long n_days, long n_rows);

void
anchor_begin (int32_t *const *times,
              uint8_t        *sources,
              double         *values,
              int32_t        *buffer,
              const uint8_t  *months,
              long            n_days,
              long            n_rows)
{
  memcpy (T, times, sizeof T);
  memcpy (d2m, months, n_days < (long) sizeof d2m ? n_days : (long) sizeof d2m);
  src = sources;
  rev = values;
  buf = buffer;
  n = n_rows;
}
