#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/* What the groups of the window of a commitment are made with. */
typedef struct
{
  AccordWorkspace    *workspace;
  AccordAutosave     *autosave;
  AdwPreferencesPage *page;
  AccordRecord       *commitment;
} AccordCommitmentForm;

typedef char *(*AccordNameFunc) (const char   *value,
                                 AccordRecord *settings);

AdwPreferencesGroup *accord_commitment_form_add_group  (const AccordCommitmentForm *self,
                                                        const char                 *title);
GtkWidget           *accord_commitment_form_add_entry  (AdwPreferencesGroup        *group,
                                                        const char                 *title);
/* A list of choices, each called as @name says of it. */
GtkWidget           *accord_commitment_form_add_choice (const AccordCommitmentForm *self,
                                                        AdwPreferencesGroup        *group,
                                                        const char                 *title,
                                                        const char                 *column,
                                                        const char *const          *values,
                                                        AccordNameFunc              name);
/* What is measured: only the rows that the chosen figure needs are shown. */
void                 accord_commitment_form_add_measure (const AccordCommitmentForm *self);

G_END_DECLS
