#include "commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_template (const char *name)
{
  return g_strv_contains (accord_workspace_templates (), name);
}

static gboolean
is_currency (const char *code)
{
  if (strlen (code) != 3)
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    {
      if (!g_ascii_isupper (*p))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_options (AccordCall             *call,
               const AccordNewOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordZone) zone = NULL;

  if (!is_template (options->template_name))
    {
      g_autofree char *names = g_strjoinv (" ", (char **) accord_workspace_templates ());

      call->status = accord_call_misuse (call, _("--template: “%s” is not one of: %s"), options->template_name, names);
      return FALSE;
    }
  if (options->currency != NULL && !is_currency (options->currency))
    {
      call->status = accord_call_misuse (call, _("--currency: “%s” is not a code of three capital letters such as EUR"),
                                         options->currency);
      return FALSE;
    }
  if (options->timezone == NULL)
    return TRUE;
  zone = accord_zone_new (options->timezone, &error);
  if (zone == NULL)
    call->status = accord_call_misuse (call, "--timezone: %s", error->message);
  return zone != NULL;
}

/**
 * accord_cli_new:
 * @call: the call
 *
 * `accord new FILE`: a new workspace; never overwrites.
 *
 * Returns: the exit status
 */
int
accord_cli_new (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *template_name = NULL, *timezone = NULL, *currency = NULL, *company = NULL;
  g_autofree char *marketing = NULL, *sales = NULL;
  AccordNewOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &template_name, N_("blank, b2b-saas or sample (blank)"), "NAME" },
    { "timezone", 0, 0, G_OPTION_ARG_STRING, &timezone, N_("Time zone, such as Europe/Berlin (UTC)"), "ZONE" },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &currency, N_("Currency of all values (EUR)"), "CODE" },
    { "company", 0, 0, G_OPTION_ARG_STRING, &company, N_("Name of the company"), "NAME" },
    { "marketing", 0, 0, G_OPTION_ARG_STRING, &marketing, N_("Name of the marketing team (Marketing)"), "NAME" },
    { "sales", 0, 0, G_OPTION_ARG_STRING, &sales, N_("Name of the sales team (Sales)"), "NAME" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;

  options.template_name = template_name != NULL ? template_name : "blank";
  options.timezone = timezone;
  options.currency = currency;
  options.company = company;
  options.marketing_name = marketing;
  options.sales_name = sales;
  if (!check_options (call, &options))
    return call->status;

  workspace = accord_workspace_create (call->arguments[0], &options, call->cancellable, &error);
  return workspace != NULL ? ACCORD_STATUS_DONE : accord_call_fail (call, error);
}
