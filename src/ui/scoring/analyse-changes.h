#pragma once

#include "scoring/evidence.h"
#include "scoring/suggestion.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* What the window «Analyse» does to the draft: each is one change, to be saved. */

/* A rule of a value, behind the last of the first group that is of its kind; or in a group of its own. */
AccordChangeSet *accord_analyse_make_rule   (AccordWorkspace             *workspace,
                                             const AccordFieldEvidence   *evidence,
                                             const AccordEvidenceValue   *value);
/* Whether a rule of the draft is for just these leads. */
gboolean         accord_analyse_has_rule    (AccordWorkspace             *workspace,
                                             const AccordEvidenceValue   *value);
/* Points and start as suggested; rules that are left out are switched off. */
AccordChangeSet *accord_analyse_take_points (AccordWorkspace             *workspace,
                                             const AccordScoreSuggestion *suggestion);

G_END_DECLS
