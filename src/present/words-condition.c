#include "present/words-condition.h"

#include <glib/gi18n-lib.h>

#include "present/condition-lines.h"
#include "present/words.h"

static char *say (const AccordCondition *self,
                  AccordRecord          *settings);

/* A field of one's own is called as it is typed. */
static char *
name_field (const char   *name,
            AccordRecord *settings)
{
  const AccordField *field = accord_field_find (name);
  g_autofree char *label = field != NULL ? accord_words_field (field, settings) : NULL;

  return label != NULL ? accord_words_within (label) : g_strdup (name);
}

/* Of a field of one's own only what it is compared with tells what it holds. */
static AccordColumnType
guess_type (const AccordCondition *test)
{
  const AccordField *field = accord_field_find (test->field);
  gboolean numbers = test->values->len > 0;

  if (field != NULL)
    return field->type;
  for (guint i = 0; i < test->values->len; i++)
    numbers = numbers && g_array_index (test->values, AccordLiteral, i).is_number;
  return numbers ? ACCORD_COLUMN_REAL : ACCORD_COLUMN_TEXT;
}

static gboolean
is_time (AccordColumnType type)
{
  return type == ACCORD_COLUMN_MOMENT || type == ACCORD_COLUMN_DAY;
}

/* Where a value of several words ends must be seen. */
static char *
quote (const char *text)
{
  gboolean is_plain = *text != '\0';

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    is_plain = is_plain && (g_unichar_isalnum (g_utf8_get_char (at)) || strchr (".-+/%@_", *at) != NULL);
  /* Translators: a value of a field, as it stands in a lead */
  return is_plain ? g_strdup (text) : g_strdup_printf (_("“%s”"), text);
}

static char *
say_value (const AccordCondition *test,
           guint                  index,
           AccordRecord          *settings)
{
  const AccordLiteral *literal = &g_array_index (test->values, AccordLiteral, index);
  AccordStage stage;
  AccordDay day;

  if (literal->is_number)
    return g_strdup (literal->text);
  if (g_str_equal (test->field, "stage") && accord_stage_parse (literal->text, &stage))
    return accord_words_stage (stage, 1, settings);
  if (is_time (guess_type (test)) && accord_day_parse_iso (literal->text, &day))
    return accord_words_day (day);
  return quote (literal->text);
}

static char *
say_values (const AccordCondition *test,
            AccordRecord          *settings)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < test->values->len; i++)
    g_ptr_array_add (values, say_value (test, i, settings));
  g_ptr_array_add (values, NULL);
  return g_strjoinv (", ", (char **) values->pdata);
}

/* NULL: people have no word for it. */
static const char *
find_words (AccordColumnType type,
            AccordOperator   op,
            gboolean         negated)
{
  guint n;
  const AccordLineOperator *operators = accord_line_operators (type, &n);

  if (op == ACCORD_OPERATOR_IS_EMPTY && is_time (type))
    /* Translators: of a day in the life of a lead: «handed over to sales» «has a date» */
    return negated ? _("has a date") : _("has no date");
  for (guint i = 0; i < n; i++)
    if (operators[i].op == op && operators[i].negated == negated)
      return _(operators[i].label);
  return NULL;
}

/* NULL: it is no test, or people have no word for it. */
static char *
say_test (const AccordCondition *test,
          gboolean               negated,
          AccordRecord          *settings)
{
  const char *words = test->kind == ACCORD_CONDITION_TEST ? find_words (guess_type (test), test->op, negated) : NULL;
  g_autofree char *field = NULL, *values = NULL;

  if (words == NULL)
    return NULL;
  field = name_field (test->field, settings);
  if (test->op == ACCORD_OPERATOR_IS_EMPTY)
    /* Translators: a field and what is said of it: «country» «is empty» */
    return g_strdup_printf (C_("condition", "%s %s"), field, words);
  values = say_values (test, settings);
  /* Translators: a field, a comparison and a value: «source» «is» «Webinar» */
  return g_strdup_printf (C_("condition", "%s %s %s"), field, words, values);
}

static char *
say_times (AccordOperator op,
           guint          n)
{
  g_autofree char *times = g_strdup_printf (ngettext ("%u time", "%u times", n), n);

  switch (op)
    {
    case ACCORD_OPERATOR_GT:
      return g_strdup_printf (_("more than %s"), times);
    case ACCORD_OPERATOR_GE:
      return g_strdup_printf (_("at least %s"), times);
    case ACCORD_OPERATOR_LT:
      return g_strdup_printf (_("fewer than %s"), times);
    case ACCORD_OPERATOR_LE:
      return g_strdup_printf (_("at most %s"), times);
    case ACCORD_OPERATOR_NE:
      return g_strdup_printf (_("not exactly %s"), times);
    case ACCORD_OPERATOR_EQ:
    case ACCORD_OPERATOR_IN:
    case ACCORD_OPERATOR_CONTAINS:
    case ACCORD_OPERATOR_STARTS_WITH:
    case ACCORD_OPERATOR_MATCHES:
    case ACCORD_OPERATOR_IS_EMPTY:
    default:
      return g_strdup_printf (_("exactly %s"), times);
    }
}

