/* What the agreement says otherwise than the version before it: on page 1 in short, at the end in full. */
#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/agreement-diff.h"
#include "model/records.h"
#include "present/diff-runs.h"
#include "present/markdown.h"
#include "present/words-version.h"
#include "report/prose.h"
#include "report/table.h"

#define ROW_PADDING 3.0   /* on page 1 */
#define SHORT 48          /* characters of what is said, to be said in a line */
#define CONTEXT 10        /* words of what stayed, beside what changed */

/* «Version 3 of 4 March 2025» */
static char *
name_base (const AccordAgreement *self)
{
  g_autofree char *day = self->changed_since_day != ACCORD_DAY_NONE ? accord_words_day (self->changed_since_day) : NULL;

  if (day == NULL)
    return g_strdup_printf (_("What changed since version %u"), (guint) self->changed_since);
  /* Translators: the number of a version of the agreement, and the day on which it was frozen */
  return g_strdup_printf (_("What changed since version %u of %s"), (guint) self->changed_since, day);
}

static gboolean
is_short (const char *text)
{
  return g_utf8_strlen (text, -1) <= SHORT && strchr (text, '\n') == NULL;
}

/* What an executive asks for first: what is owed, then the words. Of when the figures are says page 1 anyway. */
static guint
rank (const AccordAgreementChange *change)
{
  if (change->kind == ACCORD_AGREEMENT_AS_OF || change->kind == ACCORD_AGREEMENT_ORDERED)
    return G_MAXUINT;
  if (change->type == ACCORD_TYPE_SETTINGS || change->type == ACCORD_TYPE_COMMITMENT || change->type == ACCORD_TYPE_TARGET)
    return 0;
  return change->type == ACCORD_TYPE_SECTION ? 1 : 2;
}

static gint
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const AccordAgreementChange *one = *(const AccordAgreementChange *const *) a;
  const AccordAgreementChange *other = *(const AccordAgreementChange *const *) b;

  return (rank (one) > rank (other)) - (rank (one) < rank (other));
}

/* Of one rank in their order: the list is short, and its sort is stable. */
static GPtrArray *
list_told (const AccordAgreement *self,
           guint                  most)
{
  GPtrArray *told = g_ptr_array_new ();

  for (guint i = 0; i < self->changes->len; i++)
    if (rank (self->changes->pdata[i]) < G_MAXUINT)
      g_ptr_array_add (told, self->changes->pdata[i]);
  g_ptr_array_sort (told, compare_ranks);
  if (told->len > most)
    g_ptr_array_set_size (told, (gint) most);
  return told;
}

/* @weight: of the place, of 100 */
static AccordTable *
begin_table (AccordDocument *document,
             double          weight)
{
  const AccordTableColumn columns[] = {
    { _("Where"), weight, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Before"), (100 - weight) / 2, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Now"), (100 - weight) / 2, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };

  return accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
}

static void
add_short_row (AccordTable                 *table,
               const AccordAgreementChange *change)
{
  g_autofree char *place = accord_words_agreement_place (change);
  g_autofree char *was = accord_words_agreement_was (change);
  g_autofree char *is = accord_words_agreement_is (change);

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, place);
  if (change->kind == ACCORD_AGREEMENT_ADDED)
    accord_table_add_note (table, 2, _("new"));
  else if (change->kind == ACCORD_AGREEMENT_REMOVED)
    accord_table_add_note (table, 2, _("no longer agreed"));
  else if (is_short (was) && is_short (is))
    {
      accord_table_add_text (table, 1, *was != '\0' ? was : "–");
      accord_table_add_text (table, 2, *is != '\0' ? is : "–");
    }
  else
    accord_table_add_note (table, 2, _("other words"));
}

