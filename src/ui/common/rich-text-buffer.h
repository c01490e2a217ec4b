#pragma once

#include <gtk/gtk.h>

#include "present/markdown.h"

G_BEGIN_DECLS

/*
 * Blocks as lines of a text buffer. A line's kind is a tag over the whole of it; an item of a list begins with a marker
 * («•» or «1.», then a tab) that bears a tag of its own.
 */
GtkTextBuffer  *accord_rich_buffer_new        (void);
/* Shows @blocks in place of what is there; the lines that are the same stay, and cursor and selection in them. */
void            accord_rich_buffer_patch      (GtkTextBuffer     *buffer,
                                               GPtrArray         *blocks);
GPtrArray      *accord_rich_buffer_read       (GtkTextBuffer     *buffer);

AccordBlockKind accord_rich_buffer_get_kind   (GtkTextBuffer     *buffer,
                                               const GtkTextIter *line,
                                               guint             *level);
void            accord_rich_buffer_set_kind   (GtkTextBuffer     *buffer,
                                               gint               line,
                                               AccordBlockKind    kind,
                                               guint              level);
/* Where the text of a line begins: behind its marker. */
void            accord_rich_buffer_get_start  (GtkTextBuffer     *buffer,
                                               gint               line,
                                               GtkTextIter       *start);
/* Where @at is: the first of them goes on with its line, the others begin lines of their own. */
void            accord_rich_buffer_insert_blocks (GtkTextBuffer  *buffer,
                                                  GtkTextIter    *at,
                                                  GPtrArray      *blocks);
/* rich-text-runs.c: a line's text; @number: of the item before it in a numbered list. */
void            accord_rich_buffer_insert_runs (GtkTextBuffer     *buffer,
                                                GtkTextIter       *at,
                                                const AccordBlock *block);
AccordBlock    *accord_rich_buffer_read_line   (GtkTextBuffer     *buffer,
                                                gint               line,
                                                guint             *number);
AccordRunStyle  accord_rich_buffer_get_style   (GtkTextBuffer     *buffer,
                                                const GtkTextIter *iter);
void            accord_rich_buffer_set_style   (GtkTextBuffer     *buffer,
                                                AccordRunStyle     style,
                                                AccordRunStyle     which,
                                                const GtkTextIter *start,
                                                const GtkTextIter *end);
/* What was inserted at the very start of a line becomes part of the heading or the item that it is. */
void            accord_rich_buffer_join       (GtkTextBuffer     *buffer,
                                               const GtkTextIter *start,
                                               const GtkTextIter *end);
/* Mends what editing has torn: markers that are not whole or not at the start, tags that end too soon, numbers. */
void            accord_rich_buffer_normalise  (GtkTextBuffer     *buffer);
GtkTextTag     *accord_rich_buffer_link_tag   (GtkTextBuffer     *buffer,
                                               const char        *address);
const char     *accord_rich_buffer_tag_address (GtkTextTag       *tag);

G_END_DECLS
