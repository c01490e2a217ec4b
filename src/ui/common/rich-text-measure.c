/* How high a rich text is at a width. GtkTextView answers for the width it had before, which is wrong in a page. */
#include "ui/common/rich-text-measure.h"

#include "ui/common/reference-chip.h"
#include "ui/common/rich-text-buffer.h"

static const double heading_scales[] = { 1.25, 1.12, 1.0 };

static gboolean
has_bold (GtkTextBuffer     *buffer,
          const GtkTextIter *start,
          const GtkTextIter *end)
{
  GtkTextTag *bold = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "bold");
  GtkTextIter iter = *start;

  return gtk_text_iter_has_tag (&iter, bold) ||
         (gtk_text_iter_forward_to_tag_toggle (&iter, bold) && gtk_text_iter_compare (&iter, end) < 0);
}

static gboolean
has_chip (const GtkTextIter *start,
          const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    if (accord_chip_at (&iter) != NULL)
      return TRUE;
    else if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
      break;
  return FALSE;
}

/* A line with bold words is measured as if all were: at worst there is a little more room than it needs. */
static void
set_font (PangoLayout *layout,
          gboolean     bold,
          double       scale)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static gint
measure_line (GtkTextView   *view,
              PangoLayout   *layout,
              gint           line,
              gint           width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  AccordBlockKind kind;
  g_autofree char *text = NULL;
  gint height, below = gtk_text_view_get_pixels_below_lines (view);
  gint margin = 0, above = 0;
  guint level;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  kind = accord_rich_buffer_get_kind (buffer, &start, &level);
  accord_rich_buffer_get_start (buffer, line, &start);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_text (&start, &end);
  if (kind == ACCORD_BLOCK_BULLET || kind == ACCORD_BLOCK_NUMBERED)
    {
      margin = 24 * (gint) level;
      below = 3;
    }
  else if (kind == ACCORD_BLOCK_HEADING)
    above = 6;
  set_font (layout, kind == ACCORD_BLOCK_HEADING || has_bold (buffer, &start, &end) || has_chip (&start, &end),
            kind == ACCORD_BLOCK_HEADING ? heading_scales[level - 1] : 1.0);
  pango_layout_set_width (layout, MAX (1, width - margin) * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return above + height + below +
         (pango_layout_get_line_count (layout) - 1) * gtk_text_view_get_pixels_inside_wrap (view);
}

/**
 * accord_rich_text_measure_height:
 * @width: of the text, in pixels
 *
 * Returns: the height that shows all of it
 */
gint
accord_rich_text_measure_height (GtkTextView *view,
                                 gint         width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  gint n_lines = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (view));
  gint height = 0;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (gint line = 0; line < n_lines; line++)
    height += measure_line (view, layout, line, width);
  return height;
}
