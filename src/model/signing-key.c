#include "model/records.h"

#include <glib/gi18n-lib.h>

/* The public half of a key that a member signs with. */
typedef AccordRecord AccordSigningKey;
typedef AccordRecordClass AccordSigningKeyClass;

G_DEFINE_FINAL_TYPE (AccordSigningKey, accord_signing_key, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "member", ACCORD_COLUMN_REFERENCE, N_("Who signs with it") },
  { "public_key", ACCORD_COLUMN_TEXT, N_("Key"), ACCORD_COLUMN_REQUIRED },
  { "at", ACCORD_COLUMN_MOMENT, N_("When it was made") },
};

static void
accord_signing_key_class_init (AccordSigningKeyClass *klass)
{
  accord_record_class_set_columns (klass, "signing_keys", N_("signing key"), columns, G_N_ELEMENTS (columns));
}

static void
accord_signing_key_init (AccordSigningKey *self)
{
}
