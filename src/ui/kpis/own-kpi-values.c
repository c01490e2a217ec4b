#include "ui/kpis/own-kpi-values.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "exchange/pasted-months.h"
#include "kpi/period.h"
#include "model/records.h"
#include "ui/common/saver.h"
#include "ui/kpis/month-grid.h"
#include "workspace/identity.h"

struct _AccordOwnKpiValues
{
  AdwBin parent_instance;

  /* borrowed: children */
  AccordMonthGrid *grid;
  GtkLabel        *problem;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *kpi;
  GListModel      *values;
};

G_DEFINE_FINAL_TYPE (AccordOwnKpiValues, accord_own_kpi_values, ADW_TYPE_BIN)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordDay
find_first_day (AccordDay day)
{
  AccordDay first, last;

  accord_period_get_days (ACCORD_PERIOD_MONTH, day, &first, &last);
  return first;
}

static gboolean
is_value_of (AccordRecord *value,
             const char   *kpi,
             AccordDay     month)
{
  AccordDay day = accord_record_get_day (value, "month");

  return g_strcmp0 (accord_record_get_text (value, "kpi"), kpi) == 0 && day != ACCORD_DAY_NONE && find_first_day (day) == month;
}

static AccordRecord *
find_value (GListModel *values,
            const char *kpi,
            AccordDay   month)
{
  for (guint i = g_list_model_get_n_items (values); i > 0; i--)
    {
      g_autoptr (AccordRecord) value = g_list_model_get_item (values, i - 1);

      if (is_value_of (value, kpi, month))
        return g_steal_pointer (&value);
    }
  return NULL;
}

void
accord_own_kpi_values_put (AccordChangeSet *changes,
                           GListModel      *values,
                           const char      *kpi,
                           AccordDay        month,
                           double           value)
{
  g_autoptr (AccordRecord) record = find_value (values, kpi, month);
  g_auto (GValue) day = G_VALUE_INIT;

  if (record != NULL && isnan (value))
    accord_change_set_delete (changes, record);
  else if (record != NULL && accord_record_get_real (record, "value") != value)
    accord_change_set_update_real (changes, record, "value", value);
  if (record != NULL || isnan (value))
    return;
  record = accord_record_new (ACCORD_TYPE_OWN_VALUE);
  g_value_init (&day, G_TYPE_INT);
  g_value_set_int (&day, month);
  accord_record_set_text (record, "kpi", kpi);
  accord_record_set_value (record, "month", &day);
  accord_record_set_real (record, "value", value);
  accord_change_set_insert (changes, record);
}

void
accord_own_kpi_values_drop (AccordChangeSet *changes,
                            GListModel      *values,
                            const char      *kpi)
{
  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (AccordRecord) value = g_list_model_get_item (values, i);

      if (g_strcmp0 (accord_record_get_text (value, "kpi"), kpi) == 0)
        accord_change_set_delete (changes, value);
    }
}

static gboolean
is_ratio (AccordOwnKpiValues *self)
{
  return g_strcmp0 (accord_record_get_text (self->kpi, "unit"), "ratio") == 0;
}

static void
show (AccordOwnKpiValues *self)
{
  gboolean may = accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT);
  const char *note = may ? NULL : _("You may not change this file.");

  accord_month_grid_set_scale (self->grid, is_ratio (self) ? 100 : 1);
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    {
      g_autoptr (AccordRecord) value =
          find_value (self->values, accord_record_get_id (self->kpi), accord_month_grid_get_day (self->grid, month));

      accord_month_grid_set_value (self->grid, month, 0, value != NULL ? accord_record_get_real (value, "value") : NAN, note);
    }
}

