#include "report/reading.h"

#include <hb.h>
#include <pango/pango.h>
#include <string.h>

static gboolean
is_rtl (GUnicodeScript script)
{
  hb_script_t letters = hb_script_from_iso15924_tag (g_unicode_script_to_iso15924 (script));

  return hb_script_get_horizontal_direction (letters) == HB_DIRECTION_RTL;
}

/* Of letters that all scripts share, nothing can be told. */
static GUnicodeScript
find_script (const AccordReading *self)
{
  GUnicodeScript found = G_UNICODE_SCRIPT_COMMON;
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->n_letters); i++)
    if (self->n_letters[i] > most && i != G_UNICODE_SCRIPT_COMMON && i != G_UNICODE_SCRIPT_INHERITED)
      {
        most = self->n_letters[i];
        found = (GUnicodeScript) i;
      }
  return found;
}

/* Languages that share their letters with others, told by the letters that only they have; NULL: another. */
static const char *
name_eastern (const AccordReading *self,
              GUnicodeScript       script)
{
  if (self->n_letters[G_UNICODE_SCRIPT_HIRAGANA] > 0 || self->n_letters[G_UNICODE_SCRIPT_KATAKANA] > 0)
    return "ja";
  if (self->n_letters[G_UNICODE_SCRIPT_HANGUL] > 0)
    return "ko";
  return script == G_UNICODE_SCRIPT_HAN ? "zh" : NULL;
}

static gboolean
is_eastern (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA ||
         script == G_UNICODE_SCRIPT_HANGUL;
}

/**
 * accord_reading_add:
 * @text: (nullable): more of what is read
 */
void
accord_reading_add (AccordReading *self,
                    const char    *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if ((guint) script < G_N_ELEMENTS (self->n_letters))
        self->n_letters[script]++;
    }
}

/**
 * accord_reading_get_language:
 * @self: what was read
 * @locale: (nullable): that of who wrote it: «de_DE.UTF-8»
 *
 * An agreement in Hebrew is read as Hebrew, whatever language the program speaks to who prints it.
 *
 * Returns: (transfer full): @locale where it is written in such letters, else the usual language of most of its letters
 */
char *
accord_reading_get_language (const AccordReading *self,
                             const char          *locale)
{
  const char *name = locale != NULL && *locale != '\0' ? locale : g_get_language_names ()[0];
  gboolean english = g_str_has_prefix (name, "C") || g_str_has_prefix (name, "POSIX");
  PangoLanguage *language = pango_language_from_string (english ? "en" : name);
  GUnicodeScript script = find_script (self);
  PangoLanguage *usual;

  if (script == G_UNICODE_SCRIPT_COMMON || pango_language_includes_script (language, (PangoScript) script))
    return g_strdup (name);
  if (is_eastern (script))
    return g_strdup (name_eastern (self, script));
  usual = pango_script_get_sample_language ((PangoScript) script);
  return g_strdup (usual != NULL ? pango_language_to_string (usual) : name);
}

/**
 * accord_language_is_rtl:
 * @language: «he-IL»
 *
 * Returns: whether it is written from the right to the left
 */
gboolean
accord_language_is_rtl (const char *language)
{
  int n_scripts = 0;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_from_string (language), &n_scripts);

  return n_scripts > 0 && is_rtl ((GUnicodeScript) scripts[0]);
}

/**
 * accord_line_is_rtl:
 * @line: a line of text
 * @otherwise: what holds where it has no letters
 *
 * As rule P2 of the Unicode bidirectional algorithm finds it, without isolates, which no table's cells have.
 *
 * Returns: whether it is written from the right
 */
gboolean
accord_line_is_rtl (const char *line,
                    gboolean    otherwise)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_rtl (g_unichar_get_script (g_utf8_get_char (p)));
  return otherwise;
}
