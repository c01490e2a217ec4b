#include "ui/kpis/costs-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "exchange/pasted-months.h"
#include "ui/common/close-key.h"
#include "ui/common/saver.h"
#include "ui/common/undo-toast.h"
#include "ui/kpis/cost-columns.h"
#include "ui/kpis/month-grid.h"
#include "workspace/identity.h"

#define ACCORD_TYPE_COSTS_WINDOW (accord_costs_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordCostsWindow, accord_costs_window, ACCORD, COSTS_WINDOW, AdwWindow)

struct _AccordCostsWindow
{
  AdwWindow parent_instance;

  /* borrowed: children */
  AdwToastOverlay *toasts;
  AccordMonthGrid *grid;
  GtkLabel        *problem;
  GtkEditable     *source_row;
  GtkEditable     *campaign_row;

  /* owned */
  AccordWorkspace *workspace;
  GListModel      *costs;
  GPtrArray       *columns; /* of AccordCostColumn: as they stand */
};

G_DEFINE_FINAL_TYPE (AccordCostsWindow, accord_costs_window, ADW_TYPE_WINDOW)

static void
show_problem (AccordCostsWindow *self,
              const char        *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static char *
explain (AccordCostsWindow    *self,
         const AccordCostCell *cell)
{
  if (!accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT))
    return g_strdup (_("You may not change this file."));
  if (cell->foreign != NULL)
    /* Translators: amounts of money */
    return g_strdup_printf (_("Imported in another currency: %s. It counts by the rate in the preferences."), cell->foreign);
  return NULL;
}

static void
show_values (AccordCostsWindow *self)
{
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        g_auto (AccordCostCell) cell = { 0 };
        g_autofree char *note = NULL;

        accord_cost_cell_init (&cell, self->workspace, self->columns->pdata[i], accord_month_grid_get_day (self->grid, month));
        note = explain (self, &cell);
        accord_month_grid_set_value (self->grid, month, i, cell.amount, note);
      }
}

static void
show_columns (AccordCostsWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (names, accord_cost_column_name (self->columns->pdata[i]));
  g_ptr_array_add (names, NULL);
  accord_month_grid_set_columns (self->grid, (const char *const *) names->pdata, TRUE);
  show_values (self);
}

/* Columns that came by an import, or from a colleague, are added; none is taken away while somebody looks at it. */
static void
on_costs_changed_cb (AccordCostsWindow *self)
{
  g_autoptr (GPtrArray) now = accord_cost_columns_list (self->workspace);
  guint before = self->columns->len;

  for (guint i = 0; i < now->len; i++)
    {
      const AccordCostColumn *column = now->pdata[i];

      accord_cost_columns_add (self->columns, column->source, column->campaign);
    }
  if (self->columns->len != before)
    show_columns (self);
  else
    show_values (self);
}

static void
put (AccordCostsWindow *self,
     AccordChangeSet   *changes,
     guint              column,
     AccordDay          month,
     double             amount)
{
  g_auto (AccordCostCell) cell = { 0 };

  accord_cost_cell_init (&cell, self->workspace, self->columns->pdata[column], month);
  accord_cost_cell_put (&cell, changes, self->columns->pdata[column], month, amount);
}

static void
on_edited_cb (AccordCostsWindow *self,
              guint              month,
              guint              column,
              double             value)
{
  g_autofree char *name = accord_cost_column_name (self->columns->pdata[column]);
  /* Translators: %s is what money was spent on */
  g_autofree char *summary = g_strdup_printf (_("Cost of “%s”"), name);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  show_problem (self, NULL);
  put (self, changes, column, accord_month_grid_get_day (self->grid, month), value);
  if (!accord_change_set_is_empty (changes))
    accord_saver_save (accord_saver_get (self->workspace), changes);
}

/* Which columns of the grid those of the table are. */
static guint *
find_columns (AccordCostsWindow        *self,
              const AccordPastedMonths *pasted,
              guint                     column)
{
  g_autofree guint *places = g_new (guint, pasted->n_columns);

  if (pasted->names->len == 0 && pasted->n_columns == 1 && self->columns->len > 0)
    {
      places[0] = column;
      return g_steal_pointer (&places);
    }
  for (guint i = 0; i < pasted->n_columns; i++)
    {
      const char *name = pasted->names->len > 0 ? pasted->names->pdata[i] : "";

      if (*name == '\0')
        return NULL;
      places[i] = G_MAXUINT;
      for (guint j = 0; j < self->columns->len; j++)
        {
          g_autofree char *shown = accord_cost_column_name (self->columns->pdata[j]);

          if (g_str_equal (shown, name))
            places[i] = j;
        }
      if (places[i] == G_MAXUINT)
        places[i] = accord_cost_columns_add (self->columns, name, "");
    }
  return g_steal_pointer (&places);
}

