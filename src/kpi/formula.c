#include "kpi/formula.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/formula-lexer.h"
#include "kpi/metric.h"
#include "model/canonical-json.h"

#define MOST_DEPTH 50

/* What the calculation does next; numbers and names wait on a pile for what joins them. */
typedef struct
{
  AccordFormulaToken kind;
  gboolean           negates; /* MINUS: of the last one alone */
  double             number;
  guint              name;
} Step;

typedef struct
{
  char *id;
  guint place;
} Name;

struct _AccordFormula
{
  gatomicrefcount ref_count;
  GArray         *steps;  /* of Step, in the order of the calculation */
  GArray         *tokens; /* of Step, in the order of the text */
  GArray         *names;  /* of Name */
};

typedef struct
{
  AccordFormulaLexer lexer;
  AccordFormula     *formula;
  guint              depth;
} Parser;

static gboolean parse_sum (Parser  *self,
                           GError **error);

static void
clear_name (gpointer data)
{
  g_free (((Name *) data)->id);
}

static AccordFormula *
formula_new (void)
{
  AccordFormula *self = g_new0 (AccordFormula, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  self->tokens = g_array_new (FALSE, TRUE, sizeof (Step));
  self->names = g_array_new (FALSE, TRUE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
  return self;
}

static guint
find_name (Parser *self)
{
  Name name = { NULL, accord_formula_lexer_place (&self->lexer) };

  for (guint i = 0; i < self->formula->names->len; i++)
    if (g_str_equal (g_array_index (self->formula->names, Name, i).id, self->lexer.name))
      return i;
  name.id = g_strdup (self->lexer.name);
  g_array_append_val (self->formula->names, name);
  return self->formula->names->len - 1;
}

/* The token as it stands in the text; the next is read. */
static gboolean
pass (Parser   *self,
      gboolean  negates,
      Step     *passed,
      GError  **error)
{
  Step step = { self->lexer.kind, negates, self->lexer.number, 0 };

  if (step.kind == ACCORD_FORMULA_NAME)
    step.name = find_name (self);
  g_array_append_val (self->formula->tokens, step);
  *passed = step;
  return accord_formula_lexer_next (&self->lexer, error);
}

static gboolean
parse_enclosed (Parser  *self,
                GError **error)
{
  Step unused;

  if (!pass (self, FALSE, &unused, error) || !parse_sum (self, error))
    return FALSE;
  if (self->lexer.kind == ACCORD_FORMULA_CLOSE)
    return pass (self, FALSE, &unused, error);
  accord_formula_lexer_expected (&self->lexer, _("a closing parenthesis, or + − × ÷"), error);
  return FALSE;
}

static gboolean
parse_operand (Parser  *self,
               GError **error)
{
  Step step;

  switch (self->lexer.kind)
    {
    case ACCORD_FORMULA_NUMBER:
    case ACCORD_FORMULA_NAME:
      if (!pass (self, FALSE, &step, error))
        return FALSE;
      g_array_append_val (self->formula->steps, step);
      return TRUE;
    case ACCORD_FORMULA_OPEN:
      return parse_enclosed (self, error);
    case ACCORD_FORMULA_END:
    case ACCORD_FORMULA_CLOSE:
    case ACCORD_FORMULA_PLUS:
    case ACCORD_FORMULA_MINUS:
    case ACCORD_FORMULA_TIMES:
    case ACCORD_FORMULA_OVER:
    default:
      accord_formula_lexer_expected (&self->lexer, _("a number, a metric or an opening parenthesis"), error);
      return FALSE;
    }
}

/* An operand, or a minus before one. */
static gboolean
parse_signed (Parser  *self,
              GError **error)
{
  gboolean parsed;
  Step step;

  if (self->depth >= MOST_DEPTH)
    return accord_formula_lexer_fail (&self->lexer, _("there are too many parentheses within each other."), error);
  self->depth++;
  if (self->lexer.kind == ACCORD_FORMULA_MINUS)
    {
      parsed = pass (self, TRUE, &step, error) && parse_signed (self, error);
      if (parsed)
        g_array_append_val (self->formula->steps, step);
    }
  else
    parsed = parse_operand (self, error);
  self->depth--;
  return parsed;
}

static gboolean
parse_product (Parser  *self,
               GError **error)
{
  if (!parse_signed (self, error))
    return FALSE;
  while (self->lexer.kind == ACCORD_FORMULA_TIMES || self->lexer.kind == ACCORD_FORMULA_OVER)
    {
      Step step;

      if (!pass (self, FALSE, &step, error) || !parse_signed (self, error))
        return FALSE;
      g_array_append_val (self->formula->steps, step);
    }
  return TRUE;
}

static gboolean
parse_sum (Parser  *self,
           GError **error)
{
  if (!parse_product (self, error))
    return FALSE;
  while (self->lexer.kind == ACCORD_FORMULA_PLUS || self->lexer.kind == ACCORD_FORMULA_MINUS)
    {
      Step step;

      if (!pass (self, FALSE, &step, error) || !parse_product (self, error))
        return FALSE;
      g_array_append_val (self->formula->steps, step);
    }
  return TRUE;
}

static gboolean
parse_all (Parser  *self,
           GError **error)
{
  if (!parse_sum (self, error))
    return FALSE;
  if (self->lexer.kind != ACCORD_FORMULA_END)
    {
      accord_formula_lexer_expected (&self->lexer, _("+ − × ÷ or the end"), error);
      return FALSE;
    }
  if (self->formula->names->len > 0)
    return TRUE;
  g_set_error_literal (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA,
                       _("A formula needs a metric, such as “revenue / new-customers”."));
  return FALSE;
}

/**
 * accord_formula_parse:
 * @text: what a person typed
 * @error: return location for a #GError
 *
 * Multiplication and division go before addition and subtraction, and each from the left. Whether there are metrics so
 * named is not asked here.
 *
 * Returns: (transfer full) (nullable): the formula; %NULL with %ACCORD_KPI_ERROR_FORMULA and the position
 */
AccordFormula *
accord_formula_parse (const char *text,
                      GError    **error)
{
  g_autoptr (AccordFormula) formula = formula_new ();
  Parser parser = { .formula = formula };
  gboolean parsed;

  g_return_val_if_fail (text != NULL, NULL);

  parsed = accord_formula_lexer_init (&parser.lexer, text, error) && parse_all (&parser, error);
  accord_formula_lexer_clear (&parser.lexer);
  return parsed ? g_steal_pointer (&formula) : NULL;
}

/**
 * accord_formula_ref:
 * @self: a formula
 *
 * Returns: (transfer full): @self
 */
AccordFormula *
accord_formula_ref (AccordFormula *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_formula_unref:
 * @self: (transfer full): a formula
 */
void
accord_formula_unref (AccordFormula *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->steps);
  g_array_unref (self->tokens);
  g_array_unref (self->names);
  g_free (self);
}

guint
accord_formula_get_n (const AccordFormula *self)
{
  return self->names->len;
}

const char *
accord_formula_get_name (const AccordFormula *self,
                         guint                index)
{
  g_return_val_if_fail (index < self->names->len, NULL);

  return g_array_index (self->names, Name, index).id;
}

guint
accord_formula_get_place (const AccordFormula *self,
                          guint                index)
{
  g_return_val_if_fail (index < self->names->len, 0);

  return g_array_index (self->names, Name, index).place;
}

static double
join (AccordFormulaToken kind,
      double             left,
      double             right)
{
  switch ((guint) kind)
    {
    case ACCORD_FORMULA_PLUS:
      return left + right;
    case ACCORD_FORMULA_MINUS:
      return left - right;
    case ACCORD_FORMULA_TIMES:
      return left * right;
    default:
      return right != 0 ? left / right : NAN;
    }
}

/**
 * accord_formula_evaluate:
 * @self: a formula
 * @values: (array): the value of each metric that it names; NaN: there is none
 *
 * Returns: the result; NaN where a value is missing, over 0, and where no number can hold it
 */
double
accord_formula_evaluate (const AccordFormula *self,
                         const double        *values)
{
  g_autofree double *pile = g_new (double, self->steps->len);
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->kind == ACCORD_FORMULA_NUMBER)
        pile[n++] = step->number;
      else if (step->kind == ACCORD_FORMULA_NAME)
        pile[n++] = values[step->name];
      else if (step->negates)
        pile[n - 1] = -pile[n - 1];
      else
        {
          n--;
          pile[n - 1] = join (step->kind, pile[n - 1], pile[n]);
        }
    }
  return isfinite (pile[0]) ? pile[0] : NAN;
}

