#pragma once

#include <gio/gio.h>

#include "frame/lead-set.h"
#include "model/score-model.h"

G_BEGIN_DECLS

/*
 * Which leads each rule of a model is for: what is slow of scoring, done once. Immutable, reference counted, for any
 * thread. Other points, limits, half-lives, and rules switched on and off need no other matches; other conditions do.
 */
typedef struct _AccordScoreMatches AccordScoreMatches;

typedef struct
{
  AccordLeadSet *set;     /* of a rule that loses points: only leads of whom it is known since when */
  const gint32  *ages;    /* of a rule that loses points: days, one for each row of @set, 0 or more; else NULL */
  guint          n;       /* how many leads are in @set */
  const char    *problem; /* why the rule fits no lead of this file: a field that is not there; NULL: none */
} AccordScoreMatch;

#define ACCORD_TYPE_SCORE_MATCHES (accord_score_matches_get_type ())

GType                   accord_score_matches_get_type  (void);
/* @each: an instant of its own for each lead (copied), or NULL. @previous: takes over what stayed the same, or NULL.
 * NULL only where it was cancelled. */
AccordScoreMatches     *accord_score_matches_new       (AccordFrame              *frame,
                                                        const AccordScoreModel   *model,
                                                        const AccordAsOf         *as_of,
                                                        const AccordAsOf         *each,
                                                        const AccordScoreMatches *previous,
                                                        GCancellable             *cancellable,
                                                        GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
AccordScoreMatches     *accord_score_matches_ref       (AccordScoreMatches       *self);
void                    accord_score_matches_unref     (AccordScoreMatches       *self);
AccordFrame            *accord_score_matches_get_frame (const AccordScoreMatches *self);
/* Whether they are of that frame, as it was given. */
gboolean                accord_score_matches_is_of     (const AccordScoreMatches *self,
                                                        const AccordFrame        *frame);
/* How many opens and clicks of the lead count for nothing, for they look automatic. */
guint                   accord_score_matches_count_left_out (const AccordScoreMatches *self,
                                                        guint                     row);
/* The instant a lead is judged at. */
const AccordAsOf       *accord_score_matches_get_as_of (const AccordScoreMatches *self,
                                                        guint                     row);
const AccordScoreMatch *accord_score_matches_get       (const AccordScoreMatches *self,
                                                        guint                     group,
                                                        guint                     rule);
/* Whether they are those of @model too: the same groups with the same conditions. */
gboolean                accord_score_matches_fit       (const AccordScoreMatches *self,
                                                        const AccordScoreModel   *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreMatches, accord_score_matches_unref)

G_END_DECLS
