#include "present/persona-fields.h"

#include <glib/gi18n-lib.h>

#include "present/markdown.h"

static const AccordPersonaGroup groups[] = {
  { NULL, { "name", "summary", "job_titles", "goals", "pains", "offer" } },
  { N_("Who they are"), { "seniority", "industry", "company_size", "region", "quote" } },
  { N_("How they buy"), { "role", "triggers", "criteria", "objections", "channels" } },
};

static const char *const role_labels[] = {
  N_("Not known"), N_("Uses it"), N_("Champions it"), N_("Decides"), N_("Can stop it"), NULL,
};

const AccordPersonaGroup *
accord_persona_groups (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}

const char *const *
accord_persona_role_labels (void)
{
  return role_labels;
}

char *
accord_persona_field_words (AccordRecord *persona,
                            const char   *name)
{
  const AccordColumn *column = accord_record_find_column (persona, name);
  const char *text = accord_record_get_text (persona, name);

  if (column->type == ACCORD_COLUMN_CHOICE)
    for (guint i = 0; column->choices[i] != NULL; i++)
      if (*text != '\0' && g_str_equal (column->choices[i], text))
        return g_strdup (_(role_labels[i]));
  return column->type == ACCORD_COLUMN_PROSE ? g_strstrip (accord_markdown_to_plain (text)) : g_strdup (text);
}
