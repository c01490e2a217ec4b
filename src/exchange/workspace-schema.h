#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a dump calls itself. */
#define ACCORD_WORKSPACE_SCHEMA "org.accord_desk.Accord.workspace"
#define ACCORD_WORKSPACE_SCHEMA_VERSION 1

const char *accord_workspace_schema_get_table (GType type);

G_END_DECLS
