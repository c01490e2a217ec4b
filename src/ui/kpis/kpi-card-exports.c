/* What can be taken out of a card: its picture and its figures, to a file or to the clipboard. */
#include "chart/export.h"
#include "ui/common/page.h"
#include "ui/kpis/kpi-card-private.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PICTURE_WIDTH 800
#define PICTURE_HEIGHT 450
#define PICTURE_SCALE 2

static AccordPage *
get_page (AccordKpiCard *self)
{
  return ACCORD_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), ACCORD_TYPE_PAGE));
}

static AccordChart *
make_chart (AccordKpiCard *self)
{
  AccordPresentOptions options;

  accord_kpi_card_init_options (self, &options);
  return accord_present_chart (self->metric, self->figures, &options);
}

static char *
suggest_name (AccordKpiCard *self,
              const char    *ending)
{
  return g_strdup_printf ("%s %s.%s", accord_workspace_get_title (self->workspace), self->metric->id, ending);
}

/* Files that a person saves by hand may lie on a share that does not answer: they are written off the main thread. */
typedef struct
{
  char        *path;
  AccordChart *chart; /* a picture, or: */
  char        *text;
} Saving;

static void
saving_free (Saving *saving)
{
  g_free (saving->path);
  g_clear_pointer (&saving->chart, accord_chart_free);
  g_free (saving->text);
  g_free (saving);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;
  gboolean done;

  if (saving->chart != NULL)
    done = accord_chart_export (saving->chart, accord_chart_theme_light (), PICTURE_WIDTH, PICTURE_HEIGHT,
                                PICTURE_SCALE, saving->path, &error);
  else
    done = g_file_set_contents (saving->path, saving->text, -1, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AccordPage *page = get_page (ACCORD_KPI_CARD (source));
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_path_get_basename (saving->path);
      g_autofree char *text = g_strdup_printf (_("Saved as “%s”"), name);

      accord_page_toast (page, text);
    }
  else
    accord_page_show_error (page, _("The File Was Not Saved"), error);
}

static void
on_chooser_response_cb (AccordKpiCard        *self,
                        gint                  response,
                        GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gboolean picture = g_object_get_data (G_OBJECT (chooser), "picture") != NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->figures != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, on_saved_cb, NULL);
      Saving *saving = g_new0 (Saving, 1);

      saving->path = g_file_get_path (file);
      if (picture)
        saving->chart = make_chart (self);
      else
        saving->text = accord_present_csv (self->figures);
      g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
      g_task_run_in_thread (task, save_in_thread);
    }
  g_object_unref (chooser);
}

static void
ask_where (AccordKpiCard *self,
           const char    *title,
           const char    *ending,
           gboolean       picture)
{
  GtkFileChooserNative *chooser;
  g_autofree char *name = suggest_name (self, ending);

  if (self->figures == NULL)
    return;
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (picture)
    g_object_set_data (G_OBJECT (chooser), "picture", self);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_picture (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ask_where (ACCORD_KPI_CARD (widget), _("Save Picture as PNG, SVG or PDF"), "png", TRUE);
}

static void
save_figures (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ask_where (ACCORD_KPI_CARD (widget), _("Save Figures as CSV"), "csv", FALSE);
}

static void
copy_picture (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  g_autoptr (AccordChart) chart = NULL;
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  const gint width = PICTURE_WIDTH * PICTURE_SCALE;
  const gint height = PICTURE_HEIGHT * PICTURE_SCALE;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (self->figures == NULL)
    return;
  chart = make_chart (self);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  accord_chart_draw (chart, accord_chart_theme_light (), cr, PICTURE_WIDTH, PICTURE_HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels,
                                    (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  accord_page_toast (get_page (self), _("Picture copied"));
}

static void
copy_figures (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  g_autofree char *text = NULL;

  if (self->figures == NULL)
    return;
  text = accord_present_csv (self->figures);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  accord_page_toast (get_page (self), _("Figures copied"));
}

void
accord_kpi_card_class_init_exports (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.save-picture", NULL, save_picture);
  gtk_widget_class_install_action (widget_class, "card.save-figures", NULL, save_figures);
  gtk_widget_class_install_action (widget_class, "card.copy-picture", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "card.copy-figures", NULL, copy_figures);
}
