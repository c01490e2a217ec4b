#include "ui/window/preferences-window.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/calendars-window.h"
#include "ui/common/autosave.h"
#include "ui/common/choices.h"
#include "ui/common/preferences.h"
#include "ui/common/saver.h"
#include "ui/common/spelling.h"
#include "ui/window/member-row.h"
#include "workspace/identity.h"

struct _AccordPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* template */
  AdwComboRow         *appearance_row;
  AdwComboRow         *paper_row;
  GtkWidget           *spelling_row;
  GtkWidget           *spelling_switch;
  AdwPreferencesPage  *file_page;
  AdwPreferencesGroup *members_group;
  GtkWidget           *add_button;
  GtkWidget           *company_row;
  GtkWidget           *marketing_row;
  GtkWidget           *sales_row;
  AdwActionRow        *currency_row;
  AdwActionRow        *zone_row;
  AdwActionRow        *hours_row;
  GtkWidget           *horizon_spin;
  GtkWidget           *stage_lead_row;
  GtkWidget           *stage_mql_row;
  GtkWidget           *stage_sql_row;
  GtkWidget           *stage_opportunity_row;
  GtkWidget           *stage_customer_row;
  GtkWidget           *stage_lost_row;

  /* owned */
  AccordWorkspace *workspace;
  GListModel      *members;
  GPtrArray       *member_rows;
  AccordAutosave  *form;
  char            *added; /* the id of the member that was added here: its row opens */
};

G_DEFINE_FINAL_TYPE (AccordPreferencesWindow, accord_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const appearances[] = { "system", "light", "dark", NULL };
static const char *const papers[] = { "automatic", "a4", "letter", NULL };

/* A setting whose value is one of @user_data, and the number of a row's item. */
static gboolean
get_selected (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  g_value_set_uint (value, accord_choices_find (user_data, g_variant_get_string (variant, NULL)));

  return TRUE;
}

static GVariant *
set_selected (const GValue       *value,
              const GVariantType *expected_type,
              gpointer            user_data)
{
  const char *const *values = user_data;

  return g_variant_new_string (values[g_value_get_uint (value)]);
}

static void
bind_setting (AdwComboRow       *row,
              const char        *key,
              const char *const *values)
{
  g_settings_bind_with_mapping (accord_preferences (), key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_selected,
                                set_selected, (gpointer) values, NULL);
}

static void
bind_drop_down (AccordPreferencesWindow *self,
                AdwActionRow            *row,
                const char              *column,
                const char *const       *values,
                char                  *(*label) (const char *value))
{
  GtkWidget *drop_down = accord_choices_drop_down (values, label);

  adw_action_row_add_suffix (row, drop_down);
  adw_action_row_set_activatable_widget (row, drop_down);
  accord_autosave_bind_choices (self->form, drop_down, column, values);
}

static void
bind_settings (AccordPreferencesWindow *self)
{
  const struct
  {
    GtkWidget  *input;
    const char *column;
  } inputs[] = {
    { self->company_row, "company" },
    { self->marketing_row, "marketing_name" },
    { self->sales_row, "sales_name" },
    { self->horizon_spin, "horizon_days" },
    { self->stage_lead_row, "stage_lead" },
    { self->stage_mql_row, "stage_mql" },
    { self->stage_sql_row, "stage_sql" },
    { self->stage_opportunity_row, "stage_opportunity" },
    { self->stage_customer_row, "stage_customer" },
    { self->stage_lost_row, "stage_lost" },
  };

  self->form = accord_autosave_new (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    accord_autosave_bind (self->form, inputs[i].input, inputs[i].column);
  bind_drop_down (self, self->currency_row, "currency", accord_choices_currencies (), accord_choices_currency_label);
  bind_drop_down (self, self->zone_row, "timezone", accord_choices_zones (), accord_choices_zone_label);
  adw_action_row_add_suffix (self->hours_row, accord_calendars_button_new (self->workspace));
  accord_autosave_set_record (self->form, accord_workspace_get_settings (self->workspace));
}

/* Rows of members that stay are kept: somebody may be typing in one. */
static void
update_members (AccordPreferencesWindow *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->member_rows);

  self->member_rows = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++)
    {
      g_autoptr (AccordRecord) member = g_list_model_get_item (self->members, i);
      GtkWidget *row = NULL;

      for (guint j = 0; j < old->len && row == NULL; j++)
        if (accord_member_row_get_member (old->pdata[j]) == member)
          row = g_ptr_array_steal_index (old, j);
      if (row == NULL)
        {
          row = accord_member_row_new (self->workspace, member);
          adw_preferences_group_add (self->members_group, row);
          adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                         g_strcmp0 (self->added, accord_record_get_id (member)) == 0);
        }
      g_ptr_array_add (self->member_rows, row);
    }
  for (guint i = 0; i < old->len; i++)
    adw_preferences_group_remove (self->members_group, old->pdata[i]);
  adw_preferences_group_set_description (
      self->members_group,
      self->member_rows->len > 0 ? _("These rights are kept by Accord. Who can write to the file can get around them; the "
                                     "folder’s own permissions are the real boundary.")
                                 : _("Nobody yet. Add those who write, read or sign."));
}

