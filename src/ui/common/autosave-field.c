#include "ui/common/autosave-field.h"

#include <glib/gi18n-lib.h>

#include "ui/common/autosave-inputs.h"
#include "ui/common/autosave-write.h"

#define QUIET_MS 600

/* Who types without a pause: what stands there is on this computer's disk at the latest after this. */
#define KEEP_MS 500

struct _AccordAutosaveField
{
  /* owned */
  AccordSaver                *saver;
  GtkWidget                  *focus;
  GObject                    *input;
  char                       *column;
  AccordRecord               *record;
  AccordRecord               *base; /* as it was when typing began: what the edit is an edit of */
  const AccordAutosaveAccess *access;

  /* borrowed */
  AccordAutosaveWrite *write; /* under way */

  guint    timer;
  guint    keep_timer;
  gboolean showing; /* the change that comes is ours */
  gboolean dirty;   /* the input has what the record does not */
  gboolean failed;
  gboolean met;     /* what failed met another's change: a person decides */
  GValue   attempt; /* what failed */
};

static void stop_keeping (AccordAutosaveField *self);

static const AccordColumn *
get_column (AccordAutosaveField *self)
{
  return accord_record_find_column (self->record, self->column);
}

static void
set_dirty (AccordAutosaveField *self,
           gboolean             dirty)
{
  if (self->dirty == dirty)
    return;

  self->dirty = dirty;
  g_clear_object (&self->base);
  if (dirty)
    {
      self->base = accord_record_copy (self->record);
      accord_saver_hold (self->saver);
    }
  else
    {
      stop_keeping (self);
      accord_saver_release (self->saver);
    }
}

static void
set_failed (AccordAutosaveField *self,
            AccordAutosaveWrite *write,
            const GError        *error)
{
  self->failed = error != NULL;
  self->met = accord_store_error_get_conflicts (error) != NULL;
  g_value_unset (&self->attempt);
  if (error != NULL && write != NULL)
    {
      g_value_init (&self->attempt, G_VALUE_TYPE (&write->sent));
      g_value_copy (&write->sent, &self->attempt);
    }
  if (error != NULL)
    {
      gtk_widget_add_css_class (self->focus, "error");
      accord_saver_fail (self->saver, self, write != NULL ? write->changes : NULL, error);
    }
  else
    {
      gtk_widget_remove_css_class (self->focus, "error");
      accord_saver_mend (self->saver, self);
    }
}

static char *
describe_edit (AccordAutosaveField *self)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (self->record);
  const char *label = _(get_column (self)->label);
  const char *name = NULL;

  if (accord_record_find_column (self->record, "name") != NULL)
    name = accord_record_get_text (self->record, "name");
  else if (accord_record_find_column (self->record, "title") != NULL)
    name = accord_record_get_text (self->record, "title");

  if (klass->singleton)
    return g_strdup_printf (_("Edited “%s”"), label);
  if (name == NULL || *name == '\0')
    /* Translators: a column and a kind of record: Edited “Pains” of a persona */
    return g_strdup_printf (_("Edited “%s” of a %s"), label, _(klass->noun));

  /* Translators: a column, a kind of record and its name: Edited “Pains” of persona “Quality manager” */
  return g_strdup_printf (_("Edited “%s” of %s “%s”"), label, _(klass->noun), name);
}

static gboolean
is_required_and_empty (AccordAutosaveField *self)
{
  const AccordColumn *column = get_column (self);
  g_auto (GValue) value = G_VALUE_INIT;

  return (column->flags & ACCORD_COLUMN_REQUIRED) != 0 &&
         self->access->read (self->input, column, &value, NULL) && accord_column_value_is_empty (column, &value);
}

/* What stands in the input as a change set; NULL where it is no value (with @error) or nothing new (without). */
static AccordChangeSet *
take_edit (AccordAutosaveField  *self,
           GError              **error)
{
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  const AccordColumn *column = get_column (self);

  if (!self->access->read (self->input, column, &value, error))
    return NULL;
  if (accord_column_value_equal (column, &value, accord_record_get_value (self->base, self->column)) ||
      is_required_and_empty (self))
    return NULL;

  summary = describe_edit (self);
  changes = accord_change_set_new (summary);
  accord_change_set_update (changes, self->base, self->column, &value);

  return g_steal_pointer (&changes);
}

static char *
name_edit (AccordAutosaveField *self)
{
  return g_strdup_printf ("typed %s %s", accord_record_get_id (self->record), self->column);
}

