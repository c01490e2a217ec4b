#include "commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "chart/export.h"
#include "present/figure-chart.h"
#include "query-options.h"
#include "workspace/events.h"
#include "workspace/target.h"

#define DEFAULT_WIDTH 960
#define DEFAULT_HEIGHT 540
#define LEAST_WIDTH 300
#define LEAST_HEIGHT 200
#define MOST_WIDTH 4000
#define MOST_HEIGHT 2000

typedef struct
{
  AccordQueryOptions query;
  char              *out, *size;
  gboolean           dark;
  guint              width, height;
} ChartOptions;

static void
clear_options (ChartOptions *self)
{
  accord_query_options_clear (&self->query);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->size, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, clear_options)

static gboolean
read_size (ChartOptions *self,
           AccordCall   *call)
{
  char rest;

  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  if (self->size == NULL)
    return TRUE;
  if (sscanf (self->size, "%4ux%4u%c", &self->width, &self->height, &rest) == 2
      && self->width >= LEAST_WIDTH && self->width <= MOST_WIDTH
      && self->height >= LEAST_HEIGHT && self->height <= MOST_HEIGHT)
    return TRUE;

  call->status = accord_call_misuse (call, _("--size: “%s” is not a size from %d×%d to %d×%d, such as 960x540"),
                                     self->size, LEAST_WIDTH, LEAST_HEIGHT, MOST_WIDTH, MOST_HEIGHT);
  return FALSE;
}

static gboolean
read_out (ChartOptions *self,
          AccordCall   *call)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };

  if (self->out == NULL)
    {
      call->status = accord_call_misuse (call, _("-o is missing: the picture’s name"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (self->out, endings[i]))
        return TRUE;
    }
  call->status = accord_call_misuse (call, _("-o: “%s” does not end in .png, .svg or .pdf"), self->out);
  return FALSE;
}

static gboolean
read_options (ChartOptions *self,
              AccordCall   *call)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_("The picture: .png, .svg or .pdf"), "OUT" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size, N_("Width and height (960x540)"), "WxH" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &self->dark, N_("Light on dark"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  accord_query_options_add (&self->query, call);
  return accord_call_parse (call, 2) && read_out (self, call) && read_size (self, call);
}

static gboolean
draw (const ChartOptions  *self,
      AccordWorkspace     *workspace,
      const AccordMetric  *metric,
      const AccordFigures *figures,
      GError             **error)
{
  GListModel *targets = accord_workspace_get_list (workspace, ACCORD_TYPE_TARGET);
  g_autoptr (AccordChart) chart = NULL;
  g_autoptr (GPtrArray) events = accord_workspace_list_events (workspace, accord_workspace_get_frame (workspace));
  AccordPresentOptions options = { .with_title = TRUE, .events = events };

  options.currency = accord_workspace_get_currency (workspace);
  options.settings = accord_workspace_get_settings (workspace);
  options.group = self->query.group;
  options.target = accord_target_find (targets, metric->id, figures->query.as_of.day);
  chart = accord_present_chart (metric, figures, &options);
  return accord_chart_export (chart, self->dark ? accord_chart_theme_dark () : accord_chart_theme_light (),
                              self->width, self->height, 1, self->out, error);
}

/**
 * accord_cli_chart:
 * @call: the call
 *
 * `accord chart FILE METRIC -o OUT`: the chart of a figure as PNG, SVG or PDF.
 *
 * Returns: the exit status
 */
int
accord_cli_chart (AccordCall *call)
{
  g_auto (ChartOptions) options = { { NULL } };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  const AccordMetric *metric = NULL;

  if (!read_options (&options, call))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    metric = accord_metric_named (workspace, call->arguments[1], &error);
  if (metric != NULL)
    figures = accord_query_options_compute (&options.query, workspace, metric, call->cancellable, &error);
  if (figures == NULL || !draw (&options, workspace, metric, figures, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
