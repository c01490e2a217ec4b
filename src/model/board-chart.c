#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A chart of the board: what it shows, how, and where it stands. What is empty is as the bar above the board says. */
typedef AccordRecord AccordBoardChart;
typedef AccordRecordClass AccordBoardChartClass;

G_DEFINE_FINAL_TYPE (AccordBoardChart, accord_board_chart, ACCORD_TYPE_RECORD)

/* The names of AccordForm, and what has no figures of its own. */
static const char *const forms[] = { "plain", "funnel", "ages", "spread", "heat", "shares", "multiples", "change",
                                     "goal", "commitments", NULL };

static const AccordColumn columns[] = {
  { "title", ACCORD_COLUMN_TEXT, N_("Title") },
  { "form", ACCORD_COLUMN_CHOICE, N_("How it is shown"), .choices = forms },
  { "metric", ACCORD_COLUMN_TEXT, N_("What is measured") },
  { "by", ACCORD_COLUMN_TEXT, N_("Periods") },
  { "grouping", ACCORD_COLUMN_TEXT, N_("Field that is compared") },
  { "basis", ACCORD_COLUMN_TEXT, N_("What counts as converted") },
  { "horizon_days", ACCORD_COLUMN_INTEGER, N_("Days in which a lead may become a customer") },
  { "from_stage", ACCORD_COLUMN_TEXT, N_("Stage it starts from") },
  { "to_stage", ACCORD_COLUMN_TEXT, N_("Stage it ends with") },
  { "condition", ACCORD_COLUMN_CONDITION, N_("Which leads") },
  { "commitment", ACCORD_COLUMN_REFERENCE, N_("Commitment") },
  { "is_wide", ACCORD_COLUMN_BOOLEAN, N_("As wide as the board") },
  { "position", ACCORD_COLUMN_REAL, N_("Place on the board"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_board_chart_class_init (AccordBoardChartClass *klass)
{
  accord_record_class_set_columns (klass, "board_charts", N_("chart"), columns, G_N_ELEMENTS (columns));
}

static void
accord_board_chart_init (AccordBoardChart *self)
{
}
