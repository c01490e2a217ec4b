#include "model/paragraph.h"

#include <string.h>

static void
free_paragraph (AccordParagraph *self)
{
  g_free (self->lead);
  g_free (self->text);
  g_free (self);
}

/* «- », «* », «+ », «12. », «12) »: how an item begins, behind its indentation. */
static void
find_marker (AccordParagraph *self)
{
  const char *p = self->text;
  const char *digits;

  while (*p == ' ' || *p == '\t')
    p++;
  self->indent = (gsize) (p - self->text);
  digits = p;
  while (g_ascii_isdigit (*p) && p - digits < 9)
    p++;
  self->numbered = p > digits && (*p == '.' || *p == ')') && g_ascii_isspace (p[1]);
  self->item = self->numbered || (*digits != '\0' && strchr ("-*+", *digits) != NULL && g_ascii_isspace (digits[1]));
  if (self->numbered)
    {
      self->number = (guint) g_ascii_strtoull (digits, NULL, 10);
      self->after_number = (gsize) (p - self->text);
    }
}

static AccordParagraph *
make_paragraph (const char *text,
                gsize       lead,
                gsize       start,
                gsize       end)
{
  AccordParagraph *self = g_new0 (AccordParagraph, 1);

  self->lead = g_strndup (text + lead, start - lead);
  self->text = g_strndup (text + start, end - start);
  find_marker (self);
  return self;
}

static gboolean
begins_item (const char *line,
             gsize       length)
{
  AccordParagraph probe = { .text = g_strndup (line, MIN (length + 1, 64)) };

  find_marker (&probe);
  g_free (probe.text);
  return probe.item;
}

static gboolean
is_blank (const char *line,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

/**
 * accord_paragraphs_split:
 * @text: a text
 * @tail: (out) (transfer full): the white space behind the last paragraph
 *
 * Returns: (transfer full): its paragraphs (of #AccordParagraph)
 */
GPtrArray *
accord_paragraphs_split (const char  *text,
                         char       **tail)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_paragraph);
  gsize line = 0, start = 0, end = 0, lead = 0;
  gboolean open = FALSE;

  for (gboolean more = TRUE; more;)
    {
      const char *newline = strchr (text + line, '\n');
      gsize length = newline != NULL ? (gsize) (newline - text) - line : strlen (text + line);
      gboolean blank = is_blank (text + line, length);

      if (open && (blank || begins_item (text + line, length)))
        {
          g_ptr_array_add (paragraphs, make_paragraph (text, lead, start, end));
          lead = end;
          open = FALSE;
        }
      if (!blank && !open)
        start = line;
      if (!blank)
        end = line + length;
      open = !blank;
      more = newline != NULL;
      line += length + 1;
    }
  if (open)
    {
      g_ptr_array_add (paragraphs, make_paragraph (text, lead, start, end));
      lead = end;
    }
  *tail = g_strdup (text + lead);
  return paragraphs;
}

/**
 * accord_paragraph_equal:
 * @a: a paragraph
 * @b: another
 *
 * Returns: whether they say the same; the numbers of list items follow from their place
 */
gboolean
accord_paragraph_equal (const AccordParagraph *a,
                        const AccordParagraph *b)
{
  if (a->numbered && b->numbered)
    return a->indent == b->indent && g_str_equal (a->text + a->after_number, b->text + b->after_number);
  return g_str_equal (a->text, b->text);
}

/**
 * accord_paragraphs_append:
 * @text: what is written so far
 * @before: (nullable): the paragraph that stands there last
 * @paragraph: the one that is added
 * @lead: (nullable): the white space between them; %NULL: as is usual
 */
void
accord_paragraphs_append (GString               *text,
                          const AccordParagraph *before,
                          const AccordParagraph *paragraph,
                          const char            *lead)
{
  if (lead != NULL)
    g_string_append (text, lead);
  else if (before != NULL)
    g_string_append (text, before->item && paragraph->item ? "\n" : "\n\n");
  g_string_append (text, paragraph->text);
}
