#pragma once

#include <gtk/gtk.h>

#include "present/markdown.h"
#include "ui/common/live-references.h"

G_BEGIN_DECLS

/*
 * A reference in a text buffer: what it says now, as text between two marks that are not seen, under a tag of its own
 * that knows the address and the words that the file keeps. It is there whole or not at all.
 */
GtkTextTag *accord_chip_new         (GtkTextBuffer     *buffer,
                                     const char        *address);
/* Adds to what the file keeps of it: a link may be of several styles. */
void        accord_chip_keep        (GtkTextTag        *chip,
                                     const AccordRun   *run);
/* Once all of it is kept: shows it; @at is then behind it. */
void        accord_chip_show        (GtkTextBuffer     *buffer,
                                     GtkTextTag        *chip,
                                     GtkTextIter       *at);
GtkTextTag *accord_chip_at          (const GtkTextIter *iter);
void        accord_chip_get_bounds  (GtkTextTag        *chip,
                                     const GtkTextIter *within,
                                     GtkTextIter       *start,
                                     GtkTextIter       *end);
const char *accord_chip_get_address (GtkTextTag *chip);
const char *accord_chip_get_problem (GtkTextTag *chip);
const char *accord_chip_get_icon    (GtkTextTag *chip);
gboolean    accord_chip_is          (GtkTextTag *tag);
/* Adds it as the file has it; in another style if it was given one. */
void        accord_chip_read        (GtkTextTag    *chip,
                                     AccordRunStyle style,
                                     AccordBlock   *block);

/* chip-buffer.c: all of a buffer */
void        accord_chips_mend       (GtkTextBuffer        *buffer); /* what is left of torn ones goes */
void        accord_chips_restore    (GtkTextBuffer        *buffer); /* those that came back as text, by undo or paste */
gboolean    accord_chips_refresh    (GtkTextBuffer        *buffer,
                                     AccordLiveReferences *references,
                                     gboolean              dark);
char       *accord_chips_describe   (GtkTextBuffer        *buffer); /* what is broken; NULL: nothing */
typedef void (*AccordChipFunc)      (GtkTextTag  *chip,
                                     GtkTextIter *start,
                                     GtkTextIter *end,
                                     gpointer     user_data);
void        accord_chips_foreach    (GtkTextBuffer    *buffer,
                                     AccordChipFunc    func,
                                     gpointer          user_data);

/* For them. */
gboolean    accord_chip_is_whole    (GtkTextTag        *chip,
                                     const GtkTextIter *start,
                                     const GtkTextIter *end);
gboolean    accord_chip_set         (GtkTextTag            *chip,
                                     const AccordReference *reference);
GtkTextTag *accord_chip_recall      (GtkTextBuffer *buffer,
                                     const char    *shown);
char       *accord_chip_dup_shown   (GtkTextTag *chip);

#define ACCORD_CHIP_MARK 0x2060 /* a word joiner: it has no width */
#define ACCORD_CHIP_ROOM 4      /* spaces before the words, for the icon */

G_END_DECLS
