#include "frame/text-test.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* A pattern that PCRE2 needs more steps for on one text, or more time for on all of them, is refused:
 * «(a+)+b» must not stop the window. */
#define PATTERN_LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=10000)"
#define MOST_PATTERN_TIME (3 * G_USEC_PER_SEC)

struct _AccordTextTest
{
  AccordOperator op;
  GPtrArray     *values;  /* of char, folded */
  gboolean       numeric; /* an order against a number */
  double         number;
  GRegex        *regex;
  char          *pattern;
  gint64         regex_time; /* µs spent so far */
  GString       *folded;     /* of the text at hand */
  const char    *plain;        /* of what is to be contained, the longest part in ASCII; NULL: there is none */
  gsize          plain_length; /* of that part */
  gboolean       all_plain;    /* whether it is all of it */
  guint8         stops[256];   /* the bytes at which a search for that part looks closer, the end of a text among them */
};

/* As g_ascii_tolower(), for what is asked of each letter of a million texts: no call. */
static inline char
to_lower (char letter)
{
  return letter >= 'A' && letter <= 'Z' ? (char) (letter - 'A' + 'a') : letter;
}

/* Of ASCII and the letters of Latin-1, which have each one lower case and join nothing. Returns what stands behind them. */
static const char *
fold_latin (GString    *folded,
            const char *text)
{
  const char *p;

  for (p = text; *p > 0 || ((guint8) p[0] == 0xc3 && p[1] < 0); p++)
    if (*p > 0)
      g_string_append_c (folded, to_lower (*p));
    else if ((guint8) *++p == 0x9f)
      g_string_append (folded, "ss"); /* ß */
    else
      {
        /* Of the capital letters À to Þ; among them stands ×. */
        guint8 last = (guint8) *p < 0x9f && (guint8) *p != 0x97 ? (guint8) (*p + 0x20) : (guint8) *p;

        g_string_append_c (folded, '\xc3');
        g_string_append_c (folded, (char) last);
      }
  return p;
}

/* So that two texts which differ by case, or by how an accent is encoded, are the same bytes. */
static void
fold_into (GString    *folded,
           const char *text)
{
  g_string_truncate (folded, 0);
  if (*fold_latin (folded, text) != '\0')
    {
      g_autofree char *lower = g_utf8_casefold (text, -1);
      g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);

      g_string_assign (folded, composed != NULL ? composed : lower);
    }
}

static gboolean
is_order (AccordOperator op)
{
  return op == ACCORD_OPERATOR_LT || op == ACCORD_OPERATOR_LE || op == ACCORD_OPERATOR_GT || op == ACCORD_OPERATOR_GE;
}

static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  if (!g_ascii_isdigit (*text) && *text != '-' && *text != '+' && *text != '.')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
order_holds (AccordOperator op,
             int            order)
{
  switch ((guint) op)
    {
    case ACCORD_OPERATOR_LT:
      return order < 0;
    case ACCORD_OPERATOR_LE:
      return order <= 0;
    case ACCORD_OPERATOR_GT:
      return order > 0;
    default:
      return order >= 0;
    }
}

static gboolean
equals_any (const AccordTextTest *self)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_str_equal (self->folded->str, g_ptr_array_index (self->values, i)))
      return TRUE;
  return FALSE;
}

static gboolean
compile_pattern (AccordTextTest *self,
                 GError        **error)
{
  g_autofree char *limited = g_strconcat (PATTERN_LIMITS, self->pattern, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GRegex) alone = g_regex_new (self->pattern, G_REGEX_CASELESS, 0, &local);

  if (alone != NULL)
    self->regex = g_regex_new (limited, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &local);
  if (self->regex != NULL)
    return TRUE;
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE,
               _("“%s” is not a pattern that “matches” can search for: %s."), self->pattern, local->message);
  return FALSE;
}

