#include "ui/leads/lead-columns.h"

#include <math.h>

#include "present/words.h"
#include "report/reading.h"
#include "ui/leads/lead-list.h"
#include "ui/leads/lead-menu.h"

#define MOST_COLUMNS 7
#define INFO_KEY "accord-column-info"

/* How wide a column would like to be: as the longest of so many of its texts, within bounds. */
#define N_MEASURED 24
#define FEWEST_CHARS 5
#define MOST_CHARS 32

typedef struct
{
  char         *name;
  AccordRecord *settings; /* the workspace's: currency, words for stages */
  gboolean      first;    /* the one that names the lead: bold */
  gboolean      numeric;
  guint         n_chars;  /* 0: it was not shown yet */
} ColumnInfo;

static void
free_info (ColumnInfo *info)
{
  g_free (info->name);
  g_object_unref (info->settings);
  g_free (info);
}

/**
 * accord_lead_cell_describe:
 * @frame: all leads
 * @row: one of them
 * @name: a field's name
 * @settings: the workspace's: its currency, its words for stages
 *
 * Returns: (transfer full): what stands in a cell, in the language of the person who reads it; "" where nothing does
 */
char *
accord_lead_cell_describe (const AccordFrame *frame,
                           guint              row,
                           const char        *name,
                           AccordRecord      *settings)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, name);
  AccordStage stage;
  g_autofree char *text = NULL;

  if (column == NULL)
    return g_strdup ("");
  if (column->kind == ACCORD_FRAME_MOMENT)
    return column->days[row] == ACCORD_DAY_NONE ? g_strdup ("") : accord_words_day (column->days[row]);
  if (g_str_equal (name, "value"))
    return isnan (column->reals[row]) ? g_strdup ("")
                                      : accord_words_value (column->reals[row], ACCORD_UNIT_MONEY,
                                                            accord_record_get_text (settings, "currency"));
  text = accord_frame_cell_text (frame, column, row);
  if (g_str_equal (name, "stage") && accord_stage_parse (text, &stage))
    return accord_words_stage_label (stage, settings);
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static char *
describe_cell (const ColumnInfo *info,
               AccordLeadItem   *item)
{
  return accord_lead_cell_describe (accord_lead_item_get_frame (item), accord_lead_item_get_row (item), info->name,
                                    info->settings);
}

/* An inscription: unlike a label it keeps its size when its text is another, so that a table that is scrolled or searched
 * does not measure all its cells again. */
static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  ColumnInfo *info = user_data;
  GtkInscription *cell = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (cell, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (cell), info->first ? "heading" : "body");
  if (info->numeric)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "numeric");
  g_object_set_data (G_OBJECT (cell), INFO_KEY, info);
  gtk_list_item_set_child (list_item, GTK_WIDGET (cell));
}

/* An inscription begins where its text does: a Latin name in an Arabic table, and an Arabic one in an English table, would
 * be at the wrong end. */
static void
align (GtkInscription *cell,
       gboolean        at_end,
       const char     *text)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (cell)) == GTK_TEXT_DIR_RTL;

  gtk_inscription_set_xalign (cell, at_end != (accord_line_is_rtl (text, rtl) != rtl) ? 1 : 0);
}

static void
on_item_changed_cb (GtkInscription *cell,
                    AccordLeadItem *item)
{
  const ColumnInfo *info = g_object_get_data (G_OBJECT (cell), INFO_KEY);
  g_autofree char *text = describe_cell (info, item);

  /* A lead has one line. */
  g_strdelimit (text, "\r\n\v\f\t", ' ');
  align (cell, info->numeric, text);
  gtk_inscription_set_text (cell, text);
}

static guint
measure_texts (const ColumnInfo  *info,
               const AccordFrame *frame)
{
  guint n_leads = accord_frame_get_n_leads (frame);
  guint step = MAX (n_leads / N_MEASURED, 1);
  glong longest = FEWEST_CHARS;

  for (guint row = 0; row < n_leads; row += step)
    {
      g_autofree char *text = accord_lead_cell_describe (frame, row, info->name, info->settings);

      longest = MAX (longest, g_utf8_strlen (text, -1));
    }
  return (guint) MIN (longest, MOST_CHARS);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  user_data)
{
  ColumnInfo *info = user_data;
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  AccordLeadItem *item = gtk_list_item_get_item (list_item);

  if (info->n_chars == 0)
    info->n_chars = measure_texts (info, accord_lead_item_get_frame (item));
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), info->n_chars);
  on_item_changed_cb (GTK_INSCRIPTION (cell), item);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (on_item_changed_cb), cell);
  accord_lead_menu_set_item (cell, item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), gtk_list_item_get_child (list_item));
}

