#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* All content of a file as JSON, and a new file from such. */
void accord_json_files_export (GtkWindow       *parent,
                               AccordWorkspace *workspace);
void accord_json_files_import (GtkWindow       *parent);

G_END_DECLS
