#pragma once

#include "scoring/scores.h"

G_BEGIN_DECLS

/* What leaving out opens and clicks that look automatic does to who qualifies. */
typedef struct
{
  guint          n, n_found; /* opens and clicks; those that look automatic */
  guint          n_qualify;  /* leads that qualify where all of them count */
  AccordLeadSet *dependent;  /* of those: who would not without the automatic ones */
} AccordAutomaticEffect;

AccordAutomaticEffect *accord_automatic_effect_new  (AccordFrame             *frame,
                                                     const AccordScoreModel  *model,
                                                     const AccordAsOf        *as_of,
                                                     GCancellable            *cancellable,
                                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void                   accord_automatic_effect_free (AccordAutomaticEffect   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAutomaticEffect, accord_automatic_effect_free)

G_END_DECLS