/* Of what is no value there is nothing to keep, but what was kept of it before stays. */
static void
keep_typed (AccordAutosaveField *self)
{
  g_autoptr (AccordChangeSet) changes = take_edit (self, NULL);
  g_autofree char *key = name_edit (self);

  g_clear_handle_id (&self->keep_timer, g_source_remove);
  if (changes != NULL)
    accord_saver_keep (self->saver, key, changes);
}

static gboolean
on_keep_cb (gpointer user_data)
{
  AccordAutosaveField *self = user_data;

  self->keep_timer = 0;
  keep_typed (self);
  return G_SOURCE_REMOVE;
}

static void
stop_keeping (AccordAutosaveField *self)
{
  g_autofree char *key = name_edit (self);

  g_clear_handle_id (&self->keep_timer, g_source_remove);
  accord_saver_keep (self->saver, key, NULL);
}

/* Back to what the record says. */
static void
revert (AccordAutosaveField *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  set_failed (self, NULL, NULL);
  set_dirty (self, FALSE);
  accord_autosave_field_show (self);
}

/* There is newer text in the input than what was written. */
static void
go_on_from (AccordAutosaveField *self,
            const GValue        *sent)
{
  AccordRecord *base = accord_autosave_write_make_base (self->base, self->column, sent);

  g_set_object (&self->base, base);
  g_object_unref (base);
  keep_typed (self);
  if (self->timer == 0)
    accord_autosave_field_write (self);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordAutosaveWrite) write = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = accord_saver_save_finish (ACCORD_SAVER (source), result, &error);
  AccordAutosaveField *self = write->field;

  if (self == NULL)
    {
      accord_autosave_write_end_alone (write, error);
      return;
    }

  self->write = NULL;
  set_failed (self, write, error);
  if (!saved)
    {
      /* What stands there now, in the place of what was to be written. */
      keep_typed (self);
      accord_saver_keep (self->saver, accord_change_set_get_id (write->changes), NULL);
      return;
    }

  if (write->typed_on)
    {
      go_on_from (self, &write->sent);
      return;
    }
  set_dirty (self, FALSE);
  accord_autosave_forget_typed (self->input);
  accord_autosave_field_show (self);
}

static gboolean
on_quiet_cb (gpointer user_data)
{
  AccordAutosaveField *self = user_data;

  self->timer = 0;
  /* A name that is being replaced is empty for a moment; it is put back when the focus leaves. */
  if (!is_required_and_empty (self))
    accord_autosave_field_write (self);

  return G_SOURCE_REMOVE;
}

static void
on_input_changed_cb (AccordAutosaveField *self)
{
  if (self->showing || self->record == NULL)
    return;

  if (self->write != NULL)
    self->write->typed_on = TRUE;
  set_dirty (self, TRUE);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (QUIET_MS, on_quiet_cb, self);
  if (self->keep_timer == 0)
    self->keep_timer = g_timeout_add (KEEP_MS, on_keep_cb, self);
}

/**
 * accord_autosave_field_new:
 * @saver: of the workspace whose records will be shown
 * @focus: the widget that is left
 * @input: what changes
 * @column: what it shows
 * @access: (transfer none): static; how @input gives and takes values
 *
 * Returns: a field without a record
 */
AccordAutosaveField *
accord_autosave_field_new (AccordSaver                *saver,
                           GtkWidget                  *focus,
                           GObject                    *input,
                           const char                 *column,
                           const AccordAutosaveAccess *access)
{
  AccordAutosaveField *self = g_new0 (AccordAutosaveField, 1);

  self->saver = g_object_ref (saver);
  self->focus = g_object_ref (focus);
  self->input = g_object_ref (input);
  self->column = g_strdup (column);
  self->access = access;
  g_signal_connect_swapped (input, access->changed, G_CALLBACK (on_input_changed_cb), self);

  return self;
}

/**
 * accord_autosave_field_free:
 *
 * Frees a field, writing first what is pending.
 */
void
accord_autosave_field_free (AccordAutosaveField *self)
{
  accord_autosave_field_leave (self);
  g_signal_handlers_disconnect_by_data (self->input, self);
  g_clear_object (&self->saver);
  g_clear_object (&self->focus);
  g_clear_object (&self->input);
  g_free (self->column);
  g_free (self);
}

/**
 * accord_autosave_field_enter:
 * @record: what to show
 *
 * Shows the column of @record.
 */
void
accord_autosave_field_enter (AccordAutosaveField *self,
                             AccordRecord        *record)
{
  g_return_if_fail (self->record == NULL);

  self->record = g_object_ref (record);
  accord_autosave_field_show (self);
}

