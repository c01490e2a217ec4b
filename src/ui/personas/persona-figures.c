#include "ui/personas/persona-figures.h"

#include <math.h>

#include "kpi/mean-range.h"

typedef enum
{
  LEADS,
  RATE,
  VALUE,
  N_KINDS,
} Kind;

static const char *const metrics[N_KINDS] = { "leads", "conversion-rate", "lead-value" };

struct _AccordPersonaFigures
{
  GObject parent_instance;

  /* owned */
  AccordWorkspace *workspace;
  AccordFigures   *figures[N_KINDS];
  GArray          *ranges; /* of Range, as the figures of VALUE; NULL: not known yet */
  GCancellable    *cancellable;
};

typedef struct
{
  double low, high; /* NaN: too few customers */
} Range;

G_DEFINE_FINAL_TYPE (AccordPersonaFigures, accord_persona_figures, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  AccordPersonaFigures *self;
  Kind                  kind;
} Wish;

/* What the ranges are found from. */
typedef struct
{
  AccordFrame   *frame;
  AccordQuery    query;
  AccordFigures *values;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  accord_frame_unref (search->frame);
  accord_figures_unref (search->values);
  g_free (search);
}

static void
init_query (AccordPersonaFigures *self,
            AccordFrame          *frame,
            AccordQuery          *query)
{
  accord_workspace_init_query (self->workspace, frame, query);
  query->group = "persona";
}

static void
search_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  for (guint i = 0; i < search->values->figures->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Range range;

      accord_lead_value_range (search->frame, &search->query, g_ptr_array_index (search->values->figures, i),
                               &range.low, &range.high);
      g_array_append_val (ranges, range);
    }
  g_task_return_pointer (task, g_steal_pointer (&ranges), (GDestroyNotify) g_array_unref);
}

static void
on_searched_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  AccordPersonaFigures *self = ACCORD_PERSONA_FIGURES (source);
  GArray *ranges = g_task_propagate_pointer (G_TASK (result), NULL);

  if (ranges == NULL)
    return;
  g_clear_pointer (&self->ranges, g_array_unref);
  self->ranges = ranges;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Between what the values likely lie: it takes longer than they do. */
static void
search_ranges (AccordPersonaFigures *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  AccordFigures *values = self->figures[VALUE];
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_clear_pointer (&self->ranges, g_array_unref);
  if (frame == NULL || values == NULL)
    return;
  search = g_new0 (Search, 1);
  search->frame = accord_frame_ref (frame);
  search->values = accord_figures_ref (values);
  init_query (self, frame, &search->query);
  search->query.currency = g_intern_string (search->query.currency);
  task = g_task_new (self, self->cancellable, on_searched_cb, NULL);
  g_task_set_source_tag (task, search_ranges);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Wish *wish = user_data;
  g_autoptr (AccordPersonaFigures) self = wish->self;
  g_autoptr (GError) error = NULL;
  AccordFigures *figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->figures[wish->kind], accord_figures_unref);
  self->figures[wish->kind] = figures;
  if (wish->kind == VALUE)
    search_ranges (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
compute (AccordPersonaFigures *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  AccordQuery query;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ranges, g_array_unref);
  if (frame == NULL || accord_frame_get_n_leads (frame) == 0)
    {
      for (guint kind = 0; kind < N_KINDS; kind++)
        g_clear_pointer (&self->figures[kind], accord_figures_unref);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }

  self->cancellable = g_cancellable_new ();
  init_query (self, frame, &query);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      Wish *wish = g_new0 (Wish, 1);

      wish->self = g_object_ref (self);
      wish->kind = (Kind) kind;
      accord_workspace_compute_async (self->workspace, metrics[kind], &query, NULL, self->cancellable, on_computed_cb,
                                      wish);
    }
}

static const AccordFigure *
find (AccordPersonaFigures *self,
      Kind                  kind,
      const char           *name)
{
  AccordFigures *figures = self->figures[kind];

  for (guint i = 0; figures != NULL && i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (g_strcmp0 (figure->group, name) == 0)
        return figure;
    }
  return NULL;
}

