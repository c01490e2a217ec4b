#include "ui/kpis/own-kpi-editor.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "ui/common/autosave.h"
#include "ui/common/expander-edit.h"
#include "ui/common/icon-button.h"
#include "ui/common/saver.h"
#include "ui/kpis/own-kpi-formula.h"
#include "ui/kpis/own-kpi-key.h"
#include "ui/kpis/own-kpi-values.h"
#include "ui/personas/prose-row.h"
#include "workspace/identity.h"

struct _AccordOwnKpiEditor
{
  AdwBin parent_instance;

  /* borrowed: children */
  AdwWindowTitle      *title;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *values_group;
  GtkWidget           *title_row;
  GtkWidget           *key_row;
  AdwComboRow         *origin_row;
  GtkWidget           *combine_row;
  GtkWidget           *formula;
  AccordOwnKpiValues  *values;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *kpi;
  AccordAutosave  *autosave;
  char            *proposed; /* a short name, by the name */
  gboolean         showing;
};

G_DEFINE_FINAL_TYPE (AccordOwnKpiEditor, accord_own_kpi_editor, ADW_TYPE_BIN)

enum
{
  DONE,
  LEFT,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const units[] = { "count", "ratio", "money", "seconds", NULL };
static const char *const directions[] = { "up", "down", "neither", NULL };
static const char *const ways[] = { "sum", "mean", "last", NULL };

enum
{
  TYPED,
  COMPUTED,
};

/* A formula that is not written yet is asked for, too. */
static void
show_origin (AccordOwnKpiEditor *self)
{
  gboolean computed = adw_combo_row_get_selected (self->origin_row) == COMPUTED;

  gtk_widget_set_visible (self->formula, computed);
  gtk_widget_set_visible (self->combine_row, !computed);
  gtk_widget_set_visible (GTK_WIDGET (self->values), !computed);
}

static void
follow_record (AccordOwnKpiEditor *self)
{
  const char *formula = accord_record_get_text (self->kpi, "formula");
  gboolean used = accord_own_kpi_key_is_used (self->workspace, accord_record_get_text (self->kpi, "key"));

  adw_window_title_set_title (self->title, accord_record_get_text (self->kpi, "title"));
  gtk_editable_set_editable (GTK_EDITABLE (self->key_row), !used);
  gtk_widget_set_tooltip_text (self->key_row, used ? _("A target, a chart or a formula names it so") : NULL);
  self->showing = TRUE;
  if (formula != NULL && *formula != '\0')
    adw_combo_row_set_selected (self->origin_row, COMPUTED);
  self->showing = FALSE;
  show_origin (self);
}

/* Without its formula it has the values that were typed, if there are any. */
static void
on_origin_cb (AccordOwnKpiEditor *self)
{
  const char *formula = accord_record_get_text (self->kpi, "formula");
  g_autoptr (AccordChangeSet) changes = NULL;

  show_origin (self);
  if (self->showing)
    return;
  if (adw_combo_row_get_selected (self->origin_row) == COMPUTED)
    {
      gtk_widget_child_focus (self->formula, GTK_DIR_TAB_FORWARD);
      return;
    }
  if (formula == NULL || *formula == '\0')
    return;
  changes = accord_change_set_new (_("Values instead of a formula"));
  accord_change_set_update_text (changes, self->kpi, "formula", "");
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

static gboolean
read_key (GObject            *input,
          const AccordColumn *column,
          GValue             *value,
          GError            **error)
{
  AccordOwnKpiEditor *self = g_object_get_data (input, "editor");
  const char *key = gtk_editable_get_text (GTK_EDITABLE (input));

  g_value_init (value, G_TYPE_STRING);
  g_value_set_string (value, key);
  return accord_own_kpi_key_check (self->workspace, key, accord_record_get_id (self->kpi), error);
}

static void
show_key (GObject            *input,
          const AccordColumn *column,
          const GValue       *value)
{
  const char *key = value != NULL && g_value_get_string (value) != NULL ? g_value_get_string (value) : "";

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (input)), key))
    gtk_editable_set_text (GTK_EDITABLE (input), key);
}

