#include "ui/common/condition-editor.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/common/columns-layout.h"
#include "ui/common/condition-completion.h"
#include "ui/common/condition-editor-private.h"
#include "ui/common/condition-row.h"
#include "ui/common/growing-text.h"
#include "ui/common/saver.h"

/* Of the operators of text, «contains»: what a new line begins with. */
#define FIRST_OPERATOR 2

G_DEFINE_FINAL_TYPE (AccordConditionEditor, accord_condition_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_EMPTY_HINT,
  PROP_TEXT,
  N_PROPS,
};

enum
{
  CHANGED,
  CHECKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* A stage's day is called by the workspace's own word for the stage. */
static void
add_field (AccordConditionEditor *self,
           const AccordField     *field)
{
  AccordRecord *settings = self->workspace != NULL ? accord_workspace_get_settings (self->workspace) : NULL;
  AccordField *copy = accord_field_copy (field);

  g_free (copy->label);
  copy->label = accord_words_field (field, settings);
  g_ptr_array_add (self->fields, copy);
}

static void
collect_fields (AccordConditionEditor *self)
{
  guint n = 0;
  const AccordField *standard = accord_field_standard (&n);

  g_ptr_array_unref (self->fields);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  if (self->frame == NULL)
    for (guint i = 0; i < n; i++)
      add_field (self, &standard[i]);
  else
    for (guint i = 0; i < accord_frame_get_n_columns (self->frame); i++)
      add_field (self, accord_frame_get_column (self->frame, i)->field);
}

static void
update_visible (AccordConditionEditor *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box));
  gboolean text = accord_condition_editor_shows_text (self);

  gtk_widget_set_visible (GTK_WIDGET (self->text_view), text);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_box), !text && first != NULL);
  gtk_widget_set_visible (self->any_box, !text && first != NULL && gtk_widget_get_next_sibling (first) != NULL);
  gtk_widget_set_visible (self->hint_label, !text && first == NULL && self->empty_hint != NULL);
  gtk_widget_set_visible (self->add_button, !text);
}

static GPtrArray *
get_lines (AccordConditionEditor *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_line_free);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (lines, accord_condition_row_get_line (ACCORD_CONDITION_ROW (row)));
  return lines;
}

static gboolean
set_current (AccordConditionEditor *self,
             const char            *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return FALSE;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  return TRUE;
}

/* A person changed the lines. */
static void
take_lines (AccordConditionEditor *self)
{
  g_autoptr (GPtrArray) lines = get_lines (self);
  gboolean any = gtk_drop_down_get_selected (self->any_drop) == 1;
  g_autoptr (AccordCondition) condition = accord_condition_from_lines (lines, self->fields, any);
  g_autofree char *text = accord_condition_to_text (condition);

  update_visible (self);
  if (!set_current (self, text))
    return;
  accord_condition_editor_check_soon (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_removed_cb (AccordConditionEditor *self,
                   AccordConditionRow    *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  if (next != NULL)
    accord_condition_row_focus_field (ACCORD_CONDITION_ROW (next));
  else
    gtk_widget_grab_focus (self->add_button);
  gtk_box_remove (self->rows_box, GTK_WIDGET (row));
  take_lines (self);
}

static void
add_row (AccordConditionEditor     *self,
         const AccordConditionLine *line)
{
  GtkWidget *row = accord_condition_row_new (self->fields, line);

  accord_condition_row_set_frame (ACCORD_CONDITION_ROW (row), self->frame);
  g_signal_connect_object (row, "changed", G_CALLBACK (take_lines), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows_box, row);
}

static void
remove_rows (AccordConditionEditor *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box))) != NULL)
    gtk_box_remove (self->rows_box, row);
}

/* The lines that say @self->text; FALSE where none can. */
static gboolean
show_lines (AccordConditionEditor *self)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (self->text, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  gboolean any;

  remove_rows (self);
  if (condition != NULL)
    lines = accord_condition_to_lines (condition, self->fields, &any);
  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    add_row (self, g_ptr_array_index (lines, i));
  gtk_drop_down_set_selected (self->any_drop, any ? 1 : 0);
  return TRUE;
}

/* Shows @self->text: as lines where they can say it and a person has not chosen text. */
static void
show_all (AccordConditionEditor *self)
{
  gboolean lines;

  self->filling = TRUE;
  lines = show_lines (self);
  if (!lines)
    gtk_toggle_button_set_active (self->text_toggle, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text_toggle), lines);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text_toggle),
                               lines ? _("Write the Condition as Text") : _("Lines cannot say this; it stays text"));
  gtk_text_buffer_set_text (self->text_buffer, self->text, -1);
  self->filling = FALSE;
  update_visible (self);
  accord_condition_editor_check (self);
}

