#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Which leads: lines of field, comparison and value, of which all or any hold, or the condition as text for what lines
 * cannot say; below it, what is wrong with it, and above it, how many leads meet it now.
 *
 * Properties: title (s), empty-hint (s: what it means that nothing is asked), text (s: the condition).
 * Signals: «changed» () – a person changed it; see accord_condition_editor_access() for saving by itself;
 * «checked» (fits: b, n-leads: x) – whether the leads can be asked this, and how many meet it, or -1: after each change
 * of condition or leads.
 */
#define ACCORD_TYPE_CONDITION_EDITOR (accord_condition_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordConditionEditor, accord_condition_editor, ACCORD, CONDITION_EDITOR, AdwBin)

GtkWidget  *accord_condition_editor_new           (void);
void        accord_condition_editor_set_workspace (AccordConditionEditor *self,
                                                   AccordWorkspace       *workspace);
const char *accord_condition_editor_get_text      (AccordConditionEditor *self);
void        accord_condition_editor_set_text      (AccordConditionEditor *self,
                                                   const char            *text);
char       *accord_condition_editor_dup_typed     (AccordConditionEditor *self,
                                                   GError               **error);
char       *accord_condition_editor_describe      (AccordConditionEditor *self); /* NULL: it asks nothing */
void        accord_condition_editor_focus         (AccordConditionEditor *self);
/* For accord_autosave_bind_full(): what stands there is saved once it can be read. */
const AccordAutosaveAccess *
            accord_condition_editor_access        (void);

G_END_DECLS
