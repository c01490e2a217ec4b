#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/agreement/calendars-window.h"
#include "ui/agreement/commitment-form.h"
#include "ui/common/condition-editor.h"

static const char *const metrics[] = { "", "leads", "conversion-rate", "speed-to-lead", "time-between", "contact-attempts",
                                       "share", "acceptance-rate", "time-to-convert", "new-customers", "revenue",
                                       "lead-value", "mean-deal-value", "lead-velocity", "cost-per-lead", "cac", "roi",
                                       NULL };
static const char *const stages[] = { "", "lead", "mql", "sql", "opportunity", "customer", NULL };
static const char *const from_dates[] = { "", "created_at", "mql_at", "handed_over_at", "accepted_at", "rejected_at",
                                          "first_contact_at", "sql_at", "opportunity_at", "customer_at", "lost_at", NULL };
static const char *const to_dates[] = { "", "decision", "mql_at", "handed_over_at", "first_contact_at", "accepted_at",
                                        "rejected_at", "sql_at", "opportunity_at", "customer_at", "lost_at", NULL };
static const char *const limit_units[] = { "working-hours", "working-days", "hours", "days", NULL };

/* The rows, in their order; each figure needs some of them. */
typedef enum
{
  ROW_FROM_STAGE  = 1 << 0,
  ROW_TO_STAGE    = 1 << 1,
  ROW_WITHIN      = 1 << 2,
  ROW_FROM_DATE   = 1 << 3,
  ROW_TO_DATE     = 1 << 4,
  ROW_ATTEMPTS    = 1 << 5,
  ROW_LIMIT       = 1 << 6,
  ROW_CALENDAR    = 1 << 7,
  ROW_CONDITION   = 1 << 8,
  ROW_SCOPE       = 1 << 9,
} Rows;

#define N_ROWS 12

static const struct
{
  const char *metric;
  guint       rows;
} needs[] = {
  { "", 0 },
  { "leads", ROW_FROM_STAGE | ROW_SCOPE },
  { "conversion-rate", ROW_FROM_STAGE | ROW_TO_STAGE | ROW_WITHIN | ROW_SCOPE },
  { "speed-to-lead", ROW_LIMIT | ROW_CALENDAR | ROW_SCOPE },
  { "time-between", ROW_FROM_DATE | ROW_TO_DATE | ROW_LIMIT | ROW_CALENDAR | ROW_SCOPE },
  { "contact-attempts", ROW_ATTEMPTS | ROW_LIMIT | ROW_CALENDAR | ROW_SCOPE },
  { "share", ROW_FROM_DATE | ROW_CONDITION | ROW_SCOPE },
  { "time-to-convert", ROW_FROM_STAGE | ROW_TO_STAGE | ROW_SCOPE },
  { "lead-value", ROW_FROM_STAGE | ROW_WITHIN | ROW_SCOPE },
  { "cost-per-lead", 0 },
  { "cac", 0 },
  { "roi", 0 },
};

/* What is shown and hidden as another figure is chosen. */
typedef struct
{
  GtkWidget *widgets[N_ROWS];
  guint      rows[N_ROWS];
  guint      n;
} Shown;

static guint
find_needs (const char *metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_strcmp0 (needs[i].metric, metric) == 0)
      return needs[i].rows;
  return ROW_SCOPE;
}

static void
show_rows (AccordRecord *commitment,
           GParamSpec   *pspec,
           GtkWidget    *page)
{
  const Shown *shown = g_object_get_data (G_OBJECT (page), "rows");
  guint rows = find_needs (accord_record_get_text (commitment, "metric"));

  for (guint i = 0; i < shown->n; i++)
    gtk_widget_set_visible (shown->widgets[i], (rows & shown->rows[i]) != 0);
}

static void
keep (Shown     *shown,
      GtkWidget *widget,
      guint      rows)
{
  shown->widgets[shown->n] = widget;
  shown->rows[shown->n++] = rows;
}

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
name_date (const char   *value,
           AccordRecord *settings)
{
  const AccordField *field = accord_field_find (value);

  if (g_str_equal (value, "decision"))
    return g_strdup (_("Decision: accepted, rejected, SQL or lost"));
  return field != NULL ? accord_words_field (field, settings) : g_strdup (_("Usual"));
}

static char *
name_limit_unit (const char   *value,
                 AccordRecord *settings)
{
  static const char *const names[] = { N_("Working hours"), N_("Working days"), N_("Hours"), N_("Days") };

  for (guint i = 0; limit_units[i] != NULL; i++)
    if (g_str_equal (limit_units[i], value))
      return g_strdup (_(names[i]));
  return g_strdup (value);
}

