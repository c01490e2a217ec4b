#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The different texts of a column, numbered in the order of their coming: code 0 is «empty» (NULL).
 * Made for columns of a million rows, be their texts ten or all different: no allocation a text,
 * and what only the building needs is dropped by freeze(). Reference counted; a frozen one may be read from any thread.
 */
typedef struct _AccordDictionary AccordDictionary;

AccordDictionary  *accord_dictionary_new       (void);
AccordDictionary  *accord_dictionary_new_copy  (const char *const *texts,
                                                guint              n_codes);
/* NULL: @texts are not as many as they are said to be. */
AccordDictionary  *accord_dictionary_new_packed (GBytes           *owner,
                                                 const char       *texts,
                                                 gsize             length,
                                                 guint             n_codes);
AccordDictionary  *accord_dictionary_ref       (AccordDictionary *self);
void               accord_dictionary_unref     (AccordDictionary *self);
guint32            accord_dictionary_add       (AccordDictionary *self,
                                                const char       *text);
void               accord_dictionary_reserve   (AccordDictionary *self,
                                                guint             n);
void               accord_dictionary_add_all   (AccordDictionary  *self,
                                                const char *const *texts,
                                                guint32           *codes,
                                                guint              n);
/* @texts are known to be new, and different: no time is spent on looking for them. */
void               accord_dictionary_append_all (AccordDictionary  *self,
                                                 const char *const *texts,
                                                 guint32           *codes,
                                                 guint              n);
void               accord_dictionary_freeze    (AccordDictionary *self);
/* Frozen ones like @self that share its texts: with some more, without some. */
AccordDictionary  *accord_dictionary_extend    (AccordDictionary  *self,
                                                const char *const *texts,
                                                guint32           *codes,
                                                guint              n);
AccordDictionary  *accord_dictionary_without   (AccordDictionary *self,
                                                const guint8     *drop,
                                                guint32          *moved);
guint              accord_dictionary_get_n     (const AccordDictionary *self);
const char *const *accord_dictionary_get_texts (const AccordDictionary *self);
const guint32     *accord_dictionary_get_runs  (const AccordDictionary *self,
                                                guint                  *n_runs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDictionary, accord_dictionary_unref)

G_END_DECLS
