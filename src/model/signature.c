#include "model/records.h"

#include <glib/gi18n-lib.h>

/* That a member signs a version, refuses to, or signed on paper. */
typedef AccordRecord AccordSignature;
typedef AccordRecordClass AccordSignatureClass;

G_DEFINE_FINAL_TYPE (AccordSignature, accord_signature, ACCORD_TYPE_RECORD)

static const char *const team_choices[] = { "both", "marketing", "sales", NULL };
static const char *const act_choices[] = { "signed", "refused", "filed", NULL };
static const char *const file_kind_choices[] = { "", "scan", "e-mail", "pdf", NULL };

static const AccordColumn columns[] = {
  { "version", ACCORD_COLUMN_REFERENCE, N_("Version") },
  { "member", ACCORD_COLUMN_REFERENCE, N_("Who signs") },
  { "member_name", ACCORD_COLUMN_TEXT, N_("Name of who signs") },
  { "job_title", ACCORD_COLUMN_TEXT, N_("Job title of who signs") },
  { "team", ACCORD_COLUMN_CHOICE, N_("Team of who signs"), .choices = team_choices },
  { "act", ACCORD_COLUMN_CHOICE, N_("What was done"), .choices = act_choices },
  { "at", ACCORD_COLUMN_MOMENT, N_("When it was done") },
  { "digest", ACCORD_COLUMN_TEXT, N_("Check code of what was signed") },
  { "reason", ACCORD_COLUMN_PROSE, N_("Why it was refused") },
  { "file_name", ACCORD_COLUMN_TEXT, N_("Name of the filed document") },
  { "file", ACCORD_COLUMN_OPAQUE, N_("Filed document") },
  { "file_kind", ACCORD_COLUMN_CHOICE, N_("What the filed document is"), .choices = file_kind_choices },
  { "filed_by", ACCORD_COLUMN_TEXT, N_("Who filed it") },
  { "public_key", ACCORD_COLUMN_TEXT, N_("Key that it was signed with") },
  { "signature", ACCORD_COLUMN_TEXT, N_("Signature with the key") },
};

static void
accord_signature_class_init (AccordSignatureClass *klass)
{
  accord_record_class_set_columns (klass, "signatures", N_("signature"), columns, G_N_ELEMENTS (columns));
}

static void
accord_signature_init (AccordSignature *self)
{
}
