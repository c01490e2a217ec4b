#include "ui/agreement/kept-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/kept-periods.h"
#include "kpi/period.h"
#include "present/figure-chart.h"
#include "report/commitment-words.h"
#include "ui/common/chart-view.h"
#include "workspace/promises.h"

#define N_PERIODS 12
#define HEIGHT 170
#define SECONDS_PER_HOUR 3600.0

struct _AccordKeptView
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkWidget *chart;
  GtkLabel  *words;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *commitment;
  GCancellable    *cancellable;
  AccordPromise   *promise; /* of @figures */
  AccordFigures   *figures; /* NULL: nothing to show */
  double           target;  /* as shown, in the unit of figures */
};

G_DEFINE_FINAL_TYPE (AccordKeptView, accord_kept_view, ADW_TYPE_BIN)

enum
{
  TARGET_DRAGGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static double
get_scale (AccordKeptView *self)
{
  return g_strcmp0 (accord_record_get_text (self->commitment, "unit"), "hours") == 0 ? SECONDS_PER_HOUR : 1;
}

/* «You would have kept this in 5 of the last 12 months.» */
static char *
say_kept (AccordPeriodKind each,
          guint            kept,
          guint            n)
{
  switch (each)
    {
    case ACCORD_PERIOD_WEEK:
      return g_strdup_printf (ngettext ("You would have kept this in %u of the last %u week.",
                                        "You would have kept this in %u of the last %u weeks.", n), kept, n);
    case ACCORD_PERIOD_QUARTER:
      return g_strdup_printf (ngettext ("You would have kept this in %u of the last %u quarter.",
                                        "You would have kept this in %u of the last %u quarters.", n), kept, n);
    case ACCORD_PERIOD_YEAR:
      return g_strdup_printf (ngettext ("You would have kept this in %u of the last %u year.",
                                        "You would have kept this in %u of the last %u years.", n), kept, n);
    case ACCORD_PERIOD_MONTH:
    case ACCORD_PERIOD_ALL:
    default:
      return g_strdup_printf (ngettext ("You would have kept this in %u of the last %u month.",
                                        "You would have kept this in %u of the last %u months.", n), kept, n);
    }
}

static void
set_words (AccordKeptView *self,
           const char     *words)
{
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
}

static void
show_words (AccordKeptView *self)
{
  g_autofree char *words = NULL;
  guint n, kept = accord_kept_periods_count (self->figures, self->promise, self->target, &n);

  if (n == 0)
    {
      set_words (self, _("No period of it is over yet, or none has any figure."));
      return;
    }
  if (isnan (self->target))
    {
      set_words (self, _("Write a target, and see how often you would have kept it."));
      return;
    }
  words = say_kept (self->promise->period, kept, n);
  set_words (self, words);
}

static void
fill_options (AccordKeptView       *self,
              AccordPresentOptions *options)
{
  *options = (AccordPresentOptions) {
    .currency = accord_workspace_get_currency (self->workspace),
    .settings = accord_workspace_get_settings (self->workspace),
    .target = self->target,
    .compact = TRUE,
  };
}

static void
show_chart (AccordKeptView *self)
{
  const AccordMetric *metric = accord_metric_find (self->figures->metric);
  AccordPresentOptions options;
  g_autofree char *sentence = NULL;

  fill_options (self, &options);
  sentence = accord_present_sentence (metric, self->figures, &options);
  accord_chart_view_set_chart (ACCORD_CHART_VIEW (self->chart), accord_present_chart (metric, self->figures, &options),
                               _("How it was kept"), sentence);
  gtk_widget_set_visible (self->chart, TRUE);
}

static void
show_nothing (AccordKeptView *self,
              const char     *why)
{
  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_pointer (&self->promise, accord_promise_free);
  gtk_widget_set_visible (self->chart, FALSE);
  set_words (self, why);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordKeptView) self = ACCORD_KEPT_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figures == NULL)
    {
      show_nothing (self, error->message);
      return;
    }
  g_clear_pointer (&self->figures, accord_figures_unref);
  self->figures = g_steal_pointer (&figures);
  show_chart (self);
  show_words (self);
}

/* The last twelve periods that are over; of a cohort those whose leads have all been given their days. */
static void
set_days (AccordQuery         *query,
          const AccordPromise *promise)
{
  AccordDay first, last, day = query->as_of.day + 1;

  if (promise->metric->has_basis)
    day -= promise->horizon_days;
  query->by = promise->period;
  accord_period_get_days (promise->period, day, &first, &last);
  query->to = first - 1;
  for (guint i = 0; i < N_PERIODS; i++)
    accord_period_get_days (promise->period, first - 1, &first, &last);
  query->from = first;
}

