#pragma once

#include <cairo.h>
#include <glib.h>

/* The share of pixels that differ by more than fonts and libraries of another machine explain. */
double compare_pictures (cairo_surface_t *a,
                         cairo_surface_t *b);
