/* By which names files still call leads. */
#include "store/lead-alias.h"

#include "store/store-private.h"

#define CLASS(store) ACCORD_STORE_GET_CLASS (store)

AccordLeadAlias *
accord_lead_alias_new (const char *kind,
                       const char *key,
                       gint64      lead)
{
  AccordLeadAlias *self = g_new0 (AccordLeadAlias, 1);

  self->kind = g_strdup (kind);
  self->key = g_strdup (key);
  self->lead = lead;
  return self;
}

void
accord_lead_alias_free (AccordLeadAlias *self)
{
  g_free (self->kind);
  g_free (self->key);
  g_free (self);
}

/**
 * accord_lead_alias_list:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordLeadAlias, by kind and key
 */
GPtrArray *
accord_lead_alias_list (AccordConnection *connection,
                        GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT kind, key, lead FROM lead_aliases ORDER BY kind, key", error);
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_lead_alias_free);
  gboolean row;

  while (statement != NULL && accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&aliases);
      g_ptr_array_add (aliases, accord_lead_alias_new (accord_statement_get_text (statement, 0),
                                                       accord_statement_get_text (statement, 1),
                                                       accord_statement_get_integer (statement, 2)));
    }
  return NULL;
}

static gboolean
insert_aliases (AccordConnection *connection,
                GPtrArray        *aliases,
                GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "INSERT OR REPLACE INTO lead_aliases (kind, key, lead) VALUES (?1, ?2, ?3)", error);

  for (guint i = 0; statement != NULL && i < aliases->len; i++)
    {
      const AccordLeadAlias *alias = g_ptr_array_index (aliases, i);

      accord_statement_bind_text (statement, 1, alias->kind);
      accord_statement_bind_text (statement, 2, alias->key);
      accord_statement_bind_integer (statement, 3, alias->lead);
      if (!accord_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/**
 * accord_lead_alias_add:
 * @connection: a connection
 * @aliases: of #AccordLeadAlias, of leads that are there
 * @error: return location for a #GError
 *
 * Returns: whether all were added; else none was
 */
gboolean
accord_lead_alias_add (AccordConnection *connection,
                       GPtrArray        *aliases,
                       GError          **error)
{
  if (!accord_connection_begin (connection, error))
    return FALSE;
  if (insert_aliases (connection, aliases, error) && accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}

/**
 * accord_store_list_aliases:
 *
 * Returns: (transfer full): of #AccordLeadAlias, by kind and key
 */
GPtrArray *
accord_store_list_aliases (AccordStore   *self,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return accord_store_call_list (self, CLASS (self)->list_aliases, cancellable, error);
}

static void
add_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->add_aliases (call->self, call->out[0], call->error);
}

/**
 * accord_store_add_aliases:
 * @aliases: of #AccordLeadAlias
 *
 * For a file that is made anew of a dump.
 */
gboolean
accord_store_add_aliases (AccordStore  *self,
                          GPtrArray    *aliases,
                          GError      **error)
{
  AccordStoreCall call = { .self = self, .out = { aliases }, .error = error };

  accord_store_call_write (&call, add_on_worker);
  return call.ok;
}
