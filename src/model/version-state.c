#include "model/version-state.h"

#include <json-glib/json-glib.h>

#include "model/agreement-content.h"
#include "model/json-member.h"
#include "model/records.h"
#include "model/signing.h"

/* What is looked for in a version's content: read once for each revision of the record, for it may be long. */
typedef struct
{
  gint64     revision;
  char      *digest; /* of the content as it is */
  GPtrArray *members; /* who must sign */
  gint64     number;
  AccordDay  effective, review;
} Facts;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_free (facts->digest);
  g_ptr_array_unref (facts->members);
  g_free (facts);
}

static void
signer_free (gpointer data)
{
  AccordVersionSigner *self = data;

  g_object_unref (self->member);
  g_clear_object (&self->signature);
  g_free (self);
}

static void
status_free (gpointer data)
{
  AccordVersionStatus *self = data;

  g_object_unref (self->version);
  g_ptr_array_unref (self->signers);
  g_free (self);
}

static AccordMoment
get_moment (AccordRecord *record,
            const char   *column)
{
  return g_value_get_int64 (accord_record_get_value (record, column));
}

static gboolean
says (AccordRecord *record,
      const char   *column,
      const char   *text)
{
  return g_strcmp0 (accord_record_get_text (record, column), text) == 0;
}

static void
read_facts (Facts      *facts,
            JsonObject *content)
{
  g_autoptr (AccordAgreement) agreement = accord_agreement_new (NULL);

  facts->number = accord_json_get_integer (content, "number", 0);
  if (!accord_agreement_read_records (agreement, content, NULL))
    return;
  facts->effective = accord_record_get_day (agreement->settings, "agreement_effective");
  facts->review = accord_record_get_day (agreement->settings, "agreement_review");
  for (guint i = 0; i < agreement->members->len; i++)
    g_ptr_array_add (facts->members, g_object_ref (agreement->members->pdata[i]));
}

