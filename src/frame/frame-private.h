#pragma once

#include "frame/dictionary.h"
#include "frame/frame.h"
#include "model/values.h"

G_BEGIN_DECLS

/* One column with what it owns. Reference counted (g_atomic_rc_box), for frames share columns. */
typedef struct
{
  AccordFrameColumn view;   /* what others see; points into the rest */
  AccordField      *field;
  gpointer          values; /* codes, reals, moments or flags */
  AccordDay        *days;
  GBytes           *values_owner, *days_owner; /* of what each lies in; NULL: it is the column's own, to be freed */
  AccordDictionary *dictionary;
  gsize             has_range;           /* of accord_frame_day_range(), for which it is looked at once */
  AccordDay         first_day, last_day;
} AccordColumnData;

/* Reference counted, as columns are. */
typedef struct
{
  guint   n;
  gint64 *keys;  /* ascending */
  GBytes *owner; /* of what they lie in; NULL: they are freed */
} AccordKeyData;

/* Reference counted, as columns are. Those of row r are first[r] … first[r + 1] - 1. */
typedef struct
{
  guint32          *first;
  guint32          *kinds;
  AccordMoment     *at;
  GBytes           *first_owner, *kinds_owner, *at_owner; /* as those of a column */
  AccordDictionary *dictionary;
} AccordActivityData;

/* Reference counted, as columns are. */
typedef struct
{
  AccordFrameChange view;
  gint64            since; /* the log's number of the frame that it was merged from */
} AccordChangeData;

struct _AccordFrame
{
  gatomicrefcount     ref_count;
  AccordZone         *zone;
  gint64              log_seq;
  AccordKeyData      *keys;
  AccordActivityData *activities;
  GPtrArray          *columns; /* of AccordColumnData */
  AccordChangeData   *change;  /* NULL: it was not merged, or its rows moved */
  AccordColumnData   *stages[ACCORD_N_STAGES]; /* borrowed from columns */
};

AccordColumnData   *_accord_column_data_new   (const AccordField *field,
                                               AccordFrameKind    kind);
gsize               _accord_frame_value_size  (AccordFrameKind    kind); /* bytes of one value in memory */
void                _accord_column_data_seal  (AccordColumnData *self);
void                _accord_column_data_unref (AccordColumnData *self);

AccordFrame        *_accord_frame_new         (AccordZone         *zone,
                                               gint64              log_seq,
                                               AccordKeyData      *keys,
                                               AccordActivityData *activities,
                                               GPtrArray          *columns);
/* The first of the ascending @keys from @first on that is not below @key; @n: there is none. */
guint               _accord_keys_find_from    (const gint64 *keys,
                                               guint         first,
                                               guint         n,
                                               gint64        key);
void                _accord_key_data_unref    (AccordKeyData *self);
/* @fresh, @rows: (transfer full) */
AccordChangeData   *_accord_change_data_new   (AccordFrame        *fresh,
                                               guint32            *rows,
                                               gint64              since);
void                _accord_activity_data_unref (AccordActivityData *self);

G_END_DECLS
