#include "ui/common/standing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/attainment.h"
#include "kpi/period.h"
#include "report/commitment-words.h"
#include "ui/common/figure-popover.h"
#include "workspace/own-kpis.h"
#include "workspace/promises.h"

struct _AccordStanding
{
  GObject parent_instance;

  char *figure;
  char *note;
  char *icon_name;
  char *meaning;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *commitment;
  GCancellable    *cancellable;
  AccordDay        day; /* the last that is judged */
  AccordFigures      *figures; /* what was worked out; or NULL */
  AccordFigureOrigin *origin;  /* what was asked for it */
  AccordCondition    *where;
};

G_DEFINE_FINAL_TYPE (AccordStanding, accord_standing, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FIGURE,
  PROP_NOTE,
  PROP_ICON_NAME,
  PROP_MEANING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char **
get_field (AccordStanding *self,
           guint           prop_id)
{
  char **fields[N_PROPS] = {
    [PROP_FIGURE] = &self->figure,
    [PROP_NOTE] = &self->note,
    [PROP_ICON_NAME] = &self->icon_name,
    [PROP_MEANING] = &self->meaning,
  };

  return fields[prop_id];
}

static void
say (AccordStanding *self,
     guint           prop_id,
     const char     *text)
{
  char **field = get_field (self, prop_id);

  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
say_nothing (AccordStanding *self,
             const char     *figure)
{
  say (self, PROP_FIGURE, figure);
  say (self, PROP_NOTE, "");
  say (self, PROP_ICON_NAME, NULL);
  say (self, PROP_MEANING, NULL);
}

static void
say_state (AccordStanding      *self,
           AccordStandingState  state)
{
  switch (state)
    {
    case ACCORD_STANDING_KEPT:
      say (self, PROP_ICON_NAME, "emblem-ok-symbolic");
      say (self, PROP_MEANING, _("as agreed"));
      break;
    case ACCORD_STANDING_AT_RISK:
      say (self, PROP_ICON_NAME, "dialog-warning-symbolic");
      say (self, PROP_MEANING, _("at risk"));
      break;
    case ACCORD_STANDING_MISSED:
      say (self, PROP_ICON_NAME, "window-close-symbolic");
      say (self, PROP_MEANING, _("missed"));
      break;
    case ACCORD_STANDING_NONE:
    default:
      say (self, PROP_ICON_NAME, NULL);
      say (self, PROP_MEANING, NULL);
      break;
    }
}

static void
say_figure (AccordStanding     *self,
            AccordUnit          unit,
            const AccordFigure *figure)
{
  g_autofree char *value = accord_words_value (figure->value, unit, accord_workspace_get_currency (self->workspace));
  g_autofree char *text = NULL;

  if (unit == ACCORD_UNIT_RATIO)
    {
      g_autofree char *numerator = accord_words_count ((guint64) figure->numerator);
      g_autofree char *denominator = accord_words_count ((guint64) figure->denominator);

      /* Translators: 34 of 97 leads */
      text = g_strdup_printf (_("%s of %s"), numerator, denominator);
    }
  else
    {
      /* Translators: a figure in the present period: «67 so far» */
      text = g_strdup_printf (_("%s so far"), value);
    }
  say (self, PROP_FIGURE, text);
  say (self, PROP_NOTE, unit == ACCORD_UNIT_RATIO ? value : "");
}

static void
judge (AccordStanding      *self,
       const AccordFigures *figures,
       const AccordFigure  *figure)
{
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (self->commitment, "metric"));
  double target = accord_commitment_get_target (self->commitment);
  gboolean at_most = g_str_equal (accord_record_get_text (self->commitment, "comparator"), "at-most");
  double due = at_most ? target
                       : accord_attainment_get_pace (metric, accord_commitment_get_period (self->commitment), self->day,
                                                     target);

  AccordDay first, ends;

  say_figure (self, figures->unit, figure);
  accord_period_get_days (accord_commitment_get_period (self->commitment), self->day, &first, &ends);
  say_state (self, accord_attainment_judge (metric, figure->value, due, target, at_most, self->day, ends));
  if (due < target)
    {
      g_autofree char *pace = accord_words_value (round (due), figures->unit,
                                                  accord_workspace_get_currency (self->workspace));
      /* Translators: what is due by now if a month's target is met evenly, day by day */
      g_autofree char *note = g_strdup_printf (_("even pace %s"), pace);

      say (self, PROP_NOTE, note);
    }
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordStanding) self = ACCORD_STANDING (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);
  const AccordFigure *figure =
      figures != NULL && figures->figures->len > 0 ? g_ptr_array_index (figures->figures, 0) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figure == NULL || isnan (figure->value))
    say_nothing (self, "–");
  else
    judge (self, figures, figure);
  g_clear_pointer (&self->figures, accord_figures_unref);
  self->figures = g_steal_pointer (&figures);
}

