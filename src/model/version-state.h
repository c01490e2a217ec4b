#pragma once

#include "model/moment.h"
#include "model/record.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_VERSION_IN_REVIEW,
  ACCORD_VERSION_REFUSED,    /* somebody who must sign does not */
  ACCORD_VERSION_WITHDRAWN,
  ACCORD_VERSION_SIGNED,     /* by all, but not yet in force */
  ACCORD_VERSION_IN_FORCE,
  ACCORD_VERSION_SUPERSEDED, /* by a newer one that is in force */
} AccordVersionState;

/* How far one can know that somebody signed. */
typedef enum
{
  ACCORD_PROOF_NONE,     /* nothing was signed */
  ACCORD_PROOF_NAME,     /* by name only */
  ACCORD_PROOF_DOCUMENT, /* a document was filed */
  ACCORD_PROOF_KEY,      /* with a key of the member's */
  ACCORD_PROOF_WRONG,    /* of another text, or with a key that does not fit */
} AccordProof;

/* Somebody who must sign a version. */
typedef struct
{
  AccordRecord *member;    /* as the version names them */
  AccordRecord *signature; /* what they did last; NULL: nothing yet */
  AccordProof   proof;
} AccordVersionSigner;

typedef struct
{
  AccordRecord       *version;
  gint64              number;
  AccordVersionState  state;
  gboolean            is_altered; /* what it says is not what was frozen or signed */
  gboolean            is_content_altered;
  GPtrArray          *signers;    /* of AccordVersionSigner, as the version names them */
  guint               n_signed;
  guint               n_refused;
  AccordDay           effective;  /* in force from, once all have signed; NONE: from the day of the last signature */
  AccordDay           review;
  AccordDay           in_force;   /* in force from; NONE: not all have signed */
} AccordVersionStatus;

/* What judging takes: records as they are kept. */
typedef struct
{
  GPtrArray        *versions;   /* of AccordRecord, in any order, as are the next */
  GPtrArray        *signatures;
  GPtrArray        *keys;
  AccordDay         today;
  const AccordZone *zone;
} AccordVersionRecords;

GPtrArray           *accord_version_judge        (const AccordVersionRecords *records); /* of AccordVersionStatus, oldest first */
AccordVersionStatus *accord_version_find         (GPtrArray *statuses,
                                                  gint64     number);
AccordVersionStatus *accord_version_in_force_on  (GPtrArray *statuses,
                                                  AccordDay  day);
/* The newest one that is neither withdrawn nor replaced; NULL: none. */
AccordVersionStatus *accord_version_current      (GPtrArray *statuses);
/* What the version of @number is compared with: the one signed last before it, else the last one; NULL: it is the first. */
AccordVersionStatus *accord_version_find_base    (GPtrArray *statuses,
                                                  gint64     number);
gboolean             accord_version_is_signed    (const AccordVersionStatus *self);
const AccordVersionSigner *accord_version_get_signer (const AccordVersionStatus *self,
                                                      const char                *member);
AccordDay            accord_version_get_force    (const AccordVersionStatus *self); /* in force from, if all sign; or NONE */
gboolean             accord_version_signer_has_refused (const AccordVersionSigner *self);
gboolean             accord_version_can_be_signed_by (GPtrArray *members); /* who signs: two, and both teams */

G_END_DECLS
