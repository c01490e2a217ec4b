#include "color.h"

#include <math.h>

#define READABLE 4.5

/**
 * accord_color_mix:
 * @from: a colour
 * @to: another
 * @share: 0 … 1 of the second
 *
 * Returns: what lies between
 */
AccordColor
accord_color_mix (const AccordColor *from,
                  const AccordColor *to,
                  double             share)
{
  return (AccordColor) { from->r + (to->r - from->r) * share, from->g + (to->g - from->g) * share,
                         from->b + (to->b - from->b) * share, from->a + (to->a - from->a) * share };
}

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const AccordColor *color)
{
  return 0.2126 * linearise (color->r) + 0.7152 * linearise (color->g) + 0.0722 * linearise (color->b);
}

/**
 * accord_color_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: their contrast as WCAG has it, 1 … 21
 */
double
accord_color_contrast (const AccordColor *a,
                       const AccordColor *b)
{
  double first = luminance (a), second = luminance (b);

  return (fmax (first, second) + 0.05) / (fmin (first, second) + 0.05);
}

/**
 * accord_color_readable_on:
 * @ground: what a text stands on
 * @theme: whose text it is
 *
 * Returns: the theme's text or paper where that can be read on @ground, else black or white: one of these always can
 */
AccordColor
accord_color_readable_on (const AccordColor      *ground,
                          const AccordChartTheme *theme)
{
  static const AccordColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  if (accord_color_contrast (&theme->text, ground) >= READABLE)
    return theme->text;
  if (accord_color_contrast (&theme->background, ground) >= READABLE)
    return theme->background;
  return accord_color_contrast (&black, ground) >= accord_color_contrast (&white, ground) ? black : white;
}
