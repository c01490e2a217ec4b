/* What is kept under a name: mappings, and when the data are from. Each call waits for the worker. */
#include "store/bulk.h"

#include "store/store-private.h"

#define CLASS(store) ACCORD_STORE_GET_CLASS (store)

static void
get_meta_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call->self)->get_meta (call->self, call->in[0], call->in[1], call->error);
}

static char *
get_meta (AccordStore  *self,
          const char   *table,
          const char   *key,
          GError      **error)
{
  AccordStoreCall call = { .self = self, .in = { table, key }, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, get_meta_on_worker);
  return call.result;
}

static void
set_meta_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->set_meta (call->self, call->in[0], call->in[1], call->in[2], call->error);
}

static gboolean
set_meta (AccordStore  *self,
          const char   *table,
          const char   *key,
          const char   *value,
          GError      **error)
{
  AccordStoreCall call = { .self = self, .in = { table, key, value }, .error = error };

  accord_store_call (&call, ACCORD_WORK_SAVE, set_meta_on_worker);
  return call.ok;
}

/**
 * accord_store_get_mapping:
 *
 * Returns: (transfer full) (nullable): the mapping's JSON; %NULL without an error: none of that name
 */
char *
accord_store_get_mapping (AccordStore *self,
                          const char  *name,
                          GError     **error)
{
  return get_meta (self, "mappings", name, error);
}

gboolean
accord_store_set_mapping (AccordStore *self,
                          const char  *name,
                          const char  *json,
                          GError     **error)
{
  return set_meta (self, "mappings", name, json, error);
}

/**
 * accord_store_list_mappings:
 *
 * Returns: (transfer full): the names of all mappings kept, in order
 */
GPtrArray *
accord_store_list_mappings (AccordStore *self,
                            GError     **error)
{
  return accord_store_call_list (self, CLASS (self)->list_mappings, NULL, error);
}

/**
 * accord_store_get_data_as_of:
 * @moment: (out): the greatest data_as_of of all imports that stand; %ACCORD_MOMENT_NONE: there are none
 */
gboolean
accord_store_get_data_as_of (AccordStore  *self,
                             AccordMoment *moment,
                             GError      **error)
{
  g_autoptr (GPtrArray) imports = accord_store_imports (self, NULL, error);
  GError *local = NULL;
  g_autofree char *kept = imports != NULL ? get_meta (self, "meta", "data_as_of", &local) : NULL;

  if (imports == NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return FALSE;
    }
  *moment = kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : ACCORD_MOMENT_NONE;
  for (guint i = 0; i < imports->len; i++)
    {
      AccordImportInfo *info = g_ptr_array_index (imports, i);

      if (!info->undone)
        *moment = MAX (*moment, info->data_as_of);
    }
  return TRUE;
}

/**
 * accord_store_set_data_as_of:
 *
 * Of a workspace that was loaded from a dump, which has no imports.
 */
gboolean
accord_store_set_data_as_of (AccordStore  *self,
                             AccordMoment  moment,
                             GError      **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, moment);

  return set_meta (self, "meta", "data_as_of", text, error);
}
