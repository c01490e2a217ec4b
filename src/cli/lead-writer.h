#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "frame/lead-set.h"
#include "model/record.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_LEAD_FORMAT_TABLE,
  ACCORD_LEAD_FORMAT_CSV,
  ACCORD_LEAD_FORMAT_JSON,
} AccordLeadFormat;

gboolean accord_leads_write (FILE                *out,
                             AccordLeadFormat     format,
                             const AccordFrame   *frame,
                             AccordRecord        *settings,
                             GPtrArray           *columns,
                             const AccordLeadSet *leads,
                             guint64              limit,
                             GCancellable        *cancellable,
                             GError             **error);

G_END_DECLS
