#include "version-acts.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "model/agreement-content.h"
#include "model/record-search.h"
#include "model/records.h"
#include "model/signing.h"
#include "versions.h"

static void
set_moment (AccordRecord *record,
            const char   *column,
            AccordMoment  at)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, at);
  accord_record_set_value (record, column, &value);
}

static void
copy_text (AccordRecord *to,
           const char   *column,
           AccordRecord *from,
           const char   *source)
{
  const char *text = accord_record_get_text (from, source);

  accord_record_set_text (to, column, text != NULL ? text : "");
}

static gboolean
check_open (const AccordVersionStatus *version,
            GError                   **error)
{
  if (version->is_altered)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_STATE,
                 _("Version %u is not what was frozen any more; ask for a new review."), (guint) version->number);
  else if (version->state != ACCORD_VERSION_IN_REVIEW && version->state != ACCORD_VERSION_REFUSED)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_STATE,
                 _("Version %u is not in review any more."), (guint) version->number);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_signer (const AccordVersionStatus *version,
              AccordRecord              *member,
              GError                   **error)
{
  const AccordVersionSigner *signer = accord_version_get_signer (version, accord_record_get_id (member));

  if (!check_open (version, error))
    return FALSE;
  if (signer == NULL)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_SIGNERS,
                 _("%s is not one of those who must sign version %u."), accord_record_get_text (member, "name"),
                 (guint) version->number);
  return signer != NULL;
}

static AccordRecord *
new_signature (const AccordVersionStatus *version,
               AccordRecord              *member,
               AccordMoment               at,
               const char                *act)
{
  AccordRecord *signature = accord_record_new (ACCORD_TYPE_SIGNATURE);

  accord_record_set_text (signature, "version", accord_record_get_id (version->version));
  accord_record_set_text (signature, "member", accord_record_get_id (member));
  copy_text (signature, "member_name", member, "name");
  copy_text (signature, "job_title", member, "job_title");
  copy_text (signature, "team", member, "team");
  copy_text (signature, "digest", version->version, "digest");
  accord_record_set_text (signature, "act", act);
  set_moment (signature, "at", at);
  return signature;
}

static AccordChangeSet *
insert (AccordRecord *record,
        const char   *summary)
{
  AccordChangeSet *changes = accord_change_set_new (summary);

  accord_change_set_insert (changes, record);
  return changes;
}

/* The key of a signature, unless it is known. */
static void
make_known (AccordChangeSet *changes,
            AccordRecord    *signature,
            GListModel      *keys)
{
  g_autoptr (AccordRecord) key = NULL;

  for (guint i = 0; keys != NULL && i < g_list_model_get_n_items (keys); i++)
    {
      g_autoptr (AccordRecord) known = g_list_model_get_item (keys, i);

      if (g_strcmp0 (accord_record_get_text (known, "member"), accord_record_get_text (signature, "member")) == 0 &&
          g_strcmp0 (accord_record_get_text (known, "public_key"), accord_record_get_text (signature, "public_key")) == 0)
        return;
    }
  key = accord_record_new (ACCORD_TYPE_SIGNING_KEY);
  copy_text (key, "member", signature, "member");
  copy_text (key, "public_key", signature, "public_key");
  accord_record_set_value (key, "at", accord_record_get_value (signature, "at"));
  accord_change_set_insert (changes, key);
}

/**
 * accord_version_sign:
 * @version: a version in review
 * @member: who signs
 * @at: when
 * @seed: (nullable): their secret key; %NULL: they sign by name only
 * @keys: (nullable): the keys that are known in the file; one that is not is made known with the signature
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is to be saved; %NULL where @member is not asked to sign it
 */
