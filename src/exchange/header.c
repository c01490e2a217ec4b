#include "exchange/header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/date-parser.h"

/* One line, no white space around it or twice within. */
static char *
tidy (const char *cell,
      gsize       length)
{
  g_autofree char *text = g_strndup (cell, length);
  g_autoptr (GString) tidied = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xfeff || c == 0x200b)
        {
          gap = TRUE;
          continue;
        }
      if (gap && tidied->len > 0)
        g_string_append_c (tidied, ' ');
      gap = FALSE;
      g_string_append_unichar (tidied, c);
    }
  return g_string_free (g_steal_pointer (&tidied), FALSE);
}

static char *
make_unique (GHashTable *taken,
             const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (g_hash_table_add (taken, g_steal_pointer (&folded)))
    return g_strdup (name);
  for (guint i = 2;; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s (%u)", name, i);

      if (g_hash_table_add (taken, g_utf8_casefold (other, -1)))
        return g_steal_pointer (&other);
    }
}

/**
 * accord_header_names:
 * @row: the first row of a file
 * @warnings: gets a sentence for each name that had to be made
 *
 * Returns: (transfer full) (element-type utf8): the names of its columns: trimmed; unique, whatever the case: «NAME (2)»;
 *   «column 38» for one without
 */
GPtrArray *
accord_header_names (const AccordSourceRow *row,
                     GPtrArray          *warnings)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *name = tidy (row->cells[i], row->lengths[i]);
      gboolean nameless = *name == '\0';
      char *unique;

      if (nameless)
        {
          g_free (name);
          name = g_strdup_printf ("column %u", i + 1);
        }
      unique = make_unique (taken, name);
      g_ptr_array_add (names, unique);
      if (nameless)
        g_ptr_array_add (warnings, g_strdup_printf (_("Column %u has no name; it is called “%s”."), i + 1, unique));
      else if (!g_str_equal (unique, name))
        g_ptr_array_add (warnings, g_strdup_printf (_("The name “%s” is used twice; the later column is called “%s”"),
                                                    name, unique));
    }
  return names;
}

/**
 * accord_header_number:
 * @row: the first row of a file that has no header
 *
 * Returns: (transfer full) (element-type utf8): «column 1», … for its cells
 */
GPtrArray *
accord_header_number (const AccordSourceRow *row)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (names, g_strdup_printf ("column %u", i + 1));
  return names;
}

static gboolean
is_address (const char *text,
            gsize       length)
{
  const char *at = memchr (text, '@', length);

  return at != NULL && at > text && memchr (text, ' ', length) == NULL &&
         memchr (at, '.', length - (at - text)) != NULL;
}

/**
 * accord_header_has_values:
 * @row: the first row of a file
 *
 * Returns: whether it holds a date or an e-mail address, which no column is called
 */
gboolean
accord_header_has_values (const AccordSourceRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *text = row->cells[i];
      gsize length = row->lengths[i];
      AccordDateText date;

      if (is_address (text, length) ||
          (accord_date_text_parse (text, length, &date) && date.shape != ACCORD_DATE_BARE))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_header_normalize:
 * @name: the name of a column
 *
 * Returns: (transfer full): its letters and digits alone, in lower case: what two spellings of a name have in common
 */
char *
accord_header_normalize (const char *name)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, g_unichar_tolower (c));
    }
  return g_string_free (plain, FALSE);
}
