#include "ui/common/autosave.h"

#include "ui/common/autosave-field.h"
#include "ui/common/autosave-inputs.h"
#include "ui/common/notice.h"
#include "workspace/identity.h"

struct _AccordAutosave
{
  GObject parent_instance;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *record;
  GPtrArray       *fields; /* of AccordAutosaveField */
};

G_DEFINE_FINAL_TYPE (AccordAutosave, accord_autosave, G_TYPE_OBJECT)

static void
update_writable (AccordAutosave *self)
{
  gboolean writable = accord_workspace_get_store (self->workspace) != NULL &&
                      accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT);

  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_set_writable (self->fields->pdata[i], writable);
}

static void
leave_record (AccordAutosave *self)
{
  if (self->record == NULL)
    return;

  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_leave (self->fields->pdata[i]);
  g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
}

static void
on_record_notify_cb (AccordAutosave *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_show (self->fields->pdata[i]);
}

static void
on_retry_cb (AccordAutosave *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_retry (self->fields->pdata[i]);
}

static void
on_discard_cb (AccordAutosave *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_discard (self->fields->pdata[i]);
}

static void
on_settled_cb (AccordAutosave *self,
               gpointer        source)
{
  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_settle (self->fields->pdata[i], source);
}

/* The fields that somebody else wrote are marked, and the person is told who it was. */
static void
tell_change (AccordAutosave           *self,
             const AccordRemoteChange *change)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  GtkWidget *near = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      AccordAutosaveField *field = self->fields->pdata[i];
      const char *column = accord_autosave_field_get_column (field);
      GtkWidget *focus = accord_autosave_field_get_focus (field);

      if (!json_object_has_member (change->after, column) || !gtk_widget_get_mapped (focus))
        continue;
      near = focus;
      g_ptr_array_add (columns, (gpointer) column);
      accord_notice_mark (focus, change->member_name);
    }
  if (near != NULL)
    accord_notice_show (near, accord_saver_get (self->workspace), self->record, columns, change);
}

static void
on_others_changed_cb (AccordAutosave *self,
                      GPtrArray      *changes)
{
  for (guint i = 0; self->record != NULL && i < changes->len; i++)
    {
      const AccordRemoteChange *change = g_ptr_array_index (changes, i);

      if (change->type == G_OBJECT_TYPE (self->record) && change->before != NULL && change->after != NULL &&
          g_str_equal (change->id, accord_record_get_id (self->record)))
        tell_change (self, change);
    }
}

static void
accord_autosave_dispose (GObject *object)
{
  AccordAutosave *self = ACCORD_AUTOSAVE (object);

  leave_record (self);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (accord_autosave_parent_class)->dispose (object);
}

static void
accord_autosave_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_AUTOSAVE (object)->fields);

  G_OBJECT_CLASS (accord_autosave_parent_class)->finalize (object);
}

static void
accord_autosave_class_init (AccordAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_autosave_dispose;
  object_class->finalize = accord_autosave_finalize;
}

static void
accord_autosave_init (AccordAutosave *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_autosave_field_free);
}

/**
 * accord_autosave_new:
 * @workspace: where its records are kept
 *
 * Returns: a form without inputs and without a record
 */
