#include "frame/match-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MOST_LETTERS 64

/* How many letters have to be added, removed or replaced (Levenshtein); bytes stand for letters. */
static guint
edit_distance (const char *a,
               const char *b)
{
  guint row[MOST_LETTERS + 1];
  guint n = (guint) strlen (b);

  if (strlen (a) > MOST_LETTERS || n > MOST_LETTERS)
    return G_MAXUINT;
  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (above, row[j - 1]) + 1, diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[n];
}

static const char *
find_similar_field (const AccordFrame *frame,
                    const char        *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  guint best = MAX (2, (guint) strlen (folded) / 3) + 1;
  const char *found = NULL;

  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    {
      const char *other = accord_frame_get_column (frame, i)->field->name;
      g_autofree char *other_folded = g_utf8_casefold (other, -1);
      guint distance = edit_distance (folded, other_folded);

      if (distance < best)
        {
          best = distance;
          found = other;
        }
    }
  return found;
}

/* @holds: what the field holds, translated: «a date» */
gboolean
_accord_match_bad_operator (const AccordCondition *test,
                            const char            *holds,
                            GError               **error)
{
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE,
               _("“%s” holds %s: “%s” does not apply to it."), test->field, holds, accord_operator_get_text (test->op));
  return FALSE;
}

/* @example: a value that would be right */
gboolean
_accord_match_bad_value (const AccordCondition *test,
                         const AccordLiteral   *value,
                         const char            *holds,
                         const char            *example,
                         GError               **error)
{
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE,
               _("“%s” holds %s, and “%s” is none; write it as %s."), test->field, holds, value->text, example);
  return FALSE;
}

gboolean
_accord_match_no_field (const AccordFrame *frame,
                        const char        *name,
                        GError           **error)
{
  const char *similar = find_similar_field (frame, name);

  if (accord_field_find (name) != NULL)
    g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_FIELD,
                 _("“%s” is not known of any lead in this file yet; leave it out of the condition."), name);
  else if (similar != NULL)
    g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_FIELD,
                 _("There is no field “%s”; did you mean “%s”?"), name, similar);
  else
    g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_FIELD,
                 _("There is no field “%s” in this file; its columns are the fields to choose from."), name);
  return FALSE;
}
