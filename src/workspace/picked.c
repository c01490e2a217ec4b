/* What is picked from the menus of sources, campaigns …, as a condition. */
#include "workspace/board.h"

static gboolean
is_of (const AccordCondition *test,
       const char            *field)
{
  return test->kind == ACCORD_CONDITION_TEST && test->op == ACCORD_OPERATOR_IN &&
         g_ascii_strcasecmp (test->field, field) == 0;
}

/**
 * accord_picked_get:
 * @picked: (nullable): all that was picked
 * @field: a field of leads
 *
 * Returns: (transfer full) (nullable): the values of @field that were; %NULL: it may have any
 */
GStrv
accord_picked_get (const AccordCondition *picked,
                   const char            *field)
{
  for (guint i = 0; picked != NULL && i < picked->children->len; i++)
    {
      const AccordCondition *test = picked->children->pdata[i];
      g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

      if (!is_of (test, field))
        continue;
      for (guint j = 0; j < test->values->len; j++)
        g_strv_builder_add (values, g_array_index (test->values, AccordLiteral, j).text);
      return g_strv_builder_end (values);
    }
  return NULL;
}

/**
 * accord_picked_set:
 * @picked: (nullable): all that was picked
 * @field: a field of leads
 * @values: (nullable): the values that it may have; none: any
 *
 * Returns: (transfer full) (nullable): all that is picked now; %NULL: nothing
 */
AccordCondition *
accord_picked_set (const AccordCondition *picked,
                   const char            *field,
                   const char *const     *values)
{
  g_autoptr (AccordCondition) all = accord_condition_new_group (ACCORD_CONDITION_ALL);

  for (guint i = 0; picked != NULL && i < picked->children->len; i++)
    if (!is_of (picked->children->pdata[i], field))
      accord_condition_add (all, accord_condition_ref (picked->children->pdata[i]));
  if (values != NULL && values[0] != NULL)
    {
      AccordCondition *test = accord_condition_new_test (field, ACCORD_OPERATOR_IN);

      for (guint i = 0; values[i] != NULL; i++)
        accord_condition_add_text (test, values[i]);
      accord_condition_add (all, test);
    }
  return all->children->len > 0 ? g_steal_pointer (&all) : NULL;
}

static void
add (AccordCondition       *all,
     const AccordCondition *part)
{
  if (part == NULL)
    return;
  if (part->kind != ACCORD_CONDITION_ALL)
    {
      accord_condition_add (all, accord_condition_ref ((AccordCondition *) part));
      return;
    }
  for (guint i = 0; i < part->children->len; i++)
    accord_condition_add (all, accord_condition_ref (part->children->pdata[i]));
}

/**
 * accord_condition_both:
 * @one: (nullable): a condition
 * @other: (nullable): another
 *
 * Returns: (transfer full) (nullable): what meets both
 */
AccordCondition *
accord_condition_both (const AccordCondition *one,
                       const AccordCondition *other)
{
  g_autoptr (AccordCondition) all = NULL;

  if (one == NULL || other == NULL)
    return one != NULL || other != NULL ? accord_condition_ref ((AccordCondition *) (one != NULL ? one : other)) : NULL;
  all = accord_condition_new_group (ACCORD_CONDITION_ALL);
  add (all, one);
  add (all, other);
  return g_steal_pointer (&all);
}
