#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Whether words are spelt as the dictionary of the person's language has them. The dictionary is read and asked off the
 * main thread: what is not known yet is asked for, and «changed» says when there are answers.
 *
 * Properties: «available» – there is a dictionary. Signals: «changed» ().
 */
#define ACCORD_TYPE_SPELLING (accord_spelling_get_type ())
G_DECLARE_FINAL_TYPE (AccordSpelling, accord_spelling, ACCORD, SPELLING, GObject)

AccordSpelling *accord_spelling_get_default    (void);
void            accord_spelling_set_default    (AccordSpelling *self);
AccordSpelling *accord_spelling_new            (const char *const *languages);
AccordSpelling *accord_spelling_new_for_list   (const char *path);

gboolean        accord_spelling_is_available   (AccordSpelling *self);
gboolean        accord_spelling_is_wrong       (AccordSpelling *self,
                                                const char     *word);
void            accord_spelling_suggest_async  (AccordSpelling      *self,
                                                const char          *word,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
char          **accord_spelling_suggest_finish (AccordSpelling *self,
                                                GAsyncResult   *result);
/* To the person's own dictionary, or until the program ends. */
void            accord_spelling_learn          (AccordSpelling *self,
                                                const char     *word,
                                                gboolean        for_good);

G_END_DECLS
