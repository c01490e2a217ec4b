#pragma once

#include "ui/application/application.h"

G_BEGIN_DECLS

void accord_application_add_actions (AccordApplication *self);
void accord_about_show              (GtkWindow *parent);
void accord_shortcuts_show          (GtkWindow *parent);

G_END_DECLS
