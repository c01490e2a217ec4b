#include "model/condition-lexer.h"

/* How tightly what stands around a condition binds: a looser group needs parentheses. */
typedef enum
{
  WITHIN_NOTHING,
  WITHIN_ANY,
  WITHIN_ALL,
  WITHIN_NOT,
} Context;

static void append_condition (GString               *text,
                              const AccordCondition *condition,
                              Context                context);

static gboolean
is_plain_name (const char *name)
{
  if (!g_ascii_islower (*name) && *name != '_')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;
  return !accord_condition_is_keyword (name);
}

static void
append_enclosed (GString    *text,
                 char        open,
                 char        close,
                 const char *inner)
{
  g_string_append_c (text, open);
  for (const char *p = inner; *p != '\0'; p++)
    {
      if (*p == close || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, close);
}

static void
append_name (GString    *text,
             const char *name)
{
  if (is_plain_name (name))
    g_string_append (text, name);
  else
    append_enclosed (text, '[', ']', name);
}

/**
 * accord_condition_name_to_text:
 * @name: of a field
 *
 * Returns: (transfer full): as it stands in a condition: «source», «[Lead Source]»
 */
char *
accord_condition_name_to_text (const char *name)
{
  GString *text = g_string_new (NULL);

  append_name (text, name);
  return g_string_free (text, FALSE);
}

/**
 * accord_condition_value_to_text:
 * @value: a text
 *
 * Returns: (transfer full): as it stands in a condition: «"Trade fair"»
 */
char *
accord_condition_value_to_text (const char *value)
{
  GString *text = g_string_new (NULL);

  append_enclosed (text, '"', '"', value);
  return g_string_free (text, FALSE);
}

static void
append_value (GString      *text,
              const GArray *values,
              guint         index)
{
  const AccordLiteral *literal = &g_array_index (values, AccordLiteral, index);

  if (literal->is_number)
    g_string_append (text, literal->text);
  else
    append_enclosed (text, '"', '"', literal->text);
}

static void
append_test (GString               *text,
             const AccordCondition *test)
{
  append_name (text, test->field);
  g_string_append_printf (text, " %s", accord_operator_get_text (test->op));
  if (test->op == ACCORD_OPERATOR_IS_EMPTY)
    return;

  g_string_append_c (text, ' ');
  if (test->op == ACCORD_OPERATOR_IN)
    g_string_append_c (text, '(');
  for (guint i = 0; i < test->values->len; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      append_value (text, test->values, i);
    }
  if (test->op == ACCORD_OPERATOR_IN)
    g_string_append_c (text, ')');
}

static void
append_activity (GString               *text,
                 const AccordCondition *activity)
{
  g_string_append (text, "activity(");
  append_enclosed (text, '"', '"', activity->field);
  g_string_append_printf (text, ") %s ", accord_operator_get_text (activity->op));
  append_value (text, activity->values, 0);
  if (activity->within_days >= 0)
    g_string_append_printf (text, " within %d days", activity->within_days);
}

static void
append_group (GString               *text,
              const AccordCondition *group,
              Context                context)
{
  gboolean any = group->kind == ACCORD_CONDITION_ANY;
  Context own = any ? WITHIN_ANY : WITHIN_ALL;
  gboolean enclosed = context >= own;

  if (group->children->len == 1)
    {
      append_condition (text, g_ptr_array_index (group->children, 0), context);
      return;
    }
  if (group->children->len == 0)
    {
      if (any)
        g_string_append (text, "not ()");
      else if (context != WITHIN_NOTHING)
        g_string_append (text, "()");
      return;
    }

  if (enclosed)
    g_string_append_c (text, '(');
  for (guint i = 0; i < group->children->len; i++)
    {
      if (i > 0)
        g_string_append (text, any ? " or " : " and ");
      append_condition (text, g_ptr_array_index (group->children, i), own);
    }
  if (enclosed)
    g_string_append_c (text, ')');
}

static void
append_condition (GString               *text,
                  const AccordCondition *condition,
                  Context                context)
{
  switch (condition->kind)
    {
    case ACCORD_CONDITION_ALL:
    case ACCORD_CONDITION_ANY:
      append_group (text, condition, context);
      break;
    case ACCORD_CONDITION_NOT:
      g_string_append (text, "not ");
      for (guint i = 0; i < condition->children->len; i++)
        append_condition (text, g_ptr_array_index (condition->children, i), WITHIN_NOT);
      break;
    case ACCORD_CONDITION_TEST:
      append_test (text, condition);
      break;
    case ACCORD_CONDITION_ACTIVITY:
      append_activity (text, condition);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * accord_condition_to_text:
 * @self: a condition
 *
 * What accord_condition_parse() reads back as the same tree, but for groups of one child, which are
 * written as that child, and an empty ANY, which is «not ()».
 *
 * Returns: (transfer full): its text; "" for every lead
 */
char *
accord_condition_to_text (const AccordCondition *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  append_condition (text, self, WITHIN_NOTHING);
  return g_string_free (text, FALSE);
}
