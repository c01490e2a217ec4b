#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What was asked of figures and not answered yet, newest first. */
#define ACCORD_TYPE_QUESTIONS_LIST (accord_questions_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordQuestionsList, accord_questions_list, ACCORD, QUESTIONS_LIST, AdwBin)

void accord_questions_list_show (AccordQuestionsList *self,
                                 AccordWorkspace     *workspace);

G_END_DECLS
