#include "ui/common/standing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/standing-chart.h"
#include "present/words.h"
#include "ui/common/figure-popover.h"
#include "workspace/standings.h"

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
  AccordStandingFigure *standing; /* without figures until they are worked out; NULL: it is not measured */
  AccordFigureOrigin   *origin;   /* what was asked for it */
  AccordCondition      *where;
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

/* The share behind «34 of 97», or what would be due by now. */
static char *
describe_note (AccordStanding *self)
{
  const AccordStandingFigure *standing = self->standing;
  const char *currency = accord_workspace_get_currency (self->workspace);
  AccordUnit unit = standing->figures->unit;
  g_autofree char *pace = NULL;

  if (standing->due < standing->target)
    {
      pace = accord_words_value (round (standing->due), unit, currency);
      /* Translators: what is due by now if a month's target is met evenly, day by day */
      return g_strdup_printf (_("even pace %s"), pace);
    }
  if (unit == ACCORD_UNIT_RATIO)
    return accord_words_value (accord_standing_figure_get (standing)->value, unit, currency);
  return g_strdup ("");
}

static void
show (AccordStanding *self)
{
  g_autofree char *figure = accord_words_standing (self->standing, accord_workspace_get_currency (self->workspace));
  g_autofree char *note = NULL;

  if (accord_standing_figure_get (self->standing) == NULL)
    {
      say_nothing (self, figure);
      return;
    }
  note = describe_note (self);
  say (self, PROP_FIGURE, figure);
  say (self, PROP_NOTE, note);
  say_state (self, accord_standing_figure_judge (self->standing));
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  AccordStanding *self = ACCORD_STANDING (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->standing->figures, accord_figures_unref);
  self->standing->figures = g_steal_pointer (&figures);
  show (self);
}

typedef struct
{
  AccordFigureOrigin *origin;
  AccordFrame        *frame;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_figure_origin_unref (job->origin);
  accord_frame_unref (job->frame);
  g_free (job);
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  AccordFigures *figures;

  if (g_task_return_error_if_cancelled (task))
    return;
  figures = accord_figure_origin_compute (job->origin, job->frame, &error);
  if (figures != NULL)
    g_task_return_pointer (task, figures, (GDestroyNotify) accord_figures_unref);
  else
    g_task_return_error (task, error);
}

static void
forget (AccordStanding *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->standing, accord_standing_figure_free);
  g_clear_pointer (&self->origin, accord_figure_origin_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
}

static void
compute (AccordStanding *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  g_autoptr (GTask) task = NULL;
  Job *job;

  forget (self);
  if (frame == NULL)
    return;
  self->origin = accord_workspace_ask_standing (self->workspace, frame, self->commitment, &self->where, &self->standing);
  if (self->origin == NULL)
    {
      say_nothing (self, "");
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_computed_cb, NULL);
  job = g_new0 (Job, 1);
  job->origin = accord_figure_origin_ref (self->origin);
  job->frame = accord_frame_ref (frame);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compute_in_thread);
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

  forget (self);

  G_OBJECT_CLASS (accord_standing_parent_class)->dispose (object);
}

static void
accord_standing_finalize (GObject *object)
{
  AccordStanding *self = ACCORD_STANDING (object);

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
    .target = self->standing != NULL ? self->standing->target : NAN,
    .settings = accord_workspace_get_settings (self->workspace),
  };
  AccordFigures *figures = self->standing != NULL ? self->standing->figures : NULL;
  AccordMark *mark;

  if (figures == NULL || figures->figures->len == 0 || accord_workspace_get_frame (self->workspace) == NULL)
    return;
  mark = g_new0 (AccordMark, 1);
  mark->figure = accord_figure_copy (figures->figures->pdata[0]);
  accord_figure_popover_open_at (beside, NULL, self->workspace, figures, mark, self->origin, self->where, &options);
}
