#include "ui/leads/import-preview-view.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"

/* Of a file with more columns the others are not shown: each costs time for every row. */
#define MOST_COLUMNS 40
/* In characters. */
#define WIDEST_COLUMN 24

struct _AccordImportPreviewView
{
  AdwBin parent_instance;

  /* template */
  GtkLabel       *title_label;
  GtkWidget      *settings_box;
  GtkWidget      *delimiter_child;
  GtkDropDown    *delimiter_menu;
  GtkWidget      *encoding_child;
  GtkDropDown    *encoding_menu;
  GtkWidget      *header_child;
  GtkCheckButton *header_check;
  GtkWidget      *table_window;
  GtkColumnView  *table;
  GtkLabel       *more_label;

  /* owned */
  AccordImportItem *item;
  gulong            changed_id;

  const AccordFilePreview *shown; /* to be compared only: what the table was filled with */
  gboolean                 showing;
};

G_DEFINE_FINAL_TYPE (AccordImportPreviewView, accord_import_preview_view, ADW_TYPE_BIN)

static const struct
{
  const char *delimiter;
  const char *label;
} delimiters[] = {
  { ",", N_("commas ,") }, { ";", N_("semicolons ;") }, { "\t", N_("tabs") }, { "|", N_("bars |") }, { ":", N_("colons :") },
};

/* The first one is found by itself; the others are those that programs write. */
static const char *const encodings[] = { NULL, "UTF-8", "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250",
                                         "WINDOWS-1251", "UTF-16LE", "UTF-16BE", "SHIFT_JIS", "GB18030" };

static void
on_delimiter_cb (AccordImportPreviewView *self)
{
  guint selected = gtk_drop_down_get_selected (self->delimiter_menu);

  if (!self->showing && selected < G_N_ELEMENTS (delimiters))
    accord_import_item_set_delimiter (self->item, delimiters[selected].delimiter);
}

static void
on_encoding_cb (AccordImportPreviewView *self)
{
  guint selected = gtk_drop_down_get_selected (self->encoding_menu);

  if (!self->showing && selected < G_N_ELEMENTS (encodings))
    accord_import_item_set_encoding (self->item, encodings[selected]);
}

static void
on_header_cb (AccordImportPreviewView *self)
{
  if (!self->showing)
    accord_import_item_set_has_header (self->item, gtk_check_button_get_active (self->header_check));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AccordImportPreviewView  *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  guint row = gtk_list_item_get_position (item);

  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_width_chars (label, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "width")));
  if (self->shown != NULL && row < self->shown->rows->len)
    gtk_label_set_label (label, ((GStrv) self->shown->rows->pdata[row])[column]);
}

static void
clear_table (AccordImportPreviewView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  self->shown = NULL;
  gtk_column_view_set_model (self->table, NULL);
  for (guint i = g_list_model_get_n_items (columns); i > 0; i--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);

      gtk_column_view_remove_column (self->table, column);
    }
}

/* As wide as its longest cell, within reason. */
static int
measure_column (const AccordFilePreview *preview,
                guint                    column)
{
  glong widest = 3;

  for (guint i = 0; i < preview->rows->len; i++)
    widest = MAX (widest, g_utf8_strlen (((GStrv) preview->rows->pdata[i])[column], -1));
  return (int) MIN (widest, WIDEST_COLUMN);
}

static void
add_column (AccordImportPreviewView *self,
            guint                    index,
            const char              *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (factory), "width", GINT_TO_POINTER (measure_column (self->shown, index)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);
  column = gtk_column_view_column_new (name, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->table, column);
}

static void
say_more (AccordImportPreviewView *self,
          guint                    n_columns,
          guint                    n_shown)
{
  g_autofree char *text = NULL;

  if (n_columns > n_shown)
    text = g_strdup_printf (ngettext ("The first rows; %u more column is not shown.",
                                      "The first rows; %u more columns are not shown.", n_columns - n_shown),
                            n_columns - n_shown);
  gtk_label_set_label (self->more_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), text != NULL);
}

/* The rows are looked up by their number: the model only counts them. */
static void
fill_table (AccordImportPreviewView *self,
            const AccordFilePreview *preview)
{
  guint n_columns = MIN (preview->header->len, MOST_COLUMNS);
  GtkStringList *rows = gtk_string_list_new (NULL);

  clear_table (self);
  self->shown = preview;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, preview->header->pdata[i]);
  for (guint i = 0; i < preview->rows->len; i++)
    gtk_string_list_append (rows, "");
  {
    g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows)));

    gtk_column_view_set_model (self->table, model);
  }
  say_more (self, preview->header->len, n_columns);
}

