#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The way from an empty file to an agreement on paper, as far as this program goes: what is done is read from the file. */
typedef enum
{
  ACCORD_STEP_LEADS,
  ACCORD_STEP_PERSONAS,
  ACCORD_STEP_QUALIFIED,
  ACCORD_STEP_GOAL,
  ACCORD_STEP_COMMITMENTS,
  ACCORD_STEP_HANDOVER,
  ACCORD_STEP_PDF, /* the last: it is never done, for nobody can know what was printed */
  ACCORD_N_STEPS,
} AccordStep;

gboolean      accord_step_is_done      (AccordStep       step,
                                        AccordWorkspace *workspace);
char         *accord_step_get_title    (AccordStep       step,
                                        AccordWorkspace *workspace);
const char   *accord_step_get_button   (AccordStep step);
char         *accord_step_describe     (AccordStep       step,
                                        AccordWorkspace *workspace);
/* Where it is done: an action of the window with its target. */
char         *accord_step_get_action   (AccordStep       step,
                                        AccordWorkspace *workspace);
AccordRecord *accord_step_find_section (AccordWorkspace *workspace,
                                        const char      *kind);
guint         accord_steps_count_done  (AccordWorkspace *workspace);

G_END_DECLS
