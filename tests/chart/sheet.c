#include "sheet.h"

#include <math.h>

#define GAP 8.0
#define MARGIN 3.0 /* around a masked text */

typedef void (*Visit) (cairo_t                *cr,
                       const AccordChart      *chart,
                       const AccordChartTheme *theme,
                       double                  width,
                       double                  height);

static void
visit_all (cairo_surface_t        *sheet,
           const SampleKind       *kind,
           const AccordChartTheme *theme,
           double                  scale,
           Visit                   visit)
{
  cairo_t *cr = cairo_create (sheet);

  cairo_scale (cr, scale, scale);
  for (guint sort = 0; sort < SAMPLE_N_SORTS; sort++)
    {
      g_autoptr (AccordChart) chart = kind->make (sort);

      cairo_save (cr);
      for (guint size = 0; size < G_N_ELEMENTS (kind->sizes); size++)
        {
          visit (cr, chart, theme, kind->sizes[size][0], kind->sizes[size][1]);
          cairo_translate (cr, kind->sizes[size][0] + GAP, 0);
        }
      cairo_restore (cr);
      cairo_translate (cr, 0, kind->sizes[2][1] + GAP);
    }
  cairo_destroy (cr);
  cairo_surface_flush (sheet);
}

static void
paint_one (cairo_t                *cr,
           const AccordChart      *chart,
           const AccordChartTheme *theme,
           double                  width,
           double                  height)
{
  accord_chart_draw (chart, theme, cr, width, height);
}

static void
mask_one (cairo_t                *cr,
          const AccordChart      *chart,
          const AccordChartTheme *theme,
          double                  width,
          double                  height)
{
  g_autoptr (AccordChartLayout) layout = accord_chart_layout_new (chart, theme, width, height);
  guint n;
  const AccordChartText *texts = accord_chart_layout_texts (layout, &n);

  for (guint i = 0; i < n; i++)
    cairo_rectangle (cr, texts[i].left - MARGIN, texts[i].top - MARGIN, texts[i].right - texts[i].left + 2 * MARGIN,
                     texts[i].bottom - texts[i].top + 2 * MARGIN);
  cairo_fill (cr);
}

cairo_surface_t *
sheet_paint (const SampleKind       *kind,
             const AccordChartTheme *theme,
             double                  scale)
{
  double width = kind->sizes[0][0] + kind->sizes[1][0] + kind->sizes[2][0] + 2 * GAP;
  double height = SAMPLE_N_SORTS * (kind->sizes[2][1] + GAP) - GAP;
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil (width * scale), ceil (height * scale));

  visit_all (sheet, kind, theme, scale, paint_one);
  return sheet;
}

void
sheet_mask_texts (cairo_surface_t        *sheet,
                  const SampleKind       *kind,
                  const AccordChartTheme *theme,
                  double                  scale)
{
  visit_all (sheet, kind, theme, scale, mask_one);
}
