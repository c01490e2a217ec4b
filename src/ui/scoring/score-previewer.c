#include "ui/scoring/score-previewer.h"

#include "model/records.h"
#include "model/score-publication.h"
#include "ui/scoring/score-work.h"

#define JUDGE_AFTER 300 /* ms in which nothing changed */

struct _AccordScorePreviewer
{
  GObject parent_instance;

  /* owned */
  AccordWorkspace      *workspace;
  AccordScoreDraft     *draft;
  AccordFrame          *frame; /* that all below is of */
  AccordScoreModel     *model; /* the draft, as it was taken last */
  AccordRecord         *publication;
  AccordScoreModel     *published;
  AccordScorePreview   *preview;
  AccordScoreJudgement *judgement, *before; /* of the draft, and of what is published */
  char                 *problem, *unjudged;
  GCancellable         *previewing; /* NULL: nothing is under way */
  GCancellable         *judging;

  AccordAsOf as_of; /* of the frame: the same while it is, so that what was found stays true */
  gboolean   stale; /* the draft is another than the one that is being computed */
  guint      timer;
};

G_DEFINE_FINAL_TYPE (AccordScorePreviewer, accord_score_previewer, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void preview (AccordScorePreviewer *self);

static AccordScoreWork *
make_work (AccordScorePreviewer *self)
{
  AccordScoreWork *work = g_new0 (AccordScoreWork, 1);

  work->frame = accord_frame_ref (self->frame);
  work->model = accord_score_model_ref (self->model);
  work->published = self->published != NULL ? accord_score_model_ref (self->published) : NULL;
  work->as_of = self->as_of;
  work->horizon_days = accord_settings_get_horizon (accord_workspace_get_settings (self->workspace));
  work->preview = self->preview != NULL ? accord_score_preview_ref (self->preview) : NULL;
  work->judgement = self->judgement != NULL ? accord_score_judgement_ref (self->judgement) : NULL;
  work->before = self->before != NULL ? accord_score_judgement_ref (self->before) : NULL;
  return work;
}

static void
tell (AccordScorePreviewer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
forget_judgement (AccordScorePreviewer *self)
{
  g_clear_pointer (&self->judgement, accord_score_judgement_unref);
  g_clear_pointer (&self->before, accord_score_judgement_unref);
}

static void
on_judged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordScorePreviewer *self = ACCORD_SCORE_PREVIEWER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreVerdicts) verdicts = accord_score_work_judge_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->judging);
  forget_judgement (self);
  if (verdicts != NULL)
    {
      self->judgement = g_steal_pointer (&verdicts->judgement);
      self->before = g_steal_pointer (&verdicts->before);
    }
  g_free (self->unjudged);
  self->unjudged = error != NULL ? g_strdup (error->message) : NULL;
  tell (self);
}

static gboolean
judge (gpointer user_data)
{
  AccordScorePreviewer *self = user_data;

  self->timer = 0;
  self->judging = g_cancellable_new ();
  accord_score_work_judge (make_work (self), self, self->judging, on_judged_cb);
  return G_SOURCE_REMOVE;
}

static void
judge_soon (AccordScorePreviewer *self)
{
  stop (&self->judging);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (JUDGE_AFTER, judge, self);
}

static void
on_previewed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  AccordScorePreviewer *self = ACCORD_SCORE_PREVIEWER (source);
  g_autoptr (GError) error = NULL;
  AccordScorePreview *found = accord_score_work_preview_finish (result, &error);

  if (found == NULL)
    return; /* it was cancelled: by who asks for another, or by the end of the page */
  g_clear_object (&self->previewing);
  g_clear_pointer (&self->preview, accord_score_preview_unref);
  self->preview = found;
  tell (self);
  if (self->stale)
    preview (self);
  else
    judge_soon (self);
}

static void
take_draft (AccordScorePreviewer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) finished = NULL;
  AccordScoreModel *model = accord_score_draft_dup_model (self->draft, &error);

  g_clear_pointer (&self->problem, g_free);
  if (model != NULL)
    {
      g_clear_pointer (&self->model, accord_score_model_unref);
      self->model = model;
      if (accord_score_draft_n_rules (self->draft) > 0)
        finished = accord_score_draft_dup_finished (self->draft, &error);
    }
  if (error != NULL)
    self->problem = g_strdup (error->message);
}

