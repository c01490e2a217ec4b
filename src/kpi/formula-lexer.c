#include "kpi/formula-lexer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kpi/metric.h"

#define SHOWN_CHARACTERS 30

static const struct
{
  const char        *text;
  AccordFormulaToken kind;
} symbols[] = {
  { "+", ACCORD_FORMULA_PLUS },  { "-", ACCORD_FORMULA_MINUS }, { "−", ACCORD_FORMULA_MINUS },
  { "*", ACCORD_FORMULA_TIMES }, { "×", ACCORD_FORMULA_TIMES }, { "·", ACCORD_FORMULA_TIMES },
  { "/", ACCORD_FORMULA_OVER },  { "÷", ACCORD_FORMULA_OVER },  { "(", ACCORD_FORMULA_OPEN },
  { ")", ACCORD_FORMULA_CLOSE },
};

/**
 * accord_formula_lexer_place:
 * @self: a lexer
 *
 * Returns: where its token begins: 1 is the first character
 */
guint
accord_formula_lexer_place (AccordFormulaLexer *self)
{
  return (guint) g_utf8_pointer_to_offset (self->start, self->at) + 1;
}

/**
 * accord_formula_lexer_fail:
 * @self: a lexer
 * @message: what is wrong with its token, a sentence, translated
 * @error: return location for a #GError
 *
 * Returns: %FALSE
 */
gboolean
accord_formula_lexer_fail (AccordFormulaLexer *self,
                           const char         *message,
                           GError            **error)
{
  /* Translators: where in a formula, and what is wrong there, a sentence */
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA, _("Position %u: %s"), accord_formula_lexer_place (self),
               message);
  return FALSE;
}

/**
 * accord_formula_lexer_expected:
 * @self: a lexer
 * @expected: what should stand where the token is, translated
 * @error: return location for a #GError
 *
 * Sets @error to a sentence with the position, what is expected there and what is there.
 */
void
accord_formula_lexer_expected (AccordFormulaLexer *self,
                               const char         *expected,
                               GError            **error)
{
  g_autofree char *token = g_strndup (self->at, (gsize) (self->cursor - self->at));
  g_autofree char *shown = g_utf8_substring (token, 0, MIN (g_utf8_strlen (token, -1), SHOWN_CHARACTERS));
  g_autofree char *message = NULL;

  if (self->kind == ACCORD_FORMULA_END)
    message = g_strdup_printf (_("%s is expected here, but this is the end."), expected);
  else
    message = g_strdup_printf (_("%s is expected here, not “%s”."), expected, shown);
  accord_formula_lexer_fail (self, message, error);
}

static gboolean
read_number (AccordFormulaLexer *self,
             GError            **error)
{
  const char *p = self->cursor;
  g_autofree char *digits = NULL;

  while (g_ascii_isdigit (*p) || *p == '.')
    p++;
  digits = g_strndup (self->cursor, (gsize) (p - self->cursor));
  if (strchr (digits, '.') != strrchr (digits, '.'))
    return accord_formula_lexer_fail (self, _("a number has one decimal point."), error);
  if (*p == ',')
    return accord_formula_lexer_fail (self, _("write a number with a decimal point: 0.5."), error);
  if (g_ascii_isalpha (*p) || *p == '%')
    return accord_formula_lexer_fail (self, _("a number is written with digits alone; half is 0.5."), error);
  self->kind = ACCORD_FORMULA_NUMBER;
  self->number = g_ascii_strtod (digits, NULL);
  self->cursor = p;
  return isfinite (self->number) || accord_formula_lexer_fail (self, _("this number is too large."), error);
}

static void
take_name (AccordFormulaLexer *self,
           const char         *from,
           const char         *to)
{
  self->kind = ACCORD_FORMULA_NAME;
  self->name = g_strndup (from, (gsize) (to - from));
}

static gboolean
read_bracketed (AccordFormulaLexer *self,
                GError            **error)
{
  const char *close = strchr (self->cursor, ']');

  if (close == NULL)
    return accord_formula_lexer_fail (self, _("the metric that begins here needs a closing bracket (])."), error);
  take_name (self, self->cursor + 1, close);
  g_strstrip (self->name);
  self->cursor = close + 1;
  return *self->name != '\0' || accord_formula_lexer_fail (self, _("there is no metric between these brackets."), error);
}

/* A minus within a word is part of it: «new-customers». */
static void
read_word (AccordFormulaLexer *self)
{
  const char *p = self->cursor;

  while (g_ascii_isalnum (*p) || *p == '_' || (*p == '-' && g_ascii_isalnum (p[1])))
    p++;
  take_name (self, self->cursor, p);
  self->cursor = p;
}

static gboolean
read_symbol (AccordFormulaLexer *self,
             GError            **error)
{
  g_autofree char *shown = NULL, *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_has_prefix (self->cursor, symbols[i].text))
      {
        self->kind = symbols[i].kind;
        self->cursor += strlen (symbols[i].text);
        return TRUE;
      }
  shown = g_strndup (self->cursor, (gsize) (g_utf8_next_char (self->cursor) - self->cursor));
  message = g_strdup_printf (_("“%s” has no meaning in a formula; it has numbers, metrics, + − × ÷ and parentheses."), shown);
  return accord_formula_lexer_fail (self, message, error);
}

/**
 * accord_formula_lexer_init:
 * @self: (out caller-allocates): a lexer, to be cleared also where this fails
 * @text: what a person typed
 * @error: return location for a #GError
 *
 * Returns: whether @text is valid UTF-8 and begins with a token, which is read
 */
gboolean
accord_formula_lexer_init (AccordFormulaLexer *self,
                           const char         *text,
                           GError            **error)
{
  const char *end;

  *self = (AccordFormulaLexer) { .start = text, .cursor = text, .at = text };
  if (g_utf8_validate (text, -1, &end))
    return accord_formula_lexer_next (self, error);
  self->at = end;
  return accord_formula_lexer_fail (self, _("this is not valid text (UTF-8)."), error);
}

/**
 * accord_formula_lexer_clear:
 * @self: a lexer
 */
void
accord_formula_lexer_clear (AccordFormulaLexer *self)
{
  g_clear_pointer (&self->name, g_free);
}

/**
 * accord_formula_lexer_next:
 * @self: a lexer
 * @error: return location for a #GError
 *
 * Returns: whether there was another token (the end is one); else %ACCORD_KPI_ERROR_FORMULA
 */
gboolean
accord_formula_lexer_next (AccordFormulaLexer *self,
                           GError            **error)
{
  g_clear_pointer (&self->name, g_free);
  while (g_unichar_isspace (g_utf8_get_char (self->cursor)))
    self->cursor = g_utf8_next_char (self->cursor);
  self->at = self->cursor;
  if (*self->cursor == '\0')
    {
      self->kind = ACCORD_FORMULA_END;
      return TRUE;
    }
  if (g_ascii_isdigit (*self->cursor) || (*self->cursor == '.' && g_ascii_isdigit (self->cursor[1])))
    return read_number (self, error);
  if (*self->cursor == '[')
    return read_bracketed (self, error);
  if (!g_ascii_isalpha (*self->cursor))
    return read_symbol (self, error);
  read_word (self);
  return TRUE;
}
