/* What a store knows of the folder that it lies in. */
#include "store/store-private.h"

/**
 * accord_store_set_place:
 * @self: a store that is being opened
 * @is_reason: whether it is read-only because of its folder
 * @warning: (nullable): what a person should know of the folder
 */
void
accord_store_set_place (AccordStore *self,
                        gboolean     is_reason,
                        const char  *warning)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  priv->place_is_reason = is_reason;
  priv->warning = g_strdup (warning);
}

/**
 * accord_store_get_place_is_reason:
 * @self: a store
 *
 * Returns: whether it is read-only because of its folder: %ACCORD_OPEN_SOLE_USER opens it for writing
 */
gboolean
accord_store_get_place_is_reason (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), FALSE);

  return accord_store_get_private (self)->place_is_reason;
}

/**
 * accord_store_get_warning:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what to know of its folder, in sentences
 */
const char *
accord_store_get_warning (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return accord_store_get_private (self)->warning;
}

/**
 * accord_store_dismiss_warning:
 * @self: a store
 *
 * A person has read it: it is not shown again in this sitting.
 */
void
accord_store_dismiss_warning (AccordStore *self)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  g_clear_pointer (&accord_store_get_private (self)->warning, g_free);
  accord_store_notify_place (self);
}
