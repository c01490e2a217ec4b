#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ACCORD_DIFF_SAME,
  ACCORD_DIFF_REMOVED,
  ACCORD_DIFF_ADDED,
} AccordDiffKind;

/* A run of words that are all the same, gone, or new. */
typedef struct
{
  AccordDiffKind kind;
  char          *text;
} AccordDiffRun;

GPtrArray *accord_diff_runs (const char *before,
                             const char *after); /* of AccordDiffRun */

G_END_DECLS
