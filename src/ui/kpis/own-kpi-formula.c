#include "ui/kpis/own-kpi-formula.h"

#include <glib/gi18n-lib.h>

#include "kpi/formula.h"
#include "present/words.h"
#include "ui/common/button-name.h"
#include "workspace/own-kpis.h"

struct _AccordOwnKpiFormula
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkEditable *entry;
  GtkLabel    *words;
  GtkListBox  *metrics;
  GtkPopover  *popover;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *kpi;
};

G_DEFINE_FINAL_TYPE (AccordOwnKpiFormula, accord_own_kpi_formula, ADW_TYPE_BIN)

static gboolean
check (AccordOwnKpiFormula *self,
       const char          *text,
       GError             **error)
{
  return accord_own_kpis_check (accord_workspace_get_own_kpis (self->workspace), accord_record_get_text (self->kpi, "key"), text,
                                error);
}

/* «Revenue ÷ New customers» */
static char *
read_aloud (AccordOwnKpiFormula *self,
            const char          *text)
{
  g_autoptr (AccordFormula) formula = accord_formula_parse (text, NULL);
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_auto (GStrv) words = NULL;

  if (formula == NULL)
    return NULL;
  words = g_new0 (char *, accord_formula_get_n (formula) + 1);
  for (guint i = 0; i < accord_formula_get_n (formula); i++)
    {
      const AccordMetric *metric = accord_workspace_find_metric (self->workspace, accord_formula_get_name (formula, i));

      words[i] = metric != NULL ? accord_words_metric_label (metric, settings) : g_strdup (accord_formula_get_name (formula, i));
    }
  return accord_formula_write (formula, (const char *const *) words);
}

static void
show_words (AccordOwnKpiFormula *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GError) error = NULL;
  gboolean wrong = *text != '\0' && !check (self, text, &error);
  g_autofree char *words = wrong || *text == '\0' ? NULL : read_aloud (self, text);

  if (*text == '\0')
    gtk_label_set_label (self->words, _("Figures, numbers, + − × ÷ and parentheses: revenue / new-customers"));
  else
    gtk_label_set_label (self->words, wrong ? error->message : words);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (self->words), -1);
}

static gboolean
read_formula (GObject            *input,
              const AccordColumn *column,
              GValue             *value,
              GError            **error)
{
  AccordOwnKpiFormula *self = g_object_get_data (input, "formula");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (input));

  g_value_init (value, G_TYPE_STRING);
  if (!check (self, text, error))
    return FALSE;
  g_value_set_string (value, text);
  return TRUE;
}

static void
show_formula (GObject            *input,
              const AccordColumn *column,
              const GValue       *value)
{
  const char *text = value != NULL && g_value_get_string (value) != NULL ? g_value_get_string (value) : "";

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (input)), text))
    gtk_editable_set_text (GTK_EDITABLE (input), text);
  show_words (g_object_get_data (input, "formula"));
}

static void
insert (AccordOwnKpiFormula *self,
        GtkListBoxRow       *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  int position = gtk_editable_get_position (self->entry);
  gboolean is_first = *gtk_editable_get_text (self->entry) == '\0';
  g_autofree char *text = g_strdup_printf ("%s%s", is_first ? "" : " ", id);

  gtk_popover_popdown (self->popover);
  gtk_editable_insert_text (self->entry, text, -1, &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, position);
}

static GtkWidget *
make_metric_row (AccordOwnKpiFormula *self,
                 const AccordMetric  *metric)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = accord_words_metric_label (metric, accord_workspace_get_settings (self->workspace));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), metric->id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (metric->id), g_free);
  return row;
}

/* Anew whenever it is opened: those of their own may be others now. */
static void
fill_metrics (AccordOwnKpiFormula *self)
{
  g_autoptr (GPtrArray) metrics = accord_workspace_list_metrics (self->workspace);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->metrics))) != NULL)
    gtk_list_box_remove (self->metrics, child);
  for (guint i = 0; i < metrics->len; i++)
    {
      const AccordMetric *metric = metrics->pdata[i];

      if (!g_str_equal (metric->id, "attainment") && g_strcmp0 (metric->id, accord_record_get_text (self->kpi, "key")) != 0)
        gtk_list_box_append (self->metrics, make_metric_row (self, metric));
    }
}

static GtkWidget *
make_button (AccordOwnKpiFormula *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->metrics = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->metrics), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Figures"), -1);
  gtk_widget_set_size_request (scroll, 300, 320);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->metrics));
  gtk_popover_set_child (self->popover, scroll);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_set_tooltip_text (button, _("Insert a Figure"));
  accord_button_name (button, _("Insert a figure"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (self->popover, "show", G_CALLBACK (fill_metrics), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->metrics, "row-activated", G_CALLBACK (insert), self, G_CONNECT_SWAPPED);
  return button;
}

static void
accord_own_kpi_formula_dispose (GObject *object)
{
  AccordOwnKpiFormula *self = ACCORD_OWN_KPI_FORMULA (object);

  g_clear_object (&self->kpi);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_own_kpi_formula_parent_class)->dispose (object);
}

static void
accord_own_kpi_formula_class_init (AccordOwnKpiFormulaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_own_kpi_formula_dispose;
}

static void
accord_own_kpi_formula_init (AccordOwnKpiFormula *self)
{
}

/**
 * accord_own_kpi_formula_new:
 * @kpi: whose formula
 * @autosave: what saves it
 *
 * Returns: (transfer floating): where it is typed
 */
GtkWidget *
accord_own_kpi_formula_new (AccordWorkspace *workspace,
                            AccordRecord    *kpi,
                            AccordAutosave  *autosave)
{
  static const AccordAutosaveAccess access = { .changed = "changed", .read = read_formula, .show = show_formula };
  AccordOwnKpiFormula *self = g_object_new (ACCORD_TYPE_OWN_KPI_FORMULA, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new (), *words = gtk_label_new (NULL);

  self->workspace = g_object_ref (workspace);
  self->kpi = g_object_ref (kpi);
  self->entry = GTK_EDITABLE (row);
  self->words = GTK_LABEL (words);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Formula"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), make_button (self));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_add_css_class (words, "caption");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), words);
  adw_bin_set_child (ADW_BIN (self), box);
  g_object_set_data (G_OBJECT (row), "formula", self);
  g_signal_connect_object (row, "changed", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  accord_autosave_bind_full (autosave, row, G_OBJECT (row), "formula", &access);
  return GTK_WIDGET (self);
}
