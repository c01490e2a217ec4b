#pragma once

#include <adwaita.h>

#include "scoring/suggestion.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Suggested points beside those of the draft, rule by rule, and how well each would tell who buys.
 * Signal: «take» () – a person wants them for the draft.
 */
#define ACCORD_TYPE_SUGGESTION_VIEW (accord_suggestion_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordSuggestionView, accord_suggestion_view, ACCORD, SUGGESTION_VIEW, AdwBin)

GtkWidget *accord_suggestion_view_new  (void);
void       accord_suggestion_view_show (AccordSuggestionView        *self,
                                        const AccordScoreSuggestion *suggestion,
                                        AccordWorkspace             *workspace);
/* Why there is none. */
void       accord_suggestion_view_show_problem (AccordSuggestionView *self,
                                                const char           *problem);

G_END_DECLS
