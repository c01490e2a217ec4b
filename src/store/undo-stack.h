#pragma once

#include "model/change-set.h"

G_BEGIN_DECLS

/* What a person did in this sitting and may take back, and what they took back and may do again. Any thread may use it. */
typedef struct _AccordUndoStack AccordUndoStack;

typedef enum
{
  ACCORD_SAVE_NEW,
  ACCORD_SAVE_UNDO,
  ACCORD_SAVE_REDO,
} AccordSaveKind;

AccordUndoStack *accord_undo_stack_new         (void);
void             accord_undo_stack_free        (AccordUndoStack *self);
/* The change set that would be saved next, or that takes back the one of id @of; NULL: none. */
AccordChangeSet *accord_undo_stack_peek        (AccordUndoStack *self,
                                                AccordSaveKind   kind,
                                                const char      *of);
char            *accord_undo_stack_dup_summary (AccordUndoStack *self,
                                                AccordSaveKind   kind);
/* @changes of that kind were saved; @inverse (transfer full) takes them back. */
void             accord_undo_stack_saved       (AccordUndoStack *self,
                                                AccordSaveKind   kind,
                                                AccordChangeSet *changes,
                                                AccordChangeSet *inverse);
/* They cannot be done any more. */
void             accord_undo_stack_drop        (AccordUndoStack *self,
                                                AccordSaveKind   kind,
                                                AccordChangeSet *changes);
void             accord_undo_stack_clear       (AccordUndoStack *self);

G_END_DECLS
