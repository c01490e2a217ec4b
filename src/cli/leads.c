#include "commands.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "columns.h"
#include "lead-writer.h"
#include "query-options.h"

typedef struct
{
  char    *where, *columns, *limit;
  gboolean csv, json;
  guint64  most;
} LeadsOptions;

static void
clear_options (LeadsOptions *self)
{
  g_clear_pointer (&self->where, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->limit, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LeadsOptions, clear_options)

static gboolean
read_options (LeadsOptions *self,
              AccordCall   *call)
{
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_STRING, &self->where, N_("Only leads that meet this condition"), "CONDITION" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &self->columns, N_("Fields to write, with commas between them"), "A,B" },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &self->limit, N_("At most so many leads"), "N" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, N_("Write CSV"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return FALSE;

  self->most = G_MAXUINT64;
  if (self->limit != NULL && !g_ascii_string_to_unsigned (self->limit, 10, 0, G_MAXINT64, &self->most, NULL))
    call->status = accord_call_misuse (call, _("--limit: “%s” is not a number"), self->limit);
  else if (self->csv && self->json)
    call->status = accord_call_misuse (call, _("--csv and --json exclude each other"));
  else
    return TRUE;
  return FALSE;
}

static AccordLeadSet *
find_leads (const LeadsOptions *self,
            AccordFrame        *frame,
            const AccordAsOf   *as_of,
            GError            **error)
{
  AccordLeadSet *all;

  if (self->where != NULL)
    return accord_where_match (self->where, frame, as_of, error);
  all = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_lead_set_fill (all);
  return all;
}

static AccordLeadFormat
chosen_format (const LeadsOptions *self)
{
  if (self->json)
    return ACCORD_LEAD_FORMAT_JSON;
  return self->csv ? ACCORD_LEAD_FORMAT_CSV : ACCORD_LEAD_FORMAT_TABLE;
}

/**
 * accord_cli_leads:
 * @call: the call
 *
 * `accord leads FILE`: the leads that meet a condition, as a table, CSV or JSON.
 *
 * Returns: the exit status
 */
int
accord_cli_leads (AccordCall *call)
{
  g_auto (LeadsOptions) self = { NULL };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordLeadSet) leads = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GError) error = NULL;
  AccordLeadFormat format;
  AccordFrame *frame = NULL;
  AccordAsOf as_of;

  if (!read_options (&self, call))
    return call->status;

  format = chosen_format (&self);
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    frame = accord_workspace_load_frame (workspace, call->cancellable, &error);
  if (frame == NULL)
    return accord_call_fail (call, error);

  accord_workspace_get_as_of (workspace, &as_of);
  columns = accord_columns_choose (frame, self.columns, format == ACCORD_LEAD_FORMAT_TABLE, &error);
  if (columns != NULL)
    leads = find_leads (&self, frame, &as_of, &error);
  if (leads == NULL
      || !accord_leads_write (stdout, format, frame, accord_workspace_get_settings (workspace), columns, leads, self.most,
                              call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
