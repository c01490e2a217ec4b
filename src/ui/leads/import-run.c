#include "ui/leads/import-run.h"

#include <glib/gi18n-lib.h>

#include "workspace/jobs.h"

typedef struct
{
  AccordWorkspace        *workspace;
  GPtrArray              *items;
  guint                   at;
  gboolean                plan_only;
  AccordImportRunProgress progress;
  GCancellable           *cancellable;
  AccordImportRunDone     done;
  gpointer                user_data;
} Run;

static void
end (Run          *run,
     const GError *error)
{
  run->done (error, run->user_data);
  g_object_unref (run->workspace);
  g_ptr_array_unref (run->items);
  g_clear_object (&run->cancellable);
  g_free (run);
}

static Run *
begin (AccordWorkspace     *workspace,
       GPtrArray           *items,
       AccordImportRunDone  done,
       gpointer             user_data)
{
  Run *run = g_new0 (Run, 1);

  run->workspace = g_object_ref (workspace);
  run->items = g_ptr_array_ref (items);
  run->done = done;
  run->user_data = user_data;
  return run;
}

static AccordImportItem *
get_item (Run *run)
{
  return g_ptr_array_index (run->items, run->at);
}

static void run_next (Run *run);

static void
on_kept_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  /* The rows are in: that is not undone because something for the next time could not be kept. */
  if (!accord_workspace_keep_mapping_finish (ACCORD_WORKSPACE (source), result, &error))
    g_ptr_array_add (accord_import_item_get_result (get_item (run))->warnings,
                     g_strdup_printf (_("What the columns become was not kept for next time: %s"), error->message));
  run->at++;
  run_next (run);
}

static void
on_run_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  AccordImportItem *item = get_item (run);
  g_autoptr (GError) error = NULL;
  AccordImportResult *outcome = accord_workspace_run_import_finish (ACCORD_WORKSPACE (source), result, &error);

  if (outcome == NULL)
    {
      end (run, error);
      return;
    }
  if (run->plan_only)
    accord_import_item_take_plan (item, outcome);
  else
    accord_import_item_take_result (item, outcome);
  if (!run->plan_only && accord_import_item_get_keep_name (item) != NULL)
    {
      accord_workspace_keep_mapping_async (run->workspace, accord_import_item_get_keep_name (item),
                                           accord_import_item_get_import (item), on_kept_cb, run);
      return;
    }
  run->at++;
  run_next (run);
}

static void
on_progress_cb (double   fraction,
                gpointer user_data)
{
  Run *run = user_data;

  run->progress (get_item (run), fraction, run->user_data);
}

static void
run_next (Run *run)
{
  if (run->at == run->items->len)
    {
      end (run, NULL);
      return;
    }
  run->progress (get_item (run), 0, run->user_data);
  accord_workspace_run_import_async (run->workspace, accord_import_item_get_import (get_item (run)), run->plan_only,
                                     on_progress_cb, run, run->cancellable, on_run_cb, run);
}

/**
 * accord_import_run:
 * @workspace: the workspace
 * @items: (element-type AccordImportItem): files that were read; lent until @done is called
 * @plan_only: whether only to say what would happen
 * @progress: called on this thread
 * @cancellable: a cancellable
 * @done: called at the end
 * @user_data: for both
 *
 * Runs them in their order; each gets its plan, or its result.
 */
void
accord_import_run (AccordWorkspace        *workspace,
                   GPtrArray              *items,
                   gboolean                plan_only,
                   AccordImportRunProgress progress,
                   GCancellable           *cancellable,
                   AccordImportRunDone     done,
                   gpointer                user_data)
{
  Run *run = begin (workspace, items, done, user_data);

  run->plan_only = plan_only;
  run->progress = progress;
  run->cancellable = g_object_ref (cancellable);
  run_next (run);
}
