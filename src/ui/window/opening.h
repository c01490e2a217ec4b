#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows while a file is being opened, and why it could not be. */
#define ACCORD_TYPE_OPENING (accord_opening_get_type ())
G_DECLARE_FINAL_TYPE (AccordOpening, accord_opening, ACCORD, OPENING, AdwBin)

void accord_opening_show_progress (AccordOpening *self,
                                   const char    *path);
void accord_opening_show_error    (AccordOpening *self,
                                   const char    *path,
                                   const GError  *error);

G_END_DECLS
