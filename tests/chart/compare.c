#include "compare.h"

#include <stdlib.h>

#define TOLERANCE 40 /* of a channel */

double
compare_pictures (cairo_surface_t *a,
                  cairo_surface_t *b)
{
  guint different = 0, width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        const guchar *first = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a) + x * 4;
        const guchar *second = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b) + x * 4;
        guint most = 0;

        for (guint channel = 0; channel < 3; channel++)
          most = MAX (most, (guint) abs (first[channel] - second[channel]));
        different += most > TOLERANCE;
      }

  return (double) different / (width * height);
}
