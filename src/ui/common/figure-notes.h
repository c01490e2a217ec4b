#pragma once

#include "ui/common/page.h"
#include "workspace/notes.h"

G_BEGIN_DECLS

/*
 * What was said about a figure, and buttons to say more: «Question this», «What we learned».
 */
#define ACCORD_TYPE_FIGURE_NOTES (accord_figure_notes_get_type ())
G_DECLARE_FINAL_TYPE (AccordFigureNotes, accord_figure_notes, ACCORD, FIGURE_NOTES, AdwBin)

/* @page: saves what is written, and lives longer; @place: copied. */
GtkWidget *accord_figure_notes_new (AccordPage            *page,
                                    const AccordNotePlace *place);

/* «T. O., 28 Nov 2026»; «Answered by T. O., 28 Nov 2026»: transfer full */
char      *accord_note_words_who   (AccordWorkspace       *workspace,
                                    AccordRecord          *note);
const char *accord_note_words_kind (AccordRecord          *note); /* transfer none */

G_END_DECLS
