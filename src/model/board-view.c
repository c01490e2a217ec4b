#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What was chosen above the board, under a name, so that both teams can choose it again. */
typedef AccordRecord AccordBoardView;
typedef AccordRecordClass AccordBoardViewClass;

G_DEFINE_FINAL_TYPE (AccordBoardView, accord_board_view, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "title", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "span", ACCORD_COLUMN_TEXT, N_("Stretch of time") },
  { "first", ACCORD_COLUMN_DAY, N_("First day") },
  { "last", ACCORD_COLUMN_DAY, N_("Last day") },
  { "by", ACCORD_COLUMN_TEXT, N_("Periods") },
  { "grouping", ACCORD_COLUMN_TEXT, N_("Field that is compared") },
  { "basis", ACCORD_COLUMN_TEXT, N_("What counts as converted") },
  { "horizon_days", ACCORD_COLUMN_INTEGER, N_("Days in which a lead may become a customer") },
  { "compared_with", ACCORD_COLUMN_TEXT, N_("Compared with") },
  { "picked", ACCORD_COLUMN_CONDITION, N_("Sources, campaigns, personas, owners and bands") },
  { "condition", ACCORD_COLUMN_CONDITION, N_("Which leads") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_board_view_class_init (AccordBoardViewClass *klass)
{
  accord_record_class_set_columns (klass, "board_views", N_("view"), columns, G_N_ELEMENTS (columns));
}

static void
accord_board_view_init (AccordBoardView *self)
{
}
