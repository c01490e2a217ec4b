#pragma once

#include <json-glib/json-glib.h>

#include "model/field.h"
#include "model/moment.h"
#include "model/record.h"

G_BEGIN_DECLS

/* A field of a lead, as a person types it and as they read it. */
char    *accord_lead_input_write (const AccordField *field,
                                  JsonNode          *value,
                                  AccordZone        *zone);
/* *@value is NULL of nothing; *@problem is a sentence. */
gboolean accord_lead_input_read  (const AccordField *field,
                                  const char        *text,
                                  AccordZone        *zone,
                                  JsonNode         **value,
                                  char             **problem);
/* «–» of nothing. */
char    *accord_lead_input_words (const AccordField *field,
                                  JsonNode          *value,
                                  AccordZone        *zone,
                                  AccordRecord      *settings);

G_END_DECLS