static void
compute (AccordKeptView *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  g_auto (AccordCommitmentAsk) ask = { NULL };
  g_autoptr (GError) error = NULL;
  AccordQuery query;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->target = accord_record_get_real (self->commitment, "target") * get_scale (self);
  if (frame == NULL)
    {
      show_nothing (self, _("The leads are still being read."));
      return;
    }
  accord_workspace_init_query (self->workspace, frame, &query);
  if (!accord_workspace_ask_commitment (self->workspace, self->commitment, &query, &ask, &error))
    {
      show_nothing (self, error != NULL ? error->message : _("People judge whether this is kept: it names no figure."));
      return;
    }
  g_clear_pointer (&self->promise, accord_promise_free);
  self->promise = accord_promise_copy (ask.promise);
  set_days (&query, ask.promise);
  self->cancellable = g_cancellable_new ();
  accord_workspace_compute_async (self->workspace, ask.metric->id, &query, ask.where, self->cancellable, on_computed_cb,
                                  g_object_ref (self));
}

/* Another target needs no other figures. */
static void
on_notify_cb (AccordKeptView *self,
              GParamSpec     *pspec)
{
  if (g_str_equal (pspec->name, "target"))
    accord_kept_view_try_target (self, accord_record_get_real (self->commitment, "target"));
  else
    compute (self);
}

/* As people agree on numbers: whole per cents, whole leads, whole money; hours by the quarter. */
static void
on_target_dragged_cb (AccordKeptView *self,
                      double          value)
{
  const char *unit = accord_record_get_text (self->commitment, "unit");
  double target = value / get_scale (self);

  if (g_str_equal (unit, "ratio"))
    target = fmin (round (target * 100) / 100, 1);
  else if (g_str_equal (unit, "hours"))
    target = round (target * 4) / 4;
  else
    target = round (target);
  g_signal_emit (self, signals[TARGET_DRAGGED], 0, target);
}

static void
accord_kept_view_dispose (GObject *object)
{
  AccordKeptView *self = ACCORD_KEPT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (accord_kept_view_parent_class)->dispose (object);
}

static void
accord_kept_view_finalize (GObject *object)
{
  AccordKeptView *self = ACCORD_KEPT_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->commitment);
  g_clear_pointer (&self->promise, accord_promise_free);
  g_clear_pointer (&self->figures, accord_figures_unref);
  G_OBJECT_CLASS (accord_kept_view_parent_class)->finalize (object);
}

static void
accord_kept_view_class_init (AccordKeptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_kept_view_dispose;
  object_class->finalize = accord_kept_view_finalize;
  signals[TARGET_DRAGGED] = g_signal_new ("target-dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
accord_kept_view_init (AccordKeptView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->target = NAN;
  self->chart = accord_chart_view_new ();
  gtk_widget_set_size_request (self->chart, -1, HEIGHT);
  accord_chart_view_set_target_movable (ACCORD_CHART_VIEW (self->chart), TRUE);
  g_signal_connect_swapped (self->chart, "target-dragged", G_CALLBACK (on_target_dragged_cb), self);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_kept_view_new:
 * @workspace: an open file
 * @commitment: one of its commitments
 *
 * Returns: (transfer floating): how it was kept; the figures come when they have been worked out
 */
GtkWidget *
accord_kept_view_new (AccordWorkspace *workspace,
                      AccordRecord    *commitment)
{
  AccordKeptView *self = g_object_new (ACCORD_TYPE_KEPT_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->commitment = g_object_ref (commitment);
  g_signal_connect_object (commitment, "notify", G_CALLBACK (on_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (compute), self, G_CONNECT_SWAPPED);
  compute (self);
  return GTK_WIDGET (self);
}

/**
 * accord_kept_view_try_target:
 * @target: in the unit of the record; NaN: none
 *
 * Moves the line, and says what it would mean.
 */
void
accord_kept_view_try_target (AccordKeptView *self,
                             double          target)
{
  g_autofree char *label = NULL;

  g_return_if_fail (ACCORD_IS_KEPT_VIEW (self));

  self->target = target * get_scale (self);
  if (self->figures == NULL)
    return;
  if (!isnan (self->target))
    {
      g_autofree char *value = accord_words_value_short (self->target, self->figures->unit,
                                                         accord_workspace_get_currency (self->workspace));

      label = g_strdup_printf (_("target %s"), value);
    }
  accord_chart_view_move_target (ACCORD_CHART_VIEW (self->chart), self->target, label);
  show_words (self);
}