static void
on_edited_cb (AccordOwnKpiValues *self,
              guint               month,
              guint               column,
              double              value)
{
  /* Translators: %s is the name of a KPI */
  g_autofree char *summary = g_strdup_printf (_("Value of “%s”"), accord_record_get_text (self->kpi, "title"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_own_kpi_values_put (changes, self->values, accord_record_get_id (self->kpi), accord_month_grid_get_day (self->grid, month),
                             value);
  gtk_widget_hide (GTK_WIDGET (self->problem));
  if (!accord_change_set_is_empty (changes))
    accord_saver_save (accord_saver_get (self->workspace), changes);
}

static void
show_problem (AccordOwnKpiValues *self,
              const char         *text)
{
  /* Translators: %s says what could not be read, sentences */
  g_autofree char *words = g_strdup_printf (_("%s Nothing was changed."), text);

  gtk_label_set_label (self->problem, words);
  gtk_widget_show (GTK_WIDGET (self->problem));
}

static void
take_months (AccordOwnKpiValues       *self,
             const AccordPastedMonths *pasted)
{
  guint n = pasted->months->len;
  g_autofree char *summary = g_strdup_printf (ngettext ("Pasted %u month into “%s”", "Pasted %u months into “%s”", n), n,
                                              accord_record_get_text (self->kpi, "title"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);
  gint year;

  for (guint i = 0; i < n; i++)
    {
      const AccordPastedMonth *month = pasted->months->pdata[i];

      if (!isnan (month->values[0])) /* an empty cell changes nothing */
        accord_own_kpi_values_put (changes, self->values, accord_record_get_id (self->kpi), month->month, month->values[0]);
    }
  accord_day_to_ymd (((AccordPastedMonth *) pasted->months->pdata[n - 1])->month, &year, NULL, NULL);
  accord_month_grid_set_year (self->grid, year);
  if (accord_change_set_is_empty (changes))
    return;
  accord_saver_save (accord_saver_get (self->workspace), changes);
  g_signal_emit (self, signals[DONE], 0, summary);
}

static void
on_pasted_cb (AccordOwnKpiValues *self,
              const char         *text,
              guint               month,
              guint               column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPastedMonths) pasted =
      accord_pasted_months_parse (text, accord_month_grid_get_day (self->grid, month), is_ratio (self), &error);

  gtk_widget_hide (GTK_WIDGET (self->problem));
  if (pasted == NULL)
    show_problem (self, error->message);
  else if (pasted->n_columns != 1)
    show_problem (self, _("There are several columns of numbers: copy the months and one column."));
  else if (pasted->months->len > 0)
    take_months (self, pasted);
}

static void
on_paste_clicked_cb (AccordOwnKpiValues *self)
{
  accord_month_grid_paste (self->grid);
}

static void
accord_own_kpi_values_dispose (GObject *object)
{
  AccordOwnKpiValues *self = ACCORD_OWN_KPI_VALUES (object);

  if (self->values != NULL)
    g_signal_handlers_disconnect_by_data (self->values, self);
  if (self->kpi != NULL)
    g_signal_handlers_disconnect_by_data (self->kpi, self);
  g_clear_object (&self->values);
  g_clear_object (&self->kpi);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_own_kpi_values_parent_class)->dispose (object);
}

static void
accord_own_kpi_values_class_init (AccordOwnKpiValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_own_kpi_values_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
accord_own_kpi_values_init (AccordOwnKpiValues *self)
{
}

/* That of the last value, or of today. */
static gint
find_year (AccordOwnKpiValues *self)
{
  AccordDay last = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (self->workspace));
  gboolean any = FALSE;
  gint year;

  for (guint i = 0; i < g_list_model_get_n_items (self->values); i++)
    {
      g_autoptr (AccordRecord) value = g_list_model_get_item (self->values, i);
      AccordDay day = accord_record_get_day (value, "month");

      if (g_strcmp0 (accord_record_get_text (value, "kpi"), accord_record_get_id (self->kpi)) != 0)
        continue;
      last = any ? MAX (last, day) : day;
      any = TRUE;
    }
  accord_day_to_ymd (last, &year, NULL, NULL);
  return year;
}

static void
fill (AccordOwnKpiValues *self)
{
  const char *const names[] = { _("Value"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Paste a Table"));
  GtkWidget *problem = gtk_label_new (NULL);

  self->grid = ACCORD_MONTH_GRID (accord_month_grid_new (find_year (self)));
  accord_month_grid_set_columns (self->grid, names, FALSE);
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_hide (problem);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Months and values copied from a spreadsheet"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), problem);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_paste_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
}

/**
 * accord_own_kpi_values_new:
 * @kpi: whose values
 *
 * Returns: (transfer floating): them
 */
GtkWidget *
accord_own_kpi_values_new (AccordWorkspace *workspace,
                           AccordRecord    *kpi)
{
  AccordOwnKpiValues *self = g_object_new (ACCORD_TYPE_OWN_KPI_VALUES, NULL);

  self->workspace = g_object_ref (workspace);
  self->kpi = g_object_ref (kpi);
  self->values = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_OWN_VALUE));
  fill (self);
  g_signal_connect_object (self->grid, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "pasted", G_CALLBACK (on_pasted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "year-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->values, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kpi, "notify::unit", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

void
accord_own_kpi_values_flush (AccordOwnKpiValues *self)
{
  accord_month_grid_flush (self->grid);
}
