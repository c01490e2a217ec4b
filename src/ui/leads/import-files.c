#include "ui/leads/import-files.h"

#include <glib/gi18n-lib.h>

#include "ui/leads/import-file-row.h"
#include "ui/leads/import-preview-view.h"

struct _AccordImportFiles
{
  AdwBin parent_instance;

  /* template */
  GtkLabel                *heading_label;
  GtkButton               *add_button;
  GtkListBox              *list;
  AccordImportPreviewView *preview;

  GListStore *files; /* owned */
};

G_DEFINE_FINAL_TYPE (AccordImportFiles, accord_import_files, ADW_TYPE_BIN)

enum
{
  CHANGED,
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_add_clicked_cb (AccordImportFiles *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
on_item_changed_cb (AccordImportFiles *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_cb (AccordImportFileRow *row,
              AccordImportFiles   *self)
{
  AccordImportItem *item = accord_import_file_row_get_item (row);
  guint position;

  accord_import_item_stop (item);
  if (g_list_store_find (self->files, item, &position))
    g_list_store_remove (self->files, position);
}

static void
on_row_selected_cb (AccordImportFiles *self,
                    GtkListBoxRow     *row)
{
  if (row != NULL)
    accord_import_preview_view_set_item (self->preview, accord_import_file_row_get_item (ACCORD_IMPORT_FILE_ROW (row)));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GtkWidget *row = accord_import_file_row_new (item);

  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove_cb), user_data, 0);
  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed_cb), user_data, G_CONNECT_SWAPPED);
  return row;
}

static void
on_files_changed_cb (AccordImportFiles *self)
{
  guint n_files = g_list_model_get_n_items (G_LIST_MODEL (self->files));
  g_autofree char *heading = n_files == 0 ? g_strdup (_("Which files?"))
                                          : g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);

  gtk_label_set_label (self->heading_label, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_files > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), n_files > 0);
  if (n_files > 0 && gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
accord_import_files_dispose (GObject *object)
{
  AccordImportFiles *self = ACCORD_IMPORT_FILES (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->files);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_FILES);
  G_OBJECT_CLASS (accord_import_files_parent_class)->dispose (object);
}

static void
accord_import_files_class_init (AccordImportFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_files_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ACCORD_TYPE_IMPORT_PREVIEW_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-files.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportFiles, heading_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportFiles, add_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportFiles, list);
  gtk_widget_class_bind_template_child (widget_class, AccordImportFiles, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
accord_import_files_init (AccordImportFiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_import_files_set_files:
 * @files: of #AccordImportItem; followed
 *
 * Shows them, once.
 */
void
accord_import_files_set_files (AccordImportFiles *self,
                               GListStore        *files)
{
  self->files = g_object_ref (files);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (files), make_row, self, NULL);
  g_signal_connect_object (files, "items-changed", G_CALLBACK (on_files_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  on_files_changed_cb (self);
}

/**
 * accord_import_files_is_ready:
 *
 * Returns: whether there are files, and all of them were read
 */
gboolean
accord_import_files_is_ready (AccordImportFiles *self)
{
  guint n_files = self->files != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->files)) : 0;

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (AccordImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      if (accord_import_item_get_import (item) == NULL)
        return FALSE;
    }
  return n_files > 0;
}
