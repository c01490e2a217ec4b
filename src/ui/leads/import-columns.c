#include "ui/leads/import-columns.h"

#include <glib/gi18n-lib.h>

#include "exchange/kind-fields.h"
#include "ui/leads/import-column-row.h"
#include "ui/leads/import-fields.h"
#include "ui/leads/import-order-card.h"

/* As many are shown at once where none needs a person: then there is nothing else to be seen. */
#define FEW_COLUMNS 12

struct _AccordImportColumns
{
  AdwBin parent_instance;

  /* template */
  GtkLabel              *heading_label;
  GtkLabel              *detail_label;
  GtkWidget             *missing_box;
  GtkLabel              *missing_label;
  GtkWidget             *mapping_box;
  GtkLabel              *mapping_label;
  AccordImportOrderCard *order_card;
  GtkListBox            *questions_list;
  GtkExpander           *others_expander;
  GtkListBox            *others_list;

  AccordImportItem         *item;   /* owned */
  AccordFileImport         *import; /* borrowed from it */
  AccordRecord             *settings; /* owned */
  AccordImportColumnChoices choices;
  guint                     n_shown; /* of the columns */
  guint                     showing; /* source; 0: all are shown */
};

G_DEFINE_FINAL_TYPE (AccordImportColumns, accord_import_columns, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AccordSourceColumn *
get_column (AccordImportColumns *self,
            guint                index)
{
  return g_ptr_array_index (accord_file_import_columns (self->import), index);
}

static void
clear_choices (AccordImportColumns *self)
{
  g_clear_pointer (&self->choices.fields, g_ptr_array_unref);
  g_clear_object (&self->choices.menu);
}

static void
list_choices (AccordImportColumns *self)
{
  AccordImportKind kind = accord_file_import_get_kind (self->import);
  GtkStringList *menu = gtk_string_list_new (NULL);

  clear_choices (self);
  self->choices.own = kind == ACCORD_IMPORT_LEADS;
  self->choices.fields = accord_kind_list_names (kind);
  self->choices.menu = G_LIST_MODEL (menu);
  gtk_string_list_append (menu, _("Leave out"));
  if (self->choices.own)
    gtk_string_list_append (menu, _("Keep as a field of its own"));
  for (guint i = 0; i < self->choices.fields->len; i++)
    gtk_string_list_take (menu, accord_import_fields_choice (self->choices.fields->pdata[i], kind, self->settings));
}

static void
say_missing (AccordImportColumns *self)
{
  g_autofree char *text = accord_import_fields_say_missing (self->import, self->settings);

  gtk_widget_set_visible (self->missing_box, text != NULL);
  gtk_label_set_label (self->missing_label, text != NULL ? text : "");
}

static void
on_row_changed_cb (AccordImportColumns *self)
{
  say_missing (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
refresh_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    accord_import_column_row_refresh (ACCORD_IMPORT_COLUMN_ROW (row));
}

static void
on_order_changed_cb (AccordImportColumns *self)
{
  refresh_rows (self->questions_list);
  refresh_rows (self->others_list);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_guess_clicked_cb (AccordImportColumns *self)
{
  accord_import_item_leave_mapping (self->item);
}

static void
add_column (AccordImportColumns *self,
            guint                index)
{
  gboolean open = accord_import_column_is_open (get_column (self, index));
  GtkWidget *row = accord_import_column_row_new (self->import, index, &self->choices);

  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (open ? self->questions_list : self->others_list, row);
}

/* One at a time, whenever there is nothing else to do: an export may have hundreds, and a row takes milliseconds. */
static gboolean
on_show_next_cb (gpointer user_data)
{
  AccordImportColumns *self = user_data;

  add_column (self, self->n_shown);
  if (++self->n_shown < accord_file_import_columns (self->import)->len)
    return G_SOURCE_CONTINUE;
  self->showing = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static char *
describe_reading (AccordImportColumns *self)
{
  const char delimiter = accord_file_import_get_delimiter (self->import);
  g_autofree char *separator = delimiter == '\t' ? g_strdup (_("tabs")) : g_strdup_printf ("“%c”", delimiter);

  if (delimiter == '\0')
    return g_strdup (_("Nothing is saved until you see what will change."));
  /* Translators: “;” or «tabs», then «UTF-8» */
  return g_strdup_printf (_("Columns are parted by %s; the text is %s. Nothing is saved until you see what will change."),
                          separator, accord_file_import_get_encoding (self->import));
}

static void
describe_file (AccordImportColumns *self,
               guint                n_questions,
               guint                n_others)
{
  g_autofree char *detail = describe_reading (self);
  g_autofree char *heading = NULL;

  if (n_questions == 0)
    heading = g_strdup_printf (ngettext ("The one column was recognised", "All %u columns were recognised", n_others),
                               n_others);
  else
    heading = g_strdup_printf (ngettext ("%u of %u columns recognised; %u needs you", "%u of %u columns recognised; %u need you",
                                         n_questions),
                               n_others, n_others + n_questions, n_questions);
  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->detail_label, detail);
}

static void
describe_mapping (AccordImportColumns *self)
{
  const AccordSavedMapping *mapping = accord_import_item_get_mapping (self->item);
  /* Translators: %s is the name of what was kept the last time */
  g_autofree char *text = mapping != NULL ? g_strdup_printf (_("As last time: %s"), mapping->name) : NULL;

  gtk_widget_set_visible (self->mapping_box, mapping != NULL);
  gtk_label_set_label (self->mapping_label, text != NULL ? text : "");
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
accord_import_columns_dispose (GObject *object)
{
  AccordImportColumns *self = ACCORD_IMPORT_COLUMNS (object);

  g_clear_handle_id (&self->showing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_COLUMNS);
  g_clear_object (&self->item);
  g_clear_object (&self->settings);
  clear_choices (self);
  G_OBJECT_CLASS (accord_import_columns_parent_class)->dispose (object);
}

static void
accord_import_columns_class_init (AccordImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_columns_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (ACCORD_TYPE_IMPORT_ORDER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, heading_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, detail_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, missing_box);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, missing_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, mapping_box);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, mapping_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, order_card);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, questions_list);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, others_expander);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, others_list);
  gtk_widget_class_bind_template_callback (widget_class, on_guess_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_order_changed_cb);
}