static void
on_add_clicked_cb (AccordPreferencesWindow *self)
{
  g_autoptr (AccordRecord) member = accord_record_new (ACCORD_TYPE_MEMBER);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Added a member"));

  accord_record_set_text (member, "name", _("New member"));
  accord_record_set_real (member, "position", g_list_model_get_n_items (self->members) + 1.0);
  accord_change_set_insert (changes, member);
  g_free (self->added);
  self->added = g_strdup (accord_record_get_id (member));
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

static void
show_file (AccordPreferencesWindow *self,
           AccordWorkspace         *workspace)
{
  self->workspace = g_object_ref (workspace);
  bind_settings (self);
  self->members = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER));
  g_signal_connect_swapped (self->members, "items-changed", G_CALLBACK (update_members), self);
  update_members (self);
  g_object_bind_property (accord_identity_get (workspace), "may-draft", self->add_button, "sensitive",
                          G_BINDING_SYNC_CREATE);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->file_page);
}

static void
accord_preferences_window_dispose (GObject *object)
{
  AccordPreferencesWindow *self = ACCORD_PREFERENCES_WINDOW (object);

  if (self->members != NULL)
    g_signal_handlers_disconnect_by_data (self->members, self);
  g_clear_object (&self->members);
  g_clear_object (&self->form);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->member_rows, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (accord_preferences_window_parent_class)->dispose (object);
}

static void
accord_preferences_window_class_init (AccordPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/accord_desk/Accord/ui/window/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, appearance_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, paper_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, spelling_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, spelling_switch);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, file_page);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, members_group);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, company_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, marketing_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, sales_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, currency_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, zone_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, hours_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, horizon_spin);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, stage_lead_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, stage_mql_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, stage_sql_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, stage_opportunity_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, stage_customer_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPreferencesWindow, stage_lost_row);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
}

static void
accord_preferences_window_init (AccordPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->member_rows = g_ptr_array_new ();
  bind_setting (self->appearance_row, "color-scheme", appearances);
  bind_setting (self->paper_row, "paper", papers);
  g_settings_bind (accord_preferences (), "check-spelling", self->spelling_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (accord_spelling_get_default (), "available", self->spelling_row, "visible",
                          G_BINDING_SYNC_CREATE);
}

/**
 * accord_preferences_window_new:
 * @parent: the window above which it stands
 * @workspace: (nullable): the file that is open there
 *
 * Returns: the preferences
 */
GtkWidget *
accord_preferences_window_new (GtkWindow       *parent,
                               AccordWorkspace *workspace)
{
  AccordPreferencesWindow *self = g_object_new (ACCORD_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  if (workspace != NULL)
    show_file (self, workspace);
  else
    adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->file_page);

  return GTK_WIDGET (self);
}
