#include "which-model.h"

#include <glib/gi18n-lib.h>

#include "workspace/score-column.h"

/**
 * accord_which_model_check:
 * @call: the call
 * @said: (nullable): what --model says
 *
 * Returns: whether it names a model; else the call's status says so
 */
gboolean
accord_which_model_check (AccordCall *call,
                          const char *said)
{
  if (said == NULL || g_str_equal (said, "published") || g_str_equal (said, "draft"))
    return TRUE;
  call->status = accord_call_misuse (call, _("--model: “%s” is neither “published” nor “draft”"), said);
  return FALSE;
}

/**
 * accord_which_model_load:
 * @workspace: an open file
 * @draft: whether the draft is wanted, else the model published last
 * @number: (out): under which it is published; 0: it is the draft
 * @cancellable: a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the model; %NULL where it cannot be read, or none is published
 */
AccordScoreModel *
accord_which_model_load (AccordWorkspace *workspace,
                         gboolean         draft,
                         gint64          *number,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_autoptr (GError) own_error = NULL;
  AccordScoreModel *model;

  *number = 0;
  if (draft)
    return accord_workspace_load_draft_model (workspace, cancellable, error);
  model = accord_workspace_load_published_model (workspace, number, cancellable, &own_error);
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  else if (model == NULL)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("No score model is published in this file; publish one, or use --model draft."));
  return model;
}
