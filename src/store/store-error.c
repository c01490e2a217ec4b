/* What went wrong in a store, and of a conflict all that is needed to decide it. */
#include "store/merge.h"

typedef struct
{
  GPtrArray *conflicts; /* of AccordConflict; NULL: none */
} AccordStoreErrorPrivate;

static void
accord_store_error_private_init (AccordStoreErrorPrivate *priv)
{
  priv->conflicts = NULL;
}

static void
accord_store_error_private_copy (const AccordStoreErrorPrivate *source,
                                 AccordStoreErrorPrivate       *copy)
{
  copy->conflicts = source->conflicts != NULL ? g_ptr_array_ref (source->conflicts) : NULL;
}

static void
accord_store_error_private_clear (AccordStoreErrorPrivate *priv)
{
  g_clear_pointer (&priv->conflicts, g_ptr_array_unref);
}

G_DEFINE_EXTENDED_ERROR (AccordStoreError, accord_store_error)

/**
 * accord_store_error_get_conflicts:
 * @error: (nullable): what a save failed with
 *
 * Returns: (transfer none) (nullable) (element-type AccordConflict): of %ACCORD_STORE_ERROR_CONFLICT what met, one for
 *   each record; as good after the error is copied
 */
GPtrArray *
accord_store_error_get_conflicts (const GError *error)
{
  if (!g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT))
    return NULL;
  return accord_store_error_get_private (error)->conflicts;
}

/**
 * accord_store_error_take_conflicts:
 * @error: an error of a store
 * @conflicts: (transfer full) (element-type AccordConflict): at least one
 */
void
accord_store_error_take_conflicts (GError    *error,
                                   GPtrArray *conflicts)
{
  AccordStoreErrorPrivate *priv = accord_store_error_get_private (error);

  g_clear_pointer (&priv->conflicts, g_ptr_array_unref);
  priv->conflicts = conflicts;
}
