#pragma once

#include <gtk/gtk.h>

#include "present/markdown.h"
#include "ui/common/autosave.h"
#include "ui/common/live-references.h"

G_BEGIN_DECLS

/*
 * A text view that shows the named subset of Markdown formatted, and lets a person write it so: Ctrl+B, Ctrl+I,
 * Ctrl+K; «- », «1. » and «# » at the start of a line begin a list or a heading, Return goes on with a list and,
 * in an empty item, ends it.
 *
 * References (present/references.h) show as chips that say what they say now.
 *
 * Signals: «edited» () – a person changed something; «reference-opened» (s: its address); «reference-wanted» () – «@»
 * was typed where a word begins.
 */
#define ACCORD_TYPE_RICH_TEXT (accord_rich_text_get_type ())
G_DECLARE_FINAL_TYPE (AccordRichText, accord_rich_text, ACCORD, RICH_TEXT, GtkTextView)

char *accord_rich_text_dup_markdown (AccordRichText *self);
void  accord_rich_text_set_markdown (AccordRichText *self,
                                     const char     *markdown);
void  accord_rich_text_toggle_style (AccordRichText *self,
                                     AccordRunStyle  style);
void  accord_rich_text_set_block    (AccordRichText *self,
                                     AccordBlockKind kind,
                                     guint           level);
void  accord_rich_text_ask_link     (AccordRichText *self);
void  accord_rich_text_set_references   (AccordRichText       *self,
                                         AccordLiveReferences *references);
void  accord_rich_text_insert_reference (AccordRichText *self,
                                         const char     *address,
                                         const char     *words);
void  accord_rich_text_insert_blocks    (AccordRichText *self,
                                         GPtrArray      *blocks);
void  accord_rich_text_paste            (AccordRichText *self); /* rich-text-paste.c */
void  accord_rich_text_insert           (AccordRichText *self,
                                         const char     *text);

/* For accord_autosave_bind_full(). */
const AccordAutosaveAccess *accord_rich_text_access (void);

G_END_DECLS
