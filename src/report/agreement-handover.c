#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>

#include "model/holidays.h"
#include "present/markdown.h"
#include "present/words-calendar.h"
#include "report/handover-words.h"
#include "report/prose.h"
#include "report/table.h"

#define DAYS_SHOWN 366

static const char *
get_text (AccordRecord *record,
          const char   *column)
{
  const char *text = accord_record_get_text (record, column);

  return text != NULL ? text : "";
}

/* A label and what is agreed, in two columns. */
static AccordTable *
begin_pairs (AccordDocument *document)
{
  const AccordTableColumn columns[] = {
    { NULL, 28, PANGO_ALIGN_LEFT, ACCORD_FACE_LABEL },
    { NULL, 72, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };

  return accord_table_new (document, columns, G_N_ELEMENTS (columns), ACCORD_PROSE_INDENT);
}

static void
add_pair (AccordTable *table,
          const char  *label,
          const char  *text)
{
  if (text == NULL || *text == '\0')
    return;
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, label);
  accord_table_add_text (table, 1, text);
}

static void
add_prose (AccordTable  *table,
           AccordRecord *settings,
           const char   *name)
{
  const char *text = get_text (settings, name);

  if (accord_markdown_is_empty (text))
    return;
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, _(accord_record_find_column (settings, name)->label));
  accord_table_add_markdown (table, 1, text);
}

static void
add_when (const AccordAgreement *self,
          AccordDocument        *document)
{
  g_autofree char *fields = accord_handover_words_fields (self->settings);
  g_autofree char *when = accord_handover_words_when (self->settings);
  AccordTable *table;

  if (when == NULL && fields == NULL)
    return;
  table = begin_pairs (document);
  add_pair (table, _("When a lead goes to sales"), when);
  add_pair (table, _("What must be filled in"), fields);
  accord_table_end (table, 6, 12);
}

/* Which leads, and what is agreed of them. */
static void
add_rule (AccordTable  *table,
          AccordRecord *rule,
          const char   *scope,
          const char   *agreed)
{
  const char *title = get_text (rule, "title");

  accord_table_begin_row (table);
  if (*title != '\0')
    accord_table_add_text (table, 0, title);
  if (scope != NULL)
    accord_table_add_note (table, 0, scope);
  else if (*get_text (rule, "hours") != '\0')
    accord_table_add_note (table, 0, get_text (rule, "hours"));
  if (agreed != NULL)
    accord_table_add_text (table, 1, agreed);
}

static void
add_rules (const AccordAgreement *self,
           AccordDocument        *document,
           const char            *kind,
           const char            *head,
           const char            *agreed_head)
{
  const AccordTableColumn columns[] = {
    { head, 60, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { agreed_head, 40, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  g_autoptr (GPtrArray) rules = accord_handover_list_rules (self, kind);
  AccordTable *table;

  if (rules->len == 0)
    return;
  table = accord_table_new (document, columns, agreed_head != NULL ? 2 : 1, ACCORD_PROSE_INDENT);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *scope = accord_handover_words_scope (rules->pdata[i], self->settings);
      g_autofree char *limit = accord_handover_words_limit (rules->pdata[i]);
      const char *who = get_text (rules->pdata[i], "who");

      add_rule (table, rules->pdata[i], scope,
                agreed_head == NULL ? NULL : limit != NULL ? limit : who);
    }
  accord_table_end (table, 6, 12);
}

static void
add_rest (const AccordAgreement *self,
          AccordDocument        *document)
{
  static const char *const columns[] = { "reject_reasons", "disqualify_reasons", "handover_return", "handover_escalation" };
  g_autofree char *attempts = accord_handover_words_attempts (self->settings);
  AccordTable *table = begin_pairs (document);

  add_pair (table, _("How it is handed over"), get_text (self->settings, "handover_channel"));
  add_prose (table, self->settings, "handover_contents");
  add_pair (table, _("Attempts to reach it"), attempts);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_prose (table, self->settings, columns[i]);
  accord_table_end (table, 6, 12);
}

/**
 * accord_agreement_add_handover:
 *
 * Adds what is agreed of the hand-over beside its prose; what is not is left out.
 */
void
accord_agreement_add_handover (const AccordAgreement *self,
                               AccordDocument        *document)
{
  add_when (self, document);
  add_rules (self, document, "never", _("Never handed over"), NULL);
  add_rules (self, document, "route", _("Which leads; the first line that fits decides"), _("Who takes them"));
  add_rules (self, document, "response", _("How soon it is answered"), _("Within"));
  add_rest (self, document);
}

/* Those of a year: a list of ten years would be pages long. */
static char *
list_holidays (const AccordAgreement *self,
               AccordRecord          *calendar)
{
  g_autoptr (GArray) holidays = accord_holidays_parse (get_text (calendar, "holidays"), NULL);
  AccordDay from = self->as_of != ACCORD_DAY_NONE ? self->as_of : self->today;
  GString *text = g_string_new (NULL);
  guint n_more = 0;

  for (guint i = 0; holidays != NULL && i < holidays->len; i++)
    {
      const AccordHoliday *holiday = &g_array_index (holidays, AccordHoliday, i);
      g_autofree char *day = accord_words_day (holiday->day);

      if (holiday->day < from || holiday->day >= from + DAYS_SHOWN)
        n_more++;
      else
        g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "", day, *holiday->name != '\0' ? " " : "",
                                holiday->name);
    }
  if (n_more > 0)
    g_string_append_printf (text, ngettext ("%s%u holiday of other years", "%s%u holidays of other years", n_more),
                            text->len > 0 ? "; " : "", n_more);
  return g_string_free (text, FALSE);
}

/**
 * accord_agreement_add_calendars:
 *
 * Adds in which hours clocks run, where there are calendars.
 */
void
accord_agreement_add_calendars (const AccordAgreement *self,
                                AccordDocument        *document)
{
  const AccordTableColumn columns[] = {
    { _("Calendar"), 28, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("When"), 72, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table;

  if (self->calendars->len == 0)
    return;
  accord_prose_add_heading (document, 2, NULL, _("Working hours and holidays"), NULL, ACCORD_PROSE_INDENT);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), ACCORD_PROSE_INDENT);
  for (guint i = 0; i < self->calendars->len; i++)
    {
      AccordRecord *calendar = self->calendars->pdata[i];
      g_autofree char *words = accord_words_calendar (calendar, self->settings);
      g_autofree char *holidays = list_holidays (self, calendar);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, get_text (calendar, "title"));
      accord_table_add_text (table, 1, words);
      if (*holidays != '\0')
        accord_table_add_note (table, 1, holidays);
    }
  accord_table_end (table, 0, 8);
}
