#include "ui/overview/steps.h"

#include <glib/gi18n-lib.h>

#include "kpi/goal.h"
#include "present/goal-chart.h"
#include "present/markdown.h"
#include "present/words.h"

static const struct
{
  const char *title;
  const char *button;
  const char *hint; /* while it is not done */
} texts[ACCORD_N_STEPS] = {
  [ACCORD_STEP_LEADS] = { /* Translators: %s: «leads» */
                          N_("Import your %s"), N_("Import…"),
                          N_("A CSV export of your CRM. Nothing is saved until you see what will change.") },
  [ACCORD_STEP_PERSONAS] = { N_("Describe whom you both want to reach"), N_("Describe one"),
                             N_("Six lines are enough.") },
  [ACCORD_STEP_QUALIFIED] = { /* Translators: %s: «leads» */
                              N_("Say which %s are qualified"), N_("Write it"),
                              N_("So that both teams mean the same by it.") },
  [ACCORD_STEP_GOAL] = { N_("Name one shared goal"), N_("Set a goal"), N_("A figure and a date both heads stand behind.") },
  [ACCORD_STEP_COMMITMENTS] = { N_("Write what each side owes"), N_("Write it"),
                                N_("Who owes what, how it is measured, and the target.") },
  [ACCORD_STEP_HANDOVER] = { N_("Agree the hand-over"), N_("Agree it"), N_("When, how, and what must be filled in.") },
  [ACCORD_STEP_PDF] = { N_("Export the PDF"), N_("Export…"), N_("To read on paper and to sign.") },
};

static guint
count_leads (AccordWorkspace *workspace)
{
  AccordFrame *frame = accord_workspace_get_frame (workspace);

  return frame != NULL ? accord_frame_get_n_leads (frame) : 0;
}

static guint
count_personas (AccordWorkspace *workspace)
{
  GListModel *personas = accord_workspace_get_list (workspace, ACCORD_TYPE_PERSONA);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (AccordRecord) persona = g_list_model_get_item (personas, i);

      if (!g_value_get_boolean (accord_record_get_value (persona, "archived")))
        n++;
    }

  return n;
}

static void
count_commitments (AccordWorkspace *workspace,
                   guint           *n,
                   guint           *without_target)
{
  GListModel *commitments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);

  *n = g_list_model_get_n_items (commitments);
  *without_target = 0;
  for (guint i = 0; i < *n; i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);

      if (accord_column_value_is_empty (accord_record_find_column (commitment, "target"),
                                        accord_record_get_value (commitment, "target")))
        (*without_target)++;
    }
}

static gboolean
is_written (AccordWorkspace *workspace,
            const char      *kind)
{
  AccordRecord *section = accord_step_find_section (workspace, kind);

  return section != NULL && !accord_markdown_is_empty (accord_record_get_text (section, "body"));
}

static char *
describe_leads (AccordWorkspace *workspace)
{
  guint n = count_leads (workspace);
  g_autofree char *count = accord_words_count (n);
  g_autofree char *day = NULL;
  g_autofree char *leads = NULL;
  AccordAsOf as_of;

  accord_workspace_get_as_of (workspace, &as_of);
  day = accord_words_day (as_of.day);

  leads = accord_words_stage (ACCORD_STAGE_LEAD, n, accord_workspace_get_settings (workspace));
  /* Translators: how many leads, and the day their export was made: «4,812 leads, as of 11 May 2025» */
  return g_strdup_printf (_("%s %s, as of %s"), count, leads, day);
}

static char *
describe_commitments (AccordWorkspace *workspace)
{
  guint n, without_target;
  g_autofree char *count = NULL;
  g_autofree char *open = NULL;

  count_commitments (workspace, &n, &without_target);
  count = g_strdup_printf (ngettext ("%u commitment", "%u commitments", n), n);
  if (without_target == 0)
    return g_steal_pointer (&count);
  open = g_strdup_printf (ngettext ("%u without a target", "%u without a target", without_target), without_target);

  return g_strdup_printf ("%s, %s", count, open);
}

static char *
describe_section (AccordWorkspace *workspace,
                  const char      *kind)
{
  AccordRecord *section = accord_step_find_section (workspace, kind);

  return g_strdup (accord_record_get_revision (section) <= 1 ? _("As the template says; make it yours.")
                                                             : _("Written."));
}

/**
 * accord_step_find_section:
 * @kind: «qualified»
 *
 * Returns: (transfer none) (nullable): the section of that kind; it lives as long as it is in the list
 */
