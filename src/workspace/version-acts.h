#pragma once

#include <gio/gio.h>

#include "model/change-set.h"
#include "model/version-state.h"
#include "model/agreement.h"

G_BEGIN_DECLS

/* What people do with a version, as change sets to be saved. Signing takes who has to, of what is in review. */

AccordChangeSet *accord_version_sign        (const AccordVersionStatus *version,
                                             AccordRecord              *member,
                                             AccordMoment               at,
                                             const guint8              *seed, /* of their key; NULL: by name only */
                                             GListModel                *keys, /* those that are known */
                                             GError                   **error);
AccordChangeSet *accord_version_refuse      (const AccordVersionStatus *version,
                                             AccordRecord              *member,
                                             AccordMoment               at,
                                             const char                *reason,
                                             GError                   **error);

/* A document that a signer sent back instead: «scan», «e-mail», «pdf». */
typedef struct
{
  const char *name, *kind;
  GBytes     *bytes;
  const char *filed_by; /* who files it */
} AccordVersionFile;

const char      *accord_version_guess_kind  (const char                *file_name);
AccordChangeSet *accord_version_file        (const AccordVersionStatus *version,
                                             AccordRecord              *member,
                                             AccordMoment               at,
                                             const AccordVersionFile   *file,
                                             GError                   **error);
AccordChangeSet *accord_version_acknowledge (const AccordVersionStatus *version,
                                             AccordRecord              *member,
                                             AccordMoment               at);
AccordChangeSet *accord_version_withdraw    (const AccordVersionStatus *version,
                                             const char                *name,
                                             AccordMoment               at,
                                             GError                   **error);
/* What is live becomes what a version says. @live: as collected, personas with the archived ones. */
AccordChangeSet *accord_version_draft       (const AccordAgreement *says,
                                             const AccordAgreement *live);

G_END_DECLS