/* The first and the last words of what stayed; all of it where it is short. */
static char *
shorten (const char *text,
         gboolean    first,
         gboolean    last)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = g_strv_length (words);
  guint head = first ? 0 : CONTEXT;
  guint tail = last ? 0 : CONTEXT;
  GString *shortened;

  if (n <= head + tail + 1)
    return g_strjoinv (" ", words);
  shortened = g_string_new (NULL);
  for (guint i = 0; i < head; i++)
    g_string_append_printf (shortened, "%s ", words[i]);
  g_string_append (shortened, "…");
  for (guint i = n - tail; i < n; i++)
    g_string_append_printf (shortened, " %s", words[i]);
  return g_string_free (shortened, FALSE);
}

/* As Markdown: what only one of both says is bold. */
static char *
write_side (GPtrArray     *runs,
            AccordDiffKind own)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  AccordBlock *block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);

  g_ptr_array_add (blocks, block);
  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = runs->pdata[i];
      g_autofree char *words = run->kind == ACCORD_DIFF_SAME ? shorten (run->text, i == 0, i + 1 == runs->len)
                                                             : g_strdelimit (g_strdup (run->text), "\n", ' ');

      if (run->kind == ACCORD_DIFF_SAME || run->kind == own)
        accord_block_add_run (block, words, run->kind == own ? ACCORD_RUN_BOLD : ACCORD_RUN_PLAIN, NULL);
    }
  return accord_markdown_write (blocks);
}

static void
add_full_row (AccordTable                 *table,
              const AccordAgreementChange *change)
{
  g_autofree char *place = accord_words_agreement_place (change);
  g_autofree char *was = accord_words_agreement_was (change);
  g_autofree char *is = accord_words_agreement_is (change);
  g_autoptr (GPtrArray) runs = accord_diff_runs (was, is);
  g_autofree char *before = write_side (runs, ACCORD_DIFF_REMOVED);
  g_autofree char *now = write_side (runs, ACCORD_DIFF_ADDED);

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, place);
  accord_table_add_markdown (table, 1, *was != '\0' ? before : "–");
  accord_table_add_markdown (table, 2, *is != '\0' ? now : "–");
}

static gboolean
is_known (const AccordAgreement *self)
{
  return self->changes != NULL && self->changed_since > 0;
}

/**
 * accord_agreement_add_changes_short:
 * @most: how many of them are told
 *
 * Adds what changed since the version before, a line each; nothing where that is not known or there was none.
 */
void
accord_agreement_add_changes_short (const AccordAgreement *self,
                                    AccordDocument        *document,
                                    guint                  most)
{
  const AccordProseStyle note = { .face = ACCORD_FACE_NOTE, .before = 4 };
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) told = NULL;
  AccordTable *table;

  if (!is_known (self))
    return;
  title = name_base (self);
  told = list_told (self, most);
  accord_agreement_add_front_heading (document, title);
  table = begin_table (document, 56);
  accord_table_set_padding (table, ROW_PADDING);
  for (guint i = 0; i < told->len; i++)
    add_short_row (table, told->pdata[i]);
  accord_table_end (table, 0, 0);
  if (self->changes->len == 0)
    accord_prose_add (document, &note, _("Nothing: it says the same."));
  else if (told->len < self->changes->len)
    {
      g_autofree char *rest = g_strdup_printf (_("%u of %u changes; all of them stand before the signatures."), told->len,
                                               self->changes->len);

      accord_prose_add (document, &note, rest);
    }
}

/**
 * accord_agreement_add_changes:
 *
 * Adds all that changed since the version before, word for word; nothing where that is not known or there was none.
 */
void
accord_agreement_add_changes (const AccordAgreement *self,
                              AccordDocument        *document)
{
  const AccordProseStyle note = { .face = ACCORD_FACE_SUBTITLE };
  g_autofree char *title = NULL;
  AccordTable *table;

  if (!is_known (self))
    return;
  title = name_base (self);
  accord_prose_add_heading (document, 1, NULL, title, "changes", 0);
  if (self->changes->len == 0)
    accord_prose_add (document, &note, _("Nothing: it says the same."));
  table = begin_table (document, 30);
  for (guint i = 0; i < self->changes->len; i++)
    add_full_row (table, self->changes->pdata[i]);
  accord_table_end (table, 0, 8);
}