static void
take_table (AccordCostsWindow        *self,
            const AccordPastedMonths *pasted,
            const guint              *places)
{
  guint n = pasted->months->len;
  g_autofree char *summary = g_strdup_printf (ngettext ("Pasted the costs of %u month", "Pasted the costs of %u months", n), n);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);
  gint year;

  for (guint i = 0; i < n; i++)
    {
      const AccordPastedMonth *month = pasted->months->pdata[i];

      for (guint j = 0; j < pasted->n_columns; j++)
        if (!isnan (month->values[j])) /* an empty cell changes nothing */
          put (self, changes, places[j], month->month, month->values[j]);
    }
  accord_day_to_ymd (((AccordPastedMonth *) pasted->months->pdata[n - 1])->month, &year, NULL, NULL);
  show_columns (self);
  accord_month_grid_set_year (self->grid, year);
  if (accord_change_set_is_empty (changes))
    return;
  accord_saver_save (accord_saver_get (self->workspace), changes);
  adw_toast_overlay_add_toast (self->toasts, accord_undo_toast_new (self->workspace, summary));
}

static void
on_pasted_cb (AccordCostsWindow *self,
              const char        *text,
              guint              month,
              guint              column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPastedMonths) pasted =
      accord_pasted_months_parse (text, accord_month_grid_get_day (self->grid, month), FALSE, &error);
  g_autofree guint *places = pasted != NULL ? find_columns (self, pasted, column) : NULL;

  show_problem (self, NULL);
  if (pasted == NULL)
    {
      g_autofree char *words = g_strdup_printf (_("%s Nothing was changed."), error->message);

      show_problem (self, words);
    }
  else if (places == NULL)
    show_problem (self, _("The first line has to name the source of each column. Nothing was changed."));
  else if (pasted->months->len > 0)
    take_table (self, pasted, places);
}

static void
on_paste_clicked_cb (AccordCostsWindow *self)
{
  accord_month_grid_paste (self->grid);
}

static void
on_add_clicked_cb (AccordCostsWindow *self)
{
  g_autofree char *source = g_strstrip (g_strdup (gtk_editable_get_text (self->source_row)));
  g_autofree char *campaign = g_strstrip (g_strdup (gtk_editable_get_text (self->campaign_row)));

  if (*source == '\0' && *campaign == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->source_row));
      return;
    }
  accord_cost_columns_add (self->columns, source, campaign);
  gtk_editable_set_text (self->source_row, "");
  gtk_editable_set_text (self->campaign_row, "");
  show_columns (self);
}

static gboolean
on_close_cb (AccordCostsWindow *self)
{
  accord_month_grid_flush (self->grid);
  return GDK_EVENT_PROPAGATE;
}

static void
accord_costs_window_dispose (GObject *object)
{
  AccordCostsWindow *self = ACCORD_COSTS_WINDOW (object);

  if (self->costs != NULL)
    g_signal_handlers_disconnect_by_data (self->costs, self);
  g_clear_object (&self->costs);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_costs_window_parent_class)->dispose (object);
}

static void
accord_costs_window_class_init (AccordCostsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_costs_window_dispose;
}

static void
accord_costs_window_init (AccordCostsWindow *self)
{
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkEditable *
add_entry (GtkWidget  *list,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_button (AccordCostsWindow *self,
             const char        *label,
             GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  return button;
}

static void
add_new_source (AccordCostsWindow *self,
                GtkWidget         *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Another source"), -1);
  self->source_row = add_entry (list, _("Another source"));
  self->campaign_row = add_entry (list, _("Its campaign, if the money was spent on one"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), make_button (self, _("_Add a Column"), G_CALLBACK (on_add_clicked_cb)));
}

static GtkWidget *
make_content (AccordCostsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroll = gtk_scrolled_window_new ();
  GtkWidget *paste = make_button (self, _("_Paste a Table"), G_CALLBACK (on_paste_clicked_cb));
  const char *currency = accord_workspace_get_currency (self->workspace);
  /* Translators: %s is a currency */
  g_autofree char *intro =
      g_strdup_printf (_("What was spent a month, in %s. Cost per lead, cost per customer and the return on it come from it."),
                       currency);
  gint year;

  accord_day_to_ymd (accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (self->workspace)), &year, NULL, NULL);
  self->grid = ACCORD_MONTH_GRID (accord_month_grid_new (year));
  self->problem = GTK_LABEL (make_label (NULL, "error"));
  gtk_widget_hide (GTK_WIDGET (self->problem));
  gtk_widget_set_tooltip_text (paste, _("Months down, sources across, copied from a spreadsheet"));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), make_label (intro, "dim-label"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), paste);
  add_new_source (self, box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_widget_set_vexpand (scroll, TRUE);
  return scroll;
}

static void
fill (AccordCostsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, make_content (self));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  accord_close_key_add (GTK_WIDGET (self));
}

/**
 * accord_costs_window_present:
 * @parent: the window above which it stands
 *
 * Shows what was spent.
 */
void
accord_costs_window_present (GtkWindow       *parent,
                             AccordWorkspace *workspace)
{
  AccordCostsWindow *self = g_object_new (ACCORD_TYPE_COSTS_WINDOW, "transient-for", parent, "modal", TRUE,
                                          "destroy-with-parent", TRUE, "title", _("Costs"), "default-width", 1000,
                                          "default-height", 720, NULL);

  self->workspace = g_object_ref (workspace);
  self->costs = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_COST));
  self->columns = accord_cost_columns_list (workspace);
  fill (self);
  show_columns (self);
  g_signal_connect_object (self->grid, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "pasted", G_CALLBACK (on_pasted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "year-changed", G_CALLBACK (show_values), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_costs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_cb), NULL);
  gtk_window_present (GTK_WINDOW (self));
}
