#include "report/text-words.h"

#include <string.h>

#define NO_BREAK_SPACE 0xa0

static gboolean
is_printable (gunichar c)
{
  return c == '\n' || !(g_unichar_iscntrl (c) || c == 0xad || c == 0xfeff || c == 0x2028 || c == 0x2029);
}

/**
 * accord_text_number_item:
 * @rtl: whether is read from the right
 *
 * Returns: (transfer full): what stands before an item of a list; its stop is on the side of the item
 */
char *
accord_text_number_item (guint    number,
                         gboolean rtl)
{
  return g_strdup_printf (rtl ? "\342\200\217%u." : "%u.", number);
}

/**
 * accord_text_clean:
 *
 * Returns: (transfer full): @text as it can be set: composed letters, no control characters, no hidden hyphens
 */
char *
accord_text_clean (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *clean = g_string_new (NULL);

  for (const char *p = composed != NULL ? composed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (is_printable (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/**
 * accord_text_words_attributes:
 * @face: a face
 *
 * Without ligatures: readers of tagged text lose what follows one, and a search for «figure» would not find it.
 *
 * Returns: (transfer full): how words are set in @face
 */
PangoAttrList *
accord_text_words_attributes (AccordFaceKind face)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *features = accord_face_get (face)->tabular ? "liga=0, clig=0, tnum=1" : "liga=0, clig=0";

  pango_attr_list_insert (attributes, pango_attr_font_features_new (features));
  return attributes;
}

/**
 * accord_text_words_append:
 * @text: what is set
 * @attributes: how
 * @words: clean words that follow it
 *
 * Fonts have one glyph for a space and for one that keeps words together; as the latter, a file says what it is in a way
 * that ends the paragraph for some who read aloud. So it is set as a space at which no line may end.
 */
void
accord_text_words_append (GString       *text,
                          PangoAttrList *attributes,
                          const char    *words)
{
  gunichar before = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c == NO_BREAK_SPACE)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = (guint) text->len - (before != 0 ? (guint) g_unichar_to_utf8 (before, NULL) : 0);
          attribute->end_index = (guint) text->len + 1 + (guint) (g_utf8_next_char (next) - next) * (*next != '\0');
          pango_attr_list_insert (attributes, attribute);
          c = ' ';
        }
      g_string_append_unichar (text, c);
      before = c;
    }
}

static gboolean
is_safe_link (const char *link)
{
  g_autofree char *scheme = link != NULL ? g_uri_parse_scheme (link) : NULL;

  return scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https") ||
                            g_str_equal (scheme, "mailto"));
}

/**
 * accord_text_words_link:
 * @link: (nullable): where words lead to
 *
 * Returns: (transfer full) (nullable): the attributes of cairo's Link tag; %NULL where nobody should be led there
 */
char *
accord_text_words_link (const char *link)
{
  g_autofree char *escaped = NULL;

  if (!is_safe_link (link))
    return NULL;
  /* Bytes that a URI may have, quotes and the rest as %XX: cairo's attributes have quotes of their own. */
  escaped = g_uri_escape_string (link, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS "!$&()*+,;=%", FALSE);
  return g_strdup_printf ("uri='%s'", escaped);
}
