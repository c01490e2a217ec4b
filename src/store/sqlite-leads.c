/* Leads in the file of a store, what belongs to them, and by which names they are known. */
#include "store/lead-alias.h"
#include "store/lead-fields.h"
#include "store/lead-read.h"
#include "store/lead-since.h"
#include "store/lead-story-read.h"
#include "store/sqlite-store-private.h"

static GPtrArray *
list_fields (AccordStore *store,
             GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL ? accord_lead_fields_list (connection, error) : NULL;
}

static gboolean
count_bulk (AccordStore *store,
            guint64     *n_leads,
            guint64     *n_activities,
            GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);
  gint64 leads, activities;

  if (connection == NULL ||
      !accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM leads", &leads, error) ||
      !accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM activities", &activities, error))
    return FALSE;
  *n_leads = (guint64) leads;
  *n_activities = (guint64) activities;
  return TRUE;
}

static gboolean
read_leads (AccordStore *store,
            gint64       after,
            AccordBatch *batch,
            GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_read (connection, after, batch, error);
}

static gboolean
read_own_leads (AccordStore *store,
                gint64       after,
                AccordBatch *batch,
                GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_read_own (connection, after, batch, error);
}

static gboolean
read_deals (AccordStore *store,
            gint64       after,
            AccordBatch *batch,
            GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_read_deals (connection, after, batch, error);
}

static gboolean
read_leads_by_key (AccordStore  *store,
                   const gint64 *keys,
                   guint         n_keys,
                   AccordBatch  *batch,
                   GError      **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_read_keys (connection, keys, n_keys, batch, error);
}

static gboolean
leads_since (AccordStore *store,
             gint64       since,
             gint64      *now,
             GArray     **keys,
             GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_since (connection, since, now, keys, error);
}

static gboolean
read_activities (AccordStore *store,
                 gint64       after,
                 AccordBatch *batch,
                 GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_read_activities (connection, after, batch, error);
}

static gboolean
read_activities_of (AccordStore  *store,
                    const gint64 *leads,
                    guint         n_leads,
                    AccordBatch  *batch,
                    GError      **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_read_activities_of (connection, leads, n_leads, batch, error);
}

static AccordLeadStory *
lead_story (AccordStore *store,
            gint64       lead,
            GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL ? accord_lead_story_read (connection, lead, error) : NULL;
}

static GPtrArray *
list_aliases (AccordStore *store,
              GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL ? accord_lead_alias_list (connection, error) : NULL;
}

static gboolean
add_aliases (AccordStore *store,
             GPtrArray   *aliases,
             GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL && accord_lead_alias_add (connection, aliases, error);
}

/**
 * accord_sqlite_leads_class_init:
 * @klass: the class of the store
 *
 * Adds these calls to it.
 */
void
accord_sqlite_leads_class_init (AccordStoreClass *klass)
{
  klass->list_fields = list_fields;
  klass->count_bulk = count_bulk;
  klass->read_leads = read_leads;
  klass->read_own_leads = read_own_leads;
  klass->read_leads_by_key = read_leads_by_key;
  klass->leads_since = leads_since;
  klass->read_activities = read_activities;
  klass->read_activities_of = read_activities_of;
  klass->read_deals = read_deals;
  klass->lead_story = lead_story;
  klass->list_aliases = list_aliases;
  klass->add_aliases = add_aliases;
}
