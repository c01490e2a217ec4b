#include "ui/scoring/rule-head-layout.h"

#define NARROW 460 /* less wide than this, the bar goes under the words */
#define SHARE 0.28 /* of the width, for the bar beside them */
#define SPACING 8

enum
{
  HANDLE,
  WORDS,
  BAR,
  NUMBER,
  ARROW,
  N_PARTS,
};

struct _AccordRuleHeadLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordRuleHeadLayout, accord_rule_head_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *parts[N_PARTS];
  gint       widths[N_PARTS]; /* natural */
} Head;

static gint
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         gint            for_size,
         gboolean        least)
{
  gint minimum, natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  return least ? minimum : natural;
}

static void
head_init (Head      *self,
           GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (gint i = 0; i < N_PARTS; i++)
    {
      g_return_if_fail (child != NULL);
      self->parts[i] = child;
      self->widths[i] = measure (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
      child = gtk_widget_get_next_sibling (child);
    }
}

static gint
get_fixed (const Head *self)
{
  return self->widths[HANDLE] + self->widths[NUMBER] + self->widths[ARROW] + 3 * SPACING;
}

/* What the words and, in a wide row, the bar get of @width. */
static void
share (Head *self,
       gint  width)
{
  gint left = width - get_fixed (self);

  self->widths[BAR] = width < NARROW ? width : MAX ((gint) (SHARE * width), self->widths[BAR]);
  self->widths[WORDS] = MAX (width < NARROW ? left : left - self->widths[BAR] - SPACING, 0);
}

/* Of those that stand beside each other. */
static gint
measure_line (const Head *self,
              gint        width,
              gboolean    least)
{
  gint height = 0;

  for (gint i = 0; i < N_PARTS; i++)
    if (i != BAR || width >= NARROW)
      height = MAX (height, measure (self->parts[i], GTK_ORIENTATION_VERTICAL, self->widths[i], least));
  return height;
}

static gint
measure_height (Head    *self,
                gint     width,
                gboolean least)
{
  gint height;

  share (self, width);
  height = measure_line (self, width, least);
  if (width < NARROW)
    height += measure (self->parts[BAR], GTK_ORIENTATION_VERTICAL, width, least);
  return height;
}

static GtkSizeRequestMode
accord_rule_head_layout_get_request_mode (GtkLayoutManager *manager,
                                          GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_rule_head_layout_measure (GtkLayoutManager *manager,
                                 GtkWidget        *widget,
                                 GtkOrientation    orientation,
                                 gint              for_size,
                                 gint             *minimum,
                                 gint             *natural,
                                 gint             *minimum_baseline,
                                 gint             *natural_baseline)
{
  Head head;

  head_init (&head, widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_fixed (&head) + measure (head.parts[WORDS], GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
      *natural = MAX (get_fixed (&head) + head.widths[WORDS] + head.widths[BAR] + SPACING, NARROW);
      return;
    }
  *minimum = measure_height (&head, for_size < 0 ? NARROW : for_size, TRUE);
  *natural = measure_height (&head, for_size < 0 ? NARROW : for_size, FALSE);
}

static void
accord_rule_head_layout_allocate (GtkLayoutManager *manager,
                                  GtkWidget        *widget,
                                  gint              width,
                                  gint              height,
                                  gint              baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, narrow = width < NARROW;
  gint line, x = 0;
  Head head;

  head_init (&head, widget);
  share (&head, width);
  line = narrow ? measure_line (&head, width, FALSE) : height;
  for (gint i = 0; i < N_PARTS; i++)
    {
      GtkAllocation place = { x, 0, head.widths[i], line };

      if (i == BAR && narrow)
        place = (GtkAllocation){ 0, line, width, MAX (height - line, 0) };
      else
        x += head.widths[i] + SPACING;
      if (rtl)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (head.parts[i], &place, -1);
    }
}

static void
accord_rule_head_layout_class_init (AccordRuleHeadLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = accord_rule_head_layout_get_request_mode;
  layout_class->measure = accord_rule_head_layout_measure;
  layout_class->allocate = accord_rule_head_layout_allocate;
}

static void
accord_rule_head_layout_init (AccordRuleHeadLayout *self)
{
}

/**
 * accord_rule_head_layout_new:
 *
 * Returns: (transfer full): the layout of a widget with five children
 */
GtkLayoutManager *
accord_rule_head_layout_new (void)
{
  return g_object_new (ACCORD_TYPE_RULE_HEAD_LAYOUT, NULL);
}
