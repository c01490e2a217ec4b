#include "report/footnotes.h"

#include "report/text-words.h"

#include <string.h>

#define LONGEST 240    /* characters of a meaning; the glossary has all of it */
#define GAP 12.0       /* above the first on a page, with its rule */
#define RULE_LENGTH 90.0
#define RULE 0.5
#define SPACE 1.0      /* between two of them */

typedef struct
{
  char  *forms[3]; /* the word, its plural where it is known, and the usual English one */
  char  *word, *meaning;
  guint  number;   /* 0: it was not used yet */
} Word;

typedef struct
{
  AccordText *text;
  guint       page; /* 0: not known yet */
} Note;

struct _AccordFootnotes
{
  GPtrArray        *words;      /* of Word */
  GArray           *notes;      /* of Note, by number */
  AccordTypesetter *typesetter; /* borrowed; NULL: not in a document yet */
  double            width;
  gboolean          paused;
};

static void
word_free (gpointer data)
{
  Word *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    g_free (self->forms[i]);
  g_free (self->word);
  g_free (self->meaning);
  g_free (self);
}

static void
note_clear (gpointer data)
{
  g_clear_pointer (&((Note *) data)->text, accord_text_free);
}

/* «MQL» is found as it is written only; «Lead» as «lead», too. */
static gboolean
is_written_so (const char *form)
{
  for (const char *p = g_utf8_next_char (form); *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_same (gunichar a,
         gunichar b,
         gboolean exactly)
{
  return a == b || (!exactly && g_unichar_tolower (a) == g_unichar_tolower (b));
}

/* How many bytes of @text are @form, as a whole word; 0: it is another. */
static gsize
match_form (const char *form,
            const char *text)
{
  gboolean exactly = is_written_so (form);
  const char *at = text;

  for (const char *p = form; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*at == '\0' || !is_same (g_utf8_get_char (p), g_utf8_get_char (at), exactly))
        return 0;
      at = g_utf8_next_char (at);
    }
  return g_unichar_isalnum (g_utf8_get_char (at)) ? 0 : (gsize) (at - text);
}

/* The longest word that begins there and was not used yet. */
static Word *
match_word (AccordFootnotes *self,
            const char      *text,
            gsize           *length)
{
  Word *found = NULL;

  *length = 0;
  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = g_ptr_array_index (self->words, i);

      for (guint j = 0; j < G_N_ELEMENTS (word->forms); j++)
        {
          gsize matched = word->forms[j] != NULL ? match_form (word->forms[j], text) : 0;

          if (matched > *length)
            {
              *length = matched;
              found = word;
            }
        }
    }
  return found;
}

/* Its first words, to the end of one of them. */
static char *
shorten (const char *meaning)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (meaning), "\n", ' '));
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (line, -1) <= LONGEST)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, LONGEST);
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (start, " …", NULL);
}

static void
make_note (AccordFootnotes *self,
           const Word      *word)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  AccordBlock *block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);
  g_autofree char *mark = accord_footnotes_mark (word->number);
  g_autofree char *meaning = g_strconcat (": ", word->meaning, NULL);
  Note note = { NULL, 0 };

  g_ptr_array_add (blocks, block);
  accord_block_add_run (block, mark, ACCORD_RUN_PLAIN, NULL);
  accord_block_add_run (block, " ", ACCORD_RUN_PLAIN, NULL);
  accord_block_add_run (block, word->word, ACCORD_RUN_BOLD, NULL);
  accord_block_add_run (block, meaning, ACCORD_RUN_PLAIN, NULL);
  note.text = accord_text_new_runs (self->typesetter, ACCORD_FACE_SMALL, block->runs, self->width);
  g_array_append_val (self->notes, note);
}

static Note *
get_note (AccordFootnotes *self,
          guint            number)
{
  return &g_array_index (self->notes, Note, number - 1);
}

/**
 * accord_footnotes_new:
 *
 * Returns: (transfer full): footnotes that explain no word yet
 */
AccordFootnotes *
accord_footnotes_new (void)
{
  AccordFootnotes *self = g_new0 (AccordFootnotes, 1);

  self->words = g_ptr_array_new_with_free_func (word_free);
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (self->notes, note_clear);
  return self;
}

/**
 * accord_footnotes_free:
 * @self: (transfer full): footnotes
 */
void
accord_footnotes_free (AccordFootnotes *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->words);
  g_array_unref (self->notes);
  g_free (self);
}

/**
 * accord_footnotes_add_word:
 * @word: as it is explained
 * @plural: (nullable): another form of it
 * @meaning: what it means, plain text
 *
 * Adds a word that is to be explained.
 */
