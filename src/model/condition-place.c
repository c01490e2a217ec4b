/* What may come next while a condition is being typed: it follows the grammar as far as the text goes, and no further. */
#include "model/condition-place.h"

#include <string.h>

#include "model/condition-lexer.h"

typedef enum
{
  BEFORE_FIELD,
  AFTER_FIELD,
  AFTER_IN,
  BEFORE_ITEM, /* of a list */
  AFTER_ITEM,
  BEFORE_VALUE,
  AFTER_TEST,
  AFTER_ACTIVITY_WORD,
  BEFORE_KIND,
  AFTER_KIND,
  AFTER_ACTIVITY,
  BEFORE_COUNT,
  LOST,
} State;

static const AccordPlaceKind place_kinds[] = {
  [BEFORE_FIELD] = ACCORD_PLACE_FIELD,  [AFTER_FIELD] = ACCORD_PLACE_OPERATOR,
  [AFTER_IN] = ACCORD_PLACE_LIST,       [BEFORE_ITEM] = ACCORD_PLACE_VALUE,
  [AFTER_ITEM] = ACCORD_PLACE_NOTHING,  [BEFORE_VALUE] = ACCORD_PLACE_VALUE,
  [AFTER_TEST] = ACCORD_PLACE_JOINT,    [AFTER_ACTIVITY_WORD] = ACCORD_PLACE_NOTHING,
  [BEFORE_KIND] = ACCORD_PLACE_KIND,    [AFTER_KIND] = ACCORD_PLACE_NOTHING,
  [AFTER_ACTIVITY] = ACCORD_PLACE_COMPARISON, [BEFORE_COUNT] = ACCORD_PLACE_NOTHING,
  [LOST] = ACCORD_PLACE_NOTHING,
};

static gboolean
is_literal (AccordConditionLexer *lexer)
{
  return lexer->kind == ACCORD_TOKEN_STRING || lexer->kind == ACCORD_TOKEN_NUMBER;
}

static State
pass_field (AccordConditionPlace *self,
            AccordConditionLexer *lexer)
{
  if (accord_condition_lexer_is_keyword (lexer, "not") || accord_condition_lexer_is_symbol (lexer, "("))
    return BEFORE_FIELD;
  if (accord_condition_lexer_is_symbol (lexer, ")"))
    return AFTER_TEST;
  if (accord_condition_lexer_is_keyword (lexer, "activity"))
    return AFTER_ACTIVITY_WORD;
  if (lexer->kind != ACCORD_TOKEN_WORD && lexer->kind != ACCORD_TOKEN_NAME)
    return LOST;
  g_free (self->field);
  self->field = g_strdup (lexer->text);
  return AFTER_FIELD;
}

static State
pass_operator (AccordConditionLexer *lexer)
{
  AccordOperator op;

  if (lexer->text == NULL || !accord_operator_parse (lexer->text, &op))
    return LOST;
  if (op == ACCORD_OPERATOR_IS_EMPTY)
    return AFTER_TEST;
  return op == ACCORD_OPERATOR_IN ? AFTER_IN : BEFORE_VALUE;
}

static State
pass_joint (AccordConditionLexer *lexer)
{
  if (accord_condition_lexer_is_symbol (lexer, ")") || lexer->kind == ACCORD_TOKEN_NUMBER ||
      accord_condition_lexer_is_keyword (lexer, "within") || accord_condition_lexer_is_keyword (lexer, "days"))
    return AFTER_TEST;
  if (accord_condition_lexer_is_keyword (lexer, "and") || accord_condition_lexer_is_keyword (lexer, "or"))
    return BEFORE_FIELD;
  return LOST;
}

static State
pass_activity (AccordConditionLexer *lexer)
{
  AccordOperator op;

  if (lexer->kind == ACCORD_TOKEN_SYMBOL && accord_operator_parse (lexer->text, &op))
    return BEFORE_COUNT;
  return pass_joint (lexer);
}

static State
pass_item (AccordConditionLexer *lexer)
{
  if (accord_condition_lexer_is_symbol (lexer, ","))
    return BEFORE_ITEM;
  return accord_condition_lexer_is_symbol (lexer, ")") ? AFTER_TEST : LOST;
}

/* What comes after the token that was read last. */
static State
pass (AccordConditionPlace *self,
      AccordConditionLexer *lexer,
      State                 state)
{
  switch (state)
    {
    case BEFORE_FIELD:
      return pass_field (self, lexer);
    case AFTER_FIELD:
      return pass_operator (lexer);
    case AFTER_IN:
      return accord_condition_lexer_is_symbol (lexer, "(") ? BEFORE_ITEM : LOST;
    case BEFORE_ITEM:
      return is_literal (lexer) ? AFTER_ITEM : LOST;
    case AFTER_ITEM:
      return pass_item (lexer);
    case BEFORE_VALUE:
      return is_literal (lexer) ? AFTER_TEST : LOST;
    case AFTER_TEST:
      return pass_joint (lexer);
    case AFTER_ACTIVITY_WORD:
      return accord_condition_lexer_is_symbol (lexer, "(") ? BEFORE_KIND : LOST;
    case BEFORE_KIND:
      return lexer->kind == ACCORD_TOKEN_STRING ? AFTER_KIND : LOST;
    case AFTER_KIND:
      return accord_condition_lexer_is_symbol (lexer, ")") ? AFTER_ACTIVITY : LOST;
    case AFTER_ACTIVITY:
      return pass_activity (lexer);
    case BEFORE_COUNT:
      return lexer->kind == ACCORD_TOKEN_NUMBER ? AFTER_TEST : LOST;
    case LOST:
    default:
      return LOST;
    }
}

static void
set_typed (AccordConditionPlace *self,
           const char           *text,
           const char           *at)
{
  self->start = (gsize) (at - text);
  if (*at == '"' || *at == '[')
    at++;
  self->typed = g_strdup (at);
}

/* A word or a number that the place touches may go on; a text that was closed, a name and a symbol do not. */
static gboolean
may_go_on (AccordConditionLexer *lexer)
{
  return *lexer->cursor == '\0' && (lexer->kind == ACCORD_TOKEN_WORD || lexer->kind == ACCORD_TOKEN_NUMBER);
}

/**
 * accord_condition_place_find:
 * @self: (out caller-allocates): what can stand there
 * @text: what a person typed; valid UTF-8
 * @at: a place in it, in bytes; what stands behind does not matter
 */
void
accord_condition_place_find (AccordConditionPlace *self,
                             const char           *text,
                             gsize                 at)
{
  g_autofree char *before = g_strndup (text, at);
  AccordConditionLexer lexer;
  State state = BEFORE_FIELD;
  gboolean read;

  memset (self, 0, sizeof *self);
  for (read = accord_condition_lexer_init (&lexer, before, NULL); read && lexer.kind != ACCORD_TOKEN_END && !may_go_on (&lexer);
       read = accord_condition_lexer_next (&lexer, NULL))
    state = pass (self, &lexer, state);
  if (!read && *lexer.at != '"' && *lexer.at != '[' && !g_ascii_isalpha (*lexer.at))
    state = LOST;
  self->kind = place_kinds[state];
  set_typed (self, before, lexer.at);
  accord_condition_lexer_clear (&lexer);
}

/**
 * accord_condition_place_clear:
 * @self: a place
 */
void
accord_condition_place_clear (AccordConditionPlace *self)
{
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->field, g_free);
}
