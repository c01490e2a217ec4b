#include "workspace/digest.h"

#include <math.h>

#include "kpi/goal.h"
#include "workspace/board.h"
#include "workspace/own-kpis.h"
#include "workspace/shared-goal.h"
#include "workspace/standings.h"
#include "workspace/waiting.h"

static AccordFigures *
compute (AccordWorkspace       *self,
         AccordFrame           *frame,
         const AccordMetric    *metric,
         const AccordQuery     *query,
         const AccordCondition *where,
         GError               **error)
{
  g_autoptr (AccordFigureOrigin) origin = accord_workspace_ask_metric (self, metric, query, where, error);

  return origin != NULL ? accord_figure_origin_compute (origin, frame, error) : NULL;
}

static gboolean
add_goal (AccordWorkspace *self,
          AccordFrame     *frame,
          AccordDigest    *digest,
          GError         **error)
{
  digest->goal = accord_workspace_compute_goal (self, frame, error);
  return digest->goal != NULL || !accord_goal_is_set (digest->settings);
}

static gboolean
add_commitments (AccordWorkspace  *self,
                 AccordFrame      *frame,
                 AccordDigest     *digest,
                 GError          **error)
{
  GPtrArray *standings = accord_workspace_list_standings (self, frame, NULL, error);

  if (standings == NULL)
    return FALSE;
  g_ptr_array_unref (digest->commitments);
  digest->commitments = standings;
  return TRUE;
}

/* What moves from month to month, and is of use on a Monday. */
static const char *const moving_metrics[] = { "conversion-rate", "lead-value", "new-customers", "revenue", "leads",
                                              "mean-deal-value", NULL };

static gboolean
add_metrics (AccordWorkspace  *self,
             AccordFrame      *frame,
             AccordDigest     *digest,
             GError          **error)
{
  AccordKpiChoice choice;
  AccordQuery query;

  accord_kpi_choice_init (&choice, self);
  accord_kpi_choice_query (&choice, self, frame, &query);
  for (guint i = 0; moving_metrics[i] != NULL; i++)
    {
      AccordFigures *figures = compute (self, frame, accord_metric_find (moving_metrics[i]), &query, NULL, error);

      if (figures == NULL)
        return FALSE;
      g_ptr_array_add (digest->metrics, figures);
    }
  return TRUE;
}

static gint
compare_questions (gconstpointer a,
                   gconstpointer b)
{
  const AccordDigestQuestion *left = *(AccordDigestQuestion *const *) a, *right = *(AccordDigestQuestion *const *) b;

  return left->at != right->at ? (left->at > right->at ? -1 : 1) : g_strcmp0 (left->body, right->body);
}

static void
add_questions (AccordWorkspace *self,
               AccordDigest    *digest)
{
  GListModel *notes = accord_workspace_get_list (self, ACCORD_TYPE_NOTE);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AccordRecord) note = g_list_model_get_item (notes, i);
      AccordDigestQuestion *question;

      if (g_strcmp0 (accord_record_get_text (note, "kind"), "question") != 0 ||
          g_value_get_boolean (accord_record_get_value (note, "resolved")))
        continue;
      question = g_new0 (AccordDigestQuestion, 1);
      question->body = g_strdup (accord_record_get_text (note, "body"));
      question->who = g_strdup (accord_record_get_text (note, "member_name"));
      question->at = g_value_get_int64 (accord_record_get_value (note, "at"));
      g_ptr_array_add (digest->questions, question);
    }
  g_ptr_array_sort (digest->questions, compare_questions);
}

static gboolean
add_import (AccordWorkspace *self,
            AccordDigest    *digest,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GPtrArray) imports = accord_store_imports (accord_workspace_get_store (self), cancellable, error);

  for (guint i = 0; imports != NULL && i < imports->len; i++)
    {
      const AccordImportInfo *info = imports->pdata[i];

      if (info->undone)
        continue;
      digest->import_file = g_path_get_basename (info->file);
      digest->import_day = accord_moment_to_day (info->at, accord_workspace_get_zone (self));
      digest->n_new = info->n_new;
      digest->n_changed = info->n_changed;
      break;
    }
  return imports != NULL;
}

/**
 * accord_workspace_make_digest:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): what is to be known on Monday morning
 */
AccordDigest *
accord_workspace_make_digest (AccordWorkspace  *self,
                              GCancellable     *cancellable,
                              GError          **error)
{
  AccordFrame *frame = accord_workspace_load_frame (self, cancellable, error);
  g_autoptr (AccordDigest) digest = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  if (frame == NULL)
    return NULL;
  digest = accord_digest_new (accord_workspace_get_settings (self));
  digest->head = g_strdup (accord_workspace_get_title (self));
  accord_workspace_get_as_of (self, &digest->as_of);
  digest->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (self));
  if (!add_goal (self, frame, digest, error) || !add_commitments (self, frame, digest, error) ||
      !add_metrics (self, frame, digest, error) || !add_import (self, digest, cancellable, error))
    return NULL;
  waiting = accord_workspace_find_waiting (self, frame, error);
  if (waiting == NULL)
    return NULL;
  g_ptr_array_unref (digest->waiting);
  digest->waiting = g_steal_pointer (&waiting);
  add_questions (self, digest);
  return g_steal_pointer (&digest);
}
