#include "ui/common/wrap-layout.h"

#define SPACING 8

struct _AccordWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordWrapLayout, accord_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_width (GtkWidget *child,
           int        most)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, most));
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* How high the children of the line are that begins with @first; @end: (out): the child after it, or NULL. */
static int
measure_line (GtkWidget  *first,
              int         width,
              GtkWidget **end)
{
  int x = 0, height = 0;

  for (*end = first; *end != NULL; *end = skip_hidden (gtk_widget_get_next_sibling (*end)))
    {
      int own = get_width (*end, width);

      if (x > 0 && x + own > width)
        break;
      height = MAX (height, get_height (*end, own));
      x += own + SPACING;
    }
  return height;
}

static GtkSizeRequestMode
accord_wrap_layout_get_request_mode (GtkLayoutManager *manager,
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
      *natural += own_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
accord_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  while (child != NULL)
    *natural += measure_line (child, for_size < 0 ? G_MAXINT : for_size, &child) + (*natural > 0 ? SPACING : 0);
  *minimum = *natural;
}

static void
accord_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *end;
      int x = 0, line = measure_line (child, width, &end);

      for (; child != end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int own = get_width (child, width);
          GtkAllocation allocation = { rtl ? width - x - own : x, y, own, line };

          gtk_widget_size_allocate (child, &allocation, -1);
          x += own + SPACING;
        }
      y += line + SPACING;
    }
}

static void
accord_wrap_layout_class_init (AccordWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = accord_wrap_layout_get_request_mode;
  layout_class->measure = accord_wrap_layout_measure;
  layout_class->allocate = accord_wrap_layout_allocate;
}

static void
accord_wrap_layout_init (AccordWrapLayout *self)
{
}
