#include "ui/kpis/chart-window.h"

#include <glib/gi18n-lib.h>

#include "ui/common/close-key.h"
#include "ui/common/filter-button.h"
#include "ui/kpis/chart-choices.h"
#include "ui/kpis/kpi-card.h"
#include "workspace/board-charts.h"
#include "workspace/own-kpis.h"

#define PREVIEW_HEIGHT 250
#define MOST_DAYS 32767

struct _AccordChartWindow
{
  AdwWindow parent_instance;

  /* borrowed: children */
  AdwBin              *preview_bin;
  AdwPreferencesGroup *group;
  AdwComboRow         *rows[ACCORD_N_CHART_CHOICES];
  GtkEditable         *title_row;
  GtkEditable         *days_row;
  GtkWidget           *where_row;
  AccordFilterButton  *where_button;
  GtkSwitch           *wide_switch;

  /* owned */
  AccordPage         *page;
  AccordRecord       *chart;
  AccordChartChoices *choices[ACCORD_N_CHART_CHOICES];
  AccordKpiChoice     choice;

  AccordChartDone     done;
  gpointer            user_data;
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (AccordChartWindow, accord_chart_window, ADW_TYPE_WINDOW)

static const char *const columns[ACCORD_N_CHART_CHOICES] = {
  [ACCORD_CHART_CHOICE_WHAT] = "metric",  [ACCORD_CHART_CHOICE_FORM] = "form",
  [ACCORD_CHART_CHOICE_GROUPING] = "grouping", [ACCORD_CHART_CHOICE_BY] = "by",
  [ACCORD_CHART_CHOICE_BASIS] = "basis",  [ACCORD_CHART_CHOICE_FROM] = "from_stage",
  [ACCORD_CHART_CHOICE_TO] = "to_stage",  [ACCORD_CHART_CHOICE_COMMITMENT] = "commitment",
};

static const AccordMetric *
get_metric (AccordChartWindow *self)
{
  if (accord_board_chart_subject (self->chart) != ACCORD_CHART_OF_FIGURES)
    return NULL;
  return accord_workspace_find_metric (accord_page_get_workspace (self->page), accord_record_get_text (self->chart, "metric"));
}

static AccordForm
get_form (AccordChartWindow *self)
{
  AccordForm form = ACCORD_FORM_PLAIN;

  accord_form_parse (accord_record_get_text (self->chart, "form"), &form);
  return form;
}

static const char *
get_what (AccordChartWindow *self)
{
  return accord_board_chart_subject (self->chart) == ACCORD_CHART_OF_FIGURES
             ? accord_record_get_text (self->chart, "metric")
             : accord_record_get_text (self->chart, "form");
}

static void
show_preview (AccordChartWindow *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);
  AccordFrame *frame = accord_workspace_get_frame (workspace);
  GtkWidget *card = adw_bin_get_child (self->preview_bin);

  if (card == NULL)
    {
      card = accord_kpi_card_new (workspace, self->chart);
      accord_kpi_card_set_preview (ACCORD_KPI_CARD (card));
      gtk_widget_set_size_request (card, -1, PREVIEW_HEIGHT);
      adw_bin_set_child (self->preview_bin, card);
    }
  else
    accord_kpi_card_set_chart (ACCORD_KPI_CARD (card), self->chart);
  if (frame != NULL)
    accord_kpi_card_show (ACCORD_KPI_CARD (card), frame, &self->choice);
}

/* What does not matter for what is measured is not asked. */
static void
show_rows (AccordChartWindow *self)
{
  const AccordMetric *metric = get_metric (self);

  for (guint i = 0; i < ACCORD_N_CHART_CHOICES; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->rows[i]),
                            accord_chart_choice_is_for ((AccordChartChoice) i, metric, get_form (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->days_row),
                          metric != NULL && metric->has_basis &&
                              g_strcmp0 (accord_record_get_text (self->chart, "basis"), "cohort") == 0);
  gtk_widget_set_visible (self->where_row, metric != NULL);
}