static void
write_token (GString           *text,
             const Step        *token,
             const char *const *words)
{
  static const char *const signs[] = {
    [ACCORD_FORMULA_PLUS] = " + ",  [ACCORD_FORMULA_MINUS] = " − ", [ACCORD_FORMULA_TIMES] = " × ",
    [ACCORD_FORMULA_OVER] = " ÷ ", [ACCORD_FORMULA_OPEN] = "(",    [ACCORD_FORMULA_CLOSE] = ")",
  };
  g_autofree char *number = NULL;

  if (token->kind == ACCORD_FORMULA_NUMBER)
    {
      number = accord_number_to_text (token->number);
      g_string_append (text, number);
    }
  else if (token->kind == ACCORD_FORMULA_NAME)
    g_string_append (text, words[token->name]);
  else
    g_string_append (text, token->negates ? "−" : signs[token->kind]);
}

/**
 * accord_formula_write:
 * @self: a formula
 * @words: (array): what stands for each metric that it names
 *
 * Returns: (transfer full): the formula as people write it: «Revenue ÷ New customers»
 */
char *
accord_formula_write (const AccordFormula *self,
                      const char *const   *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->tokens->len; i++)
    write_token (text, &g_array_index (self->tokens, Step, i), words);
  return g_string_free (text, FALSE);
}