static void
on_any_selected_cb (AccordConditionEditor *self)
{
  if (!self->filling)
    take_lines (self);
}

static void
on_add_clicked_cb (AccordConditionEditor *self)
{
  AccordConditionLine first = { (char *) "job_title", FIRST_OPERATOR, (char *) "" };

  add_row (self, &first);
  update_visible (self);
  accord_condition_row_focus_field (
    ACCORD_CONDITION_ROW (gtk_widget_get_last_child (GTK_WIDGET (self->rows_box))));
}

static void
on_text_toggled_cb (AccordConditionEditor *self)
{
  if (self->filling)
    return;
  show_all (self);
  if (accord_condition_editor_shows_text (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* Taken after a pause: what is written passes through conditions that nobody means. */
static void
on_buffer_changed_cb (AccordConditionEditor *self)
{
  if (!self->filling)
    accord_condition_editor_check_soon (self);
}

/* Left as it cannot be read, the page is to say that it is not saved. */
static void
on_text_left_cb (AccordConditionEditor *self)
{
  if (accord_condition_editor_take_typed (self))
    accord_condition_editor_check (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_frame_changed_cb (AccordConditionEditor *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  gboolean same_fields = self->frame != NULL && frame != NULL &&
                         accord_frame_get_n_columns (self->frame) == accord_frame_get_n_columns (frame);

  g_clear_pointer (&self->frame, accord_frame_unref);
  if (frame != NULL)
    self->frame = accord_frame_ref (frame);
  if (same_fields)
    {
      for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box)); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        accord_condition_row_set_frame (ACCORD_CONDITION_ROW (row), self->frame);
      accord_condition_editor_check (self);
      return;
    }
  collect_fields (self);
  show_all (self);
}

static void
on_settings_changed_cb (AccordConditionEditor *self,
                        GParamSpec            *pspec)
{
  if (!g_str_has_prefix (pspec->name, "stage-"))
    return;
  collect_fields (self);
  show_all (self);
}

static void
accord_condition_editor_dispose (GObject *object)
{
  AccordConditionEditor *self = ACCORD_CONDITION_EDITOR (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CONDITION_EDITOR);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->frame, accord_frame_unref);

  G_OBJECT_CLASS (accord_condition_editor_parent_class)->dispose (object);
}

static void
accord_condition_editor_finalize (GObject *object)
{
  AccordConditionEditor *self = ACCORD_CONDITION_EDITOR (object);

  g_ptr_array_unref (self->fields);
  g_free (self->title);
  g_free (self->empty_hint);
  g_free (self->text);

  G_OBJECT_CLASS (accord_condition_editor_parent_class)->finalize (object);
}

static void
accord_condition_editor_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  AccordConditionEditor *self = ACCORD_CONDITION_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_EMPTY_HINT:
      g_value_set_string (value, self->empty_hint);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
accord_condition_editor_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  AccordConditionEditor *self = ACCORD_CONDITION_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      break;
    case PROP_EMPTY_HINT:
      g_free (self->empty_hint);
      self->empty_hint = g_value_dup_string (value);
      update_visible (self);
      break;
    case PROP_TEXT:
      accord_condition_editor_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (ACCORD_TYPE_GROWING_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/accord_desk/Accord/ui/common/condition-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, count_label);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, text_toggle);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, hint_label);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, any_box);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, any_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, rows_box);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, text_buffer);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, problem_box);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionEditor, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_any_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_left_cb);
}

