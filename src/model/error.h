#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_MODEL_ERROR (accord_model_error_quark ())

typedef enum
{
  ACCORD_MODEL_ERROR_ZONE,   /* no such time zone */
  ACCORD_MODEL_ERROR_COLUMN, /* no such column */
  ACCORD_MODEL_ERROR_VALUE,  /* the value does not fit its column */
  ACCORD_MODEL_ERROR_HOURS,  /* no working hours: the message says what is wrong and where */
  ACCORD_MODEL_ERROR_HOLIDAYS, /* a line that should be a holiday is none */
} AccordModelError;

GQuark accord_model_error_quark (void);

G_END_DECLS
