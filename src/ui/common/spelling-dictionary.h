#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a language, as Enchant finds them on this computer. It reads files; for one thread at a time. */
typedef struct _AccordSpellingDictionary AccordSpellingDictionary;

AccordSpellingDictionary *accord_spelling_dictionary_open      (const char *const *languages);
AccordSpellingDictionary *accord_spelling_dictionary_open_list (const char *path);
void                      accord_spelling_dictionary_free      (AccordSpellingDictionary *self);
gboolean                  accord_spelling_dictionary_knows     (AccordSpellingDictionary *self,
                                                                const char               *word);
char                    **accord_spelling_dictionary_suggest   (AccordSpellingDictionary *self,
                                                                const char               *word,
                                                                guint                     most);
/* For good, or as long as the program runs. */
void                      accord_spelling_dictionary_add       (AccordSpellingDictionary *self,
                                                                const char               *word,
                                                                gboolean                  for_good);
/* Which of those that there are. */
char                     *accord_spelling_dictionary_choose    (const char *const *languages,
                                                                const char *const *have);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSpellingDictionary, accord_spelling_dictionary_free)

G_END_DECLS
