#include "ui/leads/lead-field-row.h"

#include <glib/gi18n-lib.h>

#include "ui/leads/lead-input.h"

struct _AccordLeadFieldRow
{
  GObject parent_instance;

  AccordField *field;
  AccordZone  *zone;
  GtkWidget   *row;     /* owned: an AdwEntryRow, or of what is yes or no an AdwComboRow */
  JsonNode    *base;    /* what the file says, as far as this row knows; NULL: nothing */
  JsonNode    *value;   /* of an edit on its way */
  char        *shown;   /* the text of @base */
  char        *sent;    /* the text that was tried last, until something else is typed */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (AccordLeadFieldRow, accord_lead_field_row, G_TYPE_OBJECT)

enum
{
  EDIT,
  PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_choice (AccordLeadFieldRow *self)
{
  return self->field->type == ACCORD_COLUMN_BOOLEAN;
}

/* The text of what stands in the row. */
static char *
dup_text (AccordLeadFieldRow *self)
{
  static const char *const choices[] = { "", "1", "0" };

  if (is_choice (self))
    return g_strdup (choices[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->row)), 2)]);
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static void
set_text (AccordLeadFieldRow *self,
          const char         *text)
{
  self->filling = TRUE;
  gtk_widget_remove_css_class (self->row, "error");
  if (is_choice (self))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), *text == '\0' ? 0 : g_str_equal (text, "0") ? 2 : 1);
  else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  self->filling = FALSE;
}

static gboolean
is_typed_in (AccordLeadFieldRow *self)
{
  g_autofree char *text = dup_text (self);

  return g_strcmp0 (text, self->shown) != 0;
}

static void
take_base (AccordLeadFieldRow *self,
           JsonNode           *value)
{
  if (value != NULL)
    json_node_ref (value);
  g_clear_pointer (&self->base, json_node_unref);
  self->base = value;
  g_free (self->shown);
  self->shown = accord_lead_input_write (self->field, value, self->zone);
}

/**
 * accord_lead_field_row_commit:
 *
 * What was typed counts from now on.
 */
void
accord_lead_field_row_commit (AccordLeadFieldRow *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *problem = NULL;
  JsonNode *value;

  if (g_strcmp0 (text, self->shown) == 0 || g_strcmp0 (text, self->sent) == 0)
    return;
  g_free (self->sent);
  self->sent = g_strdup (text);
  if (!accord_lead_input_read (self->field, text, self->zone, &value, &problem))
    {
      gtk_widget_add_css_class (self->row, "error");
      g_signal_emit (self, signals[PROBLEM], 0, problem);
      return;
    }
  g_clear_pointer (&self->value, json_node_unref);
  self->value = value;
  g_signal_emit (self, signals[EDIT], 0);
}

static void
on_changed_cb (AccordLeadFieldRow *self)
{
  if (self->filling)
    return;
  g_clear_pointer (&self->sent, g_free);
  gtk_widget_remove_css_class (self->row, "error");
}

static void
on_selected_cb (AccordLeadFieldRow *self)
{
  if (!self->filling)
    accord_lead_field_row_commit (self);
}

static gboolean
on_key_pressed_cb (AccordLeadFieldRow *self,
                   guint               keyval)
{
  if (keyval != GDK_KEY_Escape || !is_typed_in (self))
    return GDK_EVENT_PROPAGATE;
  set_text (self, self->shown);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  g_clear_pointer (&self->sent, g_free);
  g_signal_emit (self, signals[PROBLEM], 0, NULL);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_choice (AccordLeadFieldRow *self)
{
  const char *const choices[] = { _("Not known"), _("Yes"), _("No"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_entry (AccordLeadFieldRow *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (accord_lead_field_row_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (accord_lead_field_row_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
accord_lead_field_row_finalize (GObject *object)
{
  AccordLeadFieldRow *self = ACCORD_LEAD_FIELD_ROW (object);

  g_clear_object (&self->row);
  accord_field_free (self->field);
  accord_zone_unref (self->zone);
  g_clear_pointer (&self->base, json_node_unref);
  g_clear_pointer (&self->value, json_node_unref);
  g_free (self->shown);
  g_free (self->sent);

  G_OBJECT_CLASS (accord_lead_field_row_parent_class)->finalize (object);
}

static void
accord_lead_field_row_class_init (AccordLeadFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_lead_field_row_finalize;

  signals[EDIT] = g_signal_new ("edit", ACCORD_TYPE_LEAD_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", ACCORD_TYPE_LEAD_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_lead_field_row_init (AccordLeadFieldRow *self)
{
}

/**
 * accord_lead_field_row_new:
 * @title: what it is called
 * @zone: the workspace's
 *
 * Returns: (transfer full): a row that says nothing yet
 */
AccordLeadFieldRow *
accord_lead_field_row_new (const AccordField *field,
                           const char        *title,
                           AccordZone        *zone)
{
  AccordLeadFieldRow *self = g_object_new (ACCORD_TYPE_LEAD_FIELD_ROW, NULL);

  self->field = accord_field_copy (field);
  self->zone = accord_zone_ref (zone);
  self->shown = g_strdup ("");
  self->row = g_object_ref_sink (is_choice (self) ? make_choice (self) : make_entry (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  return self;
}

GtkWidget *
accord_lead_field_row_get_widget (AccordLeadFieldRow *self)
{
  return self->row;
}

const AccordField *
accord_lead_field_row_get_field (AccordLeadFieldRow *self)
{
  return self->field;
}

/**
 * accord_lead_field_row_set_value:
 * @value: (nullable):
 */
void
accord_lead_field_row_set_value (AccordLeadFieldRow *self,
                                 JsonNode           *value)
{
  if (!is_typed_in (self))
    accord_lead_field_row_reset (self, value);
}

/**
 * accord_lead_field_row_reset:
 * @value: (nullable):
 */
void
accord_lead_field_row_reset (AccordLeadFieldRow *self,
                             JsonNode           *value)
{
  take_base (self, value);
  set_text (self, self->shown);
  g_clear_pointer (&self->sent, g_free);
}

JsonNode *
accord_lead_field_row_get_base (AccordLeadFieldRow *self)
{
  return self->base;
}

JsonNode *
accord_lead_field_row_get_value (AccordLeadFieldRow *self)
{
  return self->value;
}

void
accord_lead_field_row_done (AccordLeadFieldRow *self)
{
  g_autofree char *text = dup_text (self);
  gboolean same = g_strcmp0 (text, self->sent) == 0;

  take_base (self, self->value);
  if (same)
    set_text (self, self->shown);
  g_clear_pointer (&self->sent, g_free);
}
