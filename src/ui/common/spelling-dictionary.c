#include "ui/common/spelling-dictionary.h"

#include <enchant.h>
#include <string.h>

/* As it is printed, and as dictionaries have it. */
#define PRINTED_APOSTROPHE "\342\200\231"
#define TYPED_APOSTROPHE "'"

struct _AccordSpellingDictionary
{
  EnchantBroker *broker;
  EnchantDict   *words;
};

static AccordSpellingDictionary *
take (EnchantBroker *broker,
      EnchantDict   *words)
{
  AccordSpellingDictionary *self;

  if (words == NULL)
    {
      enchant_broker_free (broker);
      return NULL;
    }
  self = g_new (AccordSpellingDictionary, 1);
  self->broker = broker;
  self->words = words;
  return self;
}

static void
collect (const char *tag,
         const char *provider,
         const char *description,
         const char *file,
         void       *user_data)
{
  g_ptr_array_add (user_data, g_strdup (tag));
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* «de_AT.UTF-8@euro» is «de_AT»; Enchant's tags may have a hyphen. */
static char *
normalise (const char *language)
{
  return g_strdelimit (g_strndup (language, strcspn (language, ".@")), "-", '_');
}

static const char *
find (const char *const *have,
      const char        *wanted)
{
  for (; *have != NULL; have++)
    {
      g_autofree char *tag = normalise (*have);

      if (g_str_equal (tag, wanted))
        return *have;
    }
  return NULL;
}

/* That of the country where it comes from, else of any. */
static const char *
find_relative (const char *const *have,
               const char        *language)
{
  g_autofree char *upper = g_ascii_strup (language, -1);
  g_autofree char *home = g_str_equal (language, "en") ? g_strdup ("en_US") : g_strconcat (language, "_", upper, NULL);
  g_autofree char *prefix = g_strconcat (language, "_", NULL);
  const char *found = find (have, home);

  for (; found == NULL && *have != NULL; have++)
    {
      g_autofree char *tag = normalise (*have);

      if (g_str_has_prefix (tag, prefix))
        found = *have;
    }
  return found;
}

/**
 * accord_spelling_dictionary_choose:
 * @languages: that a person reads, as g_get_language_names() has them
 * @have: the dictionaries that there are
 *
 * Each language as it is, then without its country, then of another. Where no language was chosen the program speaks
 * English.
 *
 * Returns: (transfer full) (nullable): one of @have
 */
char *
accord_spelling_dictionary_choose (const char *const *languages,
                                   const char *const *have)
{
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *tag = normalise (languages[i]);
      g_autofree char *language = NULL;
      const char *found;

      if (g_str_equal (tag, "C") || g_str_equal (tag, "POSIX"))
        {
          if (i > 0)
            continue;
          g_free (tag);
          tag = g_strdup ("en");
        }
      language = g_strndup (tag, strcspn (tag, "_"));
      found = find (have, tag);
      found = found != NULL ? found : find (have, language);
      found = found != NULL ? found : find_relative (have, language);
      if (found != NULL)
        return g_strdup (found);
    }
  return NULL;
}

/**
 * accord_spelling_dictionary_open:
 * @languages: that a person reads, the best first
 *
 * Returns: (transfer full) (nullable): the words of the first of them that is installed; %NULL: none is
 */
AccordSpellingDictionary *
accord_spelling_dictionary_open (const char *const *languages)
{
  EnchantBroker *broker = enchant_broker_init ();
  g_autoptr (GPtrArray) have = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *tag = NULL;

  enchant_broker_list_dicts (broker, collect, have);
  g_ptr_array_sort (have, compare_tags);
  g_ptr_array_add (have, NULL);
  tag = accord_spelling_dictionary_choose (languages, (const char *const *) have->pdata);
  return take (broker, tag != NULL ? enchant_broker_request_dict (broker, tag) : NULL);
}

/**
 * accord_spelling_dictionary_open_list:
 * @path: a file of words, one a line
 *
 * Returns: (transfer full) (nullable): those words alone
 */
AccordSpellingDictionary *
accord_spelling_dictionary_open_list (const char *path)
{
  EnchantBroker *broker = enchant_broker_init ();

  return take (broker, enchant_broker_request_pwl_dict (broker, path));
}

void
accord_spelling_dictionary_free (AccordSpellingDictionary *self)
{
  enchant_broker_free_dict (self->broker, self->words);
  enchant_broker_free (self->broker);
  g_free (self);
}

static char *
replace (const char *text,
         const char *what,
         const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/**
 * accord_spelling_dictionary_knows:
 *
 * Returns: whether @word is right, as far as is known: where the dictionary fails, nothing is wrong
 */
gboolean
accord_spelling_dictionary_knows (AccordSpellingDictionary *self,
                                  const char               *word)
{
  g_autofree char *typed = replace (word, PRINTED_APOSTROPHE, TYPED_APOSTROPHE);

  return enchant_dict_check (self->words, typed, -1) <= 0;
}

/**
 * accord_spelling_dictionary_suggest:
 * @word: one that is wrong
 * @most: how many
 *
 * Returns: (transfer full): what may be meant, the likeliest first
 */
char **
accord_spelling_dictionary_suggest (AccordSpellingDictionary *self,
                                    const char               *word,
                                    guint                     most)
{
  g_autofree char *typed = replace (word, PRINTED_APOSTROPHE, TYPED_APOSTROPHE);
  gboolean printed = strstr (word, PRINTED_APOSTROPHE) != NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  size_t n = 0;
  char **found = enchant_dict_suggest (self->words, typed, -1, &n);

  for (size_t i = 0; i < n && i < most; i++)
    {
      g_autofree char *suggestion = printed ? replace (found[i], TYPED_APOSTROPHE, PRINTED_APOSTROPHE)
                                            : g_strdup (found[i]);

      g_strv_builder_add (builder, suggestion);
    }
  if (found != NULL)
    enchant_dict_free_string_list (self->words, found);
  return g_strv_builder_end (builder);
}

void
accord_spelling_dictionary_add (AccordSpellingDictionary *self,
                                const char               *word,
                                gboolean                  for_good)
{
  g_autofree char *typed = replace (word, PRINTED_APOSTROPHE, TYPED_APOSTROPHE);

  if (for_good)
    enchant_dict_add (self->words, typed, -1);
  else
    enchant_dict_add_to_session (self->words, typed, -1);
}
