#include "model/condition-lexer.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/*
 * condition := all («or» all)*
 * all       := one («and» one)*
 * one       := «not» one | «(» [condition] «)» | activity | test
 * activity  := «activity» «(» text «)» [comparison count] [«within» days «days»]
 * test      := field «is-empty» | field «in» «(» value («,» value)* «)» | field operator value
 */

typedef struct
{
  AccordConditionLexer lexer;
  guint                depth;
} Parser;

static AccordCondition *parse_any (Parser  *self,
                                   GError **error);

static gpointer
expected (Parser     *self,
          const char *what,
          GError    **error)
{
  accord_condition_lexer_expected (&self->lexer, what, error);
  return NULL;
}

static gboolean
next (Parser  *self,
      GError **error)
{
  return accord_condition_lexer_next (&self->lexer, error);
}

static gboolean
skip_symbol (Parser     *self,
             const char *symbol,
             const char *what,
             GError    **error)
{
  if (accord_condition_lexer_is_symbol (&self->lexer, symbol))
    return next (self, error);
  expected (self, what, error);
  return FALSE;
}

static gboolean
enter (Parser  *self,
       GError **error)
{
  if (++self->depth <= ACCORD_CONDITION_MAX_DEPTH)
    return TRUE;
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX,
               _("Position %u: this stands in more than %d groups; write it in fewer."),
               (guint) g_utf8_pointer_to_offset (self->lexer.start, self->lexer.at) + 1, ACCORD_CONDITION_MAX_DEPTH);
  return FALSE;
}

static gboolean
add_value (Parser          *self,
           AccordCondition *test,
           GError         **error)
{
  gboolean text_only = test->op == ACCORD_OPERATOR_CONTAINS || test->op == ACCORD_OPERATOR_STARTS_WITH ||
                       test->op == ACCORD_OPERATOR_MATCHES;

  if (self->lexer.kind == ACCORD_TOKEN_STRING)
    accord_condition_add_text (test, self->lexer.text);
  else if (self->lexer.kind == ACCORD_TOKEN_NUMBER && !text_only)
    accord_condition_add_number (test, self->lexer.number);
  else
    {
      expected (self, text_only ? _("a text in \"quotes\"") : _("a text in \"quotes\" or a number"), error);
      return FALSE;
    }
  return next (self, error);
}

static gboolean
add_list (Parser          *self,
          AccordCondition *test,
          GError         **error)
{
  if (!skip_symbol (self, "(", _("a list in parentheses, such as (\"ads\", \"event\"),"), error))
    return FALSE;
  do
    {
      if (test->values->len > 0 && !next (self, error))
        return FALSE;
      if (!add_value (self, test, error))
        return FALSE;
    }
  while (accord_condition_lexer_is_symbol (&self->lexer, ","));
  return skip_symbol (self, ")", _("a comma or a closing parenthesis"), error);
}

static AccordCondition *
parse_test (Parser  *self,
            GError **error)
{
  g_autoptr (AccordCondition) test = NULL;
  g_autofree char *field = NULL;
  AccordOperator op;

  if (self->lexer.kind != ACCORD_TOKEN_NAME &&
      (self->lexer.kind != ACCORD_TOKEN_WORD || accord_condition_is_keyword (self->lexer.text)))
    return expected (self, _("a field"), error);
  if (*self->lexer.text == '\0')
    return expected (self, _("the name of a field in the brackets"), error);
  field = g_strdup (self->lexer.text);
  if (!next (self, error))
    return NULL;

  if ((self->lexer.kind != ACCORD_TOKEN_WORD && self->lexer.kind != ACCORD_TOKEN_SYMBOL) ||
      !accord_operator_parse (self->lexer.text, &op))
    return expected (self, _("a comparison such as =, in, contains or is-empty"), error);
  if (!next (self, error))
    return NULL;

  test = accord_condition_new_test (field, op);
  if (op == ACCORD_OPERATOR_IS_EMPTY)
    return g_steal_pointer (&test);
  if (!(op == ACCORD_OPERATOR_IN ? add_list (self, test, error) : add_value (self, test, error)))
    return NULL;
  return g_steal_pointer (&test);
}

static gboolean
parse_whole_number (Parser     *self,
                    const char *what,
                    gint       *number,
                    GError    **error)
{
  if (self->lexer.kind != ACCORD_TOKEN_NUMBER || self->lexer.number < 0 || self->lexer.number > G_MAXINT ||
      self->lexer.number != floor (self->lexer.number))
    {
      expected (self, what, error);
      return FALSE;
    }
  *number = (gint) self->lexer.number;
  return next (self, error);
}

static gboolean
parse_within (Parser  *self,
              gint    *days,
              GError **error)
{
  if (!next (self, error) || !parse_whole_number (self, _("a whole number of days"), days, error))
    return FALSE;
  if (accord_condition_lexer_is_keyword (&self->lexer, "days") ||
      accord_condition_lexer_is_keyword (&self->lexer, "day"))
    return next (self, error);
  expected (self, _("the word “days”"), error);
  return FALSE;
}

