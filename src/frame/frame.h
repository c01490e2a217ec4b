#pragma once

#include "model/batch.h"
#include "model/field.h"
#include "model/moment.h"

G_BEGIN_DECLS

/*
 * All leads and activities as typed, dictionary-encoded columns: an immutable snapshot.
 * Row numbers are 0 … n-1 in the order of the leads' keys. Safe to read from any thread.
 */
typedef struct _AccordFrame AccordFrame;

/* The leads that are other than they were: a frame of them alone, as they were loaded, and the row of each, ascending. */
typedef struct
{
  AccordFrame   *fresh;
  const guint32 *rows;
} AccordFrameChange;

#define ACCORD_TYPE_FRAME (accord_frame_get_type ())

typedef enum
{
  ACCORD_FRAME_TEXT,    /* codes[row] indexes dictionary; code 0 is «empty», dictionary[0] is NULL */
  ACCORD_FRAME_REAL,    /* reals[row]; NaN is empty; INTEGER fields too */
  ACCORD_FRAME_MOMENT,  /* moments[row], and days[row] in the frame's zone */
  ACCORD_FRAME_BOOLEAN, /* flags[row]: 0, 1, 2 for empty */
} AccordFrameKind;

typedef struct
{
  const AccordField   *field;
  AccordFrameKind      kind;
  const guint32       *codes;
  const char *const   *dictionary;
  guint                n_codes;
  const guint32       *runs; /* codes whose text does not lie right behind the one before, ascending; the first is 0 */
  guint                n_runs;
  const double        *reals;
  const AccordMoment  *moments;
  const AccordDay     *days;
  const guint8        *flags;
} AccordFrameColumn;

/* The instant at which figures are judged: what happened after it is ignored. */
typedef struct
{
  gint64    instant_ms; /* inclusive */
  AccordDay day;        /* of that instant in the frame's zone */
} AccordAsOf;

GType                    accord_frame_get_type     (void);
AccordFrame             *accord_frame_ref          (AccordFrame *self);
void                     accord_frame_unref        (AccordFrame *self);
guint                    accord_frame_get_n_leads  (const AccordFrame *self);
AccordZone              *accord_frame_get_zone     (const AccordFrame *self);
gint64                   accord_frame_get_log_seq  (const AccordFrame *self);
/* How @self differs from @since; NULL: it is not @since with some leads other than they were. */
const AccordFrameChange *accord_frame_get_change   (const AccordFrame *self,
                                                    const AccordFrame *since);
gint64                   accord_frame_get_key      (const AccordFrame *self,
                                                    guint              row);
gboolean                 accord_frame_find_key     (const AccordFrame *self,
                                                    gint64             key,
                                                    guint             *row);
guint                    accord_frame_get_n_columns (const AccordFrame *self);
const AccordFrameColumn *accord_frame_get_column   (const AccordFrame *self,
                                                    guint              index);
/* By the field's name, without regard to case; standard, custom and derived. NULL: no such field. */
const AccordFrameColumn *accord_frame_find_column  (const AccordFrame *self,
                                                    const char        *name);
/* t(stage) by day and moment: its own date only. */
const AccordFrameColumn *accord_frame_stage_column (const AccordFrame *self,
                                                    AccordStage        stage);
/* The stage a lead has reached by @as_of. */
AccordStage              accord_frame_stage_at     (const AccordFrame *self,
                                                    guint              row,
                                                    const AccordAsOf  *as_of);
/* What a person or a file reads of one cell: «2018-01-05», «12.5», NULL when empty. Transfer full. */
char                    *accord_frame_cell_text    (const AccordFrame       *self,
                                                    const AccordFrameColumn *column,
                                                    guint                    row);

/* Activities of a lead: a range of the activity columns, by time. */
typedef struct
{
  const guint32      *kinds; /* codes of kind_dictionary */
  const AccordMoment *at;
  guint               n;
} AccordActivities;

void                     accord_frame_get_activities (const AccordFrame *self,
                                                      guint              row,
                                                      AccordActivities  *activities);
const char *const       *accord_frame_get_activity_kinds (const AccordFrame *self,
                                                          guint             *n_kinds);

void                     accord_as_of_day          (AccordAsOf       *self,
                                                    const AccordZone *zone,
                                                    AccordDay         day);
void                     accord_as_of_moment       (AccordAsOf       *self,
                                                    const AccordZone *zone,
                                                    AccordMoment      moment);
/* The last instant before @moment. */
void                     accord_as_of_before       (AccordAsOf       *self,
                                                    const AccordZone *zone,
                                                    AccordMoment      moment);
/* Whether what is dated @moment (day @day) has happened by then. */
static inline gboolean
accord_as_of_includes (const AccordAsOf *self,
                       AccordMoment      moment,
                       AccordDay         day)
{
  if (day == ACCORD_DAY_NONE || day > self->day)
    return FALSE;
  return day < self->day || (moment & 1) != 0 || (moment >> 1) <= self->instant_ms;
}

/* Building: from batches of leads, then of activities; end makes it immutable.
 * @fields: those of the batches. Derived text columns (persona, band) are handed over after. */
typedef struct _AccordFrameBuilder AccordFrameBuilder;

AccordFrameBuilder *accord_frame_builder_new        (AccordZone *zone,
                                                     GPtrArray  *fields);
void                accord_frame_builder_reserve    (AccordFrameBuilder *self,
                                                     guint64             n_leads);
void                accord_frame_builder_add_leads  (AccordFrameBuilder *self,
                                                     const AccordBatch  *batch);
void                accord_frame_builder_add_activities (AccordFrameBuilder *self,
                                                     const AccordBatch  *batch);
AccordFrame        *accord_frame_builder_end        (AccordFrameBuilder *self,
                                                     gint64              log_seq); /* frees the builder */
void                accord_frame_builder_free       (AccordFrameBuilder *self);
/* A frame like @self with one more (or another) derived text column; codes are copied. Shares the rest. */
AccordFrame        *accord_frame_with_text_column   (AccordFrame        *self,
                                                     const char         *name,
                                                     const guint32      *codes,
                                                     const char *const  *dictionary,
                                                     guint               n_codes);
/* The same with a column of numbers; NaN is empty. */
AccordFrame        *accord_frame_with_real_column   (AccordFrame        *self,
                                                     const char         *name,
                                                     const double       *reals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFrame, accord_frame_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFrameBuilder, accord_frame_builder_free)

G_END_DECLS