static void
accord_persona_figures_dispose (GObject *object)
{
  AccordPersonaFigures *self = ACCORD_PERSONA_FIGURES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  for (guint kind = 0; kind < N_KINDS; kind++)
    g_clear_pointer (&self->figures[kind], accord_figures_unref);
  g_clear_pointer (&self->ranges, g_array_unref);

  G_OBJECT_CLASS (accord_persona_figures_parent_class)->dispose (object);
}

static void
accord_persona_figures_class_init (AccordPersonaFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_persona_figures_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_PERSONA_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_persona_figures_init (AccordPersonaFigures *self)
{
}

/* The figures are the same, but they may be called otherwise. */
static void
on_settings_changed_cb (AccordPersonaFigures *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * accord_persona_figures_new:
 * @workspace: an open file
 *
 * Returns: (transfer full): its figures, which follow it
 */
AccordPersonaFigures *
accord_persona_figures_new (AccordWorkspace *workspace)
{
  AccordPersonaFigures *self = g_object_new (ACCORD_TYPE_PERSONA_FIGURES, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (compute), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify", G_CALLBACK (on_settings_changed_cb),
                           self, G_CONNECT_SWAPPED);
  compute (self);
  return self;
}

/**
 * accord_persona_figures_has_leads:
 *
 * Returns: whether there are leads of which anything can be said
 */
gboolean
accord_persona_figures_has_leads (AccordPersonaFigures *self)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), FALSE);

  return self->figures[LEADS] != NULL;
}

/**
 * accord_persona_figures_leads:
 * @name: (nullable): of a persona; %NULL: of none
 *
 * Returns: (transfer none) (nullable): how many leads
 */
const AccordFigure *
accord_persona_figures_leads (AccordPersonaFigures *self,
                              const char           *name)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), NULL);

  return find (self, LEADS, name);
}

/**
 * accord_persona_figures_rate:
 * @name: (nullable): of a persona; %NULL: of none
 *
 * Returns: (transfer none) (nullable): how many of them became customers within the workspace's days
 */
const AccordFigure *
accord_persona_figures_rate (AccordPersonaFigures *self,
                             const char           *name)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), NULL);

  return find (self, RATE, name);
}

/**
 * accord_persona_figures_value:
 * @name: (nullable): of a persona; %NULL: of none
 *
 * Returns: (transfer none) (nullable): what a lead was worth within the workspace's days
 */
const AccordFigure *
accord_persona_figures_value (AccordPersonaFigures *self,
                              const char           *name)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), NULL);

  return find (self, VALUE, name);
}

/**
 * accord_persona_figures_value_range:
 * @name: (nullable): of a persona; %NULL: of none
 * @low: (out): the lower bound of what a lead was worth; NaN where too few bought
 * @high: (out): the upper bound; NaN where too few bought
 *
 * Returns: whether it is known already
 */
gboolean
accord_persona_figures_value_range (AccordPersonaFigures *self,
                                    const char           *name,
                                    double               *low,
                                    double               *high)
{
  AccordFigures *values;

  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), FALSE);

  values = self->figures[VALUE];
  *low = *high = NAN;
  for (guint i = 0; values != NULL && self->ranges != NULL && i < self->ranges->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (values->figures, i);

      if (g_strcmp0 (figure->group, name) != 0)
        continue;
      *low = g_array_index (self->ranges, Range, i).low;
      *high = g_array_index (self->ranges, Range, i).high;
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_persona_figures_get_rates:
 *
 * Returns: (transfer none) (nullable): the rates of all
 */
AccordFigures *
accord_persona_figures_get_rates (AccordPersonaFigures *self)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), NULL);

  return self->figures[RATE];
}

/**
 * accord_persona_figures_get_mean_rate:
 *
 * Returns: the rate of all leads together: Σ numerators ÷ Σ denominators; NaN where there is none
 */
double
accord_persona_figures_get_mean_rate (AccordPersonaFigures *self)
{
  AccordFigures *rates;
  double customers = 0;
  double leads = 0;

  g_return_val_if_fail (ACCORD_IS_PERSONA_FIGURES (self), NAN);

  rates = self->figures[RATE];
  for (guint i = 0; rates != NULL && i < rates->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (rates->figures, i);

      customers += figure->numerator;
      leads += figure->denominator;
    }
  return leads > 0 ? customers / leads : NAN;
}
