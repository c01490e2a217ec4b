#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where one is on the way of files into the workspace: Files, Columns, Check, Done. */
#define ACCORD_TYPE_IMPORT_STEPS (accord_import_steps_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportSteps, accord_import_steps, ACCORD, IMPORT_STEPS, AdwBin)

typedef enum
{
  ACCORD_IMPORT_STEP_FILES,
  ACCORD_IMPORT_STEP_COLUMNS,
  ACCORD_IMPORT_STEP_CHECK,
  ACCORD_IMPORT_STEP_DONE,
  ACCORD_N_IMPORT_STEPS,
} AccordImportStep;

void accord_import_steps_show (AccordImportSteps *self,
                               AccordImportStep   step);

G_END_DECLS