static void
fill_choice (AccordChartWindow *self,
             AccordChartChoice  choice)
{
  const char *value = choice == ACCORD_CHART_CHOICE_WHAT ? get_what (self)
                                                         : accord_record_get_text (self->chart, columns[choice]);

  g_clear_pointer (&self->choices[choice], accord_chart_choices_free);
  self->choices[choice] = accord_chart_choices_new (choice, accord_page_get_workspace (self->page), get_metric (self));
  adw_combo_row_set_model (self->rows[choice], G_LIST_MODEL (self->choices[choice]->labels));
  adw_combo_row_set_selected (self->rows[choice],
                              accord_chart_choices_find (self->choices[choice], value != NULL ? value : ""));
}

/* Another metric may have other forms: that which is shown stays where it fits. */
static void
set_what (AccordChartWindow *self,
          const char        *what)
{
  const AccordMetric *metric = accord_workspace_find_metric (accord_page_get_workspace (self->page), what);
  gboolean had_figures = accord_board_chart_subject (self->chart) == ACCORD_CHART_OF_FIGURES;

  accord_record_set_text (self->chart, "metric", metric != NULL ? what : "");
  if (metric == NULL)
    accord_record_set_text (self->chart, "form", what);
  else if (!had_figures || !accord_form_fits (get_form (self), metric))
    accord_record_set_text (self->chart, "form", "plain");
  self->filling = TRUE;
  fill_choice (self, ACCORD_CHART_CHOICE_FORM);
  self->filling = FALSE;
}

static void
on_chosen_cb (AccordChartWindow *self,
              GParamSpec        *pspec,
              AdwComboRow       *row)
{
  guint selected = adw_combo_row_get_selected (row), choice = 0;

  while (choice < ACCORD_N_CHART_CHOICES && self->rows[choice] != row)
    choice++;
  if (self->filling || choice == ACCORD_N_CHART_CHOICES || selected >= self->choices[choice]->values->len)
    return;
  if (choice == ACCORD_CHART_CHOICE_WHAT)
    set_what (self, self->choices[choice]->values->pdata[selected]);
  else
    accord_record_set_text (self->chart, columns[choice], self->choices[choice]->values->pdata[selected]);
  show_rows (self);
  show_preview (self);
}

static void
on_typed_cb (AccordChartWindow *self)
{
  gint64 days = g_ascii_strtoll (gtk_editable_get_text (self->days_row), NULL, 10);

  if (self->filling)
    return;
  accord_record_set_text (self->chart, "title", gtk_editable_get_text (self->title_row));
  g_object_set (self->chart, "horizon-days", CLAMP (days, 0, MOST_DAYS), NULL);
  show_preview (self);
}

static void
on_where_changed_cb (AccordChartWindow *self)
{
  AccordCondition *where = accord_filter_button_get_condition (self->where_button);
  g_autofree char *text = where != NULL ? accord_condition_to_text (where) : NULL;

  accord_record_set_text (self->chart, "condition", text != NULL ? text : "");
  show_preview (self);
}

static void
on_wide_cb (AccordChartWindow *self)
{
  if (!self->filling)
    g_object_set (self->chart, "is-wide", gtk_switch_get_active (self->wide_switch), NULL);
}

static void
on_done_clicked_cb (AccordChartWindow *self)
{
  self->done (self->chart, self->user_data);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkEditable *
add_entry (AccordChartWindow *self,
           const char        *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_done_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  return GTK_EDITABLE (row);
}

static void
add_choice (AccordChartWindow *self,
            AccordChartChoice  choice)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_chart_choice_title (choice));
  self->rows[choice] = ADW_COMBO_ROW (row);
  fill_choice (self, choice);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static GtkWidget *
add_action_row (AccordChartWindow *self,
                const char        *title,
                GtkWidget         *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (self->group, row);
  return row;
}

static void
add_where (AccordChartWindow *self)
{
  const char *text = accord_record_get_text (self->chart, "condition");

  self->where_button = g_object_new (ACCORD_TYPE_FILTER_BUTTON, NULL);
  accord_filter_button_set_words (self->where_button, _("All that the bar shows"), _("Which leads"),
                                  _("All leads that the bar above the board lets through."));
  accord_filter_button_set_workspace (self->where_button, accord_page_get_workspace (self->page));
  if (text != NULL && *text != '\0')
    accord_filter_button_set_text (self->where_button, text);
  g_signal_connect_object (self->where_button, "changed", G_CALLBACK (on_where_changed_cb), self, G_CONNECT_SWAPPED);
  self->where_row = add_action_row (self, _("Which Leads"), GTK_WIDGET (self->where_button));
}