static guint
find_delimiter (char delimiter)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter[0] == delimiter)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
find_encoding (const char *encoding)
{
  for (guint i = 1; i < G_N_ELEMENTS (encodings); i++)
    if (encoding != NULL && g_ascii_strcasecmp (encodings[i], encoding) == 0)
      return i;
  return 0;
}

/* «Found: UTF-8», or the name of another that is not in the list. */
static void
name_found_encoding (AccordImportPreviewView *self,
                     const char              *encoding)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->encoding_menu));
  gboolean said = accord_import_item_get_encoding (self->item) != NULL;
  /* Translators: %s is the name of an encoding, such as UTF-8 */
  g_autofree char *found = said ? g_strdup (_("As found")) : g_strdup_printf (_("%s, as found"), encoding);
  const char *changed[] = { found, NULL };

  if (g_strcmp0 (gtk_string_list_get_string (names, 0), found) != 0)
    gtk_string_list_splice (names, 0, 1, changed);
}

static void
show_settings (AccordImportPreviewView *self,
               const AccordFilePreview *preview)
{
  gtk_widget_set_visible (self->delimiter_child, preview->is_text);
  gtk_widget_set_visible (self->encoding_child, preview->is_text);
  gtk_widget_set_visible (self->header_child, !preview->is_named);
  gtk_widget_set_visible (self->settings_box, !preview->is_named);
  gtk_drop_down_set_selected (self->delimiter_menu, find_delimiter (preview->delimiter));
  name_found_encoding (self, preview->encoding);
  gtk_drop_down_set_selected (self->encoding_menu, find_encoding (accord_import_item_get_encoding (self->item)));
  gtk_check_button_set_active (self->header_check, preview->has_header);
}

static void
show_item (AccordImportPreviewView *self)
{
  const AccordFilePreview *preview = accord_import_item_get_preview (self->item);
  g_autofree char *title = g_strdup_printf (_("How “%s” begins"), accord_import_item_get_name (self->item));

  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_visible (self->table_window, preview != NULL);
  /* What cannot be read may be read otherwise. */
  if (preview == NULL && accord_import_item_get_error (self->item) != NULL)
    gtk_widget_set_visible (self->settings_box, TRUE);
  if (preview == self->shown)
    return;
  self->showing = TRUE;
  if (preview != NULL)
    {
      show_settings (self, preview);
      fill_table (self, preview);
    }
  else
    clear_table (self);
  self->showing = FALSE;
}

static void
accord_import_preview_view_dispose (GObject *object)
{
  accord_import_preview_view_set_item (ACCORD_IMPORT_PREVIEW_VIEW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_PREVIEW_VIEW);
  G_OBJECT_CLASS (accord_import_preview_view_parent_class)->dispose (object);
}

static void
accord_import_preview_view_class_init (AccordImportPreviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_preview_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-preview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, settings_box);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, delimiter_child);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, delimiter_menu);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, encoding_child);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, encoding_menu);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, header_child);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, header_check);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, table_window);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, table);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreviewView, more_label);
  gtk_widget_class_bind_template_callback (widget_class, on_delimiter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_header_cb);
}

static void
accord_import_preview_view_init (AccordImportPreviewView *self)
{
  g_autoptr (GtkStringList) delimiter_names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) encoding_names = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (delimiter_names, _(delimiters[i].label));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (encoding_names, encodings[i] != NULL ? encodings[i] : "");
  gtk_drop_down_set_model (self->delimiter_menu, G_LIST_MODEL (delimiter_names));
  gtk_drop_down_set_model (self->encoding_menu, G_LIST_MODEL (encoding_names));
  accord_button_name (GTK_WIDGET (self->delimiter_menu), _("Columns are parted by"));
  accord_button_name (GTK_WIDGET (self->encoding_menu), _("Encoding"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header_check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The first row names the columns"), -1);
  self->showing = FALSE;
}

/**
 * accord_import_preview_view_set_item:
 * @item: (nullable): a file
 *
 * Shows how it begins, and follows it.
 */
void
accord_import_preview_view_set_item (AccordImportPreviewView *self,
                                     AccordImportItem        *item)
{
  if (self->item == item)
    return;
  if (self->item != NULL)
    {
      clear_table (self);
      g_clear_signal_handler (&self->changed_id, self->item);
    }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  gtk_widget_set_visible (self->settings_box, FALSE);
  self->changed_id = g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}