AccordChangeSet *
accord_version_sign (const AccordVersionStatus *version,
                     AccordRecord              *member,
                     AccordMoment               at,
                     const guint8              *seed,
                     GListModel                *keys,
                     GError                   **error)
{
  g_autoptr (AccordRecord) signature = NULL;
  g_autofree char *summary = NULL;
  AccordChangeSet *changes;

  if (!check_signer (version, member, error))
    return NULL;
  signature = new_signature (version, member, at, "signed");
  if (seed != NULL)
    {
      const AccordSigningMessage message = {
        accord_record_get_text (signature, "digest"), accord_record_get_id (member), at,
      };
      g_autofree char *key = accord_signing_public (seed);
      g_autofree char *signed_text = accord_signing_sign (seed, &message);

      accord_record_set_text (signature, "public_key", key);
      accord_record_set_text (signature, "signature", signed_text);
    }
  summary = g_strdup_printf (_("Sign version %u"), (guint) version->number);
  changes = insert (signature, summary);
  if (seed != NULL)
    make_known (changes, signature, keys);
  return changes;
}

/**
 * accord_version_refuse:
 * @version: a version in review
 * @member: who does not sign
 * @at: when
 * @reason: why
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is to be saved
 */
AccordChangeSet *
accord_version_refuse (const AccordVersionStatus *version,
                       AccordRecord              *member,
                       AccordMoment               at,
                       const char                *reason,
                       GError                   **error)
{
  g_autoptr (AccordRecord) signature = NULL;
  g_autofree char *summary = NULL;

  if (!check_signer (version, member, error))
    return NULL;
  signature = new_signature (version, member, at, "refused");
  accord_record_set_text (signature, "reason", reason);
  summary = g_strdup_printf (_("Refuse to sign version %u"), (guint) version->number);
  return insert (signature, summary);
}

/**
 * accord_version_guess_kind:
 * @file_name: of a document
 *
 * Returns: (transfer none) (nullable): «scan», «e-mail» or «pdf»; %NULL for what is none of them
 */
const char *
accord_version_guess_kind (const char *file_name)
{
  static const struct
  {
    const char *suffix, *kind;
  } kinds[] = {
    { ".pdf", "pdf" },    { ".eml", "e-mail" }, { ".msg", "e-mail" }, { ".mbox", "e-mail" }, { ".png", "scan" },
    { ".jpg", "scan" },   { ".jpeg", "scan" },  { ".tif", "scan" },   { ".tiff", "scan" },   { ".heic", "scan" },
    { ".webp", "scan" },
  };
  g_autofree char *lower = g_utf8_strdown (file_name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (lower, kinds[i].suffix))
      return kinds[i].kind;
  return NULL;
}

static gboolean
check_file (const AccordVersionFile *file,
            GError                 **error)
{
  if (file->kind == NULL)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_FILE,
                 _("“%s” is neither a picture, an e-mail nor a PDF; choose one of those."), file->name);
  else if (g_bytes_get_size (file->bytes) == 0)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_FILE, _("“%s” is empty; choose another."), file->name);
  else if (g_bytes_get_size (file->bytes) > ACCORD_VERSION_FILE_BYTES)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_FILE,
                 _("“%s” is larger than 10 MB; scan it with less detail."), file->name);
  else
    return TRUE;
  return FALSE;
}

/**
 * accord_version_file:
 * @version: a version in review
 * @member: who signed on paper, or by e-mail
 * @at: when it is filed
 * @file: the document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is to be saved
 */
