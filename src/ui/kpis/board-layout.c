#include "ui/kpis/board-layout.h"

#define COLUMN_SPACING 18
#define ROW_SPACING 14
#define TWO_FROM 700 /* as wide as this, two stand in a row */

struct _AccordBoardLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordBoardLayout, accord_board_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One or two cards that stand beside each other. */
typedef struct
{
  GtkWidget *cards[2];
  int        n;
  int        width; /* of each */
  int        minimum, natural;
} Row;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
measure_row (Row *row)
{
  row->minimum = row->natural = 0;
  for (int i = 0; i < row->n; i++)
    {
      int minimum, natural;

      gtk_widget_measure (row->cards[i], GTK_ORIENTATION_VERTICAL, row->width, &minimum, &natural, NULL, NULL);
      row->minimum = MAX (row->minimum, minimum);
      row->natural = MAX (row->natural, natural);
    }
}

/* The row that begins with @first; the card after it, or NULL. A card that is left alone stays half as wide. */
static GtkWidget *
take_row (GtkWidget *first,
          int        width,
          Row       *row)
{
  GtkWidget *next = skip_hidden (gtk_widget_get_next_sibling (first));
  gboolean two = width >= TWO_FROM && !gtk_widget_has_css_class (first, "wide");

  *row = (Row) { { first, NULL }, 1, two ? (width - COLUMN_SPACING) / 2 : width, 0, 0 };
  if (two && next != NULL && !gtk_widget_has_css_class (next, "wide"))
    {
      row->cards[row->n++] = next;
      next = skip_hidden (gtk_widget_get_next_sibling (next));
    }
  measure_row (row);
  return next;
}

static GtkSizeRequestMode
accord_board_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int own_minimum, own_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &own_minimum, &own_natural, NULL, NULL);
      *minimum = MAX (*minimum, own_minimum);
      *natural = MAX (*natural, own_natural);
    }
  *natural = MAX (*natural, TWO_FROM);
}

static void
accord_board_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int n_rows = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      Row row;

      child = take_row (child, for_size < 0 ? TWO_FROM : for_size, &row);
      *minimum += row.minimum + (n_rows > 0 ? ROW_SPACING : 0);
      *natural += row.natural + (n_rows > 0 ? ROW_SPACING : 0);
      n_rows++;
    }
}

static void
accord_board_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  while (child != NULL)
    {
      Row row;

      child = take_row (child, width, &row);
      for (int i = 0; i < row.n; i++)
        {
          int x = i * (row.width + COLUMN_SPACING);
          GtkAllocation allocation = { rtl ? width - x - row.width : x, y, row.width, row.natural };

          gtk_widget_size_allocate (row.cards[i], &allocation, -1);
        }
      y += row.natural + ROW_SPACING;
    }
}

static void
accord_board_layout_class_init (AccordBoardLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = accord_board_layout_get_request_mode;
  layout_class->measure = accord_board_layout_measure;
  layout_class->allocate = accord_board_layout_allocate;
}

static void
accord_board_layout_init (AccordBoardLayout *self)
{
}