static void
add_wide (AccordChartWindow *self)
{
  GtkWidget *row;
  gboolean wide;

  g_object_get (self->chart, "is-wide", &wide, NULL);
  self->wide_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->wide_switch, wide);
  g_signal_connect_object (self->wide_switch, "notify::active", G_CALLBACK (on_wide_cb), self, G_CONNECT_SWAPPED);
  row = add_action_row (self, _("As W_ide as the Board"), GTK_WIDGET (self->wide_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->wide_switch));
}

static void
fill_rows (AccordChartWindow *self)
{
  gint64 days = accord_record_get_integer (self->chart, "horizon_days");
  g_autofree char *typed = days > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, days) : NULL;
  const char *title = accord_record_get_text (self->chart, "title");

  self->filling = TRUE;
  for (guint i = 0; i < ACCORD_N_CHART_CHOICES; i++)
    {
      add_choice (self, (AccordChartChoice) i);
      if (i == ACCORD_CHART_CHOICE_BASIS)
        self->days_row = add_entry (self, _("Within How Many _Days (Empty: as the Bar Says)"));
    }
  add_where (self);
  self->title_row = add_entry (self, _("_Name (Empty: What It Shows)"));
  gtk_editable_set_text (self->title_row, title != NULL ? title : "");
  gtk_editable_set_text (self->days_row, typed != NULL ? typed : "");
  add_wide (self);
  self->filling = FALSE;
  show_rows (self);
}

static void
accord_chart_window_finalize (GObject *object)
{
  AccordChartWindow *self = ACCORD_CHART_WINDOW (object);

  for (guint i = 0; i < ACCORD_N_CHART_CHOICES; i++)
    g_clear_pointer (&self->choices[i], accord_chart_choices_free);
  g_clear_object (&self->page);
  g_clear_object (&self->chart);
  accord_kpi_choice_clear (&self->choice);
  G_OBJECT_CLASS (accord_chart_window_parent_class)->finalize (object);
}

static void
accord_chart_window_class_init (AccordChartWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_chart_window_finalize;
  g_type_ensure (ACCORD_TYPE_FILTER_BUTTON);
}

static void
accord_chart_window_init (AccordChartWindow *self)
{
}

static GtkWidget *
make_header (AccordChartWindow *self,
             gboolean           is_new)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *done = gtk_button_new_with_mnemonic (is_new ? _("_Add") : _("_Save"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (done, "suggested-action");
  g_signal_connect_object (done, "clicked", G_CALLBACK (on_done_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  return header;
}

static GtkWidget *
make_content (AccordChartWindow *self,
              gboolean           is_new)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  self->preview_bin = ADW_BIN (adw_bin_new ());
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->preview_bin), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->preview_bin), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->preview_bin), 12);
  gtk_widget_set_vexpand (page, TRUE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  gtk_box_append (GTK_BOX (box), make_header (self, is_new));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview_bin));
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

/**
 * accord_chart_window_open:
 * @page: whose window it stands above
 * @chart: what is edited; a copy is
 * @choice: what is chosen above the board; copied
 * @is_new: whether it is to be added
 * @done: called with the edited chart
 * @user_data: for @done
 */
void
accord_chart_window_open (AccordPage            *page,
                          AccordRecord          *chart,
                          const AccordKpiChoice *choice,
                          gboolean               is_new,
                          AccordChartDone        done,
                          gpointer               user_data)
{
  AccordChartWindow *self = g_object_new (ACCORD_TYPE_CHART_WINDOW, "modal", TRUE, "default-width", 600, "default-height", 760,
                                          "title", is_new ? _("Add a Chart") : _("Edit Chart"), "transient-for",
                                          gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  self->chart = accord_record_copy (chart);
  accord_kpi_choice_copy (&self->choice, choice);
  self->done = done;
  self->user_data = user_data;
  adw_window_set_content (ADW_WINDOW (self), make_content (self, is_new));
  fill_rows (self);
  show_preview (self);
  accord_close_key_add (GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (self));
}
