#include "ui/common/save-state.h"

#include <glib/gi18n-lib.h>

GType
accord_save_state_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { ACCORD_SAVE_STATE_SAVED, "ACCORD_SAVE_STATE_SAVED", "saved" },
        { ACCORD_SAVE_STATE_SAVING, "ACCORD_SAVE_STATE_SAVING", "saving" },
        { ACCORD_SAVE_STATE_FAILED, "ACCORD_SAVE_STATE_FAILED", "failed" },
        { ACCORD_SAVE_STATE_READ_ONLY, "ACCORD_SAVE_STATE_READ_ONLY", "read-only" },
        { ACCORD_SAVE_STATE_KEPT, "ACCORD_SAVE_STATE_KEPT", "kept" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("AccordSaveState", values));
    }

  return type;
}

/**
 * accord_save_state_describe:
 * @state: a state
 * @n_kept: how many changes are on this computer only
 *
 * Returns: (transfer full): the state as a person reads it
 */
char *
accord_save_state_describe (AccordSaveState state,
                            guint           n_kept)
{
  switch (state)
    {
    case ACCORD_SAVE_STATE_SAVING:
      return g_strdup (_("Saving…"));
    case ACCORD_SAVE_STATE_FAILED:
      return g_strdup (_("Not saved"));
    case ACCORD_SAVE_STATE_READ_ONLY:
      return g_strdup (_("Read-only"));
    case ACCORD_SAVE_STATE_KEPT:
      return g_strdup_printf (ngettext ("Kept on this computer: %u change", "Kept on this computer: %u changes", n_kept),
                              n_kept);
    case ACCORD_SAVE_STATE_SAVED:
    default:
      return g_strdup (_("Saved"));
    }
}
