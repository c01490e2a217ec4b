#pragma once

#include "model/condition.h"
#include "model/record.h"

G_BEGIN_DECLS

/*
 * A score model: what gives a lead points. Immutable once it is made, reference counted, for any thread.
 * score = clamp (start + Σ groups clamp (Σ points of matching rules, low, high), min, max); see metrics.md, «Scoring».
 * A number that is NaN is no limit.
 */
#define ACCORD_SCORE_ERROR (accord_score_error_quark ())

typedef enum
{
  ACCORD_SCORE_ERROR_RULE,   /* a rule: its condition, points or half-life */
  ACCORD_SCORE_ERROR_GROUP,  /* a group: its limits or dimension */
  ACCORD_SCORE_ERROR_LIMITS, /* limits, thresholds or bands are out of order */
  ACCORD_SCORE_ERROR_FORM,   /* JSON of another form */
  ACCORD_SCORE_ERROR_DATA,   /* the leads do not say what is asked: no outcome, no such lead, no such field */
} AccordScoreError;

GQuark accord_score_error_quark (void);

typedef enum
{
  ACCORD_DIMENSION_FIT,        /* who they are */
  ACCORD_DIMENSION_ENGAGEMENT, /* what they do */
  ACCORD_N_DIMENSIONS,
} AccordDimension;

typedef enum
{
  ACCORD_BAND_A,
  ACCORD_BAND_B,
  ACCORD_BAND_C,
  ACCORD_BAND_D,
  ACCORD_N_BANDS,
} AccordBand;

typedef struct
{
  char            *id;    /* of its record; "" in a model that came from JSON */
  char            *title; /* "": what it is for says its condition */
  AccordCondition *condition;
  double           points;
  double           half_life; /* days; NaN: it does not lose points */
  gboolean         is_off;
} AccordScoreRule;

typedef struct
{
  char            *id;
  char            *title;
  AccordDimension  dimension;
  double           low, high;
  gboolean         exclusive; /* if … else if: the first rule that matches counts alone */
  GPtrArray       *rules;     /* of AccordScoreRule, in order */
} AccordScoreGroup;

typedef struct
{
  double           start, min, max;
  double           mql, handover;   /* thresholds; a score is over one from it on */
  double           bands[3];        /* from where A, B, C begin; D is what is left */
  double           grid[ACCORD_N_DIMENSIONS][2]; /* from where «high» and «middle» begin */
  gboolean         skip_automatic;  /* leaves out opens and clicks that look automatic */
  AccordCondition *outcome;         /* stands in for the customer stage in a file without dates; or NULL */
  GPtrArray       *groups;          /* of AccordScoreGroup, in order */
  /*< private >*/
  gatomicrefcount  ref_count;
} AccordScoreModel;

#define ACCORD_TYPE_SCORE_MODEL_VALUE (accord_score_model_get_type ())

GType             accord_score_model_get_type  (void);
AccordScoreModel *accord_score_model_new       (void); /* without groups, limits as in a new file; while building */
AccordScoreGroup *accord_score_model_add_group (AccordScoreModel *self,
                                                const char       *title,
                                                AccordDimension   dimension);
AccordScoreRule  *accord_score_group_add_rule  (AccordScoreGroup *self,
                                                const char       *title,
                                                AccordCondition  *condition,
                                                double            points);
AccordScoreModel *accord_score_model_copy      (const AccordScoreModel *self); /* to be changed */
AccordScoreModel *accord_score_model_ref       (AccordScoreModel *self);
void              accord_score_model_unref     (AccordScoreModel *self);
gboolean          accord_score_model_check     (const AccordScoreModel *self,
                                                GError                **error);
guint             accord_score_model_n_rules   (const AccordScoreModel *self); /* those switched off included */
/* Whether they say the same; ids do not matter. */
gboolean          accord_score_model_equal     (const AccordScoreModel *a,
                                                const AccordScoreModel *b);
AccordBand        accord_score_model_get_band  (const AccordScoreModel *self,
                                                double                  score);
const char       *accord_band_get_name         (AccordBand band);           /* «A» */
const char       *accord_dimension_get_name    (AccordDimension dimension); /* «fit» */

/* The draft as it stands in the records: an error names the first rule or group that is wrong. */
AccordScoreModel *accord_score_model_from_records (AccordRecord *settings,
                                                   GPtrArray    *groups,
                                                   GPtrArray    *rules,
                                                   GError      **error);
/* New records of groups and rules, appended to @records, and the columns of @settings. */
void              accord_score_model_to_records (const AccordScoreModel *self,
                                                 AccordRecord           *settings,
                                                 GPtrArray              *records);

JsonNode         *accord_score_model_to_json   (const AccordScoreModel *self);
char             *accord_score_model_to_text   (const AccordScoreModel *self); /* canonical JSON: what is published */
AccordScoreModel *accord_score_model_from_json (JsonNode *node,
                                                GError  **error) G_GNUC_WARN_UNUSED_RESULT;
AccordScoreModel *accord_score_model_from_text (const char *text,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreModel, accord_score_model_unref)

G_END_DECLS
