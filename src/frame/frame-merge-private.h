#pragma once

#include "frame/frame-merge.h"
#include "frame/frame-private.h"

G_BEGIN_DECLS

#define ACCORD_MERGE_NO_ROW G_MAXUINT32

/* Rows that stand together in one of the frames, and there in the merged one. */
typedef struct
{
  gboolean fresh;
  guint    first;
  guint    n;
  guint    to;
} AccordMergeRun;

/* Where each row of the merged frame comes from. */
typedef struct
{
  AccordFrame *base;
  AccordFrame *fresh;
  guint        n_rows;
  gboolean     in_place; /* every row stays where it is: what did not change can be shared */
  GArray      *runs;     /* of AccordMergeRun, by @to */
  GArray      *replaced; /* of guint32: rows of @base that are gone, or other now */
  guint32     *old_rows; /* for each row of @fresh the one of @base, or NO_ROW */
} AccordMerge;

#define ACCORD_MERGE_RUN(merge, i) (&g_array_index ((merge)->runs, AccordMergeRun, i))

AccordColumnData   *_accord_merge_column     (const AccordMerge *self,
                                              AccordColumnData  *fresh);
AccordActivityData *_accord_merge_activities (const AccordMerge *self);
/* The dictionary without codes that only rows of before had; @codes follow. (transfer full) of @dictionary and result */
AccordDictionary   *_accord_merge_drop_unused (AccordDictionary *dictionary,
                                               guint8           *lost,
                                               guint32          *codes,
                                               gsize             n_codes);

G_END_DECLS
