#include "ui/overview/last-import.h"

#include <glib/gi18n-lib.h>

#include "ui/leads/imports-window.h"
#include "workspace/jobs.h"

struct _AccordLastImport
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel   *label;
  AccordPage *page; /* it holds this */
};

G_DEFINE_FINAL_TYPE (AccordLastImport, accord_last_import, ADW_TYPE_BIN)

static char *
word_import (const AccordImportInfo *info,
             const AccordZone       *zone)
{
  AccordDay today = accord_moment_to_day (accord_moment_now (), zone);
  int n_days = today - accord_moment_to_day (info->at, zone);

  if (n_days <= 0)
    return g_strdup_printf (_("Last import today: %s"), info->file);
  if (n_days == 1)
    return g_strdup_printf (_("Last import yesterday: %s"), info->file);
  /* Translators: how many days, then the name of a file */
  return g_strdup_printf (ngettext ("Last import %d day ago: %s", "Last import %d days ago: %s", n_days), n_days, info->file);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AccordLastImport) self = ACCORD_LAST_IMPORT (user_data);
  AccordWorkspace *workspace = ACCORD_WORKSPACE (source);
  g_autoptr (GPtrArray) imports = accord_workspace_list_imports_finish (workspace, result, NULL);
  const AccordImportInfo *last = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; imports != NULL && last == NULL && i < imports->len; i++)
    if (!((AccordImportInfo *) g_ptr_array_index (imports, i))->undone)
      last = g_ptr_array_index (imports, i);
  gtk_widget_set_visible (GTK_WIDGET (self), last != NULL);
  if (last == NULL || self->label == NULL)
    return;
  text = word_import (last, accord_workspace_get_zone (workspace));
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
on_clicked_cb (AccordLastImport *self)
{
  accord_imports_window_present (self->page);
}

static void
accord_last_import_dispose (GObject *object)
{
  ACCORD_LAST_IMPORT (object)->label = NULL;
  G_OBJECT_CLASS (accord_last_import_parent_class)->dispose (object);
}

static void
accord_last_import_class_init (AccordLastImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_last_import_dispose;
}

static void
accord_last_import_init (AccordLastImport *self)
{
  GtkWidget *button = gtk_button_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_button_set_child (GTK_BUTTON (button), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_last_import_show:
 * @page: the page that this is on
 *
 * Reads which import is the last, and says it.
 */
void
accord_last_import_show (AccordLastImport *self,
                         AccordPage       *page)
{
  self->page = page;
  accord_workspace_list_imports_async (accord_page_get_workspace (page), NULL, on_read_cb, g_object_ref (self));
}
