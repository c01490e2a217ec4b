#include "store/lead-matcher.h"

#include "store/key-set.h"

struct _AccordLeadMatcher
{
  AccordStatement *by_id; /* NULL, as are the others: there were no leads */
  AccordStatement *by_email;
  AccordStatement *by_fingerprint;
  AccordStatement *by_alias; /* NULL: there are none */
  gboolean         is_alias; /* what was found last */

  gboolean      distinct; /* no row is the lead of another: nobody asks for those of this import */
  AccordKeySet *fresh; /* leads of this import */
  GHashTable   *named; /* of gint64: leads that were without an id, and were given one by this import */
  gint64        first;
  gint64        next;
};

/* Numbers are not used again: what was undone must not be taken for what came after it. */
static gboolean
find_first (AccordLeadMatcher *self,
            AccordConnection  *connection,
            gboolean          *empty,
            GError           **error)
{
  gint64 last, last_ever;

  if (!accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM leads", &last, error) ||
      !accord_store_query_integer (connection->db, "SELECT ifnull (max (last_lead), 0) FROM imports WHERE kind NOT IN "
                                   "('deals', 'activities')", &last_ever, error))
    return FALSE;
  *empty = last == 0;
  self->first = self->next = MAX (last, last_ever) + 1;
  return TRUE;
}

static gboolean
prepare_aliases (AccordLeadMatcher *self,
                 sqlite3           *db,
                 GError           **error)
{
  gint64 any;

  if (!accord_store_query_integer (db, "SELECT EXISTS (SELECT 1 FROM lead_aliases)", &any, error))
    return FALSE;
  if (any != 0)
    self->by_alias = accord_statement_new (db, "SELECT lead FROM lead_aliases WHERE kind = ?1 AND key = ?2", error);
  return any == 0 || self->by_alias != NULL;
}

static gboolean
prepare (AccordLeadMatcher *self,
         AccordConnection  *connection,
         GError           **error)
{
  sqlite3 *db = connection->db;

  /* Those of this import are found in the key set. */
  self->by_id = accord_statement_new (db, "SELECT id FROM leads WHERE external_id = ?1 AND id < ?2", error);
  if (self->by_id != NULL)
    self->by_email = accord_statement_new (db, "SELECT id FROM leads WHERE email_key = ?1 AND id < ?2", error);
  if (self->by_email != NULL)
    self->by_fingerprint = accord_statement_new (db, "SELECT id FROM leads WHERE fingerprint = ?1 AND id < ?2", error);
  return self->by_fingerprint != NULL && prepare_aliases (self, db, error);
}

/**
 * accord_lead_matcher_new:
 * @connection: a connection, in a transaction if leads are to be written
 * @distinct: whether no two rows of the import can be one lead
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a matcher for one import
 */
