#include "present/markdown-atoms.h"

#include <string.h>

#define BOTH (ACCORD_RUN_BOLD | ACCORD_RUN_ITALIC)

typedef struct
{
  GArray            *atoms;
  const AccordBlock *block;
  guint              index;  /* of the run */
  AccordRunStyle     open;   /* the delimiters that stand open */
  char               italic; /* the delimiter that italic was opened with */
} Builder;

static void
atom_clear (gpointer data)
{
  g_free (((AccordAtom *) data)->raw);
}

static void
add_raw (GArray        *atoms,
         AccordAtomKind kind,
         gunichar       character,
         const char    *raw)
{
  AccordAtom atom = { kind, ACCORD_MARK_NONE, character, FALSE, g_strdup (raw) };

  g_array_append_val (atoms, atom);
}

static void
add_text (GArray     *atoms,
          const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      AccordAtom atom = { ACCORD_ATOM_CHARACTER, ACCORD_MARK_NONE, g_utf8_get_char (p), FALSE, NULL };

      atom.edge = p == text || *g_utf8_next_char (p) == '\0';
      g_array_append_val (atoms, atom);
    }
}

static const AccordRun *
get_run (const Builder *self,
         guint          index)
{
  return index < self->block->runs->len ? g_ptr_array_index (self->block->runs, index) : NULL;
}

static gboolean
is_bold_beside (const AccordRun *run,
                const AccordRun *other)
{
  return other != NULL && (other->style & ACCORD_RUN_BOLD) != 0 && g_strcmp0 (run->link, other->link) == 0;
}

/* «*» is what people write; beside «**» the two would run together. */
static char
choose_italic (const Builder *self)
{
  const AccordRun *run = get_run (self, self->index);

  if ((run->style & ACCORD_RUN_BOLD) != 0 || is_bold_beside (run, get_run (self, self->index + 1)) ||
      (self->index > 0 && is_bold_beside (run, get_run (self, self->index - 1))))
    return '_';
  return '*';
}

static void
close_style (Builder       *self,
             AccordRunStyle style)
{
  const char raw[] = { self->italic, '\0' };

  if ((self->open & style & ACCORD_RUN_ITALIC) != 0)
    add_raw (self->atoms, ACCORD_ATOM_CLOSE, (gunichar) self->italic, raw);
  if ((self->open & style & ACCORD_RUN_BOLD) != 0)
    add_raw (self->atoms, ACCORD_ATOM_CLOSE, '*', "**");
  self->open &= ~style;
}

static void
open_style (Builder       *self,
            AccordRunStyle style)
{
  AccordRunStyle wanted = style & ~self->open;

  if ((wanted & ACCORD_RUN_BOLD) != 0)
    add_raw (self->atoms, ACCORD_ATOM_OPEN, '*', "**");
  if ((wanted & ACCORD_RUN_ITALIC) != 0)
    {
      const char raw[] = { choose_italic (self), '\0' };

      self->italic = raw[0];
      add_raw (self->atoms, ACCORD_ATOM_OPEN, (gunichar) raw[0], raw);
    }
  self->open |= style;
}

/* Bold is the outer of the two: italic gives way when bold begins or ends. */
static void
change_style (Builder       *self,
              AccordRunStyle style)
{
  AccordRunStyle ends = self->open & ~style;

  if (((self->open ^ style) & ACCORD_RUN_BOLD) != 0)
    ends |= ACCORD_RUN_ITALIC;
  close_style (self, ends);
  open_style (self, style);
}

static gboolean
begins_entity (const char *text)
{
  gsize length = strcspn (text + 1, "; &");

  return length > 0 && text[1 + length] == ';';
}

static void
append_escaped_url (GString    *raw,
                    const char *url)
{
  gsize length = strlen (url);

  for (gsize i = 0; i < length; i++)
    {
      gboolean at_end = i == 0 || i == length - 1;

      if (g_ascii_iscntrl (url[i]) || (g_ascii_isspace (url[i]) && at_end))
        g_string_append_printf (raw, "&#%d;", url[i]);
      else if (url[i] == '&' && begins_entity (url + i))
        g_string_append (raw, "&amp;");
      else if (strchr ("<>\\()", url[i]) != NULL)
        g_string_append_printf (raw, "\\%c", url[i]);
      else
        g_string_append_c (raw, url[i]);
    }
}

static void
close_link (GArray     *atoms,
            const char *url)
{
  g_autoptr (GString) raw = g_string_new ("](");
  gboolean pointed = strpbrk (url, " <>") != NULL;

  if (pointed)
    g_string_append_c (raw, '<');
  append_escaped_url (raw, url);
  g_string_append (raw, pointed ? ">)" : ")");
  add_raw (atoms, ACCORD_ATOM_RAW, ')', raw->str);
}

/**
 * accord_atoms_new:
 *
 * Returns: (transfer full) (element-type AccordAtom): the text of @block with its delimiters, nothing escaped yet
 */
GArray *
accord_atoms_new (const AccordBlock *block)
{
  GArray *atoms = g_array_new (FALSE, FALSE, sizeof (AccordAtom));
  Builder self = { atoms, block, 0, ACCORD_RUN_PLAIN, '*' };
  const char *link = NULL;

  g_array_set_clear_func (atoms, atom_clear);
  for (; self.index < block->runs->len; self.index++)
    {
      const AccordRun *run = get_run (&self, self.index);

      if (g_strcmp0 (link, run->link) != 0)
        {
          close_style (&self, BOTH);
          if (link != NULL)
            close_link (atoms, link);
          if (run->link != NULL)
            add_raw (atoms, ACCORD_ATOM_RAW, '[', "[");
          link = run->link;
        }
      change_style (&self, run->style);
      add_text (atoms, run->text);
    }
  close_style (&self, BOTH);
  if (link != NULL)
    close_link (atoms, link);
  return atoms;
}

static void
append_character (GString          *markdown,
                  const AccordAtom *atom,
                  guint             indent)
{
  if (atom->mark == ACCORD_MARK_NUMBER)
    g_string_append_printf (markdown, "&#%u;", atom->character);
  else if (atom->character == '\n')
    g_string_append_printf (markdown, "\\\n%*s", (int) indent, "");
  else
    {
      if (atom->mark == ACCORD_MARK_BACKSLASH)
        g_string_append_c (markdown, '\\');
      g_string_append_unichar (markdown, atom->character);
    }
}

/**
 * accord_atoms_append:
 * @indent: spaces before the lines after the first
 *
 * Writes the atoms as Markdown.
 */
void
accord_atoms_append (GArray  *atoms,
                     GString *markdown,
                     guint    indent)
{
  for (guint i = 0; i < atoms->len; i++)
    {
      const AccordAtom *atom = &g_array_index (atoms, AccordAtom, i);

      if (atom->kind == ACCORD_ATOM_CHARACTER)
        append_character (markdown, atom, indent);
      else
        g_string_append (markdown, atom->raw);
    }
}
