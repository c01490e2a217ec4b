#include "report/agreement-text-parts.h"

#include <glib/gi18n-lib.h>

#include "present/markdown.h"
#include "present/words.h"
#include "present/words-condition.h"
#include "present/words-history.h"
#include "present/words-score-model.h"
#include "report/agreement-parts.h"
#include "report/handover-words.h"

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
append_words (GString    *text,
              const char *label,
              const char *words)
{
  if (words == NULL)
    return;
  append_bold (text, label);
  g_string_append (text, ": ");
  accord_agreement_append_plain (text, words);
  g_string_append (text, "\n\n");
}

/* One line: «1. **Key accounts**: Leads where company size is 500+ → A. Novak» */
static void
append_rule (GString      *text,
             AccordRecord *rule,
             AccordRecord *settings,
             guint         number)
{
  g_autofree char *scope = accord_handover_words_scope (rule, settings);
  g_autofree char *limit = accord_handover_words_limit (rule);
  const char *which = scope != NULL ? scope : get_text (rule, "hours");
  const char *agreed = limit != NULL ? limit : get_text (rule, "who");

  if (number > 0)
    g_string_append_printf (text, "%u. ", number);
  else
    g_string_append (text, "- ");
  append_bold (text, *get_text (rule, "title") != '\0' ? get_text (rule, "title") : _("Not named yet"));
  if (*which != '\0')
    g_string_append (text, ": ");
  accord_agreement_append_plain (text, which);
  if (*agreed != '\0')
    g_string_append (text, " → ");
  accord_agreement_append_plain (text, agreed);
  g_string_append_c (text, '\n');
}

/* Of what comes first the first that fits decides: it is numbered. */
static void
append_rules (const AccordAgreement *self,
              GString               *text,
              const char            *kind,
              const char            *heading)
{
  g_autoptr (GPtrArray) rules = accord_handover_list_rules (self, kind);

  if (rules->len == 0)
    return;
  g_string_append_printf (text, "### %s\n\n", heading);
  for (guint i = 0; i < rules->len; i++)
    append_rule (text, rules->pdata[i], self->settings, g_str_equal (kind, "route") ? i + 1 : 0);
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
  static const char *const rest[] = { "reject_reasons", "disqualify_reasons", "handover_return", "handover_escalation" };
  g_autofree char *when = accord_handover_words_when (self->settings);
  g_autofree char *fields = accord_handover_words_fields (self->settings);
  g_autofree char *attempts = accord_handover_words_attempts (self->settings);

  append_words (text, _("When a lead goes to sales"), when);
  append_words (text, _("What must be filled in"), fields);
  append_rules (self, text, "never", _("Never handed over"));
  append_rules (self, text, "route", _("Who takes which: the first that fits decides"));
  append_rules (self, text, "response", _("How soon it is answered"));
  append_column (text, self->settings, "handover_channel");
  append_column (text, self->settings, "handover_contents");
  append_words (text, _("Attempts to reach it"), attempts);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    append_column (text, self->settings, rest[i]);
}

static void
append_saying (const char *label,
               const char *value,
               gpointer    user_data)
{
  append_words (user_data, label, value);
}

static void
append_score_rule (GString               *text,
                   const AccordScoreRule *rule,
                   AccordRecord          *settings)
{
  g_auto (AccordScoreRuleWords) words = { NULL };

  accord_words_score_rule (rule, settings, &words);
  g_string_append (text, "- ");
  append_bold (text, words.name);
  if (words.leads != NULL)
    {
      g_string_append (text, ": ");
      accord_agreement_append_plain (text, words.leads);
    }
  g_string_append_printf (text, ": %s", words.points);
  if (words.time != NULL)
    g_string_append_printf (text, ", %s", words.time);
  g_string_append_c (text, '\n');
}

/**
 * accord_agreement_append_score_model:
 * @self: an agreement
 * @text: Markdown
 *
 * Appends what gives a lead points, where a score model was published.
 */
void
accord_agreement_append_score_model (const AccordAgreement *self,
                                     GString               *text)
{
  g_autoptr (AccordScoreModel) model = accord_agreement_dup_score_model (self);

  if (model == NULL)
    return;
  accord_words_score_model (model, append_saying, text);
  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];
      g_autofree char *limits = accord_words_score_group (group);

      g_string_append (text, "### ");
      accord_agreement_append_plain (text, group->title);
      g_string_append_printf (text, "\n\n%s%s", limits != NULL ? limits : "", limits != NULL ? "\n\n" : "");
      for (guint j = 0; j < group->rules->len; j++)
        if (!((AccordScoreRule *) group->rules->pdata[j])->is_off)
          append_score_rule (text, group->rules->pdata[j], self->settings);
      g_string_append_c (text, '\n');
    }
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

static void
append_measured (const AccordAgreement *self,
                 GString               *text,
                 AccordRecord          *term)
{
  g_autofree char *measured = accord_words_term_measured (term, self->settings);

  if (measured == NULL)
    return;
  g_string_append (text, "\n\n");
  accord_agreement_append_plain (text, measured);
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
      g_autofree char *word = accord_words_term (term, self->settings);

      append_bold (text, word);
      if (!accord_markdown_is_empty (get_text (term, "meaning")))
        g_string_append_printf (text, ": %s", get_text (term, "meaning"));
      append_measured (self, text, term);
      g_string_append (text, "\n\n");
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
  static const char *const columns[] = { "kind", "amount", "team", "who" };

  for (guint i = 0; i < self->incentives->len; i++)
    {
      AccordRecord *rule = self->incentives->pdata[i];
      const char *scope = get_text (rule, "scope");
      g_autofree char *words = *scope != '\0' ? accord_words_condition_text (scope, self->settings) : NULL;

      g_string_append (text, "### ");
      accord_agreement_append_plain (text, get_text (rule, "title"));
      g_string_append (text, "\n\n");
      append_column (text, rule, "milestone");
      append_words (text, _(accord_record_find_column (rule, "scope")->label), words);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        append_column (text, rule, columns[j]);
    }
}
