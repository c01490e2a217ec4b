#include "ui/scoring/score-pending.h"

#include <glib/gi18n-lib.h>

#include "model/score-force.h"
#include "workspace/versions.h"

/**
 * accord_score_pending_find:
 * @workspace: an open file
 *
 * Returns: the number of the version of the agreement that the model published last waits for; 0: for none
 */
gint64
accord_score_pending_find (AccordWorkspace *workspace)
{
  GListModel *list = accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_MODEL);
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) versions = NULL;
  AccordScoreForce force;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (models, g_list_model_get_item (list, i));
  if (models->len == 0)
    return 0;
  versions = accord_workspace_list_versions (workspace);
  accord_score_force_find (&force, models, versions,
                           accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace)));
  return force.pending;
}

/**
 * accord_score_pending_add:
 * @workspace: an open file
 * @state: how the draft stands
 *
 * Returns: (transfer full): the same, with what the published model waits for
 */
char *
accord_score_pending_add (AccordWorkspace *workspace,
                          const char      *state)
{
  gint64 pending = accord_score_pending_find (workspace);

  if (pending == 0)
    return g_strdup (state);
  /* Translators: how the draft of the score stands, and the number of a version of the agreement:
   * Model 3, published on 5 May 2025 by T. O. · pending until version 2 is in force */
  return g_strdup_printf (_("%s · pending until version %u is in force"), state, (guint) pending);
}