/**
 * accord_autosave_field_leave:
 *
 * Goes on to something else: what is pending is written without the input; if that fails, the saver keeps it.
 */
void
accord_autosave_field_leave (AccordAutosaveField *self)
{
  g_autoptr (AccordChangeSet) changes = NULL;

  if (self->record == NULL)
    return;

  if (self->write != NULL)
    {
      if (self->write->typed_on)
        self->write->typed_on = self->access->read (self->input, get_column (self), &self->write->later, NULL);
      self->write->field = NULL;
      self->write = NULL;
    }
  else if (self->dirty)
    {
      changes = take_edit (self, NULL);
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  if (changes != NULL)
    accord_saver_save (self->saver, changes);
  set_failed (self, NULL, NULL);
  set_dirty (self, FALSE);
  g_clear_object (&self->record);
}

/**
 * accord_autosave_field_show:
 *
 * Shows what the record says, unless a person is typing something else.
 */
void
accord_autosave_field_show (AccordAutosaveField *self)
{
  const AccordColumn *column;
  const GValue *value;
  g_auto (GValue) shown = G_VALUE_INIT;

  if (self->record == NULL || self->dirty || self->write != NULL)
    return;

  column = get_column (self);
  value = accord_record_get_value (self->record, self->column);
  self->showing = TRUE;
  if (!self->access->read (self->input, column, &shown, NULL) || !accord_column_value_equal (column, &shown, value))
    {
      self->access->show (self->input, column, value);
      accord_autosave_forget_typed (self->input);
    }
  self->showing = FALSE;
}

/**
 * accord_autosave_field_write:
 *
 * Writes now what has been typed.
 */
void
accord_autosave_field_write (AccordAutosaveField *self)
{
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->dirty || self->write != NULL)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  changes = take_edit (self, &error);
  if (error != NULL)
    {
      set_failed (self, NULL, error);
      return;
    }
  if (changes == NULL)
    {
      revert (self);
      return;
    }

  self->write = accord_autosave_write_new (self, self->saver, self->column, self->base, changes);
  self->access->read (self->input, get_column (self), &self->write->sent, NULL);
  accord_saver_save_async (self->saver, changes, on_written_cb, self->write);
}

/**
 * accord_autosave_field_retry:
 *
 * Writes again what failed, unless a person must decide.
 */
void
accord_autosave_field_retry (AccordAutosaveField *self)
{
  if (!self->failed || self->met)
    return;

  self->failed = FALSE;
  accord_autosave_field_write (self);
}

/**
 * accord_autosave_field_settle:
 * @source: whose conflict was decided
 *
 * If it is this field's, shows what was decided; what was typed since is an edit of what was written then.
 */
void
accord_autosave_field_settle (AccordAutosaveField *self,
                              gpointer             source)
{
  g_auto (GValue) attempt = self->attempt;
  g_auto (GValue) typed = G_VALUE_INIT;

  if (source != self || !self->dirty || self->write != NULL)
    return;

  self->attempt = (GValue) G_VALUE_INIT;
  self->failed = self->met = FALSE;
  gtk_widget_remove_css_class (self->focus, "error");
  if (G_IS_VALUE (&attempt) && self->access->read (self->input, get_column (self), &typed, NULL) &&
      !accord_column_value_equal (get_column (self), &typed, &attempt))
    {
      go_on_from (self, &attempt);
      return;
    }
  revert (self);
}

/**
 * accord_autosave_field_is_unsaved:
 *
 * Returns: whether the input has what is not in the file
 */
gboolean
accord_autosave_field_is_unsaved (AccordAutosaveField *self)
{
  return self->dirty || self->write != NULL;
}

/**
 * accord_autosave_field_get_column:
 *
 * Returns: the name of the column that it shows
 */
const char *
accord_autosave_field_get_column (AccordAutosaveField *self)
{
  return self->column;
}

/**
 * accord_autosave_field_get_focus:
 *
 * Returns: (transfer none): the widget that a person writes in
 */
GtkWidget *
accord_autosave_field_get_focus (AccordAutosaveField *self)
{
  return self->focus;
}

/**
 * accord_autosave_field_discard:
 *
 * Gives up what failed.
 */
void
accord_autosave_field_discard (AccordAutosaveField *self)
{
  if (self->failed && !self->met)
    revert (self);
}

/**
 * accord_autosave_field_set_writable:
 * @writable: whether the file can be written
 *
 * Lets a person type or not; what is there can be read and copied either way.
 */
void
accord_autosave_field_set_writable (AccordAutosaveField *self,
                                    gboolean             writable)
{
  accord_autosave_set_input_writable (self->focus, self->record != NULL && writable);
}