static void
accord_import_columns_init (AccordImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
count_questions (GPtrArray *columns)
{
  guint n_questions = 0;

  for (guint i = 0; i < columns->len; i++)
    n_questions += accord_import_column_is_open (g_ptr_array_index (columns, i));
  return n_questions;
}

/**
 * accord_import_columns_set_item:
 * @item: a file that was read
 * @settings: of the workspace, which may have words of its own for stages
 *
 * Lists the file's columns in place of those that were listed; anew when it was read again.
 */
void
accord_import_columns_set_item (AccordImportColumns *self,
                                AccordImportItem    *item,
                                AccordRecord        *settings)
{
  GPtrArray *columns = accord_file_import_columns (accord_import_item_get_import (item));
  guint n_questions = count_questions (columns), n_others = columns->len - n_questions;
  g_autofree char *others =
      n_questions > 0 ? g_strdup_printf (ngettext ("Show the other %u column", "Show the other %u columns", n_others), n_others)
                      : g_strdup_printf (ngettext ("What it becomes", "What the %u columns become", n_others), n_others);

  g_clear_handle_id (&self->showing, g_source_remove);
  clear_list (self->questions_list);
  clear_list (self->others_list);
  g_set_object (&self->item, item);
  self->import = accord_import_item_get_import (item);
  g_set_object (&self->settings, settings);
  list_choices (self);
  self->n_shown = 0;
  self->showing = columns->len > 0 ? g_idle_add (on_show_next_cb, self) : 0;
  gtk_expander_set_label (self->others_expander, others);
  say_missing (self);
  gtk_expander_set_expanded (self->others_expander, (n_questions == 0 && columns->len <= FEW_COLUMNS) ||
                                                        gtk_widget_get_visible (self->missing_box));
  gtk_widget_set_visible (GTK_WIDGET (self->questions_list), n_questions > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others_expander), n_questions < columns->len);
  accord_import_order_card_set_import (self->order_card, self->import);
  describe_mapping (self);
  describe_file (self, n_questions, n_others);
}

/**
 * accord_import_columns_is_ready:
 *
 * Returns: whether all columns are there to be seen, nothing is missing and no date order is open; a guess may stand as
 * it is
 */
gboolean
accord_import_columns_is_ready (AccordImportColumns *self)
{
  GPtrArray *columns = self->import != NULL ? accord_file_import_columns (self->import) : NULL;

  if (self->showing != 0 || gtk_widget_get_visible (self->missing_box))
    return FALSE;
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const AccordSourceColumn *column = g_ptr_array_index (columns, i);

      if (column->date_ambiguous && column->date_order == ACCORD_DATE_ORDER_UNKNOWN && column->fields != NULL &&
          column->fields[0] != NULL)
        return FALSE;
    }
  return columns != NULL;
}