static gboolean
search_pattern (AccordTextTest *self,
                const char     *text,
                gboolean       *met,
                GError        **error)
{
  g_autoptr (GError) local = NULL;
  gint64 start = g_get_monotonic_time ();

  *met = g_regex_match_full (self->regex, text, -1, 0, 0, NULL, &local);
  self->regex_time += g_get_monotonic_time () - start;
  if (local == NULL && self->regex_time <= MOST_PATTERN_TIME)
    return TRUE;
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE,
               _("Searching for the pattern “%s” takes too long; write a simpler one."), self->pattern);
  return FALSE;
}

static gboolean
compare_number (const AccordTextTest *self,
                const char           *text)
{
  double number;

  if (!parse_number (text, &number))
    return FALSE;
  return order_holds (self->op, number < self->number ? -1 : number > self->number);
}

/* What has not even a part of @value has not all of it. */
static void
find_plain (AccordTextTest *self,
            const char     *value)
{
  for (const char *p = value; *p != '\0';)
    {
      const char *start = p;

      for (; *p > 0; p++)
        ;
      if ((gsize) (p - start) > self->plain_length)
        {
          self->plain = start;
          self->plain_length = (gsize) (p - start);
        }
      for (; *p < 0; p++)
        ;
    }
  self->all_plain = self->plain_length == strlen (value);
  if (self->plain_length == 0)
    return;
  for (guint byte = 0xc3; byte < G_N_ELEMENTS (self->stops); byte++)
    self->stops[byte] = TRUE;
  self->stops[0] = self->stops[(guint8) *self->plain] = self->stops[(guint8) g_ascii_toupper (*self->plain)] = TRUE;
}

/**
 * accord_text_test_new:
 * @test: a test of a text field
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the test, ready to run; %NULL where its pattern is none
 */
