#include "ui/personas/journey-layout.h"

#define LEAST_COLUMN 118 /* narrower ones hold no sentence */
#define COLUMN_SPACING 10
#define ROW_SPACING 8
#define STAGE_SPACING 14 /* more, between stages that stand one below the other */

struct _AccordJourneyLayout
{
  GtkLayoutManager parent_instance;

  guint n_columns;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (AccordJourneyLayout, accord_journey_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_beside (AccordJourneyLayout *self,
           int                  width)
{
  return width >= (int) self->n_columns * LEAST_COLUMN + ((int) self->n_columns - 1) * COLUMN_SPACING;
}

static int
get_column_width (AccordJourneyLayout *self,
                  int                  width)
{
  return (width - ((int) self->n_columns - 1) * COLUMN_SPACING) / (int) self->n_columns;
}

static int
measure_child (GtkWidget *child,
               int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* Returns: (transfer full): of each row what its highest child needs. */
static int *
measure_rows (AccordJourneyLayout *self,
              GtkWidget           *widget,
              int                  column_width)
{
  int *heights = g_new0 (int, self->n_rows);
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int *height = &heights[i++ % self->n_rows];

      *height = MAX (*height, measure_child (child, column_width));
    }
  return heights;
}

/* The space above the child at @index where all stand one below the other. */
static int
get_space (AccordJourneyLayout *self,
           guint                index)
{
  if (index == 0)
    return 0;
  return index % self->n_rows == 0 ? STAGE_SPACING + ROW_SPACING : ROW_SPACING;
}

static int
measure_height (AccordJourneyLayout *self,
                GtkWidget           *widget,
                int                  width)
{
  g_autofree int *heights = NULL;
  int height = 0;
  guint i = 0;

  if (!is_beside (self, width))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        height += get_space (self, i++) + measure_child (child, width);
      return height;
    }
  heights = measure_rows (self, widget, get_column_width (self, width));
  for (i = 0; i < self->n_rows; i++)
    height += heights[i] + (i > 0 ? ROW_SPACING : 0);
  return height;
}

static GtkSizeRequestMode
accord_journey_layout_get_request_mode (GtkLayoutManager *manager,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_journey_layout_measure (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  AccordJourneyLayout *self = ACCORD_JOURNEY_LAYOUT (manager);
  int wide = (int) self->n_columns * (LEAST_COLUMN + COLUMN_SPACING);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, widget, for_size >= 0 ? for_size : wide);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*minimum, wide);
}

static void
allocate_below (AccordJourneyLayout *self,
                GtkWidget           *widget,
                int                  width)
{
  GtkAllocation allocation = { 0, 0, width, 0 };
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      allocation.y += get_space (self, i++);
      allocation.height = measure_child (child, width);
      gtk_widget_size_allocate (child, &allocation, -1);
      allocation.y += allocation.height;
    }
}

static void
allocate_beside (AccordJourneyLayout *self,
                 GtkWidget           *widget,
                 int                  width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column_width = get_column_width (self, width);
  g_autofree int *heights = measure_rows (self, widget, column_width);
  int y = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      guint row = i % self->n_rows;
      int x = (int) (i / self->n_rows) * (column_width + COLUMN_SPACING);

      y = row == 0 ? 0 : y + ROW_SPACING;
      gtk_widget_size_allocate (
        child, &(GtkAllocation) { rtl ? width - x - column_width : x, y, column_width, heights[row] }, -1);
      y += heights[row];
      i++;
    }
}

static void
accord_journey_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  AccordJourneyLayout *self = ACCORD_JOURNEY_LAYOUT (manager);

  if (is_beside (self, width))
    allocate_beside (self, widget, width);
  else
    allocate_below (self, widget, width);
}

static void
accord_journey_layout_class_init (AccordJourneyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = accord_journey_layout_get_request_mode;
  layout_class->measure = accord_journey_layout_measure;
  layout_class->allocate = accord_journey_layout_allocate;
}

static void
accord_journey_layout_init (AccordJourneyLayout *self)
{
}

/**
 * accord_journey_layout_new:
 * @n_columns: how many stages
 * @n_rows: how many children each has, its title included
 *
 * Returns: (transfer full): a layout for n_columns × n_rows children
 */
GtkLayoutManager *
accord_journey_layout_new (guint n_columns,
                           guint n_rows)
{
  AccordJourneyLayout *self = g_object_new (ACCORD_TYPE_JOURNEY_LAYOUT, NULL);

  self->n_columns = n_columns;
  self->n_rows = n_rows;
  return GTK_LAYOUT_MANAGER (self);
}