/* The table is sorted elsewhere; this sorter makes the header clickable and tells, when asked, that it was asked
 * first: GTK 4.8 does not say which column a person sorts by. */
typedef struct
{
  const char *asked;
} Probe;

static Probe probe;

static gint
compare_nothing (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  if (probe.asked == NULL)
    probe.asked = user_data;
  return -1;
}

/**
 * accord_lead_column_new:
 * @settings: the workspace's: its currency, its words for stages
 *
 * Returns: (transfer full): a column to append to a table of #AccordLeadItem
 */
GtkColumnViewColumn *
accord_lead_column_new (const AccordField *field,
                        AccordRecord      *settings)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  g_autofree char *title = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  ColumnInfo *info = g_new0 (ColumnInfo, 1);

  info->name = g_strdup (field->name);
  info->settings = g_object_ref (settings);
  info->first = g_str_equal (field->name, "company") || g_str_equal (field->name, "name");
  info->numeric = field->type == ACCORD_COLUMN_REAL || field->type == ACCORD_COLUMN_INTEGER;
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), info);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), info);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), info);
  title = accord_words_field (field, settings);
  column = gtk_column_view_column_new (title, factory);
  g_object_set_data_full (G_OBJECT (column), "info", info, (GDestroyNotify) free_info);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, info->name, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, TRUE);
  return column;
}

/**
 * accord_lead_column_rename:
 * @field: the field that @column shows
 *
 * Calls the column, and the stages in its cells, by the words the workspace has now. The other cells stay as they are.
 */
void
accord_lead_column_rename (GtkColumnViewColumn *column,
                           const AccordField   *field)
{
  ColumnInfo *info = g_object_get_data (G_OBJECT (column), "info");
  g_autofree char *title = accord_words_field (field, info->settings);

  if (!g_str_equal (title, gtk_column_view_column_get_title (column)))
    gtk_column_view_column_set_title (column, title);
  if (g_str_equal (info->name, "stage"))
    {
      g_autoptr (GtkListItemFactory) factory = g_object_ref (gtk_column_view_column_get_factory (column));

      gtk_column_view_column_set_factory (column, NULL);
      gtk_column_view_column_set_factory (column, factory);
    }
}

const char *
accord_lead_column_get_name (GtkColumnViewColumn *column)
{
  ColumnInfo *info = g_object_get_data (G_OBJECT (column), "info");

  return info->name;
}

static gboolean
has_any (const AccordFrameColumn *column,
         guint                    n_leads)
{
  if (column == NULL)
    return FALSE;
  if (column->kind == ACCORD_FRAME_TEXT)
    return column->n_codes > 1;
  for (guint row = 0; row < n_leads; row++)
    if ((column->kind == ACCORD_FRAME_MOMENT && column->days[row] != ACCORD_DAY_NONE) ||
        (column->kind == ACCORD_FRAME_REAL && !isnan (column->reals[row])) ||
        (column->kind == ACCORD_FRAME_BOOLEAN && column->flags[row] < 2))
      return TRUE;
  return FALSE;
}

/**
 * accord_lead_columns_usual:
 *
 * Returns: (transfer full): names of fields, borrowed from @frame
 */
GPtrArray *
accord_lead_columns_usual (const AccordFrame *frame)
{
  static const char *const usual[] = { "company", "name", "id", "job_title", "stage", "source", "campaign",
                                       "created_at", "value", "persona", "owner", "email", "country" };
  GPtrArray *names = g_ptr_array_new ();
  guint n_leads = accord_frame_get_n_leads (frame);

  for (guint i = 0; i < G_N_ELEMENTS (usual) && names->len < MOST_COLUMNS; i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, usual[i]);

      /* An id says little beside a name. */
      if (g_str_equal (usual[i], "id") && names->len > 0)
        continue;
      if (has_any (column, n_leads))
        g_ptr_array_add (names, column->field->name);
    }
  for (guint i = 0; i < accord_frame_get_n_columns (frame) && names->len < MOST_COLUMNS; i++)
    {
      const AccordFrameColumn *column = accord_frame_get_column (frame, i);

      if (column->field->custom && has_any (column, n_leads))
        g_ptr_array_add (names, column->field->name);
    }
  return names;
}

/**
 * accord_lead_columns_sorting:
 * @descending: (out):
 *
 * Asks the table's sorter to compare two things: the first column to be asked is the one sorted by, and what comes back
 * says in which direction.
 *
 * Returns: (transfer none) (nullable): a field's name
 */
const char *
accord_lead_columns_sorting (GtkColumnView *view,
                             gboolean      *descending)
{
  g_autoptr (GObject) some = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  probe.asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), some, other);
  *descending = order == GTK_ORDERING_LARGER;
  return probe.asked;
}
