#include "workspace/waiting.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "workspace/promises.h"

/* What is asked, taken on the workspace's thread. */
typedef struct
{
  AccordAsOf   as_of;
  GPtrArray   *promises; /* of AccordPromises */
  GPtrArray   *titles;   /* of char: of their commitments */
  AccordFrame *frame;    /* or NULL */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_ptr_array_unref (self->promises);
  g_ptr_array_unref (self->titles);
  g_clear_pointer (&self->frame, accord_frame_unref);
  g_free (self);
}

/* Marketing waits for sales, and so does a customer: what marketing owes is said of commitments. */
static gboolean
is_clock_of_sales (AccordRecord *commitment)
{
  return g_strcmp0 (accord_record_get_text (commitment, "owner_team"), "marketing") != 0 &&
         isfinite (accord_record_get_real (commitment, "limit_value"));
}

/* One that cannot be read says so where commitments are shown. */
static Question *
question_new (AccordWorkspace *workspace)
{
  GListModel *commitments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);
  GListModel *calendars = accord_workspace_get_list (workspace, ACCORD_TYPE_CALENDAR);
  Question *self = g_new0 (Question, 1);

  self->promises = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_promises_unref);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  accord_workspace_get_as_of (workspace, &self->as_of);
  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);
      AccordPromises *promises =
          is_clock_of_sales (commitment) ? accord_workspace_list_promises (workspace, commitment, calendars, NULL) : NULL;

      if (promises == NULL)
        continue;
      g_ptr_array_add (self->promises, promises);
      g_ptr_array_add (self->titles, g_strdup (accord_record_get_text (commitment, "title")));
    }
  return self;
}

static char *
read_field (const AccordFrame *frame,
            const char        *name,
            guint              row)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, name);

  return column != NULL ? accord_frame_cell_text (frame, column, row) : NULL;
}

static char *
name_lead (const AccordFrame *frame,
           guint              row)
{
  static const char *const fields[] = { "company", "name", "email", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char *text = read_field (frame, fields[i], row);

      if (text != NULL && *text != '\0')
        return text;
      g_free (text);
    }
  return g_strdup (_("A lead without a name"));
}

static GPtrArray *
answer (const Question *self,
        AccordFrame    *frame,
        GError        **error)
{
  g_autoptr (GArray) found = accord_waiting_find (frame, &self->as_of, self->promises, error);
  GPtrArray *leads;

  if (found == NULL)
    return NULL;
  leads = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_waiting_lead_free);
  for (guint i = 0; i < found->len; i++)
    {
      const AccordWaiting *waiting = &g_array_index (found, AccordWaiting, i);
      AccordWaitingLead *lead = g_new0 (AccordWaitingLead, 1);

      lead->key = accord_frame_get_key (frame, waiting->row);
      lead->who = name_lead (frame, waiting->row);
      lead->what = g_strdup (self->titles->pdata[waiting->promises]);
      lead->band = read_field (frame, "band", waiting->row);
      lead->late_ms = self->as_of.instant_ms - waiting->limit_ms;
      g_ptr_array_add (leads, lead);
    }
  return leads;
}

/**
 * accord_workspace_find_waiting:
 * @self: a workspace
 * @frame: its leads
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AccordWaitingLead): who waits for sales past what was agreed
 */
GPtrArray *
accord_workspace_find_waiting (AccordWorkspace  *self,
                               AccordFrame      *frame,
                               GError          **error)
{
  Question *question = question_new (self);
  GPtrArray *leads = answer (question, frame, error);

  question_free (question);
  return leads;
}

static void
find_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *leads = answer (question, question->frame, &error);

  if (leads != NULL)
    g_task_return_pointer (task, leads, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_find_waiting_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called with the leads
 * @user_data: for @callback
 *
 * As accord_workspace_find_waiting(), in the background.
 */
void
accord_workspace_find_waiting_async (AccordWorkspace     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AccordFrame *frame = accord_workspace_get_frame (self);
  Question *question;

  g_task_set_source_tag (task, accord_workspace_find_waiting_async);
  if (frame == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
      return;
    }
  question = question_new (self);
  question->frame = accord_frame_ref (frame);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
accord_workspace_find_waiting_finish (AccordWorkspace  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static AccordLeadSet *
find_set (const AccordFrame *frame,
          gpointer           data,
          GError           **error)
{
  const Question *question = data;
  g_autoptr (GArray) found = accord_waiting_find (frame, &question->as_of, question->promises, error);
  AccordLeadSet *set;

  if (found == NULL)
    return NULL;
  set = accord_lead_set_new (accord_frame_get_n_leads (frame));
  for (guint i = 0; i < found->len; i++)
    accord_lead_set_add (set, g_array_index (found, AccordWaiting, i).row);
  return set;
}

/**
 * accord_workspace_ask_waiting:
 * @self: a workspace
 *
 * Returns: (transfer full): who waits for sales past what was agreed, for the page of leads
 */
AccordFigurePart *
accord_workspace_ask_waiting (AccordWorkspace *self)
{
  return accord_figure_part_new_found (find_set, question_new (self), question_free);
}