/* One at a time: what is under way is shown, so that a hand that does not rest sees what it does; then the newest. */
static void
preview (AccordScorePreviewer *self)
{
  stop (&self->judging);
  g_clear_handle_id (&self->timer, g_source_remove);
  take_draft (self);
  self->stale = self->previewing != NULL;
  if (self->stale || self->model == NULL || self->frame == NULL || accord_frame_get_n_leads (self->frame) == 0)
    {
      tell (self);
      return;
    }
  self->previewing = g_cancellable_new ();
  accord_score_work_preview (make_work (self), self, self->previewing, on_previewed_cb);
}

/* Other leads: nothing that was found is of them, and what is under way would be of no use. */
static void
take_frame (AccordScorePreviewer *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);

  if (frame == self->frame)
    return;
  stop (&self->previewing);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->frame = frame != NULL ? accord_frame_ref (frame) : NULL;
  if (frame == NULL || accord_frame_get_n_leads (frame) == 0)
    {
      g_clear_pointer (&self->preview, accord_score_preview_unref);
      forget_judgement (self);
    }
  accord_workspace_get_as_of (self->workspace, &self->as_of);
  preview (self);
}

static void
take_published (AccordScorePreviewer *self)
{
  g_autoptr (GPtrArray) models = accord_score_draft_list (self->workspace, ACCORD_TYPE_SCORE_MODEL);
  AccordRecord *latest = accord_score_publication_latest (models);

  if (latest == self->publication)
    return;
  g_clear_pointer (&self->published, accord_score_model_unref);
  g_set_object (&self->publication, latest);
  self->published = latest != NULL ? accord_score_publication_read (latest, NULL) : NULL;
  preview (self);
}

static void
accord_score_previewer_dispose (GObject *object)
{
  AccordScorePreviewer *self = ACCORD_SCORE_PREVIEWER (object);

  accord_score_previewer_stop (self);
  g_clear_pointer (&self->frame, accord_frame_unref);
  g_clear_pointer (&self->model, accord_score_model_unref);
  g_clear_pointer (&self->published, accord_score_model_unref);
  g_clear_pointer (&self->preview, accord_score_preview_unref);
  forget_judgement (self);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->unjudged, g_free);
  g_clear_object (&self->publication);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_score_previewer_parent_class)->dispose (object);
}

static void
accord_score_previewer_class_init (AccordScorePreviewerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_score_previewer_dispose;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_SCORE_PREVIEWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_score_previewer_init (AccordScorePreviewer *self)
{
}

/**
 * accord_score_previewer_new:
 * @workspace: an open file
 * @draft: its draft
 *
 * Returns: (transfer full): what follows both
 */
AccordScorePreviewer *
accord_score_previewer_new (AccordWorkspace  *workspace,
                            AccordScoreDraft *draft)
{
  AccordScorePreviewer *self = g_object_new (ACCORD_TYPE_SCORE_PREVIEWER, NULL);
  GListModel *models = accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_MODEL);

  self->workspace = g_object_ref (workspace);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (preview), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (models, "items-changed", G_CALLBACK (take_published), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (take_frame), self, G_CONNECT_SWAPPED);
  take_published (self);
  take_frame (self);
  if (self->model == NULL)
    preview (self);
  return self;
}

/**
 * accord_score_previewer_stop:
 *
 * Ends what is under way.
 */
void
accord_score_previewer_stop (AccordScorePreviewer *self)
{
  g_return_if_fail (ACCORD_IS_SCORE_PREVIEWER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  stop (&self->previewing);
  stop (&self->judging);
}

AccordFrame *
accord_score_previewer_get_frame (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->frame;
}

AccordScorePreview *
accord_score_previewer_get_preview (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->preview;
}

AccordScoreJudgement *
accord_score_previewer_get_judgement (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->judgement;
}

AccordScoreJudgement *
accord_score_previewer_get_before (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->before;
}

const char *
accord_score_previewer_get_unjudged (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->unjudged;
}

const char *
accord_score_previewer_get_problem (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->problem;
}

AccordScoreModel *
accord_score_previewer_get_model (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->model;
}

AccordScoreModel *
accord_score_previewer_get_published (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->published;
}

AccordRecord *
accord_score_previewer_get_publication (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), NULL);

  return self->publication;
}

/**
 * accord_score_previewer_is_published:
 *
 * Returns: whether the draft says what is published
 */
gboolean
accord_score_previewer_is_published (AccordScorePreviewer *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_PREVIEWER (self), FALSE);

  return self->model != NULL && self->published != NULL && accord_score_model_equal (self->model, self->published);
}