/* After «activity». */
static AccordCondition *
parse_activity (Parser  *self,
                GError **error)
{
  g_autofree char *kind = NULL;
  AccordOperator op = ACCORD_OPERATOR_GE;
  AccordOperator typed;
  gint count = 1;
  gint within = -1;

  if (!skip_symbol (self, "(", _("an activity in parentheses, such as (\"page:pricing\"),"), error))
    return NULL;
  if (self->lexer.kind != ACCORD_TOKEN_STRING || *self->lexer.text == '\0')
    return expected (self, _("an activity in \"quotes\""), error);
  kind = g_strdup (self->lexer.text);
  if (!next (self, error) || !skip_symbol (self, ")", _("a closing parenthesis"), error))
    return NULL;

  if (self->lexer.kind == ACCORD_TOKEN_SYMBOL && accord_operator_parse (self->lexer.text, &typed))
    {
      op = typed;
      if (!next (self, error) || !parse_whole_number (self, _("a whole number"), &count, error))
        return NULL;
    }
  if (accord_condition_lexer_is_keyword (&self->lexer, "within") && !parse_within (self, &within, error))
    return NULL;
  return accord_condition_new_activity (kind, op, (guint) count, within);
}

static AccordCondition *
parse_parentheses (Parser  *self,
                   GError **error)
{
  g_autoptr (AccordCondition) inner = NULL;

  if (!next (self, error))
    return NULL;
  if (accord_condition_lexer_is_symbol (&self->lexer, ")"))
    inner = accord_condition_new_group (ACCORD_CONDITION_ALL);
  else
    inner = parse_any (self, error);
  if (inner == NULL || !skip_symbol (self, ")", _("“and”, “or” or a closing parenthesis"), error))
    return NULL;
  return g_steal_pointer (&inner);
}

static AccordCondition *
parse_not (Parser  *self,
           GError **error);

static AccordCondition *
parse_one (Parser  *self,
           GError **error)
{
  AccordCondition *one = NULL;

  if (!enter (self, error))
    return NULL;
  if (accord_condition_lexer_is_keyword (&self->lexer, "not"))
    one = parse_not (self, error);
  else if (accord_condition_lexer_is_symbol (&self->lexer, "("))
    one = parse_parentheses (self, error);
  else if (accord_condition_lexer_is_keyword (&self->lexer, "activity"))
    one = next (self, error) ? parse_activity (self, error) : NULL;
  else
    one = parse_test (self, error);
  self->depth--;
  return one;
}

static AccordCondition *
parse_not (Parser  *self,
           GError **error)
{
  AccordCondition *negation;
  AccordCondition *child;

  if (!next (self, error))
    return NULL;
  child = parse_one (self, error);
  if (child == NULL)
    return NULL;
  negation = accord_condition_new_group (ACCORD_CONDITION_NOT);
  accord_condition_add (negation, child);
  return negation;
}

/* A group of what @parse_child reads, as long as @keyword follows; of one child, that child. */
static AccordCondition *
parse_chain (Parser             *self,
             AccordConditionKind kind,
             const char         *keyword,
             AccordCondition  *(*parse_child) (Parser *, GError **),
             GError            **error)
{
  g_autoptr (AccordCondition) group = NULL;
  AccordCondition *child = parse_child (self, error);

  while (child != NULL && accord_condition_lexer_is_keyword (&self->lexer, keyword))
    {
      if (group == NULL)
        group = accord_condition_new_group (kind);
      accord_condition_add (group, child);
      child = next (self, error) ? parse_child (self, error) : NULL;
    }
  if (child == NULL || group == NULL)
    return child;
  accord_condition_add (group, child);
  return g_steal_pointer (&group);
}

static AccordCondition *
parse_all (Parser  *self,
           GError **error)
{
  return parse_chain (self, ACCORD_CONDITION_ALL, "and", parse_one, error);
}

static AccordCondition *
parse_any (Parser  *self,
           GError **error)
{
  return parse_chain (self, ACCORD_CONDITION_ANY, "or", parse_all, error);
}

/**
 * accord_condition_parse:
 * @text: (nullable): a condition as a person types it; an empty one is met by every lead
 * @error: return location for a #GError
 *
 * Whether its fields exist and its values fit them is seen when it is matched with leads.
 *
 * Returns: (transfer full): the condition; %NULL with %ACCORD_CONDITION_ERROR_SYNTAX, whose message says
 *   the position (in characters, from 1) and what was expected there
 */
AccordCondition *
accord_condition_parse (const char *text,
                        GError    **error)
{
  g_autoptr (AccordCondition) condition = NULL;
  Parser self = { 0 };

  if (accord_condition_lexer_init (&self.lexer, text != NULL ? text : "", error))
    {
      if (self.lexer.kind == ACCORD_TOKEN_END)
        condition = accord_condition_new_group (ACCORD_CONDITION_ALL);
      else
        condition = parse_any (&self, error);
      if (condition != NULL && self.lexer.kind != ACCORD_TOKEN_END)
        {
          expected (&self, _("“and”, “or” or the end"), error);
          g_clear_pointer (&condition, accord_condition_unref);
        }
    }
  accord_condition_lexer_clear (&self.lexer);
  return g_steal_pointer (&condition);
}
