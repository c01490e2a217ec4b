#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A word that both teams mean the same by. */
typedef AccordRecord AccordTerm;
typedef AccordRecordClass AccordTermClass;

G_DEFINE_FINAL_TYPE (AccordTerm, accord_term, ACCORD_TYPE_RECORD)

static const char *const stage_choices[] = { "", "lead", "mql", "sql", "opportunity", "customer", "lost", NULL };

static const AccordColumn columns[] = {
  { "term", ACCORD_COLUMN_TEXT, N_("Term"), ACCORD_COLUMN_REQUIRED },
  { "meaning", ACCORD_COLUMN_PROSE, N_("What it means") },
  { "stage", ACCORD_COLUMN_CHOICE, N_("Stage that it names"), .choices = stage_choices },
  { "metric", ACCORD_COLUMN_TEXT, N_("Figure that it names") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_term_class_init (AccordTermClass *klass)
{
  accord_record_class_set_columns (klass, "terms", N_("term"), columns, G_N_ELEMENTS (columns));
}

static void
accord_term_init (AccordTerm *self)
{
}
