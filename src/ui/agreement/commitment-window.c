#include "ui/agreement/commitment-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"
#include "ui/agreement/calendars-window.h"
#include "ui/common/autosave.h"
#include "ui/common/condition-editor.h"

static const char *const teams[] = { "marketing", "sales", "both", NULL };
static const char *const metrics[] = { "",        "leads",      "conversion-rate", "lead-value", "new-customers",
                                       "revenue", "mean-deal-value", NULL };
static const char *const stages[] = { "", "lead", "mql", "sql", "opportunity", "customer", NULL };
static const char *const comparators[] = { "at-least", "at-most", NULL };
static const char *const units[] = { "count", "ratio", "money", "hours", NULL };
static const char *const periods[] = { "week", "month", "quarter", "year", NULL };

/* What the groups of the window are made with. */
typedef struct
{
  AccordWorkspace    *workspace;
  AccordAutosave     *autosave;
  AdwPreferencesPage *page;
} Form;

static char *
name_metric (const char   *value,
             AccordRecord *settings)
{
  return *value == '\0' ? g_strdup (_("Judged by people"))
                        : accord_words_metric_label (accord_metric_find (value), settings);
}

static char *
name_stage (const char   *value,
            AccordRecord *settings)
{
  AccordStage stage;

  return accord_stage_parse (value, &stage) ? accord_words_stage_choice (stage, settings) : g_strdup (_("Usual"));
}

static char *
name_choice (const char   *value,
             AccordRecord *settings)
{
  static const struct
  {
    const char *value;
    const char *name;
  } names[] = {
    { "marketing", N_("Marketing") }, { "sales", N_("Sales") },     { "both", N_("Both teams") },
    { "at-least", N_("At least") },   { "at-most", N_("At most") }, { "count", N_("A number") },
    { "ratio", N_("Per cent") },      { "money", N_("Money") },     { "hours", N_("Hours") },
    { "week", N_("Week") },           { "month", N_("Month") },     { "quarter", N_("Quarter") },
    { "year", N_("Year") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].value, value))
      return g_strdup (_(names[i].name));
  return g_strdup (value);
}

static double
get_scale (GObject *input)
{
  AccordRecord *commitment = g_object_get_data (input, "commitment");

  return g_str_equal (accord_record_get_text (commitment, "unit"), "ratio") ? 100 : 1;
}

/* A share is typed in per cent. */
static gboolean
read_target (GObject             *input,
             const AccordColumn  *column,
             GValue              *value,
             GError             **error)
{
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))), "%€$£", ' '));
  char *end;
  double number;

  g_value_init (value, G_TYPE_DOUBLE);
  if (*text == '\0')
    {
      g_value_set_double (value, NAN);
      return TRUE;
    }
  g_strdelimit (text, ",", '.');
  number = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (number))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is no number; write one like 40 or 12.5."), text);
      return FALSE;
    }
  g_value_set_double (value, number / get_scale (input));
  return TRUE;
}

static void
show_target (GObject            *input,
             const AccordColumn *column,
             const GValue       *value)
{
  double number = value != NULL ? g_value_get_double (value) : NAN;
  g_autofree char *text = isnan (number) ? g_strdup ("") : g_strdup_printf ("%.10g", number * get_scale (input));

  gtk_editable_set_text (GTK_EDITABLE (input), text);
}

static void
set_title (GtkWidget  *row,
           const char *title)
{
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/* Enter is done: what was typed is saved as the window closes. */
static void
on_entry_activated_cb (GtkWidget *row)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (row)));
}

static GtkWidget *
add_entry (AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  set_title (row, title);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_entry_activated_cb), NULL);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_choice (const Form          *form,
            AdwPreferencesGroup *group,
            const char          *title,
            const char          *column,
            const char *const   *values,
            char              *(*name) (const char *value, AccordRecord *settings))
{
  AccordRecord *settings = accord_workspace_get_settings (form->workspace);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    gtk_string_list_take (names, name (values[i], settings));
  set_title (row, title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  accord_autosave_bind_choices (form->autosave, row, column, values);
}

static AdwPreferencesGroup *
add_group (const Form *form,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (form->page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_who (const Form *form)
{
  AdwPreferencesGroup *group = add_group (form, _("Who Owes What"));

  accord_autosave_bind (form->autosave, add_entry (group, _("_What Is Owed")), "title");
  add_choice (form, group, _("_Team"), "owner_team", teams, name_choice);
  accord_autosave_bind (form->autosave, add_entry (group, _("Who _Answers for It")), "owner");
}

static void
add_target (const Form   *form,
            AccordRecord *commitment)
{
  static const AccordAutosaveAccess access = { .changed = "changed", .read = read_target, .show = show_target };
  AdwPreferencesGroup *group = add_group (form, _("What Is Agreed"));
  GtkWidget *row;

  add_choice (form, group, _("The _Figure Is"), "unit", units, name_choice);
  add_choice (form, group, _("It _Should Be"), "comparator", comparators, name_choice);
  row = add_entry (group, _("Ta_rget"));
  g_object_set_data (G_OBJECT (row), "commitment", commitment);
  accord_autosave_bind_full (form->autosave, row, G_OBJECT (row), "target", &access);
  add_choice (form, group, _("_Each"), "period", periods, name_choice);
  accord_autosave_bind (form->autosave, add_entry (group, _("When It Is _Missed")), "consequence");
}

static void
add_measure (const Form *form)
{
  AdwPreferencesGroup *group = add_group (form, _("How It Is Measured"));
  GtkWidget *scope = accord_condition_editor_new ();

  adw_preferences_group_set_header_suffix (group, accord_calendars_button_new (form->workspace));
  add_choice (form, group, _("F_igure"), "metric", metrics, name_metric);
  add_choice (form, group, _("Fr_om Stage"), "from_stage", stages, name_stage);
  add_choice (form, group, _("To Sta_ge"), "to_stage", stages, name_stage);
  accord_autosave_bind (form->autosave, add_entry (group, _("Within _Days")), "within_days");
  g_object_set (scope, "title", _("For which leads"), "empty-hint", _("For all leads."), NULL);
  gtk_widget_set_margin_top (scope, 12);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (scope), form->workspace);
  adw_preferences_group_add (group, scope);
  accord_autosave_bind_full (form->autosave, scope, G_OBJECT (scope), "scope", accord_condition_editor_access ());
}

static gboolean
on_close_cb (GtkWindow      *window,
             AccordAutosave *autosave)
{
  accord_autosave_flush (autosave);
  return GDK_EVENT_PROPAGATE;
}

/**
 * accord_commitment_window_present:
 *
 * Opens the editor; what is typed saves by itself.
 */
void
accord_commitment_window_present (AccordPage   *page,
                                  AccordRecord *commitment)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *preferences = adw_preferences_page_new ();
  AccordAutosave *autosave = accord_autosave_new (workspace);
  const Form form = { workspace, autosave, ADW_PREFERENCES_PAGE (preferences) };

  gtk_window_set_title (GTK_WINDOW (window), _("Commitment"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 680);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  add_who (&form);
  add_target (&form, commitment);
  add_measure (&form);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (preferences));
  accord_autosave_set_record (autosave, commitment);
  g_signal_connect (window, "close-request", G_CALLBACK (on_close_cb), autosave);
  g_object_set_data_full (G_OBJECT (window), "autosave", autosave, g_object_unref);
  gtk_window_present (GTK_WINDOW (window));
}
