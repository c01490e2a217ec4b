#pragma once

#include "chart/chart.h"

/* Every kind of chart, with figures of every sort. */
typedef enum
{
  SAMPLE_ORDINARY,
  SAMPLE_EMPTY,
  SAMPLE_ONE,
  SAMPLE_EQUAL,
  SAMPLE_NEGATIVE,
  SAMPLE_HUGE,
  SAMPLE_MISSING,
  SAMPLE_N_SORTS,
} SampleSort;

typedef struct
{
  const char *name;
  AccordChart *(*make) (SampleSort sort);
  double      sizes[3][2]; /* small, middling, large */
} SampleKind;

extern const SampleKind sample_kinds[];
extern const guint sample_n_kinds;