AccordTextTest *
accord_text_test_new (const AccordCondition *test,
                      GError               **error)
{
  g_autoptr (AccordTextTest) self = g_new0 (AccordTextTest, 1);
  const AccordLiteral *first = test->values->len > 0 ? &g_array_index (test->values, AccordLiteral, 0) : NULL;

  self->op = test->op;
  self->folded = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->numeric = first != NULL && first->is_number && is_order (test->op);
  self->number = self->numeric ? first->number : 0;
  for (guint i = 0; i < test->values->len; i++)
    {
      fold_into (self->folded, g_array_index (test->values, AccordLiteral, i).text);
      g_ptr_array_add (self->values, g_strdup (self->folded->str));
    }
  if (test->op == ACCORD_OPERATOR_CONTAINS && self->values->len == 1)
    find_plain (self, g_ptr_array_index (self->values, 0));
  if (test->op == ACCORD_OPERATOR_MATCHES)
    {
      self->pattern = g_strdup (first->text);
      if (!compile_pattern (self, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * accord_text_test_free:
 * @self: (transfer full) (nullable): a test
 */
void
accord_text_test_free (AccordTextTest *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->pattern);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

/**
 * accord_text_may_become_ascii:
 * @character: at the first byte of a character
 *
 * «ß» is «ss», «K» (Kelvin) is «k», «e» and an acute accent are «é». Of all that Unicode has these are few.
 *
 * Returns: whether it may become ASCII when it is folded, or join what stands before it
 */
gboolean
accord_text_may_become_ascii (const char *character)
{
  const guint8 *bytes = (const guint8 *) character;

  switch (bytes[0])
    {
    case 0xc3:
      return bytes[1] == 0x9f; /* ß */
    case 0xc4:
      return bytes[1] == 0xb0; /* İ */
    case 0xc5:
      return bytes[1] == 0x89 || bytes[1] == 0xbf; /* ŉ ſ */
    case 0xc7:
      return bytes[1] == 0xb0; /* ǰ */
    case 0xcc:
    case 0xcd:
      return TRUE; /* accents */
    case 0xe1:
      return (bytes[1] == 0xba && bytes[2] < 0xa0) || bytes[1] == 0xbf; /* ẖ to ẞ; Greek accents */
    case 0xe2:
      return bytes[1] == 0x84; /* Kelvin */
    case 0xef:
      return bytes[1] == 0xac; /* ligatures: ﬁ */
    default:
      return FALSE;
    }
}

/* Whether @text begins with the plain part, but for case. */
static gboolean
begins_plainly (const AccordTextTest *self,
                const char           *text)
{
  gsize i = 0;

  while (i < self->plain_length && to_lower (text[i]) == self->plain[i])
    i++;
  return i == self->plain_length;
}

/* Whether @text, which is read once, contains the plain part. Returns whether that can be told so. What ASCII follows is found
 * whatever else there is: nothing joins its last character. */
static gboolean
search_plainly (const AccordTextTest *self,
                const char           *text,
                gboolean             *met)
{
  gboolean sure = TRUE;

  *met = FALSE;
  for (const char *p = text;; p++)
    {
      while (!self->stops[(guint8) *p])
        p++;
      if (*p == '\0')
        return sure;
      if (*p < 0)
        sure = sure && !accord_text_may_become_ascii (p);
      else if (begins_plainly (self, p))
        {
          *met = p[self->plain_length] >= 0;
          if (*met)
            return TRUE;
          sure = FALSE;
        }
    }
}

/**
 * accord_text_test_get_plain:
 * @self: a test
 * @length: (out): the length of what is returned
 * @whole: (out): whether it is all of what is to be contained
 *
 * Returns: (transfer none) (nullable): of what is to be contained, folded, the longest part in ASCII, or "" where it has
 *   none; %NULL where the test asks something else, or for nothing
 */
const char *
accord_text_test_get_plain (const AccordTextTest *self,
                            gsize                *length,
                            gboolean             *whole)
{
  *length = self->plain_length;
  *whole = self->all_plain;
  if (self->op != ACCORD_OPERATOR_CONTAINS || self->values->len != 1 || *(char *) g_ptr_array_index (self->values, 0) == '\0')
    return NULL;
  return self->plain_length > 0 ? self->plain : "";
}

/**
 * accord_text_test_run:
 * @self: a test
 * @text: (nullable): a text; %NULL is empty
 * @met: (out): whether it meets the test
 * @error: return location for a #GError
 *
 * «!=» is met by an empty text unless it is compared with one; orders, searches and beginnings are not.
 *
 * Returns: %FALSE where a pattern takes too long
 */
gboolean
accord_text_test_run (AccordTextTest *self,
                      const char     *text,
                      gboolean       *met,
                      GError        **error)
{
  gboolean empty = text == NULL;
  const char *value = self->values->len > 0 ? g_ptr_array_index (self->values, 0) : "";

  if (self->op == ACCORD_OPERATOR_MATCHES && !empty)
    return search_pattern (self, text, met, error);
  if (self->plain_length > 0 && !empty && search_plainly (self, text, met) &&
      (self->all_plain || !*met))
    return TRUE;

  fold_into (self->folded, empty ? "" : text);
  switch (self->op)
    {
    case ACCORD_OPERATOR_EQ:
    case ACCORD_OPERATOR_IN:
      *met = equals_any (self);
      break;
    case ACCORD_OPERATOR_NE:
      *met = !equals_any (self);
      break;
    case ACCORD_OPERATOR_CONTAINS:
      *met = !empty && strstr (self->folded->str, value) != NULL;
      break;
    case ACCORD_OPERATOR_STARTS_WITH:
      *met = !empty && g_str_has_prefix (self->folded->str, value);
      break;
    case ACCORD_OPERATOR_IS_EMPTY:
      *met = empty;
      break;
    case ACCORD_OPERATOR_MATCHES:
      *met = FALSE;
      break;
    case ACCORD_OPERATOR_LT:
    case ACCORD_OPERATOR_LE:
    case ACCORD_OPERATOR_GT:
    case ACCORD_OPERATOR_GE:
    default:
      if (empty)
        *met = FALSE;
      else if (self->numeric)
        *met = compare_number (self, text);
      else
        *met = order_holds (self->op, strcmp (self->folded->str, value));
      break;
    }
  return TRUE;
}
