#include "model/condition-lexer.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define SHOWN_CHARACTERS 30

static const char *const keywords[] = {
  "and", "or", "not", "in", "contains", "starts-with", "matches", "is-empty", "activity", NULL,
};

static guint
position_of (AccordConditionLexer *self,
             const char           *at)
{
  return (guint) g_utf8_pointer_to_offset (self->start, at) + 1;
}

static gboolean
fail_at (AccordConditionLexer *self,
         const char           *at,
         const char           *message,
         GError              **error)
{
  /* Translators: where in a condition, and what is wrong there, a sentence */
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX, _("Position %u: %s"),
               position_of (self, at), message);
  return FALSE;
}

static void
take (AccordConditionLexer *self,
      AccordTokenKind       kind,
      const char           *from,
      const char           *to)
{
  self->kind = kind;
  self->text = g_strndup (from, (gsize) (to - from));
  self->cursor = to;
}

/* Up to @close; a backslash makes the closing mark or another backslash an ordinary character. */
static gboolean
read_enclosed (AccordConditionLexer *self,
               char                  close,
               AccordTokenKind       kind,
               const char           *unclosed,
               GError              **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = self->cursor + 1;

  for (; *p != close; p++)
    {
      if (*p == '\0')
        return fail_at (self, self->at, unclosed, error);
      if (*p == '\\' && (p[1] == close || p[1] == '\\'))
        p++;
      g_string_append_c (text, *p);
    }

  self->kind = kind;
  self->text = g_strdup (text->str);
  self->cursor = p + 1;
  return TRUE;
}

