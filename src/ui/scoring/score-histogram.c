#include "ui/scoring/score-histogram-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-score.h"
#include "present/words.h"

#define GRIP 9.0 /* as near as this a line is taken hold of */
#define HEIGHT 230

struct _AccordScoreHistogram
{
  GtkWidget parent_instance;

  AccordScorePreview  *preview;
  AccordHistogramLine  lines[ACCORD_N_LINES];

  gboolean movable;
  gint     held;   /* the line that is dragged, or -1 */
  gint     chosen; /* the line that the arrows move */
  double   held_x;
};

G_DEFINE_FINAL_TYPE (AccordScoreHistogram, accord_score_histogram, GTK_TYPE_WIDGET)

enum
{
  LINE_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordHistogramPicture
get_picture (AccordScoreHistogram *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (AccordHistogramPicture){ .preview = self->preview,
                                   .lines = self->lines,
                                   .chosen = self->held >= 0                  ? self->held
                                             : gtk_widget_has_focus (widget) ? self->chosen
                                                                              : -1,
                                   .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
                                   .width = gtk_widget_get_width (widget),
                                   .height = gtk_widget_get_height (widget) };
}

static void
set_line (AccordScoreHistogram *self,
          gint                  index,
          double                value,
          char                 *label,
          char                 *spoken)
{
  g_free (self->lines[index].label);
  g_free (self->lines[index].spoken);
  self->lines[index].value = value;
  self->lines[index].label = label;
  self->lines[index].spoken = spoken;
}

static void
describe (AccordScoreHistogram *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->preview != NULL && !isnan (self->lines[self->chosen].value))
    /* Translators: which of the lines in a picture the arrow keys move */
    g_string_append_printf (text, _("Arrow keys move: %s. "), self->lines[self->chosen].spoken);
  for (gint i = ACCORD_N_LINES; self->preview != NULL && i-- > 0;)
    if (!isnan (self->lines[i].value))
      g_string_append_printf (text, "%s. ", self->lines[i].spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static void
fill_lines (AccordScoreHistogram *self)
{
  const AccordScoreModel *model = accord_scores_get_model (self->preview->scores);
  g_autofree char *mql = accord_words_score (model->mql), *handover = accord_words_score (model->handover);
  g_autofree char *n_mql = accord_words_count (self->preview->n_qualify);
  g_autofree char *n_handover = accord_words_count (self->preview->n_handed_over);

  for (gint i = 0; i < 3; i++)
    {
      g_autofree char *from = accord_words_score (model->bands[i]);
      const char *band = accord_band_get_name ((AccordBand) i);

      /* Translators: the letter of a band and a score: «Band A from 80» */
      set_line (self, ACCORD_LINE_BAND_A + i, model->bands[i], g_strdup (band),
                g_strdup_printf (_("Band %s from %s"), band, from));
    }
  /* Translators: a number of leads: «104 to sales» */
  set_line (self, ACCORD_LINE_HANDOVER, model->handover, g_strdup_printf (_("%s to sales"), n_handover),
            g_strdup_printf (_("Handed over to sales from %s: %s leads"), handover, n_handover));
  /* Translators: a number of leads and a score: «729 qualify, from 62» */
  set_line (self, ACCORD_LINE_MQL, model->mql, g_strdup_printf (_("%s qualify, from %s"), n_mql, mql),
            g_strdup_printf (_("Qualified from %s: %s leads"), mql, n_mql));
}

/* It is there at once: what it does to the leads follows. */
static void
move_line (AccordScoreHistogram *self,
           gint                  index,
           double                value)
{
  if (!self->movable || value == self->lines[index].value)
    return;
  self->lines[index].value = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[LINE_MOVED], 0, self->lines[index].column, value);
}

/* The nearest that is near enough; of several at one place the one that is drawn on top. */
static gint
find_line (AccordScoreHistogram *self,
           double                x)
{
  AccordHistogramPicture picture = get_picture (self);
  double least = GRIP;
  gint found = -1;

  for (gint i = 0; self->preview != NULL && self->movable && i < ACCORD_N_LINES; i++)
    if (!isnan (self->lines[i].value) && fabs (accord_histogram_x (&picture, self->lines[i].value) - x) <= least)
      {
        least = fabs (accord_histogram_x (&picture, self->lines[i].value) - x);
        found = i;
      }
  return found;
}

static void
on_drag_begin_cb (AccordScoreHistogram *self,
                  double                x,
                  double                y,
                  GtkGesture           *gesture)
{
  AccordHistogramPicture picture = get_picture (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->held = find_line (self, x);
  if (self->held < 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->chosen = self->held;
  self->held_x = accord_histogram_x (&picture, self->lines[self->held].value);
  describe (self);
}

static void
on_drag_update_cb (AccordScoreHistogram *self,
                   double                x,
                   double                y)
{
  AccordHistogramPicture picture = get_picture (self);

  if (self->held >= 0 && self->preview != NULL)
    move_line (self, self->held, round (accord_histogram_score_at (&picture, self->held_x + x)));
}

static void
on_drag_end_cb (AccordScoreHistogram *self)
{
  self->held = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_hover_cb (AccordScoreHistogram *self,
             double                x,
             double                y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_line (self, x) >= 0 ? "ew-resize" : NULL);
}

/* From line to line as they stand, the lowest score first. */
static void
choose (AccordScoreHistogram *self,
        gint                  step)
{
  gint best = -1;

  for (gint i = 0; i < ACCORD_N_LINES; i++)
    {
      double own = self->lines[self->chosen].value, value = self->lines[i].value;
      gboolean beyond = value != own ? (value > own) == (step > 0) : (i > self->chosen) == (step > 0);

      if (i == self->chosen || isnan (value) || !beyond)
        continue;
      if (best < 0 || (value != self->lines[best].value ? (value < self->lines[best].value) == (step > 0)
                                                        : (i < best) == (step > 0)))
        best = i;
    }
  if (best >= 0)
    self->chosen = best;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_key_pressed_cb (AccordScoreHistogram *self,
                   guint                 keyval,
                   guint                 keycode,
                   GdkModifierType       modifiers)
{
  gint forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  gint step = 0;

  if (self->preview == NULL || (modifiers & GDK_ALT_MASK) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    choose (self, keyval == GDK_KEY_Up ? 1 : -1);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    step = keyval == GDK_KEY_Right ? forward : -forward;
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down)
    step = keyval == GDK_KEY_Page_Up ? 5 : -5;
  else
    return FALSE;
  if (step != 0 && !isnan (self->lines[self->chosen].value))
    move_line (self, self->chosen, self->lines[self->chosen].value + step);
  return TRUE;
}

static gboolean
accord_score_histogram_query_tooltip (GtkWidget  *widget,
                                      gint        x,
                                      gint        y,
                                      gboolean    keyboard,
                                      GtkTooltip *tooltip)
{
  AccordScoreHistogram *self = ACCORD_SCORE_HISTOGRAM (widget);
  AccordHistogramPicture picture = get_picture (self);
  g_autofree char *n = NULL, *text = NULL;
  double score;
  guint column;

  if (self->preview == NULL || keyboard)
    return FALSE;
  score = accord_histogram_score_at (&picture, x);
  column = MIN ((guint) ((score - self->preview->first) / self->preview->width), self->preview->n_columns - 1);
  n = accord_words_count (self->preview->columns[column]);
  /* Translators: a score, the one where the next column begins, and how many leads are between */
  text = g_strdup_printf (_("from %g to below %g: %s leads"), self->preview->first + column * self->preview->width,
                          self->preview->first + (column + 1) * self->preview->width, n);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
accord_score_histogram_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  AccordScoreHistogram *self = ACCORD_SCORE_HISTOGRAM (widget);
  AccordHistogramPicture picture = get_picture (self);
  const AccordChartTheme *theme = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? accord_chart_theme_dark ()
                                                                                                : accord_chart_theme_light ();
  cairo_t *cr;

  if (self->preview == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) picture.width, (float) picture.height));
  accord_histogram_draw (&picture, widget, theme, cr);
  cairo_destroy (cr);
}

static void
accord_score_histogram_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                gint            for_size,
                                gint           *minimum,
                                gint           *natural,
                                gint           *minimum_baseline,
                                gint           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
}

static void
accord_score_histogram_finalize (GObject *object)
{
  AccordScoreHistogram *self = ACCORD_SCORE_HISTOGRAM (object);

  for (gint i = 0; i < ACCORD_N_LINES; i++)
    set_line (self, i, NAN, NULL, NULL);
  g_clear_pointer (&self->preview, accord_score_preview_unref);
  G_OBJECT_CLASS (accord_score_histogram_parent_class)->finalize (object);
}

static void
accord_score_histogram_class_init (AccordScoreHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_score_histogram_finalize;
  widget_class->snapshot = accord_score_histogram_snapshot;
  widget_class->measure = accord_score_histogram_measure;
  widget_class->query_tooltip = accord_score_histogram_query_tooltip;
  signals[LINE_MOVED] = g_signal_new ("line-moved", ACCORD_TYPE_SCORE_HISTOGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (AccordScoreHistogram *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_hover_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
accord_score_histogram_init (AccordScoreHistogram *self)
{
  static const char *const columns[] = { "score_band_a", "score_band_b", "score_band_c", "score_handover", "score_mql" };

  for (gint i = 0; i < ACCORD_N_LINES; i++)
    self->lines[i] = (AccordHistogramLine){ .column = columns[i], .value = NAN };
  self->held = -1;
  self->chosen = ACCORD_LINE_MQL;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leads by score"), -1);
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * accord_score_histogram_new:
 *
 * Returns: (transfer floating): a picture of nothing
 */
GtkWidget *
accord_score_histogram_new (void)
{
  return g_object_new (ACCORD_TYPE_SCORE_HISTOGRAM, NULL);
}

/**
 * accord_score_histogram_set_preview:
 * @preview: (nullable): what to draw
 */
void
accord_score_histogram_set_preview (AccordScoreHistogram     *self,
                                    const AccordScorePreview *preview)
{
  g_return_if_fail (ACCORD_IS_SCORE_HISTOGRAM (self));

  g_clear_pointer (&self->preview, accord_score_preview_unref);
  if (preview != NULL)
    {
      self->preview = accord_score_preview_ref ((AccordScorePreview *) preview);
      fill_lines (self);
    }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_score_histogram_set_movable:
 * @movable: whether the person may change the thresholds
 */
void
accord_score_histogram_set_movable (AccordScoreHistogram *self,
                                    gboolean              movable)
{
  g_return_if_fail (ACCORD_IS_SCORE_HISTOGRAM (self));

  self->movable = movable;
}
