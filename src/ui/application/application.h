#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The program: one process, a window a file. */
#define ACCORD_TYPE_APPLICATION (accord_application_get_type ())
G_DECLARE_FINAL_TYPE (AccordApplication, accord_application, ACCORD, APPLICATION, AdwApplication)

AccordApplication *accord_application_new       (void);
GtkWindow         *accord_application_open_path (AccordApplication      *self,
                                                 const char             *path,
                                                 const AccordNewOptions *create);

G_END_DECLS