AccordAutosave *
accord_autosave_new (AccordWorkspace *workspace)
{
  AccordAutosave *self;
  AccordSaver *saver;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (ACCORD_TYPE_AUTOSAVE, NULL);
  self->workspace = g_object_ref (workspace);
  saver = accord_saver_get (workspace);
  g_signal_connect_object (saver, "flush", G_CALLBACK (accord_autosave_flush), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (saver, "retry", G_CALLBACK (on_retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (saver, "discard", G_CALLBACK (on_discard_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (saver, "settled", G_CALLBACK (on_settled_cb), self, G_CONNECT_SWAPPED);
  if (accord_workspace_get_store (workspace) != NULL)
    g_signal_connect_object (accord_workspace_get_store (workspace), "others-changed",
                             G_CALLBACK (on_others_changed_cb), self, G_CONNECT_SWAPPED);
  if (accord_workspace_get_store (workspace) != NULL)
    g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (update_writable), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/**
 * accord_autosave_get_record:
 *
 * Returns: (transfer none) (nullable): what the form shows
 */
AccordRecord *
accord_autosave_get_record (AccordAutosave *self)
{
  g_return_val_if_fail (ACCORD_IS_AUTOSAVE (self), NULL);

  return self->record;
}

/**
 * accord_autosave_set_record:
 * @record: (nullable): of the live list; it is followed
 *
 * Writes what is pending on the record before, and shows @record.
 */
void
accord_autosave_set_record (AccordAutosave *self,
                            AccordRecord   *record)
{
  g_return_if_fail (ACCORD_IS_AUTOSAVE (self));
  g_return_if_fail (record == NULL || ACCORD_IS_RECORD (record));

  if (record == self->record)
    return;

  leave_record (self);
  if (record != NULL)
    {
      self->record = g_object_ref (record);
      for (guint i = 0; i < self->fields->len; i++)
        accord_autosave_field_enter (self->fields->pdata[i], record);
      g_signal_connect_object (record, "notify", G_CALLBACK (on_record_notify_cb), self, G_CONNECT_SWAPPED);
    }
  update_writable (self);
}

/**
 * accord_autosave_bind:
 * @input: an editable, a text view, a switch …; see the header
 * @column: of the records that the form will show
 *
 * Lets @input show and save @column.
 */
void
accord_autosave_bind (AccordAutosave *self,
                      GtkWidget      *input,
                      const char     *column)
{
  GObject *object = G_OBJECT (input);
  const AccordAutosaveAccess *access;

  g_return_if_fail (ACCORD_IS_AUTOSAVE (self));
  g_return_if_fail (GTK_IS_WIDGET (input));

  if (GTK_IS_TEXT_VIEW (input))
    object = G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)));
  access = accord_autosave_input_access (object);
  g_return_if_fail (access != NULL);

  accord_autosave_bind_full (self, input, object, column, access);
}

/**
 * accord_autosave_bind_choices:
 * @input: a GtkDropDown or an AdwComboRow
 * @column: of the records that the form will show
 * @values: (nullable): what its items mean, static; NULL: the choices of the column
 *
 * Lets @input show and save @column.
 */
void
accord_autosave_bind_choices (AccordAutosave    *self,
                              GtkWidget         *input,
                              const char        *column,
                              const char *const *values)
{
  g_return_if_fail (ACCORD_IS_AUTOSAVE (self));
  g_return_if_fail (GTK_IS_WIDGET (input));

  accord_autosave_set_choices (G_OBJECT (input), values);
  accord_autosave_bind_full (self, input, G_OBJECT (input), column, accord_autosave_choice_access ());
}

/**
 * accord_autosave_bind_full:
 * @focus: the widget that is left
 * @input: what changes
 * @column: of the records that the form will show
 * @access: (transfer none): static
 *
 * Lets @input show and save @column in a way of its own.
 */
void
accord_autosave_bind_full (AccordAutosave             *self,
                           GtkWidget                  *focus,
                           GObject                    *input,
                           const char                 *column,
                           const AccordAutosaveAccess *access)
{
  GtkEventController *controller;
  AccordAutosaveField *field;

  g_return_if_fail (ACCORD_IS_AUTOSAVE (self));
  g_return_if_fail (GTK_IS_WIDGET (focus));
  g_return_if_fail (self->record == NULL);

  field = accord_autosave_field_new (accord_saver_get (self->workspace), focus, input, column, access);
  accord_autosave_field_set_writable (field, FALSE);
  g_ptr_array_add (self->fields, field);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "leave", G_CALLBACK (accord_autosave_flush), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (focus, controller);
}

/**
 * accord_autosave_is_unsaved:
 *
 * Returns: whether there is something in the form that is not in the file
 */
gboolean
accord_autosave_is_unsaved (AccordAutosave *self)
{
  g_return_val_if_fail (ACCORD_IS_AUTOSAVE (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    if (accord_autosave_field_is_unsaved (self->fields->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * accord_autosave_flush:
 *
 * Writes now what has been typed.
 */
void
accord_autosave_flush (AccordAutosave *self)
{
  g_return_if_fail (ACCORD_IS_AUTOSAVE (self));

  for (guint i = 0; i < self->fields->len; i++)
    accord_autosave_field_write (self->fields->pdata[i]);
}
