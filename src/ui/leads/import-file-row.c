#include "ui/leads/import-file-row.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/button-name.h"

#define KIND_WIDTH 110 /* of the longest, so that those of several files begin at the same place */

struct _AccordImportFileRow
{
  AdwActionRow parent_instance;

  /* borrowed */
  GtkImage    *icon;
  GtkDropDown *kind_menu;

  AccordImportItem *item; /* owned */
  gboolean          showing;
};

G_DEFINE_FINAL_TYPE (AccordImportFileRow, accord_import_file_row, ADW_TYPE_ACTION_ROW)

enum
{
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_kind_cb (AccordImportFileRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_menu);

  if (!self->showing && selected != GTK_INVALID_LIST_POSITION)
    accord_import_item_set_kind (self->item, (AccordImportKind) (selected + ACCORD_IMPORT_LEADS));
}

static void
on_remove_cb (AccordImportFileRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* «4,812 rows · 1.2 MB», or what is wrong, or how far it is read. */
static char *
describe (AccordImportItem *item)
{
  const GError *error = accord_import_item_get_error (item);
  const AccordFilePreview *preview = accord_import_item_get_preview (item);
  AccordFileImport *import = accord_import_item_get_import (item);
  g_autofree char *size = preview != NULL ? g_format_size (preview->size) : NULL;
  g_autofree char *rows = NULL;

  if (error != NULL)
    return g_strdup (error->message);
  if (import == NULL)
    return accord_import_item_get_fraction (item) > 0
               ? g_strdup_printf (_("Reading the file: %d %%"), (int) (accord_import_item_get_fraction (item) * 100))
               : g_strdup (_("Reading the file…"));
  rows = accord_words_count (accord_file_import_get_n_rows (import));
  /* Translators: «4,812 rows · 1.2 MB» */
  return g_strdup_printf (ngettext ("%s row · %s", "%s rows · %s", (gulong) accord_file_import_get_n_rows (import)), rows,
                          size != NULL ? size : "");
}

static void
show_item (AccordImportFileRow *self)
{
  AccordImportKind kind = accord_import_item_get_kind (self->item);
  const GError *error = accord_import_item_get_error (self->item);
  gboolean ready = accord_import_item_get_import (self->item) != NULL;
  g_autofree char *text = describe (self->item);

  self->showing = TRUE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_image_set_from_icon_name (self->icon, error != NULL ? "dialog-warning-symbolic"
                                            : ready       ? "emblem-ok-symbolic"
                                                          : "content-loading-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  error != NULL ? _("Cannot be imported as it is") : ready ? _("Read") : _("Being read"), -1);
  gtk_drop_down_set_selected (self->kind_menu, kind != ACCORD_IMPORT_KIND_FOUND ? (guint) kind - ACCORD_IMPORT_LEADS
                                                                                : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_menu), kind != ACCORD_IMPORT_KIND_FOUND);
  self->showing = FALSE;
}

static void
accord_import_file_row_dispose (GObject *object)
{
  g_clear_object (&ACCORD_IMPORT_FILE_ROW (object)->item);
  G_OBJECT_CLASS (accord_import_file_row_parent_class)->dispose (object);
}

static void
accord_import_file_row_class_init (AccordImportFileRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_import_file_row_dispose;

  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
accord_import_file_row_init (AccordImportFileRow *self)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);

  for (guint i = ACCORD_IMPORT_LEADS; i < ACCORD_N_IMPORT_KINDS; i++)
    gtk_string_list_append (kinds, accord_import_kind_get_label ((AccordImportKind) i));
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->kind_menu = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (kinds), NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->kind_menu), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->kind_menu), KIND_WIDTH, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->kind_menu));
  g_signal_connect_object (self->kind_menu, "notify::selected", G_CALLBACK (on_kind_cb), self, G_CONNECT_SWAPPED);
}

static void
add_remove_button (AccordImportFileRow *self,
                   const char          *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_("Leave out %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Leave out this file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

/**
 * accord_import_file_row_new:
 * @item: a file
 *
 * Returns: (transfer floating): its row, which follows it
 */
GtkWidget *
accord_import_file_row_new (AccordImportItem *item)
{
  AccordImportFileRow *self = g_object_new (ACCORD_TYPE_IMPORT_FILE_ROW, NULL);
  const char *name = accord_import_item_get_name (item);
  g_autofree char *kind_label = g_strdup_printf (_("What %s holds"), name);

  self->item = g_object_ref (item);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  accord_button_name (GTK_WIDGET (self->kind_menu), kind_label);
  add_remove_button (self, name);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
  return GTK_WIDGET (self);
}

AccordImportItem *
accord_import_file_row_get_item (AccordImportFileRow *self)
{
  return self->item;
}
