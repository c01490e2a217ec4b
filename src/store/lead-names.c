#include "store/lead-names.h"

#include <string.h>

#include "store/key-set.h"
#include "store/lead-fields.h"

#define SEPARATORS ";,"

struct _AccordLeadNames
{
  AccordConnection *connection;
  AccordKeySet     *keys;
  gboolean          has_ids, has_emails; /* read already: addresses are only where one is looked for */
  GString          *email_key;
};

/**
 * accord_lead_names_new:
 * @connection: a connection
 *
 * Returns: (transfer full): the names of its leads, which are read once one is looked for
 */
AccordLeadNames *
accord_lead_names_new (AccordConnection *connection)
{
  AccordLeadNames *self = g_new0 (AccordLeadNames, 1);

  self->connection = accord_connection_ref (connection);
  self->keys = accord_key_set_new ();
  self->email_key = g_string_new (NULL);
  return self;
}

/**
 * accord_lead_names_free:
 * @self: (transfer full): names
 */
void
accord_lead_names_free (AccordLeadNames *self)
{
  accord_key_set_free (self->keys);
  accord_connection_unref (self->connection);
  g_string_free (self->email_key, TRUE);
  g_free (self);
}

/* Who has an id of theirs is meant by it, whoever had it before they were made one. */
static void
put_id (AccordLeadNames *self,
        const char      *id,
        gint64           lead)
{
  accord_key_set_put (self->keys, ACCORD_KEY_ID, id, lead);
}

static void
put_email (AccordLeadNames *self,
           const char      *email,
           gint64           lead)
{
  gint64 other;

  if (!accord_lead_email_key (email, self->email_key))
    return;
  other = accord_key_set_find (self->keys, ACCORD_KEY_EMAIL, self->email_key->str);
  accord_key_set_put (self->keys, ACCORD_KEY_EMAIL, self->email_key->str,
                      other == 0 || other == lead ? lead : ACCORD_LEAD_SEVERAL);
}

static gboolean
read_names (AccordLeadNames *self,
            const char      *sql,
            void           (*put) (AccordLeadNames *self, const char *name, gint64 lead),
            GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      const char *name;

      if (!row)
        return TRUE;
      name = accord_statement_get_text (statement, 0);
      if (name != NULL)
        put (self, name, accord_statement_get_integer (statement, 1));
    }
  return FALSE;
}

static gboolean
read_ids (AccordLeadNames *self,
          GError         **error)
{
  self->has_ids = TRUE;
  return read_names (self, "SELECT key, lead FROM lead_aliases WHERE kind = 'external_id'", put_id, error) &&
         read_names (self, "SELECT external_id, id FROM leads WHERE external_id IS NOT NULL", put_id, error);
}

static gboolean
read_emails (AccordLeadNames *self,
             GError         **error)
{
  self->has_emails = TRUE;
  return read_names (self, "SELECT email, id FROM leads WHERE email IS NOT NULL", put_email, error) &&
         read_names (self, "SELECT key, lead FROM lead_aliases WHERE kind = 'email_key'", put_email, error);
}

static gboolean
find_one (AccordLeadNames *self,
          const char      *name,
          gint64          *lead,
          GError         **error)
{
  if (!self->has_ids && !read_ids (self, error))
    return FALSE;
  *lead = accord_key_set_find (self->keys, ACCORD_KEY_ID, name);
  if (*lead != ACCORD_LEAD_NONE || strchr (name, '@') == NULL)
    return TRUE;
  if (!self->has_emails && !read_emails (self, error))
    return FALSE;
  if (accord_lead_email_key (name, self->email_key))
    *lead = accord_key_set_find (self->keys, ACCORD_KEY_EMAIL, self->email_key->str);
  return TRUE;
}

/**
 * accord_lead_names_find:
 * @self: names
 * @name: (nullable): an id or an e-mail address; or several, as of a deal with several contacts: the first known one counts
 * @lead: (out): the key of the lead, %ACCORD_LEAD_NONE or %ACCORD_LEAD_SEVERAL
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked for
 */
gboolean
accord_lead_names_find (AccordLeadNames *self,
                        const char      *name,
                        gint64          *lead,
                        GError         **error)
{
  g_auto (GStrv) parts = NULL;

  *lead = ACCORD_LEAD_NONE;
  if (name == NULL || *name == '\0')
    return TRUE;
  if (!find_one (self, name, lead, error))
    return FALSE;
  if (*lead != ACCORD_LEAD_NONE || strpbrk (name, SEPARATORS) == NULL)
    return TRUE;
  parts = g_strsplit_set (name, SEPARATORS, -1);
  for (guint i = 0; parts[i] != NULL && *lead == ACCORD_LEAD_NONE; i++)
    if (!find_one (self, g_strstrip (parts[i]), lead, error))
      return FALSE;
  return TRUE;
}
