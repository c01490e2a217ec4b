#pragma once

#include "ui/common/autosave.h"
#include "ui/common/saver.h"

G_BEGIN_DECLS

/* One input of a form, and the column it shows and saves. */
typedef struct _AccordAutosaveField AccordAutosaveField;

AccordAutosaveField *accord_autosave_field_new          (AccordSaver                *saver,
                                                         GtkWidget                  *focus,
                                                         GObject                    *input,
                                                         const char                 *column,
                                                         const AccordAutosaveAccess *access);
void                 accord_autosave_field_free         (AccordAutosaveField *self);
void                 accord_autosave_field_enter        (AccordAutosaveField *self,
                                                         AccordRecord        *record);
void                 accord_autosave_field_leave        (AccordAutosaveField *self);
void                 accord_autosave_field_show         (AccordAutosaveField *self);
void                 accord_autosave_field_write        (AccordAutosaveField *self);
void                 accord_autosave_field_retry        (AccordAutosaveField *self);
void                 accord_autosave_field_discard      (AccordAutosaveField *self);
void                 accord_autosave_field_settle       (AccordAutosaveField *self,
                                                         gpointer             source);
gboolean             accord_autosave_field_is_unsaved   (AccordAutosaveField *self);
const char          *accord_autosave_field_get_column   (AccordAutosaveField *self);
GtkWidget           *accord_autosave_field_get_focus    (AccordAutosaveField *self);
void                 accord_autosave_field_set_writable (AccordAutosaveField *self,
                                                         gboolean             writable);

G_END_DECLS
