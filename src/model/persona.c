#include "model/records.h"

#include <glib/gi18n-lib.h>

/* An ideal buyer: who marketing and sales both try to reach. */
typedef AccordRecord AccordPersona;
typedef AccordRecordClass AccordPersonaClass;

G_DEFINE_FINAL_TYPE (AccordPersona, accord_persona, ACCORD_TYPE_RECORD)

static const char *const role_choices[] = { "", "user", "champion", "decider", "blocker", NULL };

static const AccordColumn columns[] = {
  { "name", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "summary", ACCORD_COLUMN_TEXT, N_("In one line") },
  { "job_titles", ACCORD_COLUMN_TEXT, N_("Job titles") },
  { "goals", ACCORD_COLUMN_PROSE, N_("Goals") },
  { "pains", ACCORD_COLUMN_PROSE, N_("Pains") },
  { "offer", ACCORD_COLUMN_PROSE, N_("What we offer") },
  { "seniority", ACCORD_COLUMN_TEXT, N_("Seniority") },
  { "industry", ACCORD_COLUMN_TEXT, N_("Industry") },
  { "company_size", ACCORD_COLUMN_TEXT, N_("Company size") },
  { "region", ACCORD_COLUMN_TEXT, N_("Region") },
  { "objections", ACCORD_COLUMN_PROSE, N_("Objections, and the answer to each") },
  { "triggers", ACCORD_COLUMN_PROSE, N_("What makes them look for a solution") },
  { "criteria", ACCORD_COLUMN_PROSE, N_("What they decide by") },
  { "role", ACCORD_COLUMN_CHOICE, N_("Role in the purchase"), .choices = role_choices },
  { "channels", ACCORD_COLUMN_TEXT, N_("Channels and sources they trust") },
  { "quote", ACCORD_COLUMN_TEXT, N_("In their words") },
  { "needs_awareness", ACCORD_COLUMN_PROSE, N_("What they need when they become aware") },
  { "needs_consideration", ACCORD_COLUMN_PROSE, N_("What they need when they compare") },
  { "needs_decision", ACCORD_COLUMN_PROSE, N_("What they need when they decide") },
  { "needs_after", ACCORD_COLUMN_PROSE, N_("What they need after the purchase") },
  { "questions_awareness", ACCORD_COLUMN_PROSE, N_("What they ask when they become aware") },
  { "questions_consideration", ACCORD_COLUMN_PROSE, N_("What they ask when they compare") },
  { "questions_decision", ACCORD_COLUMN_PROSE, N_("What they ask when they decide") },
  { "questions_after", ACCORD_COLUMN_PROSE, N_("What they ask after the purchase") },
  { "content_awareness", ACCORD_COLUMN_PROSE, N_("What we show when they become aware") },
  { "content_consideration", ACCORD_COLUMN_PROSE, N_("What we show when they compare") },
  { "content_decision", ACCORD_COLUMN_PROSE, N_("What we show when they decide") },
  { "content_after", ACCORD_COLUMN_PROSE, N_("What we show after the purchase") },
  { "channel_awareness", ACCORD_COLUMN_PROSE, N_("Where they are met when they become aware") },
  { "channel_consideration", ACCORD_COLUMN_PROSE, N_("Where they are met when they compare") },
  { "channel_decision", ACCORD_COLUMN_PROSE, N_("Where they are met when they decide") },
  { "channel_after", ACCORD_COLUMN_PROSE, N_("Where they are met after the purchase") },
  { "evidence", ACCORD_COLUMN_PROSE, N_("Evidence or assumption") }, /* a list: «- pains: evidence» */
  { "picture", ACCORD_COLUMN_OPAQUE, N_("Picture") },                /* a JPEG or PNG, in Base64 */
  { "match", ACCORD_COLUMN_CONDITION, N_("Who belongs here") },
  { "archived", ACCORD_COLUMN_BOOLEAN, N_("Archived") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_persona_class_init (AccordPersonaClass *klass)
{
  accord_record_class_set_columns (klass, "personas", N_("persona"), columns, G_N_ELEMENTS (columns));
}

static void
accord_persona_init (AccordPersona *self)
{
}
