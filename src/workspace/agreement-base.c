#include "agreement-private.h"

#include "model/agreement-changes.h"
#include "model/records.h"
#include "model/version-state.h"
#include "version-content.h"

/**
 * accord_agreement_job_list_versions:
 * @job: what collecting needs
 * @today: the day on which they are judged
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AccordVersionStatus) (nullable): all versions, the oldest first
 */
GPtrArray *
accord_agreement_job_list_versions (AccordAgreementJob *job,
                                    AccordDay           today,
                                    GCancellable       *cancellable,
                                    GError            **error)
{
  g_autoptr (GPtrArray) versions = accord_store_load_records (job->store, ACCORD_TYPE_VERSION, cancellable, error);
  g_autoptr (GPtrArray) signatures = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  if (versions != NULL)
    signatures = accord_store_load_records (job->store, ACCORD_TYPE_SIGNATURE, cancellable, error);
  if (signatures != NULL)
    keys = accord_store_load_records (job->store, ACCORD_TYPE_SIGNING_KEY, cancellable, error);
  if (keys == NULL)
    return NULL;
  return accord_version_judge (&(AccordVersionRecords) { versions, signatures, keys, today, job->zone });
}

/**
 * accord_agreement_job_compare:
 * @job: what collecting needs
 * @agreement: the draft
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts into @agreement what it says otherwise than the version that it follows; nothing where that cannot be read or is
 * not what was frozen.
 *
 * Returns: whether the versions could be looked at
 */
gboolean
accord_agreement_job_compare (AccordAgreementJob *job,
                              AccordAgreement    *agreement,
                              GCancellable       *cancellable,
                              GError            **error)
{
  g_autoptr (GPtrArray) statuses = accord_agreement_job_list_versions (job, agreement->today, cancellable, error);
  g_autoptr (AccordAgreement) before = NULL;
  AccordVersionStatus *base;

  if (statuses == NULL)
    return FALSE;
  base = accord_version_find_base (statuses, G_MAXINT64);
  if (base != NULL && !base->is_content_altered)
    before = accord_version_read (base->version, NULL);
  if (before != NULL || base == NULL)
    accord_agreement_set_changes (agreement, before);
  return TRUE;
}