AccordRecord *
accord_step_find_section (AccordWorkspace *workspace,
                          const char      *kind)
{
  GListModel *sections = accord_workspace_get_list (workspace, ACCORD_TYPE_SECTION);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);

      if (g_strcmp0 (accord_record_get_text (section, "kind"), kind) == 0)
        return section;
    }

  return NULL;
}

/**
 * accord_step_is_done:
 *
 * Returns: whether the file says that it is done
 */
gboolean
accord_step_is_done (AccordStep       step,
                     AccordWorkspace *workspace)
{
  switch (step)
    {
    case ACCORD_STEP_LEADS:
      return count_leads (workspace) > 0;
    case ACCORD_STEP_PERSONAS:
      return count_personas (workspace) > 0;
    case ACCORD_STEP_QUALIFIED:
      return is_written (workspace, "qualified");
    case ACCORD_STEP_GOAL:
      return accord_goal_is_set (accord_workspace_get_settings (workspace));
    case ACCORD_STEP_COMMITMENTS:
      return g_list_model_get_n_items (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT)) > 0;
    case ACCORD_STEP_HANDOVER:
      return is_written (workspace, "handover");
    case ACCORD_STEP_PDF:
    case ACCORD_N_STEPS:
    default:
      return FALSE;
    }
}

/**
 * accord_steps_count_done:
 *
 * Returns: how many steps are done
 */
guint
accord_steps_count_done (AccordWorkspace *workspace)
{
  guint n = 0;

  for (guint step = 0; step < ACCORD_N_STEPS; step++)
    if (accord_step_is_done (step, workspace))
      n++;

  return n;
}

/**
 * accord_step_get_title:
 *
 * Returns: (transfer full): what to do
 */
char *
accord_step_get_title (AccordStep       step,
                       AccordWorkspace *workspace)
{
  g_auto (GStrv) parts = g_strsplit (_(texts[step].title), "%s", 2);
  g_autofree char *leads = accord_words_stage (ACCORD_STAGE_LEAD, 2, accord_workspace_get_settings (workspace));

  return g_strjoinv (leads, parts);
}

/**
 * accord_step_get_button:
 *
 * Returns: (transfer none): the label of the button that starts it
 */
const char *
accord_step_get_button (AccordStep step)
{
  return _(texts[step].button);
}

/**
 * accord_step_describe:
 *
 * Returns: (transfer full): how far it is, or why it is worth doing
 */
char *
accord_step_describe (AccordStep       step,
                      AccordWorkspace *workspace)
{
  guint n;

  if (!accord_step_is_done (step, workspace))
    return g_strdup (_(texts[step].hint));

  switch (step)
    {
    case ACCORD_STEP_LEADS:
      return describe_leads (workspace);
    case ACCORD_STEP_PERSONAS:
      n = count_personas (workspace);
      return g_strdup_printf (ngettext ("%u persona", "%u personas", n), n);
    case ACCORD_STEP_QUALIFIED:
      return describe_section (workspace, "qualified");
    case ACCORD_STEP_GOAL:
      return accord_goal_describe (accord_workspace_get_settings (workspace));
    case ACCORD_STEP_COMMITMENTS:
      return describe_commitments (workspace);
    case ACCORD_STEP_HANDOVER:
      return describe_section (workspace, "handover");
    case ACCORD_STEP_PDF:
    case ACCORD_N_STEPS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
name_section_action (AccordWorkspace *workspace,
                     const char      *kind)
{
  AccordRecord *section = accord_step_find_section (workspace, kind);

  return section != NULL ? g_strdup_printf ("win.open-item(('sla', '%s'))", accord_record_get_id (section))
                         : g_strdup ("win.show-page('sla')");
}

/**
 * accord_step_get_action:
 *
 * Returns: (transfer full): the detailed action that leads to where it is done
 */
char *
accord_step_get_action (AccordStep       step,
                        AccordWorkspace *workspace)
{
  switch (step)
    {
    case ACCORD_STEP_LEADS:
      return g_strdup (count_leads (workspace) > 0 ? "win.show-page('leads')" : "win.import('')");
    case ACCORD_STEP_PERSONAS:
      return g_strdup ("win.show-page('personas')");
    case ACCORD_STEP_QUALIFIED:
      return name_section_action (workspace, "qualified");
    case ACCORD_STEP_GOAL:
      return g_strdup ("overview.edit-goal");
    case ACCORD_STEP_COMMITMENTS:
      return name_section_action (workspace, "accountabilities");
    case ACCORD_STEP_HANDOVER:
      return name_section_action (workspace, "handover");
    case ACCORD_STEP_PDF:
      return g_strdup ("overview.export-pdf");
    case ACCORD_N_STEPS:
    default:
      g_return_val_if_reached (NULL);
    }
}