/* While a person names it, and as long as nobody chose another and nothing uses it, the short name follows the name. */
static void
on_title_changed_cb (AccordOwnKpiEditor *self)
{
  GtkEditable *key = GTK_EDITABLE (self->key_row);
  g_autofree char *before = g_steal_pointer (&self->proposed);

  self->proposed = accord_own_kpi_key_propose (self->workspace, gtk_editable_get_text (GTK_EDITABLE (self->title_row)),
                                               accord_record_get_id (self->kpi));
  if ((gtk_widget_get_state_flags (self->title_row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 && gtk_editable_get_editable (key) &&
      g_strcmp0 (gtk_editable_get_text (key), before) == 0)
    gtk_editable_set_text (key, self->proposed);
}

static GtkWidget *
add_row (AccordOwnKpiEditor  *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row,
         const char          *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
add_choice (AccordOwnKpiEditor  *self,
            AdwPreferencesGroup *group,
            const char          *title,
            const char *const   *names)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = add_row (self, group, adw_combo_row_new (), title);

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static void
add_about (AccordOwnKpiEditor *self)
{
  static const AccordAutosaveAccess access = { .changed = "changed", .read = read_key, .show = show_key };
  const char *const unit_names[] = { _("A number"), _("Per cent"), _("Money"), _("A time, in seconds"), NULL };
  const char *const direction_names[] = { _("More"), _("Less"), _("Neither"), NULL };
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *meaning;

  self->title_row = add_row (self, group, adw_entry_row_new (), _("Name"));
  self->key_row = add_row (self, group, adw_entry_row_new (), _("Short name, in formulas and on the command line"));
  g_object_set_data (G_OBJECT (self->key_row), "editor", self);
  g_signal_connect_object (self->title_row, "changed", G_CALLBACK (on_title_changed_cb), self, G_CONNECT_SWAPPED);
  accord_autosave_bind (self->autosave, self->title_row, "title");
  accord_autosave_bind_full (self->autosave, self->key_row, G_OBJECT (self->key_row), "key", &access);
  accord_autosave_bind_choices (self->autosave, add_choice (self, group, _("What it counts"), unit_names), "unit", units);
  accord_autosave_bind_choices (self->autosave, add_choice (self, group, _("Better is"), direction_names), "better", directions);
  meaning = accord_prose_row_new (_("What it means"));
  adw_preferences_group_add (group, meaning);
  accord_autosave_bind (self->autosave, accord_prose_row_get_text_view (ACCORD_PROSE_ROW (meaning)), "meaning");
  adw_preferences_page_add (self->page, group);
}

static void
add_values (AccordOwnKpiEditor *self)
{
  const char *const origins[] = { _("Typed month by month"), _("A formula of other figures"), NULL };
  const char *const way_names[] = { _("The sum"), _("The mean"), _("That of the last month"), NULL };

  self->values_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->values_group, _("Values"));
  self->origin_row = ADW_COMBO_ROW (add_choice (self, self->values_group, _("Where they come from"), origins));
  self->combine_row = add_choice (self, self->values_group, _("Several months together are"), way_names);
  accord_autosave_bind_choices (self->autosave, self->combine_row, "combine", ways);
  self->formula = accord_own_kpi_formula_new (self->workspace, self->kpi, self->autosave);
  self->values = ACCORD_OWN_KPI_VALUES (accord_own_kpi_values_new (self->workspace, self->kpi));
  gtk_widget_set_margin_top (self->formula, 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->values), 12);
  adw_preferences_group_add (self->values_group, self->formula);
  adw_preferences_group_add (self->values_group, GTK_WIDGET (self->values));
  adw_preferences_page_add (self->page, self->values_group);
  g_signal_connect_object (self->origin_row, "notify::selected", G_CALLBACK (on_origin_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", self->origin_row, "sensitive",
                          G_BINDING_SYNC_CREATE);
}

static void
on_done_cb (AccordOwnKpiEditor *self,
            const char         *text)
{
  g_signal_emit (self, signals[DONE], 0, text);
}

static void
on_back_clicked_cb (AccordOwnKpiEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_delete_clicked_cb (AccordOwnKpiEditor *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
fill (AccordOwnKpiEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *delete = accord_icon_button_new ("user-trash-symbolic", _("Delete This KPI"), G_CALLBACK (on_delete_clicked_cb),
                                              self);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, NULL));
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             accord_icon_button_new ("go-previous-symbolic", _("Back"), G_CALLBACK (on_back_clicked_cb), self));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), delete);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", delete, "sensitive", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  adw_bin_set_child (ADW_BIN (self), box);
  add_about (self);
  add_values (self);
}

static void
accord_own_kpi_editor_dispose (GObject *object)
{
  AccordOwnKpiEditor *self = ACCORD_OWN_KPI_EDITOR (object);

  g_clear_object (&self->autosave);
  if (self->kpi != NULL)
    g_signal_handlers_disconnect_by_data (self->kpi, self);
  g_clear_object (&self->kpi);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->proposed, g_free);
  G_OBJECT_CLASS (accord_own_kpi_editor_parent_class)->dispose (object);
}

static void
accord_own_kpi_editor_class_init (AccordOwnKpiEditorClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_own_kpi_editor_dispose;
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_own_kpi_editor_init (AccordOwnKpiEditor *self)
{
}

/**
 * accord_own_kpi_editor_new:
 * @kpi: of the live list
 *
 * Returns: (transfer floating): a page that shows and saves @kpi
 */
GtkWidget *
accord_own_kpi_editor_new (AccordWorkspace *workspace,
                           AccordRecord    *kpi)
{
  AccordOwnKpiEditor *self = g_object_new (ACCORD_TYPE_OWN_KPI_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->kpi = g_object_ref (kpi);
  self->autosave = accord_autosave_new (workspace);
  fill (self);
  accord_autosave_set_record (self->autosave, kpi);
  g_signal_connect_object (self->values, "done", G_CALLBACK (on_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kpi, "notify", G_CALLBACK (follow_record), self, G_CONNECT_SWAPPED);
  follow_record (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_own_kpi_editor_get_record (AccordOwnKpiEditor *self)
{
  return self->kpi;
}

void
accord_own_kpi_editor_begin (AccordOwnKpiEditor *self)
{
  accord_expander_edit_entry (self->title_row);
}

/**
 * accord_own_kpi_editor_flush:
 *
 * Writes what is typed and not saved yet.
 */
void
accord_own_kpi_editor_flush (AccordOwnKpiEditor *self)
{
  accord_autosave_flush (self->autosave);
  accord_own_kpi_values_flush (self->values);
}