/* «“demo” happened at least 2 times within 30 days» */
static char *
say_activity (const AccordCondition *self)
{
  const AccordLiteral *count = self->values->len > 0 ? &g_array_index (self->values, AccordLiteral, 0) : NULL;
  g_autofree char *times = say_times (self->op, count != NULL ? (guint) count->number : 0);

  if (self->within_days < 0)
    /* Translators: something that leads do, and how often: «“demo” happened at least 2 times» */
    return g_strdup_printf (_("“%s” happened %s"), self->field, times);
  return g_strdup_printf (ngettext ("“%s” happened %s within %d day", "“%s” happened %s within %d days",
                                    (gulong) self->within_days),
                          self->field, times, self->within_days);
}

/* Within another one, groups of more than one part stand in parentheses. */
static char *
say_part (const AccordCondition *self,
          AccordRecord          *settings)
{
  gboolean is_group = self->kind == ACCORD_CONDITION_ALL || self->kind == ACCORD_CONDITION_ANY;
  g_autofree char *text = say (self, settings);

  return is_group && self->children->len > 1 ? g_strdup_printf ("(%s)", text) : g_steal_pointer (&text);
}

static char *
say_group (const AccordCondition *self,
           AccordRecord          *settings)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->children->len == 1)
    return say (g_ptr_array_index (self->children, 0), settings);
  for (guint i = 0; i < self->children->len; i++)
    g_ptr_array_add (parts, say_part (g_ptr_array_index (self->children, i), settings));
  g_ptr_array_add (parts, NULL);
  /* Translators: between two conditions of which both, or one, must hold */
  return g_strjoinv (self->kind == ACCORD_CONDITION_ALL ? C_("condition", " and ") : C_("condition", " or "),
                     (char **) parts->pdata);
}

static char *
say_not (const AccordCondition *self,
         AccordRecord          *settings)
{
  const AccordCondition *child = g_ptr_array_index (self->children, 0);
  g_autofree char *words = say_test (child, TRUE, settings);
  g_autofree char *other = NULL;

  if (words != NULL)
    return g_steal_pointer (&words);
  other = say (child, settings);
  /* Translators: %s is a condition that must not hold */
  return g_strdup_printf (_("not (%s)"), other);
}

static char *
say (const AccordCondition *self,
     AccordRecord          *settings)
{
  char *words;

  switch (self->kind)
    {
    case ACCORD_CONDITION_ALL:
    case ACCORD_CONDITION_ANY:
      return self->children->len > 0 ? say_group (self, settings) : g_strdup (_("it is any lead"));
    case ACCORD_CONDITION_NOT:
      return say_not (self, settings);
    case ACCORD_CONDITION_ACTIVITY:
      return say_activity (self);
    case ACCORD_CONDITION_TEST:
    default:
      words = say_test (self, FALSE, settings);
      return words != NULL ? words : accord_condition_to_text (self);
    }
}

/**
 * accord_words_condition:
 * @self: a condition
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what it asks for, all of it, as a clause of a sentence
 */
char *
accord_words_condition (const AccordCondition *self,
                        AccordRecord          *settings)
{
  g_return_val_if_fail (self != NULL, NULL);

  return say (self, settings);
}

/* «company, job title and source» */
static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == names->len ? _(" and ") : ", ");
      g_string_append (text, g_ptr_array_index (names, i));
    }
  return g_string_free (text, FALSE);
}

static gboolean
add_filled (const AccordCondition *condition,
            AccordRecord          *settings,
            GPtrArray             *names)
{
  const AccordCondition *child;

  if (condition->kind == ACCORD_CONDITION_ALL && condition->children->len > 0)
    {
      for (guint i = 0; i < condition->children->len; i++)
        if (!add_filled (g_ptr_array_index (condition->children, i), settings, names))
          return FALSE;
      return TRUE;
    }
  if (condition->kind != ACCORD_CONDITION_NOT)
    return FALSE;
  child = g_ptr_array_index (condition->children, 0);
  if (child->kind != ACCORD_CONDITION_TEST || child->op != ACCORD_OPERATOR_IS_EMPTY || is_time (guess_type (child)))
    return FALSE;
  g_ptr_array_add (names, name_field (child->field, settings));
  return TRUE;
}

/**
 * accord_words_filled:
 * @self: a condition
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full) (nullable): «company and source filled in» where that is all it asks for
 */
char *
accord_words_filled (const AccordCondition *self,
                     AccordRecord          *settings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!add_filled (self, settings, names))
    return NULL;
  list = join (names);
  return g_strdup_printf (_("%s filled in"), list);
}

/**
 * accord_words_which:
 * @leads: a word for leads
 * @text: a condition that they meet
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): which leads: «leads with persona filled in», «leads where country is DE»
 */
char *
accord_words_which (const char   *leads,
                    const char   *text,
                    AccordRecord *settings)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);
  g_autofree char *filled = condition != NULL ? accord_words_filled (condition, settings) : NULL;
  g_autofree char *words = NULL;

  if (filled != NULL)
    /* Translators: leads, and what is true of them: «leads with persona filled in» */
    return g_strdup_printf (_("%s with %s"), leads, filled);
  words = accord_words_condition_text (text, settings);
  /* Translators: leads, and what is true of them: «leads where country is DE» */
  return g_strdup_printf (_("%s where %s"), leads, words);
}

/**
 * accord_words_condition_text:
 * @text: a condition
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what it asks for, as a clause; as it is typed, in quotes, where it cannot be read
 */
char *
accord_words_condition_text (const char   *text,
                             AccordRecord *settings)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);

  return condition != NULL ? accord_words_condition (condition, settings) : g_strdup_printf (_("“%s”"), text);
}
