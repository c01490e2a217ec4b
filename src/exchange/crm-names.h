#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the columns of common exports mean. */
typedef struct
{
  const char *field; /* of a lead; NULL: kept as it is, but a person should look */
  guint       rank;  /* among names for the same field: the lowest is the best */
  gboolean    certain;
} AccordCrmName;

char                *accord_crm_names_normalize (const char *header);
const AccordCrmName *accord_crm_names_lookup   (const char *header);
gboolean             accord_crm_names_is_first (const char *header);
gboolean             accord_crm_names_is_last  (const char *header);
gboolean             accord_crm_names_is_deal  (const char *header);

G_END_DECLS
