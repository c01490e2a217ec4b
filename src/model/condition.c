#include "model/condition.h"

#include "model/canonical-json.h"

G_DEFINE_QUARK (accord-condition-error-quark, accord_condition_error)
G_DEFINE_BOXED_TYPE (AccordCondition, accord_condition, accord_condition_ref, accord_condition_unref)

static const char *const operator_texts[] = {
  [ACCORD_OPERATOR_EQ] = "=",
  [ACCORD_OPERATOR_NE] = "!=",
  [ACCORD_OPERATOR_LT] = "<",
  [ACCORD_OPERATOR_LE] = "<=",
  [ACCORD_OPERATOR_GT] = ">",
  [ACCORD_OPERATOR_GE] = ">=",
  [ACCORD_OPERATOR_IN] = "in",
  [ACCORD_OPERATOR_CONTAINS] = "contains",
  [ACCORD_OPERATOR_STARTS_WITH] = "starts-with",
  [ACCORD_OPERATOR_MATCHES] = "matches",
  [ACCORD_OPERATOR_IS_EMPTY] = "is-empty",
};

static void
clear_literal (AccordLiteral *literal)
{
  g_free (literal->text);
}

static gboolean
literals_equal (const GArray *a,
                const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const AccordLiteral *p = &g_array_index (a, AccordLiteral, i);
      const AccordLiteral *q = &g_array_index (b, AccordLiteral, i);

      if (p->is_number != q->is_number)
        return FALSE;
      if (p->is_number ? p->number != q->number : !g_str_equal (p->text, q->text))
        return FALSE;
    }
  return TRUE;
}

static gboolean
children_equal (const GPtrArray *a,
                const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!accord_condition_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static AccordCondition *
condition_new (AccordConditionKind kind)
{
  AccordCondition *self = g_new0 (AccordCondition, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_unref);
  self->values = g_array_new (FALSE, FALSE, sizeof (AccordLiteral));
  g_array_set_clear_func (self->values, (GDestroyNotify) clear_literal);
  self->within_days = -1;
  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * accord_condition_new_group:
 * @kind: %ACCORD_CONDITION_ALL, %ACCORD_CONDITION_ANY or %ACCORD_CONDITION_NOT
 *
 * Returns: (transfer full): a condition without children; of kind ALL it is met by every lead
 */
AccordCondition *
accord_condition_new_group (AccordConditionKind kind)
{
  g_return_val_if_fail (kind <= ACCORD_CONDITION_NOT, NULL);

  return condition_new (kind);
}

/**
 * accord_condition_add:
 * @self: a group that is being built and that nobody else holds
 * @child: (transfer full): its next child
 */
void
accord_condition_add (AccordCondition *self,
                      AccordCondition *child)
{
  g_return_if_fail (self != NULL && self->kind <= ACCORD_CONDITION_NOT && child != NULL);

  g_ptr_array_add (self->children, child);
}

/**
 * accord_condition_new_test:
 * @field: the name of a field
 * @op: how to compare it
 *
 * Returns: (transfer full): a test that is given its values next
 */
AccordCondition *
accord_condition_new_test (const char    *field,
                           AccordOperator op)
{
  AccordCondition *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = condition_new (ACCORD_CONDITION_TEST);
  self->field = g_strdup (field);
  self->op = op;
  return self;
}

/**
 * accord_condition_new_activity:
 * @kind: what happened: «page:pricing»
 * @op: a comparison
 * @count: how often
 * @within_days: in how many days before as-of, or -1 for ever
 *
 * Returns: (transfer full): a condition on what a lead did
 */
AccordCondition *
accord_condition_new_activity (const char    *kind,
                               AccordOperator op,
                               guint          count,
                               gint           within_days)
{
  AccordCondition *self;

  g_return_val_if_fail (kind != NULL && accord_operator_is_comparison (op), NULL);

  self = condition_new (ACCORD_CONDITION_ACTIVITY);
  self->field = g_strdup (kind);
  self->op = op;
  self->within_days = within_days;
  accord_condition_add_number (self, count);
  return self;
}

/**
 * accord_condition_add_text:
 * @self: a test that is being built
 * @text: its next value
 */
void
accord_condition_add_text (AccordCondition *self,
                           const char      *text)
{
  AccordLiteral literal = { FALSE, 0, NULL };

  g_return_if_fail (self != NULL && text != NULL);

  literal.text = g_strdup (text);
  g_array_append_val (self->values, literal);
}

/**
 * accord_condition_add_number:
 * @self: a test that is being built
 * @number: its next value, finite
 */
void
accord_condition_add_number (AccordCondition *self,
                             double           number)
{
  AccordLiteral literal = { TRUE, number, NULL };

  g_return_if_fail (self != NULL);

  literal.text = accord_number_to_text (number);
  g_array_append_val (self->values, literal);
}

/**
 * accord_condition_equal:
 * @a: a condition
 * @b: a condition
 *
 * Returns: whether they are the same tree
 */
gboolean
accord_condition_equal (const AccordCondition *a,
                        const AccordCondition *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->op != b->op || a->within_days != b->within_days)
    return FALSE;
  return g_strcmp0 (a->field, b->field) == 0 && literals_equal (a->values, b->values) &&
         children_equal (a->children, b->children);
}

/**
 * accord_condition_ref:
 * @self: a condition
 *
 * Returns: (transfer full): @self, which is not to be changed any more
 */
AccordCondition *
accord_condition_ref (AccordCondition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_condition_unref:
 * @self: (transfer full): a condition
 */
void
accord_condition_unref (AccordCondition *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->children);
  g_array_unref (self->values);
  g_free (self->field);
  g_free (self);
}

/**
 * accord_operator_get_text:
 * @op: an operator
 *
 * Returns: (transfer none): how it is written: «starts-with»
 */
const char *
accord_operator_get_text (AccordOperator op)
{
  g_return_val_if_fail (op < G_N_ELEMENTS (operator_texts), NULL);

  return operator_texts[op];
}

/**
 * accord_operator_parse:
 * @text: (nullable): an operator as it is written, in any case
 * @op: (out): the operator; untouched where there is none
 *
 * Returns: whether @text is an operator
 */
gboolean
accord_operator_parse (const char     *text,
                       AccordOperator *op)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (operator_texts); i++)
    if (g_ascii_strcasecmp (operator_texts[i], text) == 0)
      {
        *op = (AccordOperator) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * accord_operator_is_comparison:
 * @op: an operator
 *
 * Returns: whether it is one of = != < <= > >=
 */
gboolean
accord_operator_is_comparison (AccordOperator op)
{
  return op <= ACCORD_OPERATOR_GE;
}
