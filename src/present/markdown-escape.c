#include "present/markdown-atoms.h"

/* What CommonMark's rules for emphasis take a character for. */
typedef enum
{
  SPACE,
  PUNCTUATION,
  LETTER,
  UNCERTAIN, /* its versions disagree, or it cannot be told */
} Class;

/* The characters of a block without its delimiters, so that a line can be looked at. */
typedef struct
{
  AccordAtom **atoms;
  guint        n;
} Line;

static AccordAtom *
get_atom (GArray *atoms,
          gint    index)
{
  return index >= 0 && index < (gint) atoms->len ? &g_array_index (atoms, AccordAtom, index) : NULL;
}

static gboolean
is_character (const AccordAtom *atom,
              gunichar          character)
{
  return atom != NULL && atom->kind == ACCORD_ATOM_CHARACTER && atom->character == character;
}

static gboolean
is_blank (gunichar character)
{
  return character == ' ' || (character >= 0x9 && character <= 0xd);
}

static void
mark (AccordAtom *atom,
      AccordMark  how)
{
  atom->mark = MAX (atom->mark, how);
}

static gboolean
is_certain_punctuation (gunichar character)
{
  switch ((int) g_unichar_type (character))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;
    default:
      return character < 0x80 && g_ascii_ispunct ((char) character);
    }
}

static Class
classify (const AccordAtom *atom,
          gboolean          comes_after)
{
  if (atom == NULL)
    return SPACE;
  if (atom->kind != ACCORD_ATOM_CHARACTER || atom->mark != ACCORD_MARK_NONE)
    return PUNCTUATION;
  if (atom->character == '\n')
    return comes_after ? PUNCTUATION : SPACE; /* a line break is written as «\» and a new line */
  if (atom->character == ' ')
    return SPACE;
  if (g_unichar_isalnum (atom->character))
    return LETTER;
  return is_certain_punctuation (atom->character) ? PUNCTUATION : UNCERTAIN;
}

static gboolean
number (AccordAtom *atom)
{
  if (atom == NULL || atom->kind != ACCORD_ATOM_CHARACTER || atom->mark == ACCORD_MARK_NUMBER)
    return FALSE;
  atom->mark = ACCORD_MARK_NUMBER;
  return TRUE;
}

/* Whether @delimiter stands where it may open or close; if not, a character beside it is written by its number. */
static gboolean
mend_delimiter (GArray *atoms,
                guint   index)
{
  AccordAtom *delimiter = get_atom (atoms, (gint) index);
  gboolean opens = delimiter->kind == ACCORD_ATOM_OPEN;
  AccordAtom *inner = get_atom (atoms, (gint) index + (opens ? 1 : -1));
  AccordAtom *outer = get_atom (atoms, (gint) index + (opens ? -1 : 1));
  Class inside = classify (inner, opens);
  Class outside = classify (outer, !opens);
  gboolean changed = FALSE;

  /* Inside must be something other than space, whatever the side it is looked at from. */
  if (inside == SPACE || inside == UNCERTAIN || is_character (inner, '\n'))
    {
      changed |= number (inner);
      inside = PUNCTUATION;
    }
  if ((outside == LETTER || outside == UNCERTAIN) && (inside == PUNCTUATION || delimiter->character == '_'))
    changed |= number (outer);
  return changed;
}

static void
mend_delimiters (GArray *atoms)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < atoms->len; i++)
        {
          AccordAtomKind kind = get_atom (atoms, (gint) i)->kind;

          if (kind == ACCORD_ATOM_OPEN || kind == ACCORD_ATOM_CLOSE)
            changed |= mend_delimiter (atoms, i);
        }
    }
}

static gboolean
looks_like_entity (GArray *atoms,
                   gint    index)
{
  for (gint i = index + 1; i < (gint) atoms->len; i++)
    {
      const AccordAtom *atom = get_atom (atoms, i);

      if (is_character (atom, ';'))
        return i > index + 1;
      if (atom->kind != ACCORD_ATOM_CHARACTER ||
          !(g_unichar_isalnum (atom->character) || atom->character == '#'))
        return FALSE;
    }
  return FALSE;
}

static gboolean
needs_backslash (GArray  *atoms,
                 gint     index,
                 gboolean in_link)
{
  const AccordAtom *atom = get_atom (atoms, index);
  const AccordAtom *before = get_atom (atoms, index - 1);
  const AccordAtom *after = get_atom (atoms, index + 1);

  switch (atom->character)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
      return TRUE;
    case ']':
      return in_link;
    case '_': /* within a word it means nothing */
      return atom->edge || !(g_unichar_isalnum (before->character) && g_unichar_isalnum (after->character));
    case '&':
      return looks_like_entity (atoms, index);
    case '<':
      return after != NULL && (after->kind != ACCORD_ATOM_CHARACTER || g_unichar_isalpha (after->character) ||
                               after->character == '/' || after->character == '!' || after->character == '?');
    case '!':
      return after != NULL && after->kind == ACCORD_ATOM_RAW;
    default:
      return FALSE;
    }
}

