#pragma once

#include <gtk/gtk.h>

#include "model/record.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * A form whose widgets show the columns of one record and save by themselves: 600 ms after the last key, when the
 * focus leaves, when another record is shown, when the page or the window is left. What is being typed is never
 * overwritten by a change from elsewhere, nor lost where a save fails: the page says why and offers to try again.
 *
 * Make one in a widget's init or constructed, bind each input once, and give it a record when there is one; unref it in
 * dispose before the template goes (that writes what is pending).
 */
#define ACCORD_TYPE_AUTOSAVE (accord_autosave_get_type ())
G_DECLARE_FINAL_TYPE (AccordAutosave, accord_autosave, ACCORD, AUTOSAVE, GObject)

/* How an input of another kind gives and takes a value. */
typedef struct
{
  const char *changed; /* the signal of the input (or of its buffer) that says that a person changed it */
  gboolean (*read) (GObject             *input,
                    const AccordColumn  *column,
                    GValue              *value,
                    GError             **error); /* FALSE: what stands there is no value; the text stays */
  void (*show) (GObject            *input,
                const AccordColumn *column,
                const GValue       *value);
} AccordAutosaveAccess;

AccordAutosave *accord_autosave_new          (AccordWorkspace *workspace);
AccordRecord   *accord_autosave_get_record   (AccordAutosave *self);
void            accord_autosave_set_record   (AccordAutosave *self,
                                              AccordRecord   *record);
/* By the kind of @input: GtkEditable (AdwEntryRow, GtkEntry …; also for numbers), GtkSpinButton, GtkTextView,
 * GtkSwitch, GtkCheckButton. The input is insensitive while there is no record or nothing can be saved. */
void            accord_autosave_bind         (AccordAutosave *self,
                                              GtkWidget      *input,
                                              const char     *column);
/* GtkDropDown or AdwComboRow: the n-th item means the n-th of @values (static); for a CHOICE @values may be NULL. */
void            accord_autosave_bind_choices (AccordAutosave    *self,
                                              GtkWidget         *input,
                                              const char        *column,
                                              const char *const *values);
/* @focus: the widget whose loss of focus saves; @input may be it, or a GtkTextBuffer or model of it. */
void            accord_autosave_bind_full    (AccordAutosave             *self,
                                              GtkWidget                  *focus,
                                              GObject                    *input,
                                              const char                 *column,
                                              const AccordAutosaveAccess *access);
void            accord_autosave_flush        (AccordAutosave *self);
gboolean        accord_autosave_is_unsaved   (AccordAutosave *self);

G_END_DECLS