/* So that the figure can be opened. */
static void
keep_question (AccordStanding            *self,
               const AccordCommitmentAsk *ask,
               const AccordQuery         *query)
{
  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_pointer (&self->origin, accord_figure_origin_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
  self->origin = accord_workspace_ask_metric (self->workspace, ask->metric, query, ask->where, NULL);
  self->where = ask->where != NULL ? accord_condition_ref (ask->where) : NULL;
}

static void
compute (AccordStanding *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  g_auto (AccordCommitmentAsk) ask = { NULL };
  AccordQuery query;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (frame == NULL)
    return;
  accord_workspace_init_query (self->workspace, frame, &query);
  if (!accord_workspace_ask_commitment (self->workspace, self->commitment, &query, &ask, NULL))
    {
      say_nothing (self, "");
      return;
    }
  query.horizon_days = ask.promise->horizon_days;
  accord_attainment_set_days (&query, ask.promise->metric, ask.promise->period);
  self->day = query.to;
  keep_question (self, &ask, &query);
  self->cancellable = g_cancellable_new ();
  accord_workspace_compute_async (self->workspace, ask.metric->id, &query, ask.where, self->cancellable, on_computed_cb,
                                  g_object_ref (self));
}

static void
accord_standing_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_string (value, *get_field (ACCORD_STANDING (object), prop_id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_standing_dispose (GObject *object)
{
  AccordStanding *self = ACCORD_STANDING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (accord_standing_parent_class)->dispose (object);
}

static void
accord_standing_finalize (GObject *object)
{
  AccordStanding *self = ACCORD_STANDING (object);

  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_pointer (&self->origin, accord_figure_origin_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
  g_clear_object (&self->commitment);
  g_clear_object (&self->workspace);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_free (*get_field (self, i));

  G_OBJECT_CLASS (accord_standing_parent_class)->finalize (object);
}

static void
accord_standing_class_init (AccordStandingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *names[N_PROPS] = { NULL, "figure", "note", "icon-name", "meaning" };

  object_class->get_property = accord_standing_get_property;
  object_class->dispose = accord_standing_dispose;
  object_class->finalize = accord_standing_finalize;
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_standing_init (AccordStanding *self)
{
  self->figure = g_strdup ("");
  self->note = g_strdup ("");
}

/**
 * accord_standing_new:
 * @workspace: an open file
 * @commitment: one of its commitments
 *
 * Returns: (transfer full): how it stands; the words come when they have been worked out
 */
AccordStanding *
accord_standing_new (AccordWorkspace *workspace,
                     AccordRecord    *commitment)
{
  AccordStanding *self = g_object_new (ACCORD_TYPE_STANDING, NULL);

  self->workspace = g_object_ref (workspace);
  self->commitment = g_object_ref (commitment);
  g_signal_connect_object (commitment, "notify", G_CALLBACK (compute), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (compute), self, G_CONNECT_SWAPPED);
  compute (self);
  return self;
}

/**
 * accord_standing_open:
 * @self: how a commitment stands
 * @beside: what shows it
 *
 * Opens its figure: where it comes from, and its leads.
 */
void
accord_standing_open (AccordStanding *self,
                      GtkWidget      *beside)
{
  const AccordPresentOptions options = {
    .currency = accord_workspace_get_currency (self->workspace),
    .target = accord_commitment_get_target (self->commitment),
    .settings = accord_workspace_get_settings (self->workspace),
  };
  AccordMark *mark;

  if (self->figures == NULL || self->origin == NULL || self->figures->figures->len == 0 ||
      accord_workspace_get_frame (self->workspace) == NULL)
    return;
  mark = g_new0 (AccordMark, 1);
  mark->figure = accord_figure_copy (self->figures->figures->pdata[0]);
  accord_figure_popover_open_at (beside, NULL, self->workspace, self->figures, mark, self->origin, self->where, &options);
}