AccordLeadMatcher *
accord_lead_matcher_new (AccordConnection *connection,
                         gboolean          distinct,
                         GError          **error)
{
  g_autoptr (AccordLeadMatcher) self = g_new0 (AccordLeadMatcher, 1);
  gboolean empty;

  self->distinct = distinct;
  self->fresh = accord_key_set_new ();
  self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!find_first (self, connection, &empty, error) || (!empty && !prepare (self, connection, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_lead_matcher_free:
 * @self: (transfer full): a matcher
 */
void
accord_lead_matcher_free (AccordLeadMatcher *self)
{
  g_clear_pointer (&self->by_id, accord_statement_free);
  g_clear_pointer (&self->by_email, accord_statement_free);
  g_clear_pointer (&self->by_fingerprint, accord_statement_free);
  g_clear_pointer (&self->by_alias, accord_statement_free);
  accord_key_set_free (self->fresh);
  g_hash_table_unref (self->named);
  g_free (self);
}

/* Leads that were there before, and are still known by this key. */
static int
look_up (AccordLeadMatcher *self,
         AccordStatement   *statement,
         const char        *key,
         gint64            *lead,
         GError           **error)
{
  gboolean row;
  int n = 0;

  if (statement == NULL)
    return 0;
  accord_statement_bind_text (statement, 1, key);
  accord_statement_bind_integer (statement, 2, self->first);
  while (accord_statement_step (statement, &row, error))
    {
      gint64 found;

      if (!row)
        return n;
      found = accord_statement_get_integer (statement, 0);
      if (statement == self->by_email && g_hash_table_contains (self->named, &found))
        continue;
      *lead = found;
      n++;
    }
  return -1;
}

/* A lead that this key was another's of, which was merged into it. */
static int
look_up_alias (AccordLeadMatcher *self,
               AccordKeyKind      kind,
               const char        *key,
               gint64            *lead,
               GError           **error)
{
  static const char *const kinds[ACCORD_N_KEY_KINDS] = { "external_id", "email_key", "fingerprint" };
  gboolean row;

  if (self->by_alias == NULL)
    return 0;
  accord_statement_bind_text (self->by_alias, 1, kinds[kind]);
  accord_statement_bind_text (self->by_alias, 2, key);
  if (!accord_statement_step (self->by_alias, &row, error))
    return -1;
  if (row)
    *lead = accord_statement_get_integer (self->by_alias, 0);
  accord_statement_reset (self->by_alias);
  self->is_alias = row;
  return row ? 1 : 0;
}

static int
find_by (AccordLeadMatcher *self,
         AccordKeyKind      kind,
         AccordStatement   *statement,
         const char        *key,
         gint64            *lead,
         GError           **error)
{
  gint64 fresh = self->distinct ? 0 : accord_key_set_find (self->fresh, kind, key);
  int n = look_up (self, statement, key, lead, error);

  if (n == 0 && fresh <= 0)
    return look_up_alias (self, kind, key, lead, error);
  /* One that was there before and took its id from this import is known both ways. */
  if (n < 0 || fresh <= 0 || (n == 1 && *lead == fresh))
    return n;
  *lead = fresh;
  return n + 1;
}

/**
 * accord_lead_matcher_find:
 * @self: a matcher
 * @keys: what a row says
 * @lead: (out): the lead that it is
 * @error: return location for a #GError
 *
 * By id; where that is unknown, by e-mail among leads without an id; a row with neither by its fingerprint.
 *
 * Returns: how many leads it may be; -1 on an error
 */
int
accord_lead_matcher_find (AccordLeadMatcher    *self,
                          const AccordLeadKeys *keys,
                          gint64               *lead,
                          GError              **error)
{
  int n = 0;

  g_return_val_if_fail (self != NULL && keys != NULL, -1);

  self->is_alias = FALSE;
  if (keys->id != NULL)
    n = find_by (self, ACCORD_KEY_ID, self->by_id, keys->id, lead, error);
  if (n == 0 && keys->email_key != NULL)
    n = find_by (self, ACCORD_KEY_EMAIL, self->by_email, keys->email_key, lead, error);
  if (keys->id == NULL && keys->email_key == NULL && keys->fingerprint != NULL)
    n = find_by (self, ACCORD_KEY_FINGERPRINT, self->by_fingerprint, keys->fingerprint, lead, error);
  return n;
}

/**
 * accord_lead_matcher_is_alias:
 * @self: a matcher that just found a lead
 *
 * Returns: whether it was found by a key of another, which was merged into it: what a file says of that one is not its own
 */
gboolean
accord_lead_matcher_is_alias (AccordLeadMatcher *self)
{
  return self->is_alias;
}

/**
 * accord_lead_matcher_add:
 * @self: a matcher
 * @keys: of a row that is a new lead
 *
 * Returns: the number of that lead, whether it is written or only planned
 */
gint64
accord_lead_matcher_add (AccordLeadMatcher    *self,
                         const AccordLeadKeys *keys)
{
  gint64 lead = self->next++;

  if (self->distinct)
    return lead;
  if (keys->id != NULL)
    accord_key_set_put (self->fresh, ACCORD_KEY_ID, keys->id, lead);
  else if (keys->email_key != NULL)
    accord_key_set_put (self->fresh, ACCORD_KEY_EMAIL, keys->email_key, lead);
  else if (keys->fingerprint != NULL)
    accord_key_set_put (self->fresh, ACCORD_KEY_FINGERPRINT, keys->fingerprint, lead);
  return lead;
}

/**
 * accord_lead_matcher_is_new:
 * @self: a matcher
 * @lead: a lead
 *
 * Returns: whether it came with this import
 */
gboolean
accord_lead_matcher_is_new (AccordLeadMatcher *self,
                            gint64             lead)
{
  return lead >= self->first;
}

/**
 * accord_lead_matcher_take_id:
 * @self: a matcher
 * @keys: of a row with an id
 * @lead: the lead that it was found to be, which is without an id in the file
 *
 * If it was found by its e-mail, then it has that id from now on, and is not found by its e-mail any more.
 *
 * Returns: whether it took the id; not if it is planned to have it
 */
gboolean
accord_lead_matcher_take_id (AccordLeadMatcher    *self,
                             const AccordLeadKeys *keys,
                             gint64                lead)
{
  if (accord_key_set_find (self->fresh, ACCORD_KEY_ID, keys->id) == lead)
    return FALSE;
  if (keys->email_key != NULL)
    accord_key_set_remove (self->fresh, ACCORD_KEY_EMAIL, keys->email_key);
  if (!accord_lead_matcher_is_new (self, lead))
    {
      gint64 *copy = g_new (gint64, 1);

      *copy = lead;
      g_hash_table_add (self->named, copy);
    }
  accord_key_set_put (self->fresh, ACCORD_KEY_ID, keys->id, lead);
  return TRUE;
}

/**
 * accord_lead_matcher_get_first:
 * @self: a matcher
 *
 * Returns: the number of the first lead that came with this import, if any did
 */
gint64
accord_lead_matcher_get_first (AccordLeadMatcher *self)
{
  return self->first;
}

/**
 * accord_lead_matcher_get_last:
 * @self: a matcher
 *
 * Returns: the number of the last lead that came with this import; below the first: none did
 */
gint64
accord_lead_matcher_get_last (AccordLeadMatcher *self)
{
  return self->next - 1;
}
