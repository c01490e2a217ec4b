#pragma once

#include "ui/common/condition-editor.h"

G_BEGIN_DECLS

struct _AccordConditionEditor
{
  AdwBin parent_instance;

  /* template */
  GtkLabel        *title_label;
  GtkLabel        *count_label;
  GtkToggleButton *text_toggle;
  GtkWidget       *add_button;
  GtkWidget       *hint_label;
  GtkWidget       *any_box;
  GtkDropDown     *any_drop;
  GtkBox          *rows_box;
  GtkTextView     *text_view;
  GtkTextBuffer   *text_buffer;
  GtkWidget       *problem_box;
  GtkLabel        *problem_label;

  /* owned */
  char            *title;
  char            *empty_hint;
  char            *text; /* what is asked; last what could be read, while what is typed cannot */
  AccordWorkspace *workspace;
  AccordFrame     *frame;
  GPtrArray       *fields; /* of AccordField */
  GCancellable    *counting;

  guint    typing;
  gboolean filling; /* the change that comes is ours */
};

gboolean accord_condition_editor_shows_text (AccordConditionEditor *self);
char    *accord_condition_editor_get_typed  (AccordConditionEditor *self);
gboolean accord_condition_editor_take_typed (AccordConditionEditor *self);
void     accord_condition_editor_check      (AccordConditionEditor *self);
void     accord_condition_editor_check_soon (AccordConditionEditor *self);

G_END_DECLS