static void
escape_inline (GArray *atoms)
{
  gboolean in_link = FALSE;

  for (gint i = 0; i < (gint) atoms->len; i++)
    {
      AccordAtom *atom = get_atom (atoms, i);

      if (atom->kind == ACCORD_ATOM_RAW)
        in_link = atom->character == '[';
      if (atom->kind != ACCORD_ATOM_CHARACTER)
        continue;
      if (atom->character == '\r' || (atom->character < ' ' && !is_blank (atom->character)))
        mark (atom, ACCORD_MARK_NUMBER);
      else if (needs_backslash (atoms, i, in_link))
        mark (atom, ACCORD_MARK_BACKSLASH);
    }
}

static gboolean
consists_of (const Line *line,
             gunichar    character)
{
  for (guint i = 0; i < line->n; i++)
    if (line->atoms[i]->character != character && !is_blank (line->atoms[i]->character))
      return FALSE;
  return TRUE;
}

static guint
count_leading (const Line *line,
               gboolean  (*accept) (gunichar))
{
  guint n = 0;

  while (n < line->n && accept (line->atoms[n]->character))
    n++;
  return n;
}

static gboolean
is_hash (gunichar character)
{
  return character == '#';
}

static gboolean
is_digit (gunichar character)
{
  return character >= '0' && character <= '9';
}

static gboolean
ends_word (const Line *line,
           guint       index)
{
  return index >= line->n || is_blank (line->atoms[index]->character);
}

/* Characters that would make something else of a line that begins with them. */
static void
escape_line_start (const Line *line)
{
  AccordAtom *first = line->atoms[0];
  guint hashes = count_leading (line, is_hash);
  guint digits = count_leading (line, is_digit);

  if (first->character == '>' || first->character == '=' || first->character == '~')
    mark (first, ACCORD_MARK_BACKSLASH);
  else if ((first->character == '-' || first->character == '+') &&
           (ends_word (line, 1) || consists_of (line, first->character)))
    mark (first, ACCORD_MARK_BACKSLASH);
  else if (hashes > 0 && hashes <= 6 && ends_word (line, hashes))
    mark (first, ACCORD_MARK_BACKSLASH);
  else if (digits > 0 && digits < line->n && ends_word (line, digits + 1) &&
           (line->atoms[digits]->character == '.' || line->atoms[digits]->character == ')'))
    mark (line->atoms[digits], ACCORD_MARK_BACKSLASH);
}

static void
escape_line (AccordAtom    **atoms,
             guint           n,
             gboolean        is_last,
             AccordBlockKind kind)
{
  Line line = { atoms, n };
  AccordAtom *last;

  if (n == 0)
    return;

  if (is_blank (atoms[0]->character))
    mark (atoms[0], ACCORD_MARK_NUMBER);
  escape_line_start (&line);

  last = atoms[n - 1];
  if (is_last && is_blank (last->character))
    mark (last, ACCORD_MARK_NUMBER);
  if (is_last && kind == ACCORD_BLOCK_HEADING && last->character == '#')
    mark (last, ACCORD_MARK_BACKSLASH);
}

static void
escape_lines (GArray         *atoms,
              AccordBlockKind kind)
{
  g_autoptr (GPtrArray) text = g_ptr_array_new ();
  AccordAtom **characters;
  guint start = 0;

  for (guint i = 0; i < atoms->len; i++)
    if (get_atom (atoms, (gint) i)->kind == ACCORD_ATOM_CHARACTER)
      g_ptr_array_add (text, get_atom (atoms, (gint) i));
  characters = (AccordAtom **) text->pdata;

  for (guint i = 0; i < text->len; i++)
    {
      if (characters[i]->character != '\n')
        continue;
      if (kind == ACCORD_BLOCK_HEADING || i == text->len - 1)
        mark (characters[i], ACCORD_MARK_NUMBER);
      escape_line (characters + start, i - start, FALSE, kind);
      start = i + 1;
    }
  if (text->len > start)
    escape_line (characters + start, text->len - start, TRUE, kind);
}

/**
 * accord_atoms_escape:
 * @kind: of the block
 *
 * Marks the characters that Markdown would not read back as themselves; as few as can be, for people read it too.
 */
void
accord_atoms_escape (GArray         *atoms,
                     AccordBlockKind kind)
{
  escape_inline (atoms);
  escape_lines (atoms, kind);
  mend_delimiters (atoms);
}
