#include "frame-keeper.h"

#include "frame/frame-cache.h"
#include "model/records.h"
#include "progress-relay.h"
#include "promotion.h"

/* Changes within this time are taken together. */
#define COALESCE_MS 60
/* Fewer leads are loaded before anybody notices. */
#define WORTH_KEEPING 20000

struct _AccordFrameKeeper
{
  GObject         parent_instance;

  AccordStore    *store;
  AccordZone     *zone;
  AccordSnapshot *snapshot;
  AccordSnapshot *judged;  /* up to which leads that crossed a threshold were seen to; NULL: none was loaded */
  GCancellable   *running; /* of the job that loads; NULL: none does */
  guint           source;
  gboolean        stale;
  double          loading;
  char           *problem;
};

G_DEFINE_FINAL_TYPE (AccordFrameKeeper, accord_frame_keeper, G_TYPE_OBJECT)

enum
{
  PROP_FRAME = 1,
  PROP_LOADING,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  AccordStore         *store;
  AccordZone          *zone;
  AccordSnapshot      *previous; /* what is loaded already; NULL: nothing */
  AccordSnapshot      *judged;
  AccordProgressRelay *relay;
} Job;

/* What a job found. */
typedef struct
{
  AccordSnapshot *snapshot;
  gboolean        judged;
} Result;

typedef struct
{
  AccordStore *store;
  AccordFrame *frame;
} Keeping;

static void start_job (AccordFrameKeeper *self);

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->store);
  accord_frame_unref (keeping->frame);
  g_free (keeping);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Keeping *keeping = task_data;

  g_task_return_boolean (task, accord_frame_cache_write (keeping->frame, keeping->store));
}

/* For the next opening, where nothing is kept yet. */
static void
keep (AccordFrameKeeper *self)
{
  g_autoptr (GTask) task = NULL;
  Keeping *keeping;

  if (accord_frame_get_n_leads (self->snapshot->base) < WORTH_KEEPING)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->store = g_object_ref (self->store);
  keeping->frame = accord_frame_ref (self->snapshot->base);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, keep);
  g_task_set_task_data (task, keeping, keeping_free);
  g_task_run_in_thread (task, keep_in_thread);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  accord_zone_unref (job->zone);
  g_clear_pointer (&job->previous, accord_snapshot_free);
  g_clear_pointer (&job->judged, accord_snapshot_free);
  accord_progress_relay_unref (job->relay);
  g_free (job);
}

static void
result_free (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->snapshot, accord_snapshot_free);
  g_free (result);
}