/* The calendars as they are while the window is open, and none. */
static void
add_calendars (const AccordCommitmentForm *form,
               AdwPreferencesGroup        *group,
               Shown                      *shown)
{
  GListModel *calendars = accord_workspace_get_list (form->workspace, ACCORD_TYPE_CALENDAR);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row = adw_combo_row_new ();
  const char *const *values;

  g_ptr_array_add (ids, g_strdup (""));
  gtk_string_list_append (names, _("All hours"));
  for (guint i = 0; i < g_list_model_get_n_items (calendars); i++)
    {
      g_autoptr (AccordRecord) calendar = g_list_model_get_item (calendars, i);

      g_ptr_array_add (ids, g_strdup (accord_record_get_id (calendar)));
      gtk_string_list_append (names, accord_record_get_text (calendar, "title"));
    }
  g_ptr_array_add (ids, NULL);
  values = (const char *const *) ids->pdata;
  g_object_set_data_full (G_OBJECT (row), "ids", g_ptr_array_ref (ids), (GDestroyNotify) g_ptr_array_unref);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("In the _Hours Of"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  accord_autosave_bind_choices (form->autosave, row, "calendar", values);
  keep (shown, row, ROW_CALENDAR);
}

static void
add_condition (const AccordCommitmentForm *form,
               AdwPreferencesGroup        *group,
               Shown                      *shown,
               const char                 *column,
               const char                 *title,
               const char                 *hint,
               guint                       row)
{
  GtkWidget *editor = accord_condition_editor_new ();

  g_object_set (editor, "title", title, "empty-hint", hint, NULL);
  gtk_widget_set_margin_top (editor, 12);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (editor), form->workspace);
  adw_preferences_group_add (group, editor);
  accord_autosave_bind_full (form->autosave, editor, G_OBJECT (editor), column, accord_condition_editor_access ());
  keep (shown, editor, row);
}

static void
add_entry (const AccordCommitmentForm *form,
           AdwPreferencesGroup        *group,
           Shown                      *shown,
           const char                 *column,
           const char                 *title,
           guint                       row)
{
  GtkWidget *entry = accord_commitment_form_add_entry (group, title);

  accord_autosave_bind (form->autosave, entry, column);
  keep (shown, entry, row);
}

static void
add_choice (const AccordCommitmentForm *form,
            AdwPreferencesGroup        *group,
            Shown                      *shown,
            const char                 *column,
            const char                 *title,
            const char *const          *values,
            AccordNameFunc              name,
            guint                       row)
{
  keep (shown, accord_commitment_form_add_choice (form, group, title, column, values, name), row);
}

/**
 * accord_commitment_form_add_measure:
 *
 * Adds what is measured: the figure, and only those rows that say more about it.
 */
void
accord_commitment_form_add_measure (const AccordCommitmentForm *self)
{
  AdwPreferencesGroup *group = accord_commitment_form_add_group (self, _("How It Is Measured"));
  Shown *shown = g_new0 (Shown, 1);

  adw_preferences_group_set_header_suffix (group, accord_calendars_button_new (self->workspace));
  accord_commitment_form_add_choice (self, group, _("F_igure"), "metric", metrics, name_metric);
  add_choice (self, group, shown, "from_stage", _("Fr_om Stage"), stages, name_stage, ROW_FROM_STAGE);
  add_choice (self, group, shown, "to_stage", _("To Sta_ge"), stages, name_stage, ROW_TO_STAGE);
  add_entry (self, group, shown, "within_days", _("Within _Days"), ROW_WITHIN);
  add_choice (self, group, shown, "from_date", _("_Counts From"), from_dates, name_date, ROW_FROM_DATE);
  add_choice (self, group, shown, "to_date", _("_Until"), to_dates, name_date, ROW_TO_DATE);
  add_entry (self, group, shown, "attempts", _("Attem_pts"), ROW_ATTEMPTS);
  add_entry (self, group, shown, "limit_value", _("Time Allo_wed"), ROW_LIMIT);
  add_choice (self, group, shown, "limit_unit", _("I_n"), limit_units, name_limit_unit, ROW_LIMIT);
  add_calendars (self, group, shown);
  add_condition (self, group, shown, "condition", _("What must be true"), _("Nothing yet: say what must be true of a lead."),
                 ROW_CONDITION);
  add_condition (self, group, shown, "scope", _("For which leads"), _("For all leads."), ROW_SCOPE);
  g_object_set_data_full (G_OBJECT (self->page), "rows", shown, g_free);
  g_signal_connect_object (self->commitment, "notify::metric", G_CALLBACK (show_rows), self->page, 0);
  show_rows (self->commitment, NULL, GTK_WIDGET (self->page));
}
