#include "ui/common/growing-text.h"

#include "ui/common/spelling-marks.h"

#define LEAST_WIDTH 60
#define USUAL_WIDTH 280

struct _AccordGrowingText
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordGrowingText, accord_growing_text, GTK_TYPE_TEXT_VIEW)

static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static int
measure_height (GtkTextView *view,
                int          width)
{
  g_autofree char *text = dup_text (view);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  int n_paragraphs = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (view));
  int n_lines, height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (1, width) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  n_lines = pango_layout_get_line_count (layout);

  return height +
         n_paragraphs * (gtk_text_view_get_pixels_above_lines (view) + gtk_text_view_get_pixels_below_lines (view)) +
         MAX (0, n_lines - n_paragraphs) * gtk_text_view_get_pixels_inside_wrap (view);
}

static GtkSizeRequestMode
accord_growing_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_growing_text_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int beside = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  int width = for_size >= 0 ? for_size : USUAL_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  *minimum = *natural = measure_height (view, width - beside) + gtk_text_view_get_top_margin (view) +
                        gtk_text_view_get_bottom_margin (view);
}

static void
accord_growing_text_constructed (GObject *object)
{
  G_OBJECT_CLASS (accord_growing_text_parent_class)->constructed (object);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (object), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (object), FALSE);
  accord_spelling_marks_add (GTK_TEXT_VIEW (object), NULL);
}

static void
on_buffer_cb (AccordGrowingText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
accord_growing_text_class_init (AccordGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_growing_text_constructed;
  widget_class->get_request_mode = accord_growing_text_get_request_mode;
  widget_class->measure = accord_growing_text_measure;
}

static void
accord_growing_text_init (AccordGrowingText *self)
{
  g_signal_connect (self, "notify::buffer", G_CALLBACK (on_buffer_cb), NULL);
}

/**
 * accord_growing_text_new:
 *
 * Returns: an empty text view, which wraps, and which Tab leaves
 */
GtkWidget *
accord_growing_text_new (void)
{
  return g_object_new (ACCORD_TYPE_GROWING_TEXT, NULL);
}
