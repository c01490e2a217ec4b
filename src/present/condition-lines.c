#include "present/condition-lines.h"

#include <glib/gi18n-lib.h>

static const AccordLineOperator text_operators[] = {
  { N_("is"), ACCORD_OPERATOR_EQ },
  { N_("is not"), ACCORD_OPERATOR_NE },
  { N_("contains"), ACCORD_OPERATOR_CONTAINS },
  { N_("does not contain"), ACCORD_OPERATOR_CONTAINS, TRUE },
  { N_("starts with"), ACCORD_OPERATOR_STARTS_WITH },
  { N_("is one of"), ACCORD_OPERATOR_IN },
  { N_("is none of"), ACCORD_OPERATOR_IN, TRUE },
  { N_("is empty"), ACCORD_OPERATOR_IS_EMPTY },
  { N_("is not empty"), ACCORD_OPERATOR_IS_EMPTY, TRUE },
  { N_("matches the pattern"), ACCORD_OPERATOR_MATCHES },
};

static const AccordLineOperator number_operators[] = {
  { N_("is"), ACCORD_OPERATOR_EQ },
  { N_("is not"), ACCORD_OPERATOR_NE },
  { N_("is at least"), ACCORD_OPERATOR_GE },
  { N_("is more than"), ACCORD_OPERATOR_GT },
  { N_("is at most"), ACCORD_OPERATOR_LE },
  { N_("is less than"), ACCORD_OPERATOR_LT },
  { N_("is empty"), ACCORD_OPERATOR_IS_EMPTY },
  { N_("is not empty"), ACCORD_OPERATOR_IS_EMPTY, TRUE },
};

static const AccordLineOperator moment_operators[] = {
  { N_("is on"), ACCORD_OPERATOR_EQ },
  { N_("is on or after"), ACCORD_OPERATOR_GE },
  { N_("is after"), ACCORD_OPERATOR_GT },
  { N_("is on or before"), ACCORD_OPERATOR_LE },
  { N_("is before"), ACCORD_OPERATOR_LT },
  { N_("is empty"), ACCORD_OPERATOR_IS_EMPTY },
  { N_("is not empty"), ACCORD_OPERATOR_IS_EMPTY, TRUE },
};

static const AccordLineOperator boolean_operators[] = {
  { N_("is"), ACCORD_OPERATOR_EQ },
  { N_("is empty"), ACCORD_OPERATOR_IS_EMPTY },
  { N_("is not empty"), ACCORD_OPERATOR_IS_EMPTY, TRUE },
};

/* Adds nothing where there is nothing but spaces. */
static void
add_value (AccordCondition *test,
           AccordColumnType type,
           const char      *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  char *end = stripped;
  double number = 0;

  if (*stripped == '\0')
    return;
  if (type == ACCORD_COLUMN_REAL || type == ACCORD_COLUMN_INTEGER)
    number = g_ascii_strtod (stripped, &end);
  if (end != stripped && *end == '\0')
    accord_condition_add_number (test, number);
  else
    accord_condition_add_text (test, stripped);
}

static void
add_list (AccordCondition *test,
          AccordColumnType type,
          const char      *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_value (test, type, parts[i]);
}

/* NULL: the line has no value yet. */
static AccordCondition *
line_to_condition (const AccordConditionLine *line,
                   AccordColumnType           type)
{
  const AccordLineOperator *operators = accord_line_operators (type, NULL);
  const AccordLineOperator *op = &operators[line->op];
  g_autoptr (AccordCondition) test = accord_condition_new_test (line->field, op->op);
  AccordCondition *negation;

  if (op->op == ACCORD_OPERATOR_IN)
    add_list (test, type, line->value);
  else if (op->op != ACCORD_OPERATOR_IS_EMPTY)
    add_value (test, type, line->value);
  if (op->op != ACCORD_OPERATOR_IS_EMPTY && test->values->len == 0)
    return NULL;

  if (!op->negated)
    return g_steal_pointer (&test);
  negation = accord_condition_new_group (ACCORD_CONDITION_NOT);
  accord_condition_add (negation, g_steal_pointer (&test));
  return negation;
}

