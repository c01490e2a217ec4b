#include "ui/agreement/section-draft.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "workspace/identity.h"

static const struct
{
  const char *kind, *title;
} titles[] = {
  { "purpose", N_("Purpose and scope") },
  { "personas", N_("Ideal buyer personas") },
  { "qualified", N_("What is a qualified lead") },
  { "goals", N_("Goals and KPIs") },
  { "accountabilities", N_("Accountabilities") },
  { "handover", N_("Hand-over: when and how") },
  { "meetings", N_("Meetings and review") },
  { "escalation", N_("Escalation") },
  { "incentives", N_("Incentives") },
  { "glossary", N_("Glossary") },
  { "free", N_("New section") },
};

static gboolean
is_shared (AccordRecord *section)
{
  return accord_record_get_integer (section, "shared") != 0;
}

static gboolean
is_mine (AccordRecord    *section,
         AccordWorkspace *workspace)
{
  AccordRecord *member = accord_identity_get_member (accord_identity_get (workspace));

  return member != NULL && g_strcmp0 (accord_record_get_text (section, "author"), accord_record_get_id (member)) == 0;
}

gboolean
accord_section_is_own_draft (AccordRecord    *section,
                             AccordWorkspace *workspace)
{
  return !is_shared (section) && is_mine (section, workspace);
}

char *
accord_section_dup_writer (AccordRecord    *section,
                           AccordWorkspace *workspace)
{
  GListModel *members = accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER);
  g_autoptr (AccordRecord) writer = NULL;

  if (is_shared (section) || is_mine (section, workspace))
    return NULL;
  writer = accord_records_find_listed (members, accord_record_get_text (section, "author"), NULL);
  return g_strdup (writer != NULL ? accord_record_get_text (writer, "name") : _("Somebody"));
}

const char *
accord_section_kind_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].kind, kind))
      return _(titles[i].title);
  return NULL;
}

/* Where nobody says who they are there is nobody to keep it for: it is shared. */
AccordRecord *
accord_section_begin (AccordWorkspace *workspace,
                      const char      *kind)
{
  AccordRecord *member = accord_identity_get_member (accord_identity_get (workspace));
  AccordRecord *section = accord_record_new (ACCORD_TYPE_SECTION);
  const char *title = accord_section_kind_title (kind);
  g_auto (GValue) shared = G_VALUE_INIT;

  g_value_init (&shared, G_TYPE_BOOLEAN);
  g_value_set_boolean (&shared, member == NULL);
  accord_record_set_text (section, "kind", kind);
  accord_record_set_text (section, "title", title != NULL ? title : "");
  if (member != NULL)
    accord_record_set_text (section, "author", accord_record_get_id (member));
  accord_record_set_value (section, "shared", &shared);
  return section;
}
