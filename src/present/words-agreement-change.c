#include "present/words-version.h"

#include <glib/gi18n-lib.h>

#include "model/history.h"
#include "model/records.h"
#include "present/markdown.h"
#include "present/words-history.h"
#include "present/words.h"

#define SECONDS_PER_HOUR 3600.0

static AccordRecord *
get_record (const AccordAgreementChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

/* «Commitment 9, “Leads answered in time”»; settings have no name, and stand for the agreement itself. */
static char *
name_record (const AccordAgreementChange *change)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (get_record (change));
  const char *name = accord_history_name_of (get_record (change));
  g_autofree char *noun = NULL;

  if (klass->singleton)
    return g_strdup (_("Agreement"));
  if (change->type == ACCORD_TYPE_MEMBER)
    /* Translators: %s is the name of somebody who must sign */
    return g_strdup_printf (_("Who must sign: %s"), name != NULL ? name : "");
  noun = accord_words_capital (_(klass->noun));
  if (change->type == ACCORD_TYPE_SCORE_MODEL)
    return g_strdup_printf ("%s %u", noun, (guint) accord_record_get_integer (get_record (change), "number"));
  if (name == NULL || *name == '\0')
    return g_strdup_printf ("%s %u", noun, change->place);
  /* Translators: a kind of thing, its number and its name: Commitment 9, “Leads answered in time” */
  return g_strdup_printf (_("%s %u, “%s”"), noun, change->place, name);
}

static char *
name_part (GType type)
{
  g_autoptr (AccordRecordClass) klass = g_type_class_ref (type);

  /* Translators: %s is a kind of thing in singular: the order of all of that kind */
  return g_strdup_printf (_("Order: %s"), _(klass->noun));
}

/**
 * accord_words_agreement_place:
 * @change: what two agreements do not say alike
 *
 * Returns: (transfer full): where in the agreement it is
 */
char *
accord_words_agreement_place (const AccordAgreementChange *change)
{
  g_autofree char *name = NULL;

  if (change->kind == ACCORD_AGREEMENT_AS_OF)
    return g_strdup (_("Figures"));
  if (change->kind == ACCORD_AGREEMENT_ORDERED)
    return name_part (change->type);
  name = name_record (change);
  if (change->column == NULL)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s · %s", name, _(change->column->label));
}

static AccordUnit
get_unit (AccordRecord *commitment)
{
  const char *unit = accord_record_get_text (commitment, "unit");

  if (g_strcmp0 (unit, "ratio") == 0)
    return ACCORD_UNIT_RATIO;
  if (g_strcmp0 (unit, "money") == 0)
    return ACCORD_UNIT_MONEY;
  return g_strcmp0 (unit, "hours") == 0 ? ACCORD_UNIT_SECONDS : ACCORD_UNIT_COUNT;
}

/* Figures are read in the unit that the record has beside them. */
static char *
describe_number (const AccordColumn *column,
                 AccordRecord       *record,
                 JsonNode           *node)
{
  if (G_OBJECT_TYPE (record) == ACCORD_TYPE_COMMITMENT && g_str_equal (column->name, "target"))
    {
      AccordUnit unit = get_unit (record);
      double number = json_node_get_double (node);

      if (unit == ACCORD_UNIT_SECONDS)
        number *= SECONDS_PER_HOUR;
      return accord_words_value (number, unit, NULL);
    }
  if (g_str_equal (column->name, "limit_value"))
    {
      g_autofree char *number = accord_words_content (column, node);
      g_autofree char *unit = g_strdelimit (g_strdup (accord_record_get_text (record, "limit_unit")), "-", ' ');

      return g_strdup_printf ("%s %s", number, unit);
    }
  return accord_words_content (column, node);
}

static char *
describe_value (const AccordAgreementChange *change,
                AccordRecord                *record,
                JsonNode                    *node)
{
  if (node == NULL)
    return g_strdup ("");
  if (change->column->type == ACCORD_COLUMN_PROSE)
    return accord_markdown_to_plain (json_node_get_string (node));
  return describe_number (change->column, record, node);
}

/* Texts that only a program reads: names of metrics, stages and dates. */
static const char *const unread[] = { "metric", "from_stage", "to_stage", "from_date", "to_date", NULL };

/* What a reader looks for first in a record that is new or gone. */
static char *
describe_record (AccordRecord *record)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *value = accord_record_get_value (record, column->name);

      if ((column->type != ACCORD_COLUMN_TEXT && column->type != ACCORD_COLUMN_PROSE) ||
          accord_column_value_is_empty (column, value) || g_strv_contains (unread, column->name))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (column->type == ACCORD_COLUMN_PROSE)
        {
          g_autofree char *plain = accord_markdown_to_plain (g_value_get_string (value));

          g_string_append (text, plain);
        }
      else
        g_string_append (text, g_value_get_string (value));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_day (JsonNode *node)
{
  AccordDay day;

  return node != NULL && accord_day_parse_iso (json_node_get_string (node), &day) ? accord_words_day (day) : g_strdup ("");
}

/**
 * accord_words_agreement_was:
 * @change: what two agreements do not say alike
 *
 * Returns: (transfer full): what the older one says; "" of nothing
 */
char *
accord_words_agreement_was (const AccordAgreementChange *change)
{
  if (change->kind == ACCORD_AGREEMENT_AS_OF)
    return describe_day (change->was);
  if (change->before == NULL)
    return g_strdup ("");
  return change->column != NULL ? describe_value (change, change->before, change->was) : describe_record (change->before);
}

/**
 * accord_words_agreement_is:
 * @change: what two agreements do not say alike
 *
 * Returns: (transfer full): what the newer one says; "" of nothing
 */
char *
accord_words_agreement_is (const AccordAgreementChange *change)
{
  if (change->kind == ACCORD_AGREEMENT_AS_OF)
    return describe_day (change->is);
  if (change->kind == ACCORD_AGREEMENT_ORDERED)
    return g_strdup (_("another order"));
  if (change->after == NULL)
    return g_strdup ("");
  return change->column != NULL ? describe_value (change, change->after, change->is) : describe_record (change->after);
}

/**
 * accord_words_alteration:
 * @change: @before is what was signed, @after what is there now
 *
 * Returns: (transfer full): what was altered, the part of a sentence
 */
char *
accord_words_alteration (const AccordAgreementChange *change)
{
  g_autofree char *place = accord_words_agreement_place (change);
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (change->kind == ACCORD_AGREEMENT_ADDED)
    return g_strdup_printf (_("%s is not in the signed copy"), place);
  if (change->kind == ACCORD_AGREEMENT_REMOVED)
    return g_strdup_printf (_("%s is only in the signed copy"), place);
  was = accord_words_agreement_was (change);
  is = accord_words_agreement_is (change);
  /* Translators: where, what is there now, what was signed */
  return g_strdup_printf (_("%s says “%s”, the signed copy “%s”"), place, is, was);
}