AccordChangeSet *
accord_version_file (const AccordVersionStatus *version,
                     AccordRecord              *member,
                     AccordMoment               at,
                     const AccordVersionFile   *file,
                     GError                   **error)
{
  g_autoptr (AccordRecord) signature = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  if (!check_signer (version, member, error) || !check_file (file, error))
    return NULL;
  signature = new_signature (version, member, at, "filed");
  text = g_base64_encode (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
  accord_record_set_text (signature, "file_name", file->name);
  accord_record_set_text (signature, "file_kind", file->kind);
  accord_record_set_text (signature, "file", text);
  accord_record_set_text (signature, "filed_by", file->filed_by);
  summary = g_strdup_printf (_("File a signed copy of version %u"), (guint) version->number);
  return insert (signature, summary);
}

/**
 * accord_version_acknowledge:
 * @version: a version
 * @member: who has read it
 * @at: when
 *
 * Returns: (transfer full): what is to be saved
 */
AccordChangeSet *
accord_version_acknowledge (const AccordVersionStatus *version,
                            AccordRecord              *member,
                            AccordMoment               at)
{
  g_autoptr (AccordRecord) review = accord_record_new (ACCORD_TYPE_REVIEW);
  g_autofree char *summary = g_strdup_printf (_("Version %u read"), (guint) version->number);

  accord_record_set_text (review, "subject", accord_record_get_id (version->version));
  accord_record_set_text (review, "verdict", "read");
  accord_record_set_text (review, "member", accord_record_get_id (member));
  copy_text (review, "member_name", member, "name");
  copy_text (review, "digest", version->version, "digest");
  set_moment (review, "at", at);
  return insert (review, summary);
}

/**
 * accord_version_withdraw:
 * @version: a version in review
 * @name: who withdraws it
 * @at: when
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is to be saved; %NULL where it is not in review
 */
AccordChangeSet *
accord_version_withdraw (const AccordVersionStatus *version,
                         const char                *name,
                         AccordMoment               at,
                         GError                   **error)
{
  g_autofree char *summary = NULL;
  AccordChangeSet *changes;
  g_auto (GValue) value = G_VALUE_INIT;

  if (version->state != ACCORD_VERSION_IN_REVIEW && version->state != ACCORD_VERSION_REFUSED)
    {
      g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_STATE, _("Version %u is not in review any more."),
                   (guint) version->number);
      return NULL;
    }
  summary = g_strdup_printf (_("Withdraw version %u from review"), (guint) version->number);
  changes = accord_change_set_new (summary);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, at);
  accord_change_set_update (changes, version->version, "withdrawn_at", &value);
  accord_change_set_update_text (changes, version->version, "withdrawn_by", name);
  return changes;
}

static void
update_record (AccordChangeSet *changes,
               AccordRecord    *live,
               AccordRecord    *says)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (live);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *value = accord_record_get_value (says, column->name);

      if ((accord_agreement_says_column (G_OBJECT_TYPE (live), column->name) || g_str_equal (column->name, "position") ||
           g_str_equal (column->name, "archived")) &&
          !accord_column_value_equal (column, accord_record_get_value (live, column->name), value))
        accord_change_set_update (changes, live, column->name, value);
    }
}

/* What no version holds is not lost when a draft is made from one: archived personas, sections that are not shared. */
static gboolean
is_apart (AccordRecord *record)
{
  if (G_OBJECT_TYPE (record) == ACCORD_TYPE_PERSONA)
    return g_value_get_boolean (accord_record_get_value (record, "archived"));
  return G_OBJECT_TYPE (record) == ACCORD_TYPE_SECTION &&
         !g_value_get_boolean (accord_record_get_value (record, "shared"));
}

static void
update_part (AccordChangeSet *changes,
             GPtrArray       *live,
             GPtrArray       *says)
{
  for (guint i = 0; i < says->len; i++)
    {
      AccordRecord *current = accord_records_find (live, accord_record_get_id (says->pdata[i]), NULL);

      if (current != NULL)
        update_record (changes, current, says->pdata[i]);
      else
        accord_change_set_insert (changes, says->pdata[i]);
    }
  for (guint i = 0; i < live->len; i++)
    if (!is_apart (live->pdata[i]) && accord_records_find (says, accord_record_get_id (live->pdata[i]), NULL) == NULL)
      accord_change_set_delete (changes, live->pdata[i]);
}

/**
 * accord_version_draft:
 * @says: what a version says
 * @live: the records as they are; personas with the archived ones
 *
 * Makes a draft from a version: the records become what it says. Members stay as they are, and so do archived personas;
 * a score model that was published stays published.
 *
 * Returns: (transfer full): what is to be saved; empty where the draft says the same
 */
AccordChangeSet *
accord_version_draft (const AccordAgreement *says,
                      const AccordAgreement *live)
{
  g_autofree char *summary = g_strdup_printf (_("Draft from version %u"), (guint) says->number);
  AccordChangeSet *changes = accord_change_set_new (summary);

  update_record (changes, live->settings, says->settings);
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    {
      const AccordAgreementPart *part = &accord_agreement_parts ()[i];

      if (part->get_type () != ACCORD_TYPE_SCORE_MODEL)
        update_part (changes, accord_agreement_get_part (live, part), accord_agreement_get_part (says, part));
    }
  return changes;
}
