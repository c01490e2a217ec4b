#include "ui/common/live-references.h"

#include <glib/gi18n-lib.h>

#include "model/score-publication.h"
#include "present/words.h"

struct _AccordLiveReferences
{
  GObject parent_instance;

  /* borrowed: it keeps this */
  AccordWorkspace *workspace;

  /* owned */
  GPtrArray    *lists;   /* of GListModel: what can be referred to */
  GPtrArray    *watched; /* of AccordRecord */
  GHashTable   *figures; /* metric → AccordFigures, or NULL while it is computed */
  GCancellable *cancellable;

  guint idle;
};

G_DEFINE_FINAL_TYPE (AccordLiveReferences, accord_live_references, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  AccordLiveReferences *self;
  char                 *metric;
} Wish;

static gboolean
say_changed (gpointer user_data)
{
  AccordLiveReferences *self = user_data;

  self->idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Many records change at once: it is said once. */
static void
queue_changed (AccordLiveReferences *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (say_changed, self);
}

static void
unref_figures (gpointer figures)
{
  if (figures != NULL)
    accord_figures_unref (figures);
}

static void
unwatch (AccordLiveReferences *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, i), queue_changed, self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch (AccordLiveReferences *self)
{
  unwatch (self);
  for (guint i = 0; i < self->lists->len; i++)
    for (guint j = 0; j < g_list_model_get_n_items (g_ptr_array_index (self->lists, i)); j++)
      {
        AccordRecord *record = g_list_model_get_item (g_ptr_array_index (self->lists, i), j);

        g_signal_connect_swapped (record, "notify", G_CALLBACK (queue_changed), self);
        g_ptr_array_add (self->watched, record);
      }
  queue_changed (self);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Wish *wish = user_data;
  g_autoptr (AccordLiveReferences) self = wish->self;
  g_autofree char *metric = wish->metric;
  g_autoptr (GError) error = NULL;
  AccordFigures *figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);

  g_free (wish);
  if (figures == NULL)
    return;
  g_hash_table_insert (self->figures, g_steal_pointer (&metric), figures);
  queue_changed (self);
}

static void
compute (AccordLiveReferences *self,
         const char           *metric)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  AccordQuery query;
  Wish *wish;

  if (frame == NULL)
    return;
  accord_workspace_init_query (self->workspace, frame, &query);
  wish = g_new0 (Wish, 1);
  wish->self = g_object_ref (self);
  wish->metric = g_strdup (metric);
  accord_workspace_compute_async (self->workspace, metric, &query, NULL, self->cancellable, on_computed_cb, wish);
}

/* What was computed goes on showing until there is something newer. */
static void
compute_again (AccordLiveReferences *self)
{
  GHashTableIter iter;
  gpointer metric;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_iter_init (&iter, self->figures);
  while (g_hash_table_iter_next (&iter, &metric, NULL))
    compute (self, metric);
}

static AccordRecord *
find_record (gpointer    data,
             GType       type,
             const char *id)
{
  AccordLiveReferences *self = data;

  for (guint i = 0; i < self->watched->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (self->watched, i);

      if (G_OBJECT_TYPE (record) == type && g_str_equal (accord_record_get_id (record), id))
        return record;
    }
  return NULL;
}

static const AccordFigures *
find_figures (gpointer    data,
              const char *metric)
{
  AccordLiveReferences *self = data;

  if (!g_hash_table_contains (self->figures, metric))
    {
      g_hash_table_insert (self->figures, g_strdup (metric), NULL);
      compute (self, metric);
    }
  return g_hash_table_lookup (self->figures, metric);
}

static AccordRecord *
find_model (gpointer data)
{
  AccordLiveReferences *self = data;
  g_autoptr (GPtrArray) models = g_ptr_array_new ();

  for (guint i = 0; i < self->watched->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (self->watched, i)) == ACCORD_TYPE_SCORE_MODEL)
      g_ptr_array_add (models, g_ptr_array_index (self->watched, i));
  return accord_score_publication_latest (models);
}

static void
accord_live_references_dispose (GObject *object)
{
  AccordLiveReferences *self = ACCORD_LIVE_REFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  if (self->watched != NULL)
    unwatch (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_hash_table_unref);

  G_OBJECT_CLASS (accord_live_references_parent_class)->dispose (object);
}

static void
accord_live_references_class_init (AccordLiveReferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_live_references_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_LIVE_REFERENCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_live_references_init (AccordLiveReferences *self)
{
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_figures);
  self->cancellable = g_cancellable_new ();
}