static char *
values_to_text (const GArray *values)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (texts, g_array_index (values, AccordLiteral, i).text);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

static AccordConditionLine *
condition_to_line (const AccordCondition *condition,
                   GPtrArray             *fields)
{
  gboolean negated = condition->kind == ACCORD_CONDITION_NOT;
  const AccordCondition *test = negated ? g_ptr_array_index (condition->children, 0) : condition;
  const AccordLineOperator *operators;
  g_autofree char *value = NULL;
  guint n;

  if (test->kind != ACCORD_CONDITION_TEST)
    return NULL;
  operators = accord_line_operators (accord_condition_lines_type_of (fields, test->field), &n);
  value = values_to_text (test->values);
  for (guint i = 0; i < n; i++)
    if (operators[i].op == test->op && operators[i].negated == negated)
      return accord_condition_line_new (test->field, i, value);
  return NULL;
}

static gboolean
add_lines (GPtrArray             *lines,
           const AccordCondition *condition,
           GPtrArray             *fields)
{
  gboolean group = condition->kind == ACCORD_CONDITION_ALL || condition->kind == ACCORD_CONDITION_ANY;

  for (guint i = 0; i < (group ? condition->children->len : 1); i++)
    {
      AccordConditionLine *line =
        condition_to_line (group ? g_ptr_array_index (condition->children, i) : condition, fields);

      if (line == NULL)
        return FALSE;
      g_ptr_array_add (lines, line);
    }
  return TRUE;
}

/**
 * accord_line_operators:
 * @type: what a field holds
 * @n_operators: (out) (optional): their number
 *
 * Returns: (transfer none): how a person can compare such a field
 */
const AccordLineOperator *
accord_line_operators (AccordColumnType type,
                       guint           *n_operators)
{
  guint n = G_N_ELEMENTS (text_operators);
  const AccordLineOperator *operators = text_operators;

  if (type == ACCORD_COLUMN_REAL || type == ACCORD_COLUMN_INTEGER)
    {
      operators = number_operators;
      n = G_N_ELEMENTS (number_operators);
    }
  else if (type == ACCORD_COLUMN_MOMENT || type == ACCORD_COLUMN_DAY)
    {
      operators = moment_operators;
      n = G_N_ELEMENTS (moment_operators);
    }
  else if (type == ACCORD_COLUMN_BOOLEAN)
    {
      operators = boolean_operators;
      n = G_N_ELEMENTS (boolean_operators);
    }
  if (n_operators != NULL)
    *n_operators = n;
  return operators;
}

/**
 * accord_condition_line_new:
 * @field: the name of a field
 * @op: the index of one of the operators of its type
 * @value: (nullable): what it is compared with
 *
 * Returns: (transfer full): a line
 */
AccordConditionLine *
accord_condition_line_new (const char *field,
                           guint       op,
                           const char *value)
{
  AccordConditionLine *self = g_new0 (AccordConditionLine, 1);

  self->field = g_strdup (field);
  self->op = op;
  self->value = g_strdup (value != NULL ? value : "");
  return self;
}

/**
 * accord_condition_line_free:
 * @self: (transfer full): a line
 */
void
accord_condition_line_free (AccordConditionLine *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self);
}

/**
 * accord_condition_lines_type_of:
 * @fields: (element-type AccordField): the fields there are
 * @name: a field's name
 *
 * Returns: what it holds; a field that is not there counts as text
 */
AccordColumnType
accord_condition_lines_type_of (GPtrArray  *fields,
                                const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (fields, i);

      if (g_ascii_strcasecmp (field->name, name) == 0)
        return field->type;
    }
  return ACCORD_COLUMN_TEXT;
}

