#pragma once

#include "present/markdown.h"

G_BEGIN_DECLS

/* How a character is written: as it is, behind a backslash, or by its number («&#32;»), which is always safe. */
typedef enum
{
  ACCORD_MARK_NONE,
  ACCORD_MARK_BACKSLASH,
  ACCORD_MARK_NUMBER,
} AccordMark;

typedef enum
{
  ACCORD_ATOM_CHARACTER,
  ACCORD_ATOM_OPEN,  /* a delimiter of bold or italic */
  ACCORD_ATOM_CLOSE,
  ACCORD_ATOM_RAW,   /* what surrounds a link */
} AccordAtomKind;

/* The smallest parts of a block's Markdown, before it is decided which of its characters must be escaped. */
typedef struct
{
  AccordAtomKind kind;
  AccordMark     mark;
  gunichar       character; /* or the delimiter's */
  gboolean       edge;      /* the first or last character of its run */
  char          *raw;       /* a delimiter in full, or what surrounds a link */
} AccordAtom;

GArray *accord_atoms_new    (const AccordBlock *block);
void    accord_atoms_escape (GArray            *atoms,
                             AccordBlockKind    kind);
void    accord_atoms_append (GArray            *atoms,
                             GString           *markdown,
                             guint              indent);

G_END_DECLS
