#include "ui/common/page-sheet.h"

#include <glib/gi18n-lib.h>

struct _AccordPageSheet
{
  GtkWidget parent_instance;

  cairo_surface_t *drawn; /* the page, recorded; NULL: there is none */
  cairo_surface_t *image; /* the same in pixels, as many as were asked for last; or NULL */
  double           width, height; /* of the paper, in points */
  gboolean         fits_width;
};

G_DEFINE_FINAL_TYPE (AccordPageSheet, accord_page_sheet, GTK_TYPE_WIDGET)

enum
{
  PROP_FITS_WIDTH = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

#define MARGIN 12   /* around the paper, for its shadow */
#define LEAST 120   /* that a page is still to be seen in */

static GtkSizeRequestMode
accord_page_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_page_sheet_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  AccordPageSheet *self = ACCORD_PAGE_SHEET (widget);

  *minimum = *natural = LEAST;
  if (self->fits_width && self->drawn != NULL && orientation == GTK_ORIENTATION_VERTICAL && for_size > 2 * MARGIN)
    *minimum = *natural = (int) ((for_size - 2 * MARGIN) * self->height / self->width) + 2 * MARGIN;
}

static void
draw_paper (GtkSnapshot           *snapshot,
            const graphene_rect_t *paper)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.3f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, paper, 1);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

/* Letters are set on whole pixels, which tears words apart where they are small: they are drawn larger, and reduced. */
#define OVERSAMPLING 2

static cairo_surface_t *
get_image (AccordPageSheet *self,
           int              width,
           int              height)
{
  cairo_t *cr;

  if (self->image != NULL && cairo_image_surface_get_width (self->image) == width)
    return self->image;
  g_clear_pointer (&self->image, cairo_surface_destroy);
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (self->image);
  cairo_scale (cr, width / self->width, height / self->height);
  cairo_set_source_surface (cr, self->drawn, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return self->image;
}

static void
accord_page_sheet_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AccordPageSheet *self = ACCORD_PAGE_SHEET (widget);
  double wide = gtk_widget_get_width (widget) - 2 * MARGIN, high = gtk_widget_get_height (widget) - 2 * MARGIN;
  double scale = self->drawn != NULL ? MIN (wide / self->width, high / self->height) : 0;
  graphene_rect_t paper;
  cairo_t *cr;
  int pixels;

  if (scale <= 0)
    return;
  graphene_rect_init (&paper, (float) (MARGIN + (wide - scale * self->width) / 2),
                      (float) (MARGIN + (high - scale * self->height) / 2), (float) (scale * self->width),
                      (float) (scale * self->height));
  draw_paper (snapshot, &paper);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  pixels = gtk_widget_get_scale_factor (widget) * OVERSAMPLING;
  cairo_scale (cr, 1.0 / pixels, 1.0 / pixels);
  cairo_set_source_surface (cr, get_image (self, (int) (paper.size.width * pixels), (int) (paper.size.height * pixels)), 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
accord_page_sheet_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_FITS_WIDTH)
    g_value_set_boolean (value, ACCORD_PAGE_SHEET (object)->fits_width);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
accord_page_sheet_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property_id == PROP_FITS_WIDTH)
    {
      ACCORD_PAGE_SHEET (object)->fits_width = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
accord_page_sheet_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_PAGE_SHEET (object)->drawn, cairo_surface_destroy);
  g_clear_pointer (&ACCORD_PAGE_SHEET (object)->image, cairo_surface_destroy);

  G_OBJECT_CLASS (accord_page_sheet_parent_class)->finalize (object);
}

static void
accord_page_sheet_class_init (AccordPageSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_page_sheet_get_property;
  object_class->set_property = accord_page_sheet_set_property;
  object_class->finalize = accord_page_sheet_finalize;
  widget_class->get_request_mode = accord_page_sheet_get_request_mode;
  widget_class->measure = accord_page_sheet_measure;
  widget_class->snapshot = accord_page_sheet_snapshot;
  properties[PROP_FITS_WIDTH] = g_param_spec_boolean ("fits-width", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_page_sheet_init (AccordPageSheet *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
accord_page_sheet_new (void)
{
  return g_object_new (ACCORD_TYPE_PAGE_SHEET, NULL);
}

/**
 * accord_page_sheet_show:
 * @document: (nullable): pages, broken
 * @page: from 1
 *
 * Draws a page once; it is then shown in any size.
 */
void
accord_page_sheet_show (AccordPageSheet *self,
                        AccordDocument  *document,
                        guint            page)
{
  const AccordPageSize *size = document != NULL ? accord_document_get_size (document) : NULL;
  g_autofree char *label = NULL, *text = NULL;
  cairo_t *cr;

  g_clear_pointer (&self->drawn, cairo_surface_destroy);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  if (document != NULL)
    {
      self->width = size->width;
      self->height = size->height;
      self->drawn = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                    &(cairo_rectangle_t) { 0, 0, size->width, size->height });
      cr = cairo_create (self->drawn);
      text = accord_document_draw_page (document, cr, page);
      cairo_destroy (cr);
      label = g_strdup_printf (_("Page %u of %u"), page, accord_document_get_n_pages (document));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
