#include "query-terms.h"

#include <glib/gi18n-lib.h>

static GListModel *
load (AccordWorkspace *workspace,
      GType            type,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr (GPtrArray) records = accord_store_load_records (accord_workspace_get_store (workspace), type, cancellable,
                                                             error);
  GListStore *list;

  if (records == NULL)
    return NULL;
  list = g_list_store_new (ACCORD_TYPE_RECORD);
  g_list_store_splice (list, 0, 0, records->pdata, records->len);
  return G_LIST_MODEL (list);
}

/* By its id, or as people call it. */
static AccordRecord *
find_commitment (GListModel *commitments,
                 const char *name,
                 GError    **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);
      g_autofree char *title = g_utf8_casefold (accord_record_get_text (commitment, "title"), -1);

      if (g_ascii_strcasecmp (accord_record_get_id (commitment), name) == 0 || g_str_equal (title, folded))
        return g_steal_pointer (&commitment);
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--commitment: there is no commitment “%s”; “accord dump” shows their ids"), name);
  return NULL;
}

static gboolean
use_commitment (AccordQueryTerms         *self,
                const AccordQueryOptions *options,
                AccordWorkspace          *workspace,
                GListModel               *calendars,
                GCancellable             *cancellable,
                GError                  **error)
{
  g_autoptr (GListModel) commitments = load (workspace, ACCORD_TYPE_COMMITMENT, cancellable, error);
  g_autoptr (AccordRecord) commitment =
      commitments != NULL ? find_commitment (commitments, options->commitment, error) : NULL;

  if (commitment != NULL)
    self->promises = accord_workspace_list_promises (workspace, commitment, calendars, error);
  return self->promises != NULL;
}

static gboolean
use_options (AccordQueryTerms         *self,
             const AccordQueryOptions *options,
             AccordWorkspace          *workspace,
             const AccordMetric       *metric,
             const AccordQuery        *query,
             GListModel               *calendars,
             GError                  **error)
{
  g_autoptr (AccordPromise) promise = accord_workspace_usual_promise (workspace, metric, query, calendars, error);

  if (promise == NULL)
    return FALSE;
  promise->from_date = g_strdup (options->from_date);
  promise->to_date = g_strdup (options->to_date);
  if (options->condition != NULL)
    {
      promise->condition = accord_condition_parse (options->condition, error);
      if (promise->condition == NULL)
        {
          g_prefix_error (error, "--condition: ");
          return FALSE;
        }
    }
  self->promises = accord_promises_new ();
  accord_promises_add (self->promises, g_steal_pointer (&promise));
  return TRUE;
}

/**
 * accord_query_terms_init:
 * @self: what is read; zeroed
 * @options: what was typed
 * @workspace: a workspace
 * @metric: what is asked for
 * @query: gets the terms, which it borrows from @self
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether there are such terms
 */
gboolean
accord_query_terms_init (AccordQueryTerms         *self,
                         const AccordQueryOptions *options,
                         AccordWorkspace          *workspace,
                         const AccordMetric       *metric,
                         AccordQuery              *query,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  g_autoptr (GListModel) calendars = load (workspace, ACCORD_TYPE_CALENDAR, cancellable, error);
  g_autoptr (GListModel) costs = calendars != NULL ? load (workspace, ACCORD_TYPE_COST, cancellable, error) : NULL;

  if (costs == NULL)
    return FALSE;
  if (options->commitment == NULL && g_str_equal (metric->id, "attainment"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("attainment is that of a commitment: name one with --commitment"));
      return FALSE;
    }
  if (!(options->commitment != NULL
            ? use_commitment (self, options, workspace, calendars, cancellable, error)
            : use_options (self, options, workspace, metric, query, calendars, error)))
    return FALSE;
  self->costs = accord_costs_new_from_records (costs);
  query->promises = self->promises;
  query->costs = self->costs;
  return TRUE;
}

void
accord_query_terms_clear (AccordQueryTerms *self)
{
  g_clear_pointer (&self->promises, accord_promises_unref);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
}
