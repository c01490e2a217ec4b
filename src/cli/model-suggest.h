#pragma once

#include "call.h"
#include "model/score-model.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_SUGGEST_TABLE,
  ACCORD_SUGGEST_CSV,
  ACCORD_SUGGEST_JSON,
} AccordSuggestForm;

int accord_cli_model_suggest (AccordCall             *call,
                              AccordWorkspace        *workspace,
                              const AccordScoreModel *model,
                              const char *const      *known,
                              AccordSuggestForm       form);

G_END_DECLS
