#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ACCORD_SAVE_STATE_SAVED,
  ACCORD_SAVE_STATE_SAVING, /* being typed, or on its way */
  ACCORD_SAVE_STATE_FAILED, /* kept, not saved; «message» says why */
  ACCORD_SAVE_STATE_READ_ONLY,
  ACCORD_SAVE_STATE_KEPT,   /* the file does not answer: all of it is on this computer */
} AccordSaveState;

#define ACCORD_TYPE_SAVE_STATE (accord_save_state_get_type ())
GType accord_save_state_get_type (void);

/* As a person reads it; @n_kept: how many changes are on this computer. (transfer full) */
char *accord_save_state_describe (AccordSaveState state,
                                  guint           n_kept);

G_END_DECLS