static const Facts *
get_facts (AccordRecord *version)
{
  Facts *facts = g_object_get_data (G_OBJECT (version), "accord-version-facts");
  const char *content = accord_record_get_text (version, "content");
  g_autoptr (JsonNode) node = NULL;

  if (facts != NULL && facts->revision == accord_record_get_revision (version))
    return facts;
  facts = g_new0 (Facts, 1);
  facts->revision = accord_record_get_revision (version);
  facts->members = g_ptr_array_new_with_free_func (g_object_unref);
  facts->effective = facts->review = ACCORD_DAY_NONE;
  facts->digest = accord_agreement_digest (content != NULL ? content : "");
  node = json_from_string (content != NULL ? content : "", NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    read_facts (facts, json_node_get_object (node));
  g_object_set_data_full (G_OBJECT (version), "accord-version-facts", facts, facts_free);
  return facts;
}

static gboolean
is_key_of (GPtrArray  *keys,
           const char *member,
           const char *public_key)
{
  for (guint i = 0; i < keys->len; i++)
    if (says (keys->pdata[i], "member", member) && says (keys->pdata[i], "public_key", public_key))
      return TRUE;
  return FALSE;
}

/* Only of the very text does it count, and only with a key that the member made known. */
static AccordProof
find_proof (AccordRecord *signature,
            AccordRecord *version,
            GPtrArray    *keys)
{
  const char *key = accord_record_get_text (signature, "public_key");
  const AccordSigningMessage message = {
    accord_record_get_text (signature, "digest"), accord_record_get_text (signature, "member"),
    get_moment (signature, "at"),
  };

  if (!says (signature, "digest", accord_record_get_text (version, "digest")))
    return ACCORD_PROOF_WRONG;
  if (says (signature, "act", "filed"))
    return ACCORD_PROOF_DOCUMENT;
  if (says (signature, "act", "refused"))
    return ACCORD_PROOF_NONE;
  if ((key == NULL || *key == '\0') && says (signature, "signature", ""))
    return ACCORD_PROOF_NAME;
  if (!is_key_of (keys, message.member, key) ||
      !accord_signing_verify (key, accord_record_get_text (signature, "signature"), &message))
    return ACCORD_PROOF_WRONG;
  return ACCORD_PROOF_KEY;
}

/* What somebody did last counts; of two at the same moment the one that was written later. */
static AccordRecord *
find_act (const AccordVersionRecords *records,
          AccordRecord               *version,
          const char                 *member)
{
  AccordRecord *found = NULL;

  for (guint i = 0; i < records->signatures->len; i++)
    {
      AccordRecord *signature = records->signatures->pdata[i];

      if (!says (signature, "version", accord_record_get_id (version)) || !says (signature, "member", member))
        continue;
      if (found == NULL || get_moment (signature, "at") > get_moment (found, "at") ||
          (get_moment (signature, "at") == get_moment (found, "at") &&
           g_strcmp0 (accord_record_get_id (signature), accord_record_get_id (found)) > 0))
        found = signature;
    }
  return found;
}

static void
add_signer (AccordVersionStatus        *self,
            const AccordVersionRecords *records,
            AccordRecord               *member)
{
  AccordVersionSigner *signer = g_new0 (AccordVersionSigner, 1);
  AccordRecord *signature = find_act (records, self->version, accord_record_get_id (member));

  signer->member = g_object_ref (member);
  g_ptr_array_add (self->signers, signer);
  if (signature == NULL)
    return;
  signer->signature = g_object_ref (signature);
  signer->proof = find_proof (signature, self->version, records->keys);
  if (signer->proof == ACCORD_PROOF_WRONG)
    self->is_altered = TRUE;
  else if (says (signature, "act", "refused"))
    self->n_refused++;
  else
    self->n_signed++;
}

/* The day when the last of them signed. */
static AccordDay
find_last_day (const AccordVersionStatus *self,
               const AccordZone          *zone)
{
  AccordDay last = ACCORD_DAY_NONE;

  for (guint i = 0; i < self->signers->len; i++)
    {
      const AccordVersionSigner *signer = self->signers->pdata[i];

      last = MAX (last, accord_moment_to_day (get_moment (signer->signature, "at"), zone));
    }
  return last;
}

static gboolean
is_complete (const AccordVersionStatus *self,
             const Facts               *facts)
{
  return self->n_signed == self->signers->len && accord_version_can_be_signed_by (facts->members);
}

static AccordVersionStatus *
judge_one (const AccordVersionRecords *records,
           AccordRecord               *version)
{
  const Facts *facts = get_facts (version);
  AccordVersionStatus *self = g_new0 (AccordVersionStatus, 1);

  self->version = g_object_ref (version);
  self->number = accord_record_get_integer (version, "number");
  self->signers = g_ptr_array_new_with_free_func (signer_free);
  self->effective = facts->effective;
  self->review = facts->review;
  self->is_content_altered = !says (version, "digest", facts->digest);
  self->is_altered = self->is_content_altered || self->number != facts->number ||
                     accord_record_get_day (version, "effective") != facts->effective ||
                     accord_record_get_day (version, "review") != facts->review;
  for (guint i = 0; i < facts->members->len; i++)
    add_signer (self, records, facts->members->pdata[i]);

  self->in_force = ACCORD_DAY_NONE;
  if (is_complete (self, facts))
    self->in_force = self->effective != ACCORD_DAY_NONE ? self->effective : find_last_day (self, records->zone);
  return self;
}

static gboolean
is_withdrawn (const AccordVersionStatus *self)
{
  return get_moment (self->version, "withdrawn_at") != ACCORD_MOMENT_NONE;
}

/* A version that was not signed is at an end when the next one goes into review. */
static gboolean
is_replaced (GPtrArray *statuses,
             guint      index)
{
  for (guint i = index + 1; i < statuses->len; i++)
    if (!is_withdrawn (statuses->pdata[i]))
      return TRUE;
  return FALSE;
}

static AccordVersionState
find_state (GPtrArray *statuses,
            guint      index,
            AccordDay  today)
{
  const AccordVersionStatus *self = statuses->pdata[index];

  if (self->in_force != ACCORD_DAY_NONE)
    {
      if (self->in_force > today)
        return ACCORD_VERSION_SIGNED;
      return accord_version_in_force_on (statuses, today) == self ? ACCORD_VERSION_IN_FORCE : ACCORD_VERSION_SUPERSEDED;
    }
  if (is_withdrawn (self))
    return ACCORD_VERSION_WITHDRAWN;
  if (self->n_refused > 0)
    return ACCORD_VERSION_REFUSED;
  return is_replaced (statuses, index) ? ACCORD_VERSION_SUPERSEDED : ACCORD_VERSION_IN_REVIEW;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const AccordVersionStatus *p = *(const AccordVersionStatus *const *) a;
  const AccordVersionStatus *q = *(const AccordVersionStatus *const *) b;

  return p->number < q->number ? -1 : p->number > q->number;
}

/**
 * accord_version_judge:
 * @records: all versions, signatures and keys
 *
 * Finds of every version who has signed, what state it is in, and whether it still says what was frozen and signed.
 *
 * Returns: (transfer full) (element-type AccordVersionStatus): the oldest version first
 */
GPtrArray *
accord_version_judge (const AccordVersionRecords *records)
{
  GPtrArray *statuses = g_ptr_array_new_with_free_func (status_free);

  g_return_val_if_fail (records != NULL, statuses);

  for (guint i = 0; i < records->versions->len; i++)
    g_ptr_array_add (statuses, judge_one (records, records->versions->pdata[i]));
  g_ptr_array_sort (statuses, compare_numbers);
  for (guint i = 0; i < statuses->len; i++)
    ((AccordVersionStatus *) statuses->pdata[i])->state = find_state (statuses, i, records->today);
  return statuses;
}

/**
 * accord_version_find:
 * @statuses: what accord_version_judge() found
 * @number: of a version
 *
 * Returns: (transfer none) (nullable): it
 */
AccordVersionStatus *
accord_version_find (GPtrArray *statuses,
                     gint64     number)
{
  for (guint i = 0; i < statuses->len; i++)
    if (((AccordVersionStatus *) statuses->pdata[i])->number == number)
      return statuses->pdata[i];
  return NULL;
}

/**
 * accord_version_in_force_on:
 * @statuses: what accord_version_judge() found
 * @day: a day
 *
 * Which signed version held on a day: the one that came into force last before its end.
 *
 * Returns: (transfer none) (nullable): it; %NULL where none did
 */
AccordVersionStatus *
accord_version_in_force_on (GPtrArray *statuses,
                            AccordDay  day)
{
  AccordVersionStatus *found = NULL;

  for (guint i = 0; i < statuses->len; i++)
    {
      AccordVersionStatus *status = statuses->pdata[i];

      if (status->in_force != ACCORD_DAY_NONE && status->in_force <= day &&
          (found == NULL || status->in_force >= found->in_force))
        found = status;
    }
  return found;
}

/**
 * accord_version_current:
 * @statuses: what accord_version_judge() found
 *
 * Returns: (transfer none) (nullable): the version that people are busy with: in review, refused, or else signed last
 */
AccordVersionStatus *
accord_version_current (GPtrArray *statuses)
{
  for (guint i = statuses->len; i > 0; i--)
    {
      AccordVersionStatus *status = statuses->pdata[i - 1];

      if (status->state != ACCORD_VERSION_WITHDRAWN && status->state != ACCORD_VERSION_SUPERSEDED)
        return status;
    }
  return NULL;
}

/**
 * accord_version_find_base:
 * @statuses: what accord_version_judge() found
 * @number: of a version, which need not be there yet
 *
 * Returns: (transfer none) (nullable): what it is compared with: of those before it the one signed last, else the last
 */
AccordVersionStatus *
accord_version_find_base (GPtrArray *statuses,
                          gint64     number)
{
  AccordVersionStatus *base = NULL;

  for (guint i = 0; i < statuses->len; i++)
    {
      AccordVersionStatus *status = statuses->pdata[i];

      if (status->number < number &&
          (base == NULL || accord_version_is_signed (status) || !accord_version_is_signed (base)))
        base = status;
    }
  return base;
}

/**
 * accord_version_is_signed:
 * @self: a version
 *
 * Returns: whether all who must have signed it, whether or not it is in force
 */
gboolean
accord_version_is_signed (const AccordVersionStatus *self)
{
  return self->in_force != ACCORD_DAY_NONE;
}

/**
 * accord_version_get_signer:
 * @self: a version
 * @member: (nullable): a member's id
 *
 * Returns: (transfer none) (nullable): what is asked of them; %NULL where they need not sign
 */
const AccordVersionSigner *
accord_version_get_signer (const AccordVersionStatus *self,
                           const char                *member)
{
  for (guint i = 0; i < self->signers->len; i++)
    {
      const AccordVersionSigner *signer = self->signers->pdata[i];

      if (g_strcmp0 (accord_record_get_id (signer->member), member) == 0)
        return signer;
    }
  return NULL;
}

/**
 * accord_version_get_force:
 * @self: a version
 *
 * Returns: from when it is in force, or is to be once all have signed; %ACCORD_DAY_NONE: not known yet
 */
AccordDay
accord_version_get_force (const AccordVersionStatus *self)
{
  return self->in_force != ACCORD_DAY_NONE ? self->in_force : self->effective;
}

/**
 * accord_version_signer_has_refused:
 * @self: somebody who must sign
 *
 * Returns: whether they refused, and did nothing since
 */
gboolean
accord_version_signer_has_refused (const AccordVersionSigner *self)
{
  return self->signature != NULL && says (self->signature, "act", "refused");
}

/**
 * accord_version_can_be_signed_by:
 * @members: (element-type AccordRecord): members
 *
 * An agreement takes two: at least one of either team. Who is of both stands for one of them.
 *
 * Returns: whether those of @members who sign are enough
 */
gboolean
accord_version_can_be_signed_by (GPtrArray *members)
{
  gboolean marketing = FALSE, sales = FALSE;
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      AccordRecord *member = members->pdata[i];

      if (!g_value_get_boolean (accord_record_get_value (member, "signs")))
        continue;
      n++;
      marketing |= !says (member, "team", "sales");
      sales |= !says (member, "team", "marketing");
    }
  return n >= 2 && marketing && sales;
}
