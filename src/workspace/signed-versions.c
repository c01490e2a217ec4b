#include "workspace/signed-versions.h"

#include "model/record-search.h"
#include "model/records.h"
#include "workspace/promises.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

/* A signed version, read. */
typedef struct
{
  gint64           number;
  AccordDay        in_force;
  AccordAgreement *agreement;
} SignedVersion;

/* All of them, as long as versions and signatures stay as they are. */
typedef struct
{
  char      *key;
  GPtrArray *versions; /* of SignedVersion */
} SignedVersions;

static void
signed_version_free (gpointer data)
{
  SignedVersion *self = data;

  g_clear_pointer (&self->agreement, accord_agreement_free);
  g_free (self);
}

static void
signed_versions_free (gpointer data)
{
  SignedVersions *self = data;

  g_free (self->key);
  g_ptr_array_unref (self->versions);
  g_free (self);
}

static void
append_revisions (GString         *key,
                  AccordWorkspace *workspace,
                  GType            type)
{
  GListModel *list = accord_workspace_get_list (workspace, type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);

      g_string_append_printf (key, "%s %" G_GINT64_FORMAT "\n", accord_record_get_id (record),
                              accord_record_get_revision (record));
    }
}

static char *
make_key (AccordWorkspace *workspace)
{
  GString *key = g_string_new (NULL);

  append_revisions (key, workspace, ACCORD_TYPE_VERSION);
  append_revisions (key, workspace, ACCORD_TYPE_SIGNATURE);
  append_revisions (key, workspace, ACCORD_TYPE_SIGNING_KEY);
  return g_string_free (key, FALSE);
}

/* A version that cannot be read judges nobody; where it is shown, it says so itself. */
static void
add_version (GPtrArray                 *versions,
             const AccordVersionStatus *status)
{
  g_autoptr (AccordAgreement) agreement = NULL;
  SignedVersion *version;

  if (status->in_force == ACCORD_DAY_NONE)
    return;
  agreement = accord_version_read (status->version, NULL);
  if (agreement == NULL)
    return;
  version = g_new0 (SignedVersion, 1);
  version->number = status->number;
  version->in_force = status->in_force;
  version->agreement = g_steal_pointer (&agreement);
  g_ptr_array_add (versions, version);
}

static SignedVersions *
read_versions (AccordWorkspace *workspace,
               char            *key)
{
  SignedVersions *self = g_new0 (SignedVersions, 1);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);

  self->key = key;
  self->versions = g_ptr_array_new_with_free_func (signed_version_free);
  for (guint i = 0; i < statuses->len; i++)
    add_version (self->versions, g_ptr_array_index (statuses, i));
  return self;
}

static const SignedVersions *
get_versions (AccordWorkspace *workspace)
{
  static const char name[] = "accord-signed-versions";
  SignedVersions *known = g_object_get_data (G_OBJECT (workspace), name);
  g_autofree char *key = make_key (workspace);

  if (known == NULL || !g_str_equal (known->key, key))
    {
      known = read_versions (workspace, g_steal_pointer (&key));
      g_object_set_data_full (G_OBJECT (workspace), name, known, signed_versions_free);
    }
  return known;
}

static GListModel *
make_model (GPtrArray *records)
{
  GListStore *store = g_list_store_new (ACCORD_TYPE_RECORD);

  for (guint i = 0; i < records->len; i++)
    g_list_store_append (store, g_ptr_array_index (records, i));
  return G_LIST_MODEL (store);
}

/**
 * accord_signed_versions_add_promises:
 * @workspace: a workspace
 * @commitment: the id of a commitment
 * @promises: promises that nobody uses yet
 * @error: return location for a #GError
 *
 * Adds what each signed version says of the commitment, from the day on which the version came into force.
 *
 * Returns: %FALSE where a condition or a calendar of a version cannot be read
 */
gboolean
accord_signed_versions_add_promises (AccordWorkspace *workspace,
                                     const char      *commitment,
                                     AccordPromises  *promises,
                                     GError         **error)
{
  const SignedVersions *known = get_versions (workspace);
  gint horizon = accord_settings_get_horizon (accord_workspace_get_settings (workspace));

  for (guint i = 0; i < known->versions->len; i++)
    {
      const SignedVersion *version = g_ptr_array_index (known->versions, i);
      AccordRecord *record = accord_records_find (version->agreement->commitments, commitment, NULL);
      g_autoptr (GListModel) calendars = record != NULL ? make_model (version->agreement->calendars) : NULL;
      AccordPromise *promise;

      if (record == NULL)
        continue;
      promise = accord_promise_new_from_record (record, calendars, accord_workspace_get_zone (workspace), horizon, error);
      if (promise == NULL)
        return FALSE;
      promise->from = version->in_force;
      promise->version = (gint) version->number;
      accord_promises_add (promises, promise);
    }
  return TRUE;
}