static gboolean
starts_number (const char *p)
{
  if (*p == '-' || *p == '+')
    p++;
  if (*p == '.')
    p++;
  return g_ascii_isdigit (*p);
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

static gboolean
read_number (AccordConditionLexer *self,
             GError              **error)
{
  const char *p = self->cursor;
  const char *exponent;

  if (*p == '-' || *p == '+')
    p++;
  p = skip_digits (p);
  if (*p == '.')
    p = skip_digits (p + 1);
  exponent = p;
  if (*exponent == 'e' || *exponent == 'E')
    {
      exponent++;
      if (*exponent == '-' || *exponent == '+')
        exponent++;
      if (g_ascii_isdigit (*exponent))
        p = skip_digits (exponent);
    }

  take (self, ACCORD_TOKEN_NUMBER, self->cursor, p);
  self->number = g_ascii_strtod (self->text, NULL);
  if (!isfinite (self->number))
    return fail_at (self, self->at, _("this number is too large."), error);
  if (g_ascii_isalnum (*p) || *p == '_')
    return fail_at (self, p, _("a space is expected after the number; put text in \"quotes\"."), error);
  return TRUE;
}

static gboolean
read_word (AccordConditionLexer *self,
           GError              **error)
{
  const char *p = self->cursor;
  g_autofree char *message = NULL;

  while (g_ascii_isalnum (*p) || *p == '_' || *p == '-')
    p++;
  take (self, ACCORD_TOKEN_WORD, self->cursor, p);
  if (strchr (self->text, '-') == NULL || accord_condition_is_keyword (self->text))
    return TRUE;

  message = g_strdup_printf (_("write [%s] if this is a field, or \"%s\" if it is a text."), self->text, self->text);
  return fail_at (self, self->at, message, error);
}

static gboolean
read_symbol (AccordConditionLexer *self,
             GError              **error)
{
  const char *p = self->cursor;

  if (strchr ("<>!", *p) != NULL && p[1] == '=')
    take (self, ACCORD_TOKEN_SYMBOL, p, p + 2);
  else if (strchr ("(),=<>", *p) != NULL)
    take (self, ACCORD_TOKEN_SYMBOL, p, p + 1);
  else
    {
      g_autofree char *shown = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *message = g_strdup_printf (
        _("“%s” has no meaning here; put text in \"quotes\" and field names with spaces in [brackets]."), shown);

      return fail_at (self, p, message, error);
    }
  return TRUE;
}

/**
 * accord_condition_lexer_init:
 * @self: (out caller-allocates): a lexer, to be cleared also where this fails
 * @text: what a person typed
 * @error: return location for a #GError
 *
 * Returns: whether @text is valid UTF-8 and begins with a token, which is read
 */
gboolean
accord_condition_lexer_init (AccordConditionLexer *self,
                             const char           *text,
                             GError              **error)
{
  const char *end;

  memset (self, 0, sizeof *self);
  self->start = self->cursor = self->at = text;
  if (!g_utf8_validate (text, -1, &end))
    return fail_at (self, end, _("this is not valid text (UTF-8)."), error);
  return accord_condition_lexer_next (self, error);
}

/**
 * accord_condition_lexer_clear:
 * @self: a lexer
 */
void
accord_condition_lexer_clear (AccordConditionLexer *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * accord_condition_lexer_next:
 * @self: a lexer
 * @error: return location for a #GError
 *
 * Returns: whether there was another token (the end is one); else %ACCORD_CONDITION_ERROR_SYNTAX
 */
gboolean
accord_condition_lexer_next (AccordConditionLexer *self,
                             GError              **error)
{
  g_clear_pointer (&self->text, g_free);
  while (g_unichar_isspace (g_utf8_get_char (self->cursor)))
    self->cursor = g_utf8_next_char (self->cursor);
  self->at = self->cursor;

  switch (*self->cursor)
    {
    case '\0':
      take (self, ACCORD_TOKEN_END, self->cursor, self->cursor);
      return TRUE;
    case '"':
      return read_enclosed (self, '"', ACCORD_TOKEN_STRING, _("the text that begins here needs a closing quote (\")."),
                            error);
    case '[':
      return read_enclosed (self, ']', ACCORD_TOKEN_NAME, _("the field that begins here needs a closing bracket (])."),
                            error);
    default:
      if (starts_number (self->cursor))
        return read_number (self, error);
      if (g_ascii_isalpha (*self->cursor) || *self->cursor == '_')
        return read_word (self, error);
      return read_symbol (self, error);
    }
}

/**
 * accord_condition_lexer_is_keyword:
 * @self: a lexer
 * @keyword: a keyword
 *
 * Returns: whether the token is that keyword, in any case
 */
gboolean
accord_condition_lexer_is_keyword (AccordConditionLexer *self,
                                   const char           *keyword)
{
  return self->kind == ACCORD_TOKEN_WORD && g_ascii_strcasecmp (self->text, keyword) == 0;
}

/**
 * accord_condition_lexer_is_symbol:
 * @self: a lexer
 * @symbol: a symbol
 *
 * Returns: whether the token is that symbol
 */
gboolean
accord_condition_lexer_is_symbol (AccordConditionLexer *self,
                                  const char           *symbol)
{
  return self->kind == ACCORD_TOKEN_SYMBOL && g_str_equal (self->text, symbol);
}

/**
 * accord_condition_lexer_expected:
 * @self: a lexer
 * @expected: what should stand where the token is, translated
 * @error: return location for a #GError
 *
 * Sets @error to a sentence with the position, what is expected there and what is there.
 */
void
accord_condition_lexer_expected (AccordConditionLexer *self,
                                 const char           *expected,
                                 GError              **error)
{
  g_autofree char *token = g_strndup (self->at, (gsize) (self->cursor - self->at));
  g_autofree char *shown = g_utf8_substring (token, 0, MIN (g_utf8_strlen (token, -1), SHOWN_CHARACTERS));
  g_autofree char *message = NULL;

  if (self->kind == ACCORD_TOKEN_END)
    message = g_strdup_printf (_("%s is expected here, but this is the end."), expected);
  else
    message = g_strdup_printf (_("%s is expected here, not “%s”."), expected, shown);
  fail_at (self, self->at, message, error);
}

/**
 * accord_condition_is_keyword:
 * @word: a word
 *
 * Returns: whether it has a meaning of its own, in any case, so that a field of that name needs brackets
 */
gboolean
accord_condition_is_keyword (const char *word)
{
  for (guint i = 0; keywords[i] != NULL; i++)
    if (g_ascii_strcasecmp (keywords[i], word) == 0)
      return TRUE;
  return FALSE;
}