/**
 * accord_condition_to_lines:
 * @self: a condition
 * @fields: (element-type AccordField): the fields there are
 * @any: (out): whether one line that holds is enough
 *
 * Returns: (transfer full) (nullable): lines that say exactly the same; %NULL where lines cannot
 */
GPtrArray *
accord_condition_to_lines (const AccordCondition *self,
                           GPtrArray             *fields,
                           gboolean              *any)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_line_free);
  g_autoptr (AccordCondition) back = NULL;

  *any = self->kind == ACCORD_CONDITION_ANY;
  if (!add_lines (lines, self, fields))
    return NULL;
  back = accord_condition_from_lines (lines, fields, *any);
  return accord_condition_equal (self, back) ? g_steal_pointer (&lines) : NULL;
}

/**
 * accord_condition_from_lines:
 * @lines: (element-type AccordConditionLine): lines; those without a value yet are passed over
 * @fields: (element-type AccordField): the fields there are
 * @any: whether one line that holds is enough
 *
 * Returns: (transfer full): the condition they say; every lead, where they say nothing
 */
AccordCondition *
accord_condition_from_lines (GPtrArray *lines,
                             GPtrArray *fields,
                             gboolean   any)
{
  g_autoptr (AccordCondition) group =
    accord_condition_new_group (any ? ACCORD_CONDITION_ANY : ACCORD_CONDITION_ALL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordConditionLine *line = g_ptr_array_index (lines, i);
      AccordCondition *condition =
        line_to_condition (line, accord_condition_lines_type_of (fields, line->field));

      if (condition != NULL)
        accord_condition_add (group, condition);
    }
  if (group->children->len == 0)
    return accord_condition_new_group (ACCORD_CONDITION_ALL);
  if (group->children->len == 1)
    return accord_condition_ref (g_ptr_array_index (group->children, 0));
  return g_steal_pointer (&group);
}

/* «Source is Webinar» */
static char *
describe_line (const AccordConditionLine *line,
               GPtrArray                 *fields)
{
  const AccordLineOperator *op =
    &accord_line_operators (accord_condition_lines_type_of (fields, line->field), NULL)[line->op];
  const char *label = line->field;

  for (guint i = 0; i < fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (fields, i);

      if (g_ascii_strcasecmp (field->name, line->field) == 0)
        label = field->label;
    }
  if (op->op == ACCORD_OPERATOR_IS_EMPTY)
    /* Translators: a field and what is said of it: «Country» «is empty» */
    return g_strdup_printf (C_("condition", "%s %s"), label, _(op->label));
  /* Translators: a field, a comparison and a value: «Source» «is» «Webinar» */
  return g_strdup_printf (C_("condition", "%s %s %s"), label, _(op->label), line->value);
}

/**
 * accord_condition_describe:
 * @self: a condition that asks something
 * @fields: (element-type AccordField): the fields there are, with the words for them
 *
 * Returns: (transfer full): what it asks, short: one or two lines in words, the number of more, or its text where lines
 *   cannot say it
 */
char *
accord_condition_describe (const AccordCondition *self,
                           GPtrArray             *fields)
{
  gboolean any;
  g_autoptr (GPtrArray) lines = accord_condition_to_lines (self, fields, &any);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (lines == NULL || lines->len == 0)
    return accord_condition_to_text (self);
  if (lines->len > 2)
    return g_strdup_printf (any ? ngettext ("any of %u condition", "any of %u conditions", lines->len)
                                : ngettext ("%u condition", "%u conditions", lines->len),
                            lines->len);
  first = describe_line (g_ptr_array_index (lines, 0), fields);
  if (lines->len == 1)
    return g_steal_pointer (&first);
  second = describe_line (g_ptr_array_index (lines, 1), fields);
  /* Translators: two conditions: «Source is Webinar or Country is Spain» */
  return g_strdup_printf (any ? _("%s or %s") : _("%s and %s"), first, second);
}