static void
set_loading (AccordFrameKeeper *self,
             double             loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_problem (AccordFrameKeeper *self,
             const char        *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gboolean
on_coalesced_cb (gpointer user_data)
{
  AccordFrameKeeper *self = user_data;

  self->source = 0;
  start_job (self);
  return G_SOURCE_REMOVE;
}

/* While a job runs nothing is scheduled: its end looks at what became stale meanwhile. */
static void
schedule (AccordFrameKeeper *self,
          guint              delay_ms)
{
  self->stale = TRUE;
  if (self->zone != NULL && self->running == NULL && self->source == 0)
    self->source = g_timeout_add (delay_ms, on_coalesced_cb, self);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AccordSnapshot *snapshot = accord_snapshot_load (job->store, job->zone, job->previous, accord_progress_relay_report,
                                                   job->relay, cancellable, &error);

  Result *result;
  guint64 n;

  if (snapshot == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  result = g_new0 (Result, 1);
  result->snapshot = snapshot;
  /* Where it cannot be written now, the next job looks at the same leads again. */
  result->judged = job->judged == NULL || accord_promotion_run (job->store, job->judged, snapshot, &n, cancellable, NULL);
  g_task_return_pointer (task, result, result_free);
}

static void
on_progress_cb (double   fraction,
                gpointer user_data)
{
  AccordFrameKeeper *self = user_data;

  if (self->running != NULL)
    set_loading (self, fraction);
}

static void
judge_up_to (AccordFrameKeeper    *self,
             const AccordSnapshot *snapshot)
{
  g_clear_pointer (&self->judged, accord_snapshot_free);
  self->judged = accord_snapshot_copy (snapshot);
}

static void
on_loaded_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordFrameKeeper *self = ACCORD_FRAME_KEEPER (object);
  g_autoptr (GError) error = NULL;
  Result *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->running != g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_pointer (&found, result_free);
      return;
    }
  g_clear_object (&self->running);
  if (found != NULL)
    {
      if (found->judged)
        judge_up_to (self, found->snapshot);
      accord_frame_keeper_take (self, g_steal_pointer (&found->snapshot));
      keep (self);
      result_free (found);
    }
  else
    set_problem (self, error->message);
  set_loading (self, -1);
  if (self->stale)
    schedule (self, COALESCE_MS);
}

static void
start_job (AccordFrameKeeper *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  self->running = g_cancellable_new ();
  job->store = g_object_ref (self->store);
  job->zone = accord_zone_ref (self->zone);
  job->relay = accord_progress_relay_new (on_progress_cb, self);
  if (self->snapshot != NULL)
    job->previous = accord_snapshot_copy (self->snapshot);
  if (self->judged != NULL)
    job->judged = accord_snapshot_copy (self->judged);
  self->stale = FALSE;
  if (job->previous == NULL)
    set_loading (self, 0);

  task = g_task_new (self, self->running, on_loaded_cb, NULL);
  g_task_set_source_tag (task, start_job);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
on_leads_changed_cb (AccordStore       *store,
                     AccordFrameKeeper *self)
{
  schedule (self, COALESCE_MS);
}

static void
on_records_changed_cb (AccordStore       *store,
                       GType              type,
                       GPtrArray         *ids,
                       AccordFrameKeeper *self)
{
  if (type == ACCORD_TYPE_PERSONA || type == ACCORD_TYPE_SCORE_MODEL || type == ACCORD_TYPE_VERSION ||
      type == ACCORD_TYPE_SIGNATURE)
    schedule (self, COALESCE_MS);
}

static void
accord_frame_keeper_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AccordFrameKeeper *self = ACCORD_FRAME_KEEPER (object);

  switch (id)
    {
    case PROP_FRAME:
      g_value_set_boxed (value, accord_frame_keeper_get_frame (self));
      break;
    case PROP_LOADING:
      g_value_set_double (value, self->loading);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_frame_keeper_dispose (GObject *object)
{
  AccordFrameKeeper *self = ACCORD_FRAME_KEEPER (object);

  accord_frame_keeper_stop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->snapshot, accord_snapshot_free);
  g_clear_pointer (&self->judged, accord_snapshot_free);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (accord_frame_keeper_parent_class)->dispose (object);
}

static void
accord_frame_keeper_class_init (AccordFrameKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = accord_frame_keeper_get_property;
  object_class->dispose = accord_frame_keeper_dispose;

  properties[PROP_FRAME] = g_param_spec_boxed ("frame", NULL, NULL, ACCORD_TYPE_FRAME, flags);
  properties[PROP_LOADING] = g_param_spec_double ("loading", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_frame_keeper_init (AccordFrameKeeper *self)
{
  self->loading = -1;
}

/**
 * accord_frame_keeper_new:
 * @store: a store
 *
 * Returns: (transfer full): a keeper that does nothing until it is started
 */
AccordFrameKeeper *
accord_frame_keeper_new (AccordStore *store)
{
  AccordFrameKeeper *self = g_object_new (ACCORD_TYPE_FRAME_KEEPER, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "leads-changed", G_CALLBACK (on_leads_changed_cb), self, 0);
  g_signal_connect_object (store, "records-changed", G_CALLBACK (on_records_changed_cb), self, 0);
  return self;
}

/**
 * accord_frame_keeper_start:
 * @self: a keeper
 * @zone: the zone in which the days of moments are reckoned
 *
 * Begins to keep the frame, or begins anew in another zone.
 */
void
accord_frame_keeper_start (AccordFrameKeeper *self,
                           AccordZone        *zone)
{
  accord_frame_keeper_stop (self);
  self->zone = accord_zone_ref (zone);
  schedule (self, 0);
}

/**
 * accord_frame_keeper_stop:
 * @self: a keeper
 *
 * Ends a job that runs, and starts none any more.
 */
void
accord_frame_keeper_stop (AccordFrameKeeper *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->zone, accord_zone_unref);
  set_loading (self, -1);
}

/**
 * accord_frame_keeper_take:
 * @self: a keeper
 * @snapshot: (transfer full): what was loaded
 *
 * Replaces the frame.
 */
void
accord_frame_keeper_take (AccordFrameKeeper *self,
                          AccordSnapshot    *snapshot)
{
  g_clear_pointer (&self->snapshot, accord_snapshot_free);
  self->snapshot = snapshot;
  set_problem (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAME]);
}

/**
 * accord_frame_keeper_load:
 * @self: a keeper
 * @zone: the workspace's zone
 * @n_promoted: (out): how many leads crossed a threshold since it was called last
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the leads, or of those that were loaded what changed, and waits: for the command line.
 *
 * Returns: (transfer none) (nullable): the frame with its derived columns
 */
AccordFrame *
accord_frame_keeper_load (AccordFrameKeeper *self,
                          AccordZone        *zone,
                          guint64           *n_promoted,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (AccordSnapshot) snapshot = accord_snapshot_load (self->store, zone, self->snapshot, NULL, NULL, cancellable,
                                                              error);

  *n_promoted = 0;
  if (snapshot == NULL ||
      (self->judged != NULL &&
       !accord_promotion_run (self->store, self->judged, snapshot, n_promoted, cancellable, error)))
    return NULL;
  judge_up_to (self, snapshot);
  accord_frame_keeper_take (self, g_steal_pointer (&snapshot));
  return self->snapshot->frame;
}

/**
 * accord_frame_keeper_get_frame:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the frame with its derived columns; %NULL while it loads the first time
 */
AccordFrame *
accord_frame_keeper_get_frame (AccordFrameKeeper *self)
{
  return self->snapshot != NULL ? self->snapshot->frame : NULL;
}

/**
 * accord_frame_keeper_get_data_as_of:
 * @self: a keeper
 *
 * Returns: when the imported data was true, or %ACCORD_MOMENT_NONE
 */
AccordMoment
accord_frame_keeper_get_data_as_of (AccordFrameKeeper *self)
{
  return self->snapshot != NULL ? self->snapshot->data_as_of : ACCORD_MOMENT_NONE;
}

/**
 * accord_frame_keeper_get_loading:
 * @self: a keeper
 *
 * Returns: how much is loaded, 0 … 1; -1 while nothing loads
 */
double
accord_frame_keeper_get_loading (AccordFrameKeeper *self)
{
  return self->loading;
}

/**
 * accord_frame_keeper_get_problem:
 * @self: a keeper
 *
 * Returns: (nullable): why the leads could not be loaded
 */
const char *
accord_frame_keeper_get_problem (AccordFrameKeeper *self)
{
  return self->problem;
}
