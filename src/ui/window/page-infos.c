#include <glib/gi18n-lib.h>

#include "ui/agreement/sla-page.h"
#include "ui/glossary/glossary-page.h"
#include "ui/history/history-page.h"
#include "ui/incentives/incentives-page.h"
#include "ui/kpis/kpis-page.h"
#include "ui/leads/leads-page.h"
#include "ui/overview/overview-page.h"
#include "ui/personas/personas-page.h"
#include "ui/scoring/scoring-page.h"
#include "ui/window/sidebar.h"

static const AccordPageInfo infos[] = {
  { "overview", NULL, N_("Overview"), "accord-overview-symbolic", accord_overview_page_get_type },
  { "sla", N_("Agreement"), N_("SLA"), "accord-sla-symbolic", accord_sla_page_get_type },
  { "personas", N_("Agreement"), N_("Personas"), "accord-personas-symbolic", accord_personas_page_get_type },
  { "scoring", N_("Agreement"), N_("Scoring"), "accord-scoring-symbolic", accord_scoring_page_get_type },
  { "glossary", N_("Agreement"), N_("Glossary"), "accord-glossary-symbolic", accord_glossary_page_get_type },
  { "incentives", N_("Agreement"), N_("Incentives"), "accord-incentives-symbolic", accord_incentives_page_get_type, TRUE },
  { "leads", N_("Pipeline"), N_("Leads"), "accord-leads-symbolic", accord_leads_page_get_type },
  { "kpis", N_("Pipeline"), N_("KPIs"), "accord-kpis-symbolic", accord_kpis_page_get_type },
  { "history", N_("Together"), N_("History"), "accord-history-symbolic", accord_history_page_get_type },
};

/**
 * accord_page_infos:
 * @n_infos: (out): how many there are
 *
 * Returns: (transfer none): the pages of the window, in the order of the sidebar; Alt and a digit show them
 */
const AccordPageInfo *
accord_page_infos (guint *n_infos)
{
  *n_infos = G_N_ELEMENTS (infos);

  return infos;
}

/**
 * accord_page_info_find:
 * @name: «sla»
 *
 * Returns: (nullable): the page of that name
 */
const AccordPageInfo *
accord_page_info_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i].name, name))
      return &infos[i];

  return NULL;
}
