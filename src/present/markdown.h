#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The named subset of CommonMark that sections are written in: headings, paragraphs, bullet and numbered
 * lists, bold, italic, links. Parsed with libcmark into flat blocks of styled runs, which the window's
 * text view, the PDF and the plain text are made from. Anything else of Markdown is kept as literal text.
 */
typedef enum
{
  ACCORD_BLOCK_PARAGRAPH,
  ACCORD_BLOCK_HEADING,  /* level 1 … 3 */
  ACCORD_BLOCK_BULLET,   /* level: depth from 1 */
  ACCORD_BLOCK_NUMBERED, /* level, number */
} AccordBlockKind;

typedef enum
{
  ACCORD_RUN_PLAIN  = 0,
  ACCORD_RUN_BOLD   = 1 << 0,
  ACCORD_RUN_ITALIC = 1 << 1,
} AccordRunStyle;

typedef struct
{
  char          *text;
  AccordRunStyle style;
  char          *link; /* NULL: none */
} AccordRun;

typedef struct
{
  AccordBlockKind kind;
  guint           level;
  guint           number;
  GPtrArray      *runs; /* of AccordRun */
} AccordBlock;

AccordBlock *accord_block_new          (AccordBlockKind kind,
                                        guint           level);
void         accord_block_add_run      (AccordBlock   *self,
                                        const char    *text,
                                        AccordRunStyle style,
                                        const char    *link);
void         accord_block_free         (AccordBlock *self);
gboolean     accord_block_equal        (const AccordBlock *a,
                                        const AccordBlock *b);
GPtrArray   *accord_markdown_parse     (const char *text);   /* of AccordBlock */
char        *accord_markdown_write     (GPtrArray *blocks);
char        *accord_markdown_to_plain  (const char *text);
gboolean     accord_markdown_is_empty  (const char *text);

G_END_DECLS
