#pragma once

#include "ui/common/autosave.h"

G_BEGIN_DECLS

const AccordAutosaveAccess *accord_autosave_input_access       (GObject *input);
const AccordAutosaveAccess *accord_autosave_choice_access      (void);
void                        accord_autosave_set_choices        (GObject           *input,
                                                                const char *const *values);
void                        accord_autosave_forget_typed       (GObject *input);
void                        accord_autosave_set_input_writable (GtkWidget *input,
                                                                gboolean   writable);

G_END_DECLS
