/* What can be taken out of a card: its picture and its figures, to a file or to the clipboard. */
#include "chart/export.h"
#include "ui/common/file-export.h"
#include "ui/kpis/kpi-card-private.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PICTURE_WIDTH 800
#define PICTURE_HEIGHT 450
#define PICTURE_SCALE 2

static char *
suggest_name (AccordKpiCard *self,
              const char    *ending)
{
  return g_strdup_printf ("%s %s.%s", accord_workspace_get_title (self->workspace), accord_kpi_card_get_id (self), ending);
}

static void
say_nothing_yet (AccordKpiCard *self)
{
  accord_page_toast (accord_kpi_card_get_page (self), _("There are no figures to export yet."));
}

static gboolean
write_picture (gpointer      chart,
               const char   *path,
               GCancellable *cancellable,
               GError      **error)
{
  return accord_chart_export (chart, accord_chart_theme_light (), PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_SCALE, path, error);
}

static void
save_picture (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  g_autofree char *name = suggest_name (self, "png");
  AccordChart *chart = accord_kpi_card_make_chart (self, NULL);

  if (chart == NULL)
    say_nothing_yet (self);
  else
    accord_file_export_ask (accord_kpi_card_get_page (self), _("Save Picture as PNG, SVG or PDF"), name, write_picture,
                            chart, (GDestroyNotify) accord_chart_free);
}

static void
save_figures (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  g_autofree char *name = suggest_name (self, "csv");
  char *text = accord_kpi_card_make_csv (self);

  if (text == NULL)
    say_nothing_yet (self);
  else
    accord_file_export_ask_text (accord_kpi_card_get_page (self), _("Save Figures as CSV"), name, text);
}

static void
copy_picture (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  g_autoptr (AccordChart) chart = accord_kpi_card_make_chart (self, NULL);
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  const gint width = PICTURE_WIDTH * PICTURE_SCALE;
  const gint height = PICTURE_HEIGHT * PICTURE_SCALE;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (chart == NULL)
    {
      say_nothing_yet (self);
      return;
    }
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
  accord_page_toast (accord_kpi_card_get_page (self), _("Picture copied"));
}

static void
copy_figures (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  g_autofree char *text = accord_kpi_card_make_csv (self);

  if (text == NULL)
    {
      say_nothing_yet (self);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  accord_page_toast (accord_kpi_card_get_page (self), _("Figures copied"));
}

void
accord_kpi_card_class_init_exports (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.save-picture", NULL, save_picture);
  gtk_widget_class_install_action (widget_class, "card.save-figures", NULL, save_figures);
  gtk_widget_class_install_action (widget_class, "card.copy-picture", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "card.copy-figures", NULL, copy_figures);
}
