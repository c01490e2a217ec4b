#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The sections by number and title, and which required one is empty. Signal: «chosen» (guint index). */
#define ACCORD_TYPE_OUTLINE (accord_outline_get_type ())
G_DECLARE_FINAL_TYPE (AccordOutline, accord_outline, ACCORD, OUTLINE, AdwBin)

void accord_outline_set_sections (AccordOutline *self,
                                  GListModel    *sections);

G_END_DECLS
