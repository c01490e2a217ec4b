#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person sees first: start, open, an example, and what was opened lately. Signal: «open» (path). */
#define ACCORD_TYPE_WELCOME (accord_welcome_get_type ())
G_DECLARE_FINAL_TYPE (AccordWelcome, accord_welcome, ACCORD, WELCOME, AdwBin)

void accord_welcome_refresh (AccordWelcome *self);

G_END_DECLS
