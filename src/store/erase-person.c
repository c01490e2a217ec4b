#include "store/erase.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/lead-fields.h"

/* What stands where the data was. */
#define STRUCK "[erased]"
/* A name is looked for elsewhere only where it is somebody's: «Anna Berger», not «Anna». */
#define LEAST_NAME 6

static void
learn_word (AccordPerson *self,
            const char   *word)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (word));

  if (*trimmed != '\0' && g_hash_table_add (self->words, g_steal_pointer (&trimmed)))
    g_clear_pointer (&self->regex, g_regex_unref);
}

static void
learn_email (AccordPerson *self,
             const char   *email)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (!accord_lead_email_key (email, key))
    return;
  g_hash_table_add (self->emails, g_strdup (key->str));
  learn_word (self, email);
}

static void
learn_name (AccordPerson *self,
            const char   *name)
{
  if (name != NULL && strchr (name, ' ') != NULL && g_utf8_strlen (name, -1) >= LEAST_NAME)
    learn_word (self, name);
}

/**
 * accord_person_new:
 * @who: an id or an e-mail
 *
 * Returns: (transfer full): of whom nothing else is known
 */
AccordPerson *
accord_person_new (const char *who)
{
  AccordPerson *self = g_new0 (AccordPerson, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->past = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_add (self->ids, g_strdup (who));
  if (strchr (who, '@') != NULL)
    learn_email (self, who);
  return self;
}

/**
 * accord_person_free:
 * @self: (transfer full): a person
 */
void
accord_person_free (AccordPerson *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->emails);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->past);
  g_array_unref (self->keys);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

static gboolean
is_theirs (AccordPerson *self,
           const char   *id,
           const char   *email,
           GString      *key)
{
  return (id != NULL && g_hash_table_contains (self->ids, id)) ||
         (accord_lead_email_key (email, key) && g_hash_table_contains (self->emails, key->str));
}

/**
 * accord_person_is:
 * @self: a person
 * @id: (nullable): what others call a lead
 * @email: (nullable): its e-mail
 *
 * Returns: whether it is theirs
 */
gboolean
accord_person_is (AccordPerson *self,
                  const char   *id,
                  const char   *email)
{
  g_autoptr (GString) key = g_string_new (NULL);

  return is_theirs (self, id, email, key);
}

/**
 * accord_person_learn:
 * @self: a person
 * @id: (nullable): what others call one of their leads
 * @email: (nullable): its e-mail
 * @name: (nullable): its name
 */
void
accord_person_learn (AccordPerson *self,
                     const char   *id,
                     const char   *email,
                     const char   *name)
{
  if (id != NULL)
    g_hash_table_add (self->ids, g_strdup (id));
  learn_email (self, email);
  learn_name (self, name);
}

/* Once through all leads. */
static gboolean
look_once (AccordPerson  *self,
           sqlite3       *db,
           GError       **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (db, "SELECT id, external_id, email, name FROM leads ORDER BY id", error);
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean row;

  g_array_set_size (self->keys, 0);
  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      gint64 lead;

      if (!row)
        return TRUE;
      if (!is_theirs (self, accord_statement_get_text (statement, 1), accord_statement_get_text (statement, 2), key))
        continue;
      lead = accord_statement_get_integer (statement, 0);
      g_array_append_val (self->keys, lead);
      g_hash_table_add (self->past, g_memdup2 (&lead, sizeof lead));
      accord_person_learn (self, accord_statement_get_text (statement, 1), accord_statement_get_text (statement, 2),
                           accord_statement_get_text (statement, 3));
    }
  return FALSE;
}

static guint
count_known (AccordPerson *self)
{
  return g_hash_table_size (self->ids) + g_hash_table_size (self->emails) + g_hash_table_size (self->past);
}

/**
 * accord_person_look:
 * @self: a person
 * @db: a file
 * @error: return location for a #GError
 *
 * Finds the leads that are the person, until nothing more is learned: one found by its id tells the e-mail by which
 * another is found.
 *
 * Returns: whether it could be looked for
 */
gboolean
accord_person_look (AccordPerson  *self,
                    sqlite3       *db,
                    GError       **error)
{
  guint known;

  do
    {
      known = count_known (self);
      if (!look_once (self, db, error) || !accord_person_look_merged (self, db, error))
        return FALSE;
    }
  while (count_known (self) > known);
  return TRUE;
}

static GRegex *
get_regex (AccordPerson *self)
{
  g_autoptr (GString) pattern = NULL;
  GHashTableIter iter;
  gpointer word;

  if (self->regex != NULL || g_hash_table_size (self->words) == 0)
    return self->regex;
  /* Not where it is a part of another address or word. */
  pattern = g_string_new ("(?<![\\w.+-])(?:");
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      g_autofree char *escaped = g_regex_escape_string (word, -1);

      g_string_append_printf (pattern, "%s|", escaped);
    }
  g_string_truncate (pattern, pattern->len - 1);
  g_string_append (pattern, ")(?![\\w-])");
  self->regex = g_regex_new (pattern->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  return self->regex;
}

/**
 * accord_person_is_in:
 * @self: a person
 * @text: (nullable): a text, or JSON
 *
 * Returns: whether their e-mail or full name stands in it
 */
gboolean
accord_person_is_in (AccordPerson *self,
                     const char   *text)
{
  GRegex *regex = get_regex (self);

  return text != NULL && regex != NULL && g_utf8_validate (text, -1, NULL) && g_regex_match (regex, text, 0, NULL);
}

/**
 * accord_person_strike:
 * @self: a person
 * @text: a text, or JSON, in which they are
 *
 * Returns: (transfer full): @text without them
 */
char *
accord_person_strike (AccordPerson *self,
                      const char   *text)
{
  return g_regex_replace_literal (get_regex (self), text, -1, 0, STRUCK, 0, NULL);
}

/* Each place in @text, in the file of @fd. */
static gboolean
mask_places (AccordPerson *self,
             const char   *text,
             int           fd)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean done = TRUE;

  g_regex_match (get_regex (self), text, 0, &match);
  for (; done && g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *stars = NULL;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      stars = g_strnfill ((gsize) (end - start), '*');
      done = pwrite (fd, stars, (size_t) (end - start), start) == end - start;
    }
  return done && fsync (fd) == 0;
}

/**
 * accord_person_mask:
 * @self: a person
 * @path: of a file of text
 *
 * Returns: whether they are not in it any more
 */
gboolean
accord_person_mask (AccordPerson *self,
                    const char   *path)
{
  g_autofree char *text = NULL;
  gboolean done;
  int fd;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !accord_person_is_in (self, text))
    return TRUE;
  fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  done = fd >= 0 && mask_places (self, text, fd);
  if (fd >= 0)
    close (fd);
  return done;
}
