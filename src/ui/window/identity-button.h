#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* At the foot of the sidebar: who one is in this file, and which file it is. Says to the store who writes. */
#define ACCORD_TYPE_IDENTITY_BUTTON (accord_identity_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordIdentityButton, accord_identity_button, ACCORD, IDENTITY_BUTTON, AdwBin)

GtkWidget *accord_identity_button_new (AccordWorkspace *workspace);

G_END_DECLS
