#pragma once

#include "ui/common/autosave-field.h"

G_BEGIN_DECLS

/* A save of a field under way: it may outlive the form. */
typedef struct
{
  AccordAutosaveField *field; /* borrowed; NULL: the form has gone on to another record */

  /* owned */
  AccordSaver     *saver;
  char            *column;
  AccordRecord    *base;
  AccordChangeSet *changes;
  GValue           sent;     /* what is being written */
  gboolean         typed_on; /* there is newer text, in the input or, if the form has gone on, in @later */
  GValue           later;
} AccordAutosaveWrite;

AccordAutosaveWrite *accord_autosave_write_new       (AccordAutosaveField *field,
                                                      AccordSaver         *saver,
                                                      const char          *column,
                                                      AccordRecord        *base,
                                                      AccordChangeSet     *changes);
void                 accord_autosave_write_free      (AccordAutosaveWrite *self);
AccordRecord        *accord_autosave_write_make_base (AccordRecord        *base,
                                                      const char          *column,
                                                      const GValue        *sent);
void                 accord_autosave_write_end_alone (AccordAutosaveWrite *self,
                                                      const GError        *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAutosaveWrite, accord_autosave_write_free)

G_END_DECLS
