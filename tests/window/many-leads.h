#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the export of a CRM: @n_leads of six years, twenty columns, always the same ones. */
gboolean many_leads_write (const char  *path,
                           guint        n_leads,
                           GError     **error);

G_END_DECLS
