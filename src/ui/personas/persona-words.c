#include "ui/personas/persona-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

/**
 * accord_persona_words_range:
 * @figure: (nullable): a figure
 * @unit: of its value
 * @currency: (nullable): the workspace's
 *
 * Returns: (transfer full): between what it likely lies; "" where that is not known
 */
char *
accord_persona_words_range (const AccordFigure *figure,
                            AccordUnit          unit,
                            const char         *currency)
{
  if (figure == NULL || !isfinite (figure->low) || !isfinite (figure->high))
    return g_strdup ("");
  return accord_words_range (figure->low, figure->high, unit, currency);
}

/**
 * accord_persona_words_value:
 * @figure: (nullable): a figure
 * @unit: of its value
 * @currency: (nullable): the workspace's
 *
 * Returns: (transfer full): its value, with its likely range where it has one
 */
char *
accord_persona_words_value (const AccordFigure *figure,
                            AccordUnit          unit,
                            const char         *currency)
{
  g_autofree char *value = figure != NULL ? accord_words_value (figure->value, unit, currency) : g_strdup ("–");
  g_autofree char *range = accord_persona_words_range (figure, unit, currency);

  if (*range == '\0')
    return g_steal_pointer (&value);
  /* Translators: a figure and its likely range: «19 % (likely range 15–24 %)» */
  return g_strdup_printf (_("%s (%s)"), value, range);
}

/**
 * accord_persona_words_value_note:
 * @figures: what the data says
 * @workspace: its workspace
 * @name: of a persona
 *
 * Returns: (transfer full): between what the worth of its leads likely lies, or why nobody can say; "" where that is
 *   not known yet
 */
char *
accord_persona_words_value_note (AccordPersonaFigures *figures,
                                 AccordWorkspace      *workspace,
                                 const char           *name)
{
  const AccordFigure *value = accord_persona_figures_value (figures, name);
  double low, high;

  if (value == NULL || isnan (value->value) || !accord_persona_figures_value_range (figures, name, &low, &high))
    return g_strdup ("");
  if (isnan (low) || isnan (high))
    return g_strdup (_("too few customers for a likely range"));
  return accord_words_range (low, high, ACCORD_UNIT_MONEY, accord_workspace_get_currency (workspace));
}

/**
 * accord_persona_words_worth:
 * @figures: what the data says
 * @workspace: its workspace
 * @name: of a persona
 *
 * Returns: (transfer full): what its leads were worth, and how far that can be trusted; «–» where nothing is known
 */
char *
accord_persona_words_worth (AccordPersonaFigures *figures,
                            AccordWorkspace      *workspace,
                            const char           *name)
{
  g_autofree char *value = accord_persona_words_value (accord_persona_figures_value (figures, name), ACCORD_UNIT_MONEY,
                                                       accord_workspace_get_currency (workspace));
  g_autofree char *note = accord_persona_words_value_note (figures, workspace, name);

  /* Translators: a figure and its likely range: «€1,840 (likely range €1,200–€2,600)» */
  return *note != '\0' ? g_strdup_printf (_("%s (%s)"), value, note) : g_steal_pointer (&value);
}

/**
 * accord_persona_words_figures:
 * @figures: what the data says
 * @workspace: its workspace
 * @name: of a persona
 *
 * Returns: (transfer full): all of it in a line; "" while there are no leads
 */
char *
accord_persona_words_figures (AccordPersonaFigures *figures,
                              AccordWorkspace      *workspace,
                              const char           *name)
{
  const AccordFigure *leads = accord_persona_figures_leads (figures, name);
  const AccordFigure *rate = accord_persona_figures_rate (figures, name);
  const AccordFigure *value = accord_persona_figures_value (figures, name);
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  g_autofree char *n = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *bought = NULL;
  g_autofree char *worth = NULL;
  g_autofree char *note = NULL;

  if (!accord_persona_figures_has_leads (figures))
    return g_strdup ("");
  if (leads == NULL || leads->value == 0)
    return g_strdup (_("No lead belongs here yet"));
  n = accord_words_count ((guint64) leads->value);
  whose = accord_words_stage (ACCORD_STAGE_LEAD, (guint64) leads->value, settings);
  if (rate == NULL || isnan (rate->value) || value == NULL)
    /* Translators: «318 leads» */
    return g_strdup_printf (_("%s %s, too early to say more"), n, whose);
  bought = accord_persona_words_value (rate, ACCORD_UNIT_RATIO, NULL);
  worth = accord_words_value (value->value, ACCORD_UNIT_MONEY, accord_workspace_get_currency (workspace));
  lead = accord_words_stage (ACCORD_STAGE_LEAD, 1, settings);
  note = accord_persona_words_value_note (figures, workspace, name);
  if (*note != '\0')
    /* Translators: «318 leads; bought: 19 % (likely range 15–24 %); €1,840 a lead (likely range €1,200–€2,600)» */
    return g_strdup_printf (_("%s %s; bought: %s; %s a %s (%s)"), n, whose, bought, worth, lead, note);
  /* Translators: «318 leads; bought: 19 % (likely range 15–24 %); €1,840 a lead» */
  return g_strdup_printf (_("%s %s; bought: %s; %s a %s"), n, whose, bought, worth, lead);
}
