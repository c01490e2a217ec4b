#include "template-start.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "templates.h"

/* What a person made none of is taken from the template whole; beside what they made it would only be in the way. */
static GType
get_whole_part (guint index)
{
  const GType parts[] = { ACCORD_TYPE_HANDOVER_RULE, ACCORD_TYPE_TERM,        ACCORD_TYPE_INCENTIVE,
                          ACCORD_TYPE_TARGET,        ACCORD_TYPE_SCORE_GROUP, ACCORD_TYPE_SCORE_RULE };

  return index < G_N_ELEMENTS (parts) ? parts[index] : G_TYPE_INVALID;
}

static gboolean
is_empty (AccordWorkspace *self,
          GType            type)
{
  return g_list_model_get_n_items (accord_workspace_get_list (self, type)) == 0;
}

/* A score is one: its rules belong to its groups, and its limits mean nothing without them. */
static gboolean
has_no_score (AccordWorkspace *self)
{
  return is_empty (self, ACCORD_TYPE_SCORE_GROUP);
}

static gboolean
lacks_part (AccordWorkspace *self,
            GType            type)
{
  return type == ACCORD_TYPE_SCORE_RULE ? has_no_score (self) : is_empty (self, type);
}

static gboolean
is_blank (AccordRecord *section)
{
  const char *body = accord_record_get_text (section, "body");
  g_autofree char *text = g_strstrip (g_strdup (body != NULL ? body : ""));

  return *text == '\0';
}

/* Returns: (transfer full) */
static AccordRecord *
find_section (AccordWorkspace *self,
              const char      *kind)
{
  GListModel *sections = accord_workspace_get_list (self, ACCORD_TYPE_SECTION);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);

      if (g_strcmp0 (accord_record_get_text (section, "kind"), kind) == 0)
        return g_steal_pointer (&section);
    }
  return NULL;
}

static void
fill_section (AccordChangeSet *changes,
              AccordRecord    *section,
              AccordRecord    *from)
{
  accord_change_set_update_text (changes, section, "body", accord_record_get_text (from, "body"));
  if (accord_record_get_real (section, "position") != accord_record_get_real (from, "position"))
    accord_change_set_update_real (changes, section, "position", accord_record_get_real (from, "position"));
}

static void
add_sections (AccordWorkspace           *self,
              AccordChangeSet           *changes,
              const AccordTemplateNames *names)
{
  g_autoptr (GPtrArray) sections = accord_workspace_template_sections (names);

  for (guint i = 0; i < sections->len; i++)
    {
      const char *kind = accord_record_get_text (sections->pdata[i], "kind");
      /* Free sections have nothing in common but that. */
      g_autoptr (AccordRecord) section = g_strcmp0 (kind, "free") != 0 ? find_section (self, kind) : NULL;

      if (section == NULL)
        accord_change_set_insert (changes, sections->pdata[i]);
      else if (is_blank (section))
        fill_section (changes, section, sections->pdata[i]);
    }
}

static void
add_commitments (AccordWorkspace           *self,
                 AccordChangeSet           *changes,
                 const AccordTemplateNames *names)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!is_empty (self, ACCORD_TYPE_COMMITMENT))
    return;
  records = accord_workspace_template_commitments (names, accord_workspace_get_list (self, ACCORD_TYPE_CALENDAR));
  for (guint i = 0; i < records->len; i++)
    accord_change_set_insert (changes, records->pdata[i]);
}

static gboolean
lacks_setting (AccordWorkspace    *self,
               const AccordColumn *column)
{
  const GValue *value = accord_record_get_value (accord_workspace_get_settings (self), column->name);

  return accord_column_value_is_empty (column, value) || (g_str_has_prefix (column->name, "score_") && has_no_score (self));
}

/* Columns that say nothing: what a person chose, and what every new file has, stays. */
static void
fill_settings (AccordWorkspace *self,
               AccordChangeSet *changes,
               AccordRecord    *from)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (from);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *value = accord_record_get_value (from, column->name);

      if (lacks_setting (self, column) && !accord_column_value_is_empty (column, value))
        accord_change_set_update (changes, accord_workspace_get_settings (self), column->name, value);
    }
}

static void
add_parts (AccordWorkspace *self,
           AccordChangeSet *changes,
           GPtrArray       *records)
{
  for (guint part = 0; get_whole_part (part) != G_TYPE_INVALID; part++)
    for (guint i = 0; i < records->len && lacks_part (self, get_whole_part (part)); i++)
      if (G_OBJECT_TYPE (records->pdata[i]) == get_whole_part (part))
        accord_change_set_insert (changes, records->pdata[i]);
}

/**
 * accord_workspace_is_unwritten:
 *
 * Returns: whether nobody has written anything of the agreement yet: no section, no commitment, no rule
 */
gboolean
accord_workspace_is_unwritten (AccordWorkspace *self)
{
  GListModel *sections;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), FALSE);

  sections = accord_workspace_get_list (self, ACCORD_TYPE_SECTION);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);

      if (!is_blank (section))
        return FALSE;
    }
  return is_empty (self, ACCORD_TYPE_COMMITMENT) && is_empty (self, ACCORD_TYPE_HANDOVER_RULE);
}

/**
 * accord_workspace_start_from_template:
 *
 * What the template «b2b-saas» says where the file says nothing: sections, commitments with their calendars, the
 * hand-over and its rules, terms, the score. One change set, so that it is undone as one.
 *
 * Returns: (transfer full): what is to be saved
 */
AccordChangeSet *
accord_workspace_start_from_template (AccordWorkspace *self)
{
  AccordRecord *settings;
  AccordChangeSet *changes;
  AccordTemplateNames names;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  settings = accord_workspace_get_settings (self);
  names = (AccordTemplateNames) { accord_record_get_text (settings, "company"),
                                  accord_record_get_text (settings, "marketing_name"),
                                  accord_record_get_text (settings, "sales_name") };
  changes = accord_change_set_new (_("start from the template"));
  records = accord_workspace_template_records ("b2b-saas", &names, &error);
  if (records == NULL)
    g_error ("The template that is built in cannot be read: %s", error->message);
  for (guint i = 0; i < records->len; i++)
    if (G_OBJECT_TYPE (records->pdata[i]) == ACCORD_TYPE_SETTINGS)
      fill_settings (self, changes, records->pdata[i]);
  add_sections (self, changes, &names);
  add_commitments (self, changes, &names);
  add_parts (self, changes, records);
  return changes;
}
