#pragma once

#include <gtk/gtk.h>

#include "ui/common/spelling.h"

G_BEGIN_DECLS

/*
 * The underlines below words that are not spelt as the dictionary has them: a tag of a text view's buffer, nothing of
 * its text. They follow what is written a moment later; a word is left alone while it is being typed.
 */
#define ACCORD_TYPE_SPELLING_MARKS (accord_spelling_marks_get_type ())
G_DECLARE_FINAL_TYPE (AccordSpellingMarks, accord_spelling_marks, ACCORD, SPELLING_MARKS, GObject)

/* Whether what bears a tag is no prose: a reference, an address. */
typedef gboolean (*AccordSpellingSkip) (GtkTextTag *tag);

AccordSpellingMarks *accord_spelling_marks_add          (GtkTextView         *view,
                                                         AccordSpellingSkip   skip);
AccordSpelling      *accord_spelling_marks_get_spelling (AccordSpellingMarks *self);
gboolean             accord_spelling_marks_get_word     (AccordSpellingMarks *self,
                                                         const GtkTextIter   *at,
                                                         GtkTextIter         *start,
                                                         GtkTextIter         *end);

G_END_DECLS