static void
follow_list (AccordLiveReferences *self,
             GType                 type)
{
  GListModel *list = accord_workspace_get_list (self->workspace, type);

  g_ptr_array_add (self->lists, g_object_ref (list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (watch), self, G_CONNECT_SWAPPED);
}

static void
follow (AccordLiveReferences *self)
{
  guint n_kinds;
  const AccordReferenceKind *kinds = accord_reference_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].get_type != NULL)
      follow_list (self, kinds[i].get_type ());
  follow_list (self, ACCORD_TYPE_SCORE_MODEL);
  g_signal_connect_object (accord_workspace_get_settings (self->workspace), "notify", G_CALLBACK (queue_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::frame", G_CALLBACK (compute_again), self, G_CONNECT_SWAPPED);
  watch (self);
}

/**
 * accord_live_references_get:
 * @workspace: an open workspace
 *
 * Returns: (transfer none): its own; it lives as long as the workspace does
 */
AccordLiveReferences *
accord_live_references_get (AccordWorkspace *workspace)
{
  AccordLiveReferences *self = g_object_get_data (G_OBJECT (workspace), "accord-live-references");

  if (self != NULL)
    return self;
  self = g_object_new (ACCORD_TYPE_LIVE_REFERENCES, NULL);
  self->workspace = workspace;
  follow (self);
  g_object_set_data_full (G_OBJECT (workspace), "accord-live-references", self, g_object_unref);
  return self;
}

/**
 * accord_live_references_resolve:
 * @address: of a link
 * @reference: (out): what it says now
 *
 * A figure that is asked for the first time is computed; until then it is not known.
 */
void
accord_live_references_resolve (AccordLiveReferences *self,
                                const char           *address,
                                AccordReference      *reference)
{
  const AccordReferenceSource source = { accord_workspace_get_settings (self->workspace), find_record, find_figures,
                                         find_model, self };

  accord_reference_resolve (&source, address, reference);
}

static void
referable_free (gpointer data)
{
  AccordReferable *self = data;

  g_free (self->address);
  g_free (self->words);
  g_free (self->name);
  g_free (self);
}

/* Nothing that is broken already is offered, nor what has no name yet. */
static void
add (AccordLiveReferences      *self,
     GPtrArray                 *all,
     const AccordReferenceKind *kind,
     const char                *item,
     const char                *label)
{
  g_autofree char *address = accord_reference_address (kind, item);
  g_auto (AccordReference) reference = { 0 };
  AccordReferable *referable;

  accord_live_references_resolve (self, address, &reference);
  if (reference.problem != NULL || (reference.words == NULL && label == NULL))
    return;
  referable = g_new0 (AccordReferable, 1);
  referable->kind = kind;
  referable->address = g_steal_pointer (&address);
  referable->words = reference.words != NULL ? g_steal_pointer (&reference.words) : g_strdup (label);
  /* Translators: a figure and what it is now: «Conversion rate: 11.3 %» */
  referable->name = label != NULL && !g_str_equal (label, referable->words)
                      ? g_strdup_printf (_("%s: %s"), label, referable->words)
                      : g_strdup (referable->words);
  g_ptr_array_add (all, referable);
}

static void
add_thresholds (AccordLiveReferences      *self,
                GPtrArray                 *all,
                const AccordReferenceKind *kind)
{
  guint n_thresholds;
  const AccordReferenceThreshold *thresholds = accord_reference_thresholds (&n_thresholds);

  for (guint i = 0; i < n_thresholds; i++)
    add (self, all, kind, thresholds[i].name, _(thresholds[i].label));
}

static void
add_metrics (AccordLiveReferences      *self,
             GPtrArray                 *all,
             const AccordReferenceKind *kind)
{
  guint n_metrics;
  const AccordMetric *metrics = accord_metrics (&n_metrics);

  for (guint i = 0; i < n_metrics; i++)
    {
      g_autofree char *label = accord_words_metric_label (&metrics[i], accord_workspace_get_settings (self->workspace));

      add (self, all, kind, metrics[i].id, label);
    }
}

/**
 * accord_live_references_list:
 *
 * Returns: (transfer full) (element-type AccordReferable): all that can be referred to, by kind
 */
GPtrArray *
accord_live_references_list (AccordLiveReferences *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (referable_free);
  guint n_kinds;
  const AccordReferenceKind *kinds = accord_reference_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!kinds[i].has_item)
      add (self, all, &kinds[i], NULL, NULL);
    else if (g_str_equal (kinds[i].name, ACCORD_REFERENCE_THRESHOLD))
      add_thresholds (self, all, &kinds[i]);
    else if (kinds[i].get_type == NULL)
      add_metrics (self, all, &kinds[i]);
    else
      for (guint j = 0; j < self->watched->len; j++)
        if (G_OBJECT_TYPE (g_ptr_array_index (self->watched, j)) == kinds[i].get_type ())
          add (self, all, &kinds[i], accord_record_get_id (g_ptr_array_index (self->watched, j)), NULL);
  return all;
}
