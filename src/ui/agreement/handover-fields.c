#include "ui/agreement/handover-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/handover.h"
#include "present/words.h"
#include "report/handover-words.h"
#include "ui/agreement/handover-count.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

/* Of how many days leads are looked at. */
#define DAYS 30

struct _AccordHandoverFields
{
  AdwExpanderRow parent_instance;

  /* owned */
  AccordWorkspace *workspace;
  GPtrArray       *rows; /* borrowed: of the fields */
  GCancellable    *cancellable;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AccordHandoverFields, accord_handover_fields, ADW_TYPE_EXPANDER_ROW)

static const char *
get_text (AccordHandoverFields *self)
{
  const char *text = accord_record_get_text (accord_workspace_get_settings (self->workspace), "handover_fields");

  return text != NULL ? text : "";
}

static gboolean
contains (GStrv       names,
          const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* What a person could fill in: no dates of stages, nothing computed. Names with a comma cannot be kept in the list. */
static gboolean
can_be_required (const AccordField *field)
{
  if (field->derived || strchr (field->name, ',') != NULL)
    return FALSE;
  if (field->custom)
    return TRUE;
  return field->type == ACCORD_COLUMN_TEXT && !g_str_equal (field->name, "id") &&
         !g_str_equal (field->name, "reject_reason") && !g_str_equal (field->name, "quality") &&
         !g_str_equal (field->name, "currency");
}

static void
on_toggled_cb (AccordHandoverFields *self,
               GtkCheckButton       *check)
{
  const char *field = g_object_get_data (G_OBJECT (check), "field");
  g_autofree char *text = NULL;
  g_autoptr (AccordChangeSet) changes = NULL;

  if (self->filling)
    return;
  text = accord_handover_set_field (get_text (self), field, gtk_check_button_get_active (check));
  changes = accord_change_set_new (_("Changed what must be filled in"));
  accord_change_set_update_text (changes, accord_workspace_get_settings (self->workspace), "handover_fields", text);
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

static void
add_field (AccordHandoverFields *self,
           const char           *name,
           const char           *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (check), "field", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", check, "sensitive", G_BINDING_SYNC_CREATE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_fields (AccordHandoverFields *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_auto (GStrv) names = accord_handover_list_fields (get_text (self));
  guint n = 0;
  const AccordField *standard = accord_field_standard (&n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (frame != NULL)
    n = accord_frame_get_n_columns (frame);
  for (guint i = 0; i < n; i++)
    {
      const AccordField *field = frame != NULL ? accord_frame_get_column (frame, i)->field : &standard[i];
      g_autofree char *label = accord_words_field (field, settings);

      if (can_be_required (field) || contains (names, field->name))
        add_field (self, field->name, label);
    }
}

static void
show_ticks (AccordHandoverFields *self)
{
  g_auto (GStrv) names = accord_handover_list_fields (get_text (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *check = g_object_get_data (self->rows->pdata[i], "check");

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), contains (names, g_object_get_data (check, "field")));
    }
  self->filling = FALSE;
}

static void
show_words (AccordHandoverFields *self,
            const GArray         *counts)
{
  g_autofree char *labels = accord_handover_words_fields (accord_workspace_get_settings (self->workspace));
  gint64 n = counts != NULL && counts->len == 2 ? g_array_index (counts, gint64, 0) : -1;
  gint64 complete = counts != NULL && counts->len == 2 ? g_array_index (counts, gint64, 1) : -1;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_autofree char *subtitle = NULL;

  if (labels == NULL)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _("Nothing yet: tick what sales needs to make the first call."));
      return;
    }
  if (n > 0 && complete >= 0)
    {
      all = accord_words_count ((guint64) n);
      some = accord_words_count ((guint64) complete);
      /* Translators: names of fields; then how many leads have them all */
      subtitle = g_strdup_printf (_("%s\n%s of %s leads of the last %d days have all of them."), labels, some, all, DAYS);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : labels);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordHandoverFields) self = user_data;
  g_autoptr (GArray) counts = accord_handover_count_finish (result, NULL);

  if (counts != NULL && self->workspace != NULL)
    show_words (self, counts);
}

static void
update (AccordHandoverFields *self)
{
  g_auto (GStrv) names = accord_handover_list_fields (get_text (self));
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_unref);
  AccordAsOf as_of;

  show_ticks (self);
  show_words (self, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (names[0] == NULL || accord_workspace_get_frame (self->workspace) == NULL)
    return;
  accord_workspace_get_as_of (self->workspace, &as_of);
  g_ptr_array_add (conditions, accord_handover_since (as_of.day - DAYS + 1));
  g_ptr_array_add (conditions, accord_handover_complete (as_of.day - DAYS + 1, (const char *const *) names));
  self->cancellable = g_cancellable_new ();
  accord_handover_count_async (self->workspace, conditions, self->cancellable, on_counted_cb, g_object_ref (self));
}

static void
on_frame_cb (AccordHandoverFields *self)
{
  show_fields (self);
  update (self);
}

static void
accord_handover_fields_dispose (GObject *object)
{
  AccordHandoverFields *self = ACCORD_HANDOVER_FIELDS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_handover_fields_parent_class)->dispose (object);
}

static void
accord_handover_fields_class_init (AccordHandoverFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_handover_fields_dispose;
}

static void
accord_handover_fields_init (AccordHandoverFields *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("What must be filled in"));
}

/**
 * accord_handover_fields_new:
 *
 * Returns: (transfer floating): a row that saves by itself and follows the leads
 */
GtkWidget *
accord_handover_fields_new (AccordWorkspace *workspace)
{
  AccordHandoverFields *self = g_object_new (ACCORD_TYPE_HANDOVER_FIELDS, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (on_frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify::handover-fields", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  on_frame_cb (self);
  return GTK_WIDGET (self);
}