static void
accord_condition_editor_class_init (AccordConditionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_condition_editor_dispose;
  object_class->finalize = accord_condition_editor_finalize;
  object_class->get_property = accord_condition_editor_get_property;
  object_class->set_property = accord_condition_editor_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_HINT] =
    g_param_spec_string ("empty-hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string (
    "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_CONDITION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[CHECKED] = g_signal_new ("checked", ACCORD_TYPE_CONDITION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_INT64);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static AccordFrame *
get_frame (gpointer user_data)
{
  return ACCORD_CONDITION_EDITOR (user_data)->frame;
}

static void
accord_condition_editor_init (AccordConditionEditor *self)
{
  self->text = g_strdup ("");
  self->fields = g_ptr_array_new ();
  collect_fields (self);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_button_name (GTK_WIDGET (self->any_drop), _("How many of the lines must hold"));
  accord_condition_completion_attach (self->text_view, adw_bin_get_child (ADW_BIN (self)), get_frame, self);
  self->filling = FALSE;
  update_visible (self);
}

/**
 * accord_condition_editor_new:
 *
 * Returns: an editor that asks nothing yet
 */
GtkWidget *
accord_condition_editor_new (void)
{
  return g_object_new (ACCORD_TYPE_CONDITION_EDITOR, NULL);
}

/**
 * accord_condition_editor_set_workspace:
 * @workspace: whose leads are asked: their fields, values and number
 *
 * To be called once; before an #AccordAutosave is made that saves what is asked, so that the last letter is taken
 * before that writes.
 */
void
accord_condition_editor_set_workspace (AccordConditionEditor *self,
                                       AccordWorkspace       *workspace)
{
  g_return_if_fail (ACCORD_IS_CONDITION_EDITOR (self));
  g_return_if_fail (ACCORD_IS_WORKSPACE (workspace) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (on_frame_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify", G_CALLBACK (on_settings_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_saver_get (workspace), "flush", G_CALLBACK (accord_condition_editor_take_typed), self,
                           G_CONNECT_SWAPPED);
  on_frame_changed_cb (self);
}

/**
 * accord_condition_editor_get_text:
 *
 * Returns: (transfer none): the condition as text, last what could be read; "" asks nothing
 */
const char *
accord_condition_editor_get_text (AccordConditionEditor *self)
{
  g_return_val_if_fail (ACCORD_IS_CONDITION_EDITOR (self), NULL);

  return self->text;
}

/**
 * accord_condition_editor_set_text:
 * @text: (nullable): a condition as text
 *
 * Shows @text, unless it is what stands there. A line that a person has not finished yet stays then.
 */
void
accord_condition_editor_set_text (AccordConditionEditor *self,
                                  const char            *text)
{
  g_return_if_fail (ACCORD_IS_CONDITION_EDITOR (self));

  if (!set_current (self, text != NULL ? text : ""))
    return;
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->text_toggle, FALSE);
  self->filling = FALSE;
  show_all (self);
}

/**
 * accord_condition_editor_take_typed:
 *
 * Takes what stands in the text, if it can be read; what cannot stays where it is typed.
 *
 * Returns: whether it can
 */
gboolean
accord_condition_editor_take_typed (AccordConditionEditor *self)
{
  g_autofree char *typed = accord_condition_editor_get_typed (self);
  g_autoptr (AccordCondition) condition = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean any;

  if (!accord_condition_editor_shows_text (self))
    return TRUE;
  condition = accord_condition_parse (typed, NULL);
  if (condition == NULL)
    return FALSE;
  lines = accord_condition_to_lines (condition, self->fields, &any);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text_toggle), lines != NULL);
  if (set_current (self, typed))
    g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * accord_condition_editor_dup_typed:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the condition as it stands there, lines or text, and as it could last be read while it is
 *   still being typed; %NULL with %ACCORD_CONDITION_ERROR_SYNTAX where it was left as it cannot be read
 */
char *
accord_condition_editor_dup_typed (AccordConditionEditor  *self,
                                   GError                **error)
{
  g_autofree char *typed = NULL;
  g_autoptr (AccordCondition) condition = NULL;

  g_return_val_if_fail (ACCORD_IS_CONDITION_EDITOR (self), NULL);

  if (!accord_condition_editor_shows_text (self) || gtk_widget_has_focus (GTK_WIDGET (self->text_view)))
    return g_strdup (self->text);
  typed = accord_condition_editor_get_typed (self);
  condition = accord_condition_parse (typed, error);
  return condition != NULL ? g_steal_pointer (&typed) : NULL;
}

/**
 * accord_condition_editor_describe:
 *
 * Returns: (transfer full) (nullable): what is asked, in a few words; %NULL where nothing is
 */
char *
accord_condition_editor_describe (AccordConditionEditor *self)
{
  g_autoptr (AccordCondition) condition = NULL;

  g_return_val_if_fail (ACCORD_IS_CONDITION_EDITOR (self), NULL);

  if (*self->text != '\0')
    condition = accord_condition_parse (self->text, NULL);
  return condition != NULL ? accord_condition_describe (condition, self->fields) : NULL;
}

/**
 * accord_condition_editor_focus:
 *
 * Puts the keyboard where a condition is written: in the text, in the last line, or on the button that adds one.
 */
void
accord_condition_editor_focus (AccordConditionEditor *self)
{
  GtkWidget *last;

  g_return_if_fail (ACCORD_IS_CONDITION_EDITOR (self));

  last = gtk_widget_get_last_child (GTK_WIDGET (self->rows_box));
  if (accord_condition_editor_shows_text (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  else if (last != NULL)
    accord_condition_row_focus_value (ACCORD_CONDITION_ROW (last));
  else
    gtk_widget_grab_focus (self->add_button);
}
