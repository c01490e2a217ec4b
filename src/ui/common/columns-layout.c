#include "ui/common/columns-layout.h"

struct _AccordColumnsLayout
{
  GtkLayoutManager parent_instance;

  int threshold;
  int spacing;
  int first_percent;
};

G_DEFINE_FINAL_TYPE (AccordColumnsLayout, accord_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_THRESHOLD,
  PROP_SPACING,
  PROP_FIRST_PERCENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  int n_children;
  int n_expanding;
  int fixed; /* the natural widths of those that do not expand */
} Census;

static GtkWidget *
next_child (GtkWidget *widget,
            GtkWidget *child)
{
  child = child == NULL ? gtk_widget_get_first_child (widget) : gtk_widget_get_next_sibling (child);
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static Census
count_children (GtkWidget *widget)
{
  Census census = { 0, 0, 0 };

  for (GtkWidget *child = next_child (widget, NULL); child != NULL; child = next_child (widget, child))
    {
      census.n_children++;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        census.n_expanding++;
      else
        census.fixed += natural_width (child);
    }

  return census;
}

static gboolean
is_first_expanding (GtkWidget *child)
{
  for (GtkWidget *other = gtk_widget_get_prev_sibling (child); other != NULL; other = gtk_widget_get_prev_sibling (other))
    if (gtk_widget_should_layout (other) && gtk_widget_compute_expand (other, GTK_ORIENTATION_HORIZONTAL))
      return FALSE;

  return TRUE;
}

static int
column_width (AccordColumnsLayout *self,
              GtkWidget           *child,
              const Census        *census,
              int                  width)
{
  int left = width - census->fixed - self->spacing * (census->n_children - 1);
  int first = self->first_percent > 0 && census->n_expanding == 2 ? left * self->first_percent / 100
                                                                    : left / MAX (census->n_expanding, 1);

  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return natural_width (child);
  if (census->n_expanding != 2 || is_first_expanding (child))
    return MAX (first, 0);

  return MAX (left - first, 0);
}

static GtkSizeRequestMode
accord_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (AccordColumnsLayout *self,
               GtkWidget           *widget,
               int                 *minimum,
               int                 *natural)
{
  for (GtkWidget *child = next_child (widget, NULL); child != NULL; child = next_child (widget, child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + self->spacing;
    }
  /* Where there is room to choose, they stand beside each other. */
  *natural = MAX (MAX (*natural, self->threshold), *minimum);
}

static void
measure_height (AccordColumnsLayout *self,
                GtkWidget           *widget,
                int                  for_size,
                int                 *minimum,
                int                 *natural)
{
  Census census = count_children (widget);
  gboolean beside = for_size >= self->threshold;

  for (GtkWidget *child = next_child (widget, NULL); child != NULL; child = next_child (widget, child))
    {
      int width = beside ? column_width (self, child, &census, for_size) : for_size;
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &child_minimum, &child_natural, NULL, NULL);
      *minimum = beside ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = beside ? MAX (*natural, child_natural) : *natural + child_natural;
    }
  if (!beside && census.n_children > 1)
    {
      *minimum += self->spacing * (census.n_children - 1);
      *natural += self->spacing * (census.n_children - 1);
    }
}

static void
accord_columns_layout_measure (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  AccordColumnsLayout *self = ACCORD_COLUMNS_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size < 0 ? self->threshold : for_size, minimum, natural);
}

static void
accord_columns_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  AccordColumnsLayout *self = ACCORD_COLUMNS_LAYOUT (manager);
  Census census = count_children (widget);
  gboolean beside = width >= self->threshold;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0;

  for (GtkWidget *child = next_child (widget, NULL); child != NULL; child = next_child (widget, child))
    {
      GtkAllocation allocation = { x, y, width, height };

      if (beside)
        {
          allocation.width = column_width (self, child, &census, width);
          allocation.x = rtl ? width - x - allocation.width : x;
          x += allocation.width + self->spacing;
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &allocation.height, NULL, NULL);
          y += allocation.height + self->spacing;
        }
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
accord_columns_layout_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  AccordColumnsLayout *self = ACCORD_COLUMNS_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_FIRST_PERCENT:
      g_value_set_int (value, self->first_percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
accord_columns_layout_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  AccordColumnsLayout *self = ACCORD_COLUMNS_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_FIRST_PERCENT:
      self->first_percent = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
accord_columns_layout_class_init (AccordColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = accord_columns_layout_get_property;
  object_class->set_property = accord_columns_layout_set_property;
  layout_class->get_request_mode = accord_columns_layout_get_request_mode;
  layout_class->measure = accord_columns_layout_measure;
  layout_class->allocate = accord_columns_layout_allocate;

  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 800,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 18,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIRST_PERCENT] = g_param_spec_int ("first-percent", NULL, NULL, 0, 100, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_columns_layout_init (AccordColumnsLayout *self)
{
  self->threshold = 800;
  self->spacing = 18;
}