void
accord_footnotes_add_word (AccordFootnotes *self,
                           const char      *word,
                           const char      *plural,
                           const char      *meaning)
{
  Word *added;

  if (*word == '\0' || *meaning == '\0')
    return;
  added = g_new0 (Word, 1);
  added->word = g_strdup (word);
  added->meaning = shorten (meaning);
  added->forms[0] = accord_text_clean (word);
  added->forms[1] = plural != NULL && *plural != '\0' ? accord_text_clean (plural) : NULL;
  added->forms[2] = g_strconcat (added->forms[0], "s", NULL);
  g_ptr_array_add (self->words, added);
}

/**
 * accord_footnotes_pause:
 * @paused: whether words are left alone that are set from here on: where they are explained anyway
 */
void
accord_footnotes_pause (AccordFootnotes *self,
                        gboolean         paused)
{
  self->paused = paused;
}

/**
 * accord_footnotes_set_up:
 * @typesetter: of the document; outlives them
 * @width: of a page's text
 */
void
accord_footnotes_set_up (AccordFootnotes  *self,
                         AccordTypesetter *typesetter,
                         double            width)
{
  self->typesetter = typesetter;
  self->width = width;
}

/**
 * accord_footnotes_find:
 * @text: that is being set, cleaned
 * @end: (out): where the word ends, in bytes
 * @number: (out): of its note, from 1
 *
 * Finds the first word in @text that is to be explained and was not used before, and makes its note.
 *
 * Returns: whether there is one
 */
gboolean
accord_footnotes_find (AccordFootnotes *self,
                       const char      *text,
                       gsize           *end,
                       guint           *number)
{
  gunichar before = 0;

  for (const char *p = text; *p != '\0' && !self->paused; p = g_utf8_next_char (p))
    {
      gsize length = 0;
      Word *word = g_unichar_isalnum (before) ? NULL : match_word (self, p, &length);

      before = g_utf8_get_char (p);
      if (word == NULL)
        continue;
      *end = (gsize) (p - text) + length;
      if (word->number > 0)
        {
          /* Behind a word that was explained no part of it is. */
          p += length - 1;
          while (((guchar) *p & 0xc0) == 0x80)
            p--;
          before = g_utf8_get_char (p);
          continue;
        }
      word->number = self->notes->len + 1;
      make_note (self, word);
      *number = word->number;
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_footnotes_mark:
 * @number: of a note
 *
 * Returns: (transfer full): it as it stands after a word: «¹²»
 */
char *
accord_footnotes_mark (guint number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%u", number);
  GString *mark = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    g_string_append (mark, digits[*p - '0']);
  return g_string_free (mark, FALSE);
}

/**
 * accord_footnotes_measure:
 * @numbers: (nullable) (element-type guint): of notes
 * @first: whether there is none on their page yet
 *
 * Returns: how high they are at the foot of a page, with what is above the first
 */
double
accord_footnotes_measure (AccordFootnotes *self,
                          const GArray    *numbers,
                          gboolean         first)
{
  double height = 0;

  if (self == NULL || numbers == NULL || numbers->len == 0)
    return 0;
  for (guint i = 0; i < numbers->len; i++)
    height += accord_text_get_height (get_note (self, g_array_index (numbers, guint, i))->text) + SPACE;
  return height + (first ? GAP : 0);
}

/**
 * accord_footnotes_place:
 * @numbers: (nullable) (element-type guint): of notes
 * @page: on which they are
 */
void
accord_footnotes_place (AccordFootnotes *self,
                        const GArray    *numbers,
                        guint            page)
{
  for (guint i = 0; self != NULL && numbers != NULL && i < numbers->len; i++)
    get_note (self, g_array_index (numbers, guint, i))->page = page;
}

static void
draw_rule (AccordCanvas *canvas,
           double        x,
           double        y)
{
  accord_canvas_rest (canvas);
  accord_canvas_rule (canvas, x, x + RULE_LENGTH, y, RULE, &accord_chart_theme_print ()->axis);
  accord_canvas_resume (canvas);
}

/**
 * accord_footnotes_draw:
 * @x: of the left margin
 * @bottom: of the page's text
 *
 * Draws those of the canvas's page. What is read aloud of them is moved behind what they are in when the file is finished.
 */
void
accord_footnotes_draw (AccordFootnotes *self,
                       AccordCanvas    *canvas,
                       double           x,
                       double           bottom)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  double y;

  for (guint i = 1; i <= self->notes->len; i++)
    if (get_note (self, i)->page == canvas->page)
      g_array_append_val (numbers, i);
  if (numbers->len == 0)
    return;
  y = bottom - accord_footnotes_measure (self, numbers, FALSE);
  draw_rule (canvas, x, y - GAP / 2);
  for (guint i = 0; i < numbers->len; i++)
    {
      AccordText *text = get_note (self, g_array_index (numbers, guint, i))->text;

      accord_canvas_begin (canvas, "Note");
      accord_text_draw (text, canvas, 0, accord_text_get_n_lines (text), x, y);
      accord_canvas_end (canvas, 1);
      y += accord_text_get_height (text) + SPACE;
    }
}
