/* One lead in the file of a store, and by which names it is known. */
#include "store/lead-alias.h"
#include "store/lead-story-read.h"
#include "store/sqlite-store-private.h"

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
  klass->lead_story = lead_story;
  klass->list_aliases = list_aliases;
  klass->add_aliases = add_aliases;
}
