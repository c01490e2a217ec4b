#include "report/agreement-text-parts.h"

#include <glib/gi18n-lib.h>

#include "present/markdown.h"
#include "present/words-history.h"

/* What the settings say of the hand-over, in the order in which it happens. */
static const char *const handover_columns[] = {
  "handover_when",  "handover_fields",    "handover_channel", "handover_contents", "handover_attempts",
  "handover_attempt_days", "reject_reasons", "disqualify_reasons", "handover_return", "handover_escalation",
};

static const char *
get_text (AccordRecord *record,
          const char   *column)
{
  const char *text = accord_record_get_text (record, column);

  return text != NULL ? text : "";
}

static void
append_bold (GString    *text,
             const char *words)
{
  g_string_append (text, "**");
  accord_agreement_append_plain (text, words);
  g_string_append (text, "**");
}

/* «**Label:** value», or the value below where it is prose; nothing of nothing. */
static void
append_column (GString      *text,
               AccordRecord *record,
               const char   *name)
{
  const AccordColumn *column = accord_record_find_column (record, name);
  const GValue *value = accord_record_get_value (record, name);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *words = NULL;

  if (accord_column_value_is_empty (column, value))
    return;
  append_bold (text, _(column->label));
  if (column->type == ACCORD_COLUMN_PROSE)
    {
      g_string_append_printf (text, "\n\n%s\n\n", g_value_get_string (value));
      return;
    }
  node = accord_column_value_to_json (column, value);
  words = accord_words_content (column, node);
  g_string_append (text, ": ");
  accord_agreement_append_plain (text, words);
  g_string_append (text, "\n\n");
}

static void
append_limit (GString      *text,
              AccordRecord *rule)
{
  g_autofree char *unit = g_strdelimit (g_strdup (get_text (rule, "limit_unit")), "-", ' ');
  g_autofree char *limit = NULL;

  if (accord_column_value_is_empty (accord_record_find_column (rule, "limit_value"),
                                    accord_record_get_value (rule, "limit_value")))
    return;
  limit = g_strdup_printf (_("answered within %.10g %s"), accord_record_get_real (rule, "limit_value"), unit);
  g_string_append (text, "; ");
  accord_agreement_append_plain (text, limit);
}

/* One line: «- Enterprise: leads with company_size >= 500, to Key accounts; answered within 2 working hours» */
static void
append_rule (GString      *text,
             AccordRecord *rule)
{
  static const char *const more[] = { "scope", "who", "hours" };

  g_string_append (text, "- ");
  append_bold (text, g_str_equal (get_text (rule, "kind"), "never") ? _("Never handed over")
                     : g_str_equal (get_text (rule, "kind"), "response") ? _("How soon it is answered")
                                                                         : _("Who takes it"));
  g_string_append (text, ": ");
  accord_agreement_append_plain (text, get_text (rule, "title"));
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (*get_text (rule, more[i]) != '\0')
      {
        g_string_append (text, "; ");
        accord_agreement_append_plain (text, get_text (rule, more[i]));
      }
  append_limit (text, rule);
  g_string_append_c (text, '\n');
}

/**
 * accord_agreement_append_handover:
 * @self: an agreement
 * @text: Markdown
 *
 * Appends what is agreed of the hand-over beside the prose.
 */
void
accord_agreement_append_handover (const AccordAgreement *self,
                                  GString               *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (handover_columns); i++)
    append_column (text, self->settings, handover_columns[i]);
  for (guint i = 0; i < self->handover_rules->len; i++)
    append_rule (text, self->handover_rules->pdata[i]);
  if (self->handover_rules->len > 0)
    g_string_append_c (text, '\n');
}

/**
 * accord_agreement_append_calendars:
 * @self: an agreement
 * @text: Markdown
 *
 * Appends in which hours clocks run, where there are calendars.
 */
void
accord_agreement_append_calendars (const AccordAgreement *self,
                                   GString               *text)
{
  if (self->calendars->len == 0)
    return;
  g_string_append_printf (text, "### %s\n\n", _("Working hours"));
  for (guint i = 0; i < self->calendars->len; i++)
    {
      AccordRecord *calendar = self->calendars->pdata[i];

      append_bold (text, get_text (calendar, "title"));
      g_string_append (text, ": ");
      accord_agreement_append_plain (text, get_text (calendar, "hours"));
      if (*get_text (calendar, "timezone") != '\0')
        {
          g_string_append (text, ", ");
          accord_agreement_append_plain (text, get_text (calendar, "timezone"));
        }
      g_string_append (text, "\n\n");
      append_column (text, calendar, "holidays");
    }
}

/**
 * accord_agreement_append_terms:
 * @self: an agreement
 * @text: Markdown
 *
 * Appends the glossary.
 */
void
accord_agreement_append_terms (const AccordAgreement *self,
                               GString               *text)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      AccordRecord *term = self->terms->pdata[i];

      append_bold (text, get_text (term, "term"));
      g_string_append (text, "\n\n");
      if (!accord_markdown_is_empty (get_text (term, "meaning")))
        g_string_append_printf (text, "%s\n\n", get_text (term, "meaning"));
    }
}

/**
 * accord_agreement_append_incentives:
 * @self: an agreement
 * @text: Markdown
 *
 * Appends who gets what for what a lead becomes.
 */
void
accord_agreement_append_incentives (const AccordAgreement *self,
                                    GString               *text)
{
  static const char *const columns[] = { "milestone", "scope", "kind", "amount", "team", "who" };

  for (guint i = 0; i < self->incentives->len; i++)
    {
      g_string_append (text, "### ");
      accord_agreement_append_plain (text, get_text (self->incentives->pdata[i], "title"));
      g_string_append (text, "\n\n");
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        append_column (text, self->incentives->pdata[i], columns[j]);
    }
}
