#include "report/changes-report.h"

#include <glib/gi18n-lib.h>

#include "model/agreement-diff.h"
#include "present/diff-runs.h"
#include "present/words-version.h"
#include "present/words.h"
#include "report/agreement-pages.h"
#include "report/prose.h"
#include "report/table.h"

struct _AccordChangesReport
{
  AccordAgreement *before, *after;
  GPtrArray       *changes; /* of AccordAgreementChange */
};

/**
 * accord_changes_report_new:
 * @before: (transfer full): an agreement
 * @after: (transfer full): a later one
 *
 * Returns: (transfer full): what changed between them
 */
AccordChangesReport *
accord_changes_report_new (AccordAgreement *before,
                           AccordAgreement *after)
{
  AccordChangesReport *self = g_new0 (AccordChangesReport, 1);

  self->before = before;
  self->after = after;
  self->changes = accord_agreement_compare (before, after);
  return self;
}

void
accord_changes_report_free (AccordChangesReport *self)
{
  g_ptr_array_unref (self->changes);
  accord_agreement_free (self->before);
  accord_agreement_free (self->after);
  g_free (self);
}

static char *
name_version (const AccordAgreement *agreement)
{
  return agreement->number > 0 ? g_strdup_printf (_("version %u"), (guint) agreement->number) : g_strdup (_("the draft"));
}

/**
 * accord_changes_report_get_title:
 *
 * Returns: (transfer full): «What changed from version 1 to version 2»
 */
char *
accord_changes_report_get_title (const AccordChangesReport *self)
{
  g_autofree char *before = name_version (self->before), *after = name_version (self->after);

  /* Translators: each %s is a version: «version 2», «the draft» */
  return g_strdup_printf (_("What changed from %s to %s"), before, after);
}

/**
 * accord_changes_report_get_day:
 *
 * Returns: the day of the later one
 */
AccordDay
accord_changes_report_get_day (const AccordChangesReport *self)
{
  return self->after->today;
}

/* One side of a change: its own words stand out from those that are on both. Line breaks stay where they are. */
static void
add_side (AccordTable   *table,
          guint          column,
          GPtrArray     *runs,
          AccordDiffKind own)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  AccordBlock *block = NULL;
  g_autofree char *markdown = NULL;

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = runs->pdata[i];
      g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);

      if (run->kind != ACCORD_DIFF_SAME && run->kind != own)
        continue;
      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (block == NULL || j > 0)
            g_ptr_array_add (blocks, block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0));
          if (*lines[j] != '\0')
            accord_block_add_run (block, lines[j], run->kind == own ? ACCORD_RUN_BOLD : ACCORD_RUN_PLAIN, NULL);
        }
    }
  markdown = accord_markdown_write (blocks);
  accord_table_add_markdown (table, column, markdown);
}

static void
add_change (AccordTable                 *table,
            const AccordAgreementChange *change)
{
  g_autofree char *place = accord_words_agreement_place (change);
  g_autofree char *was = accord_words_agreement_was (change), *is = accord_words_agreement_is (change);
  g_autoptr (GPtrArray) runs = accord_diff_runs (was != NULL ? was : "", is != NULL ? is : "");

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, place);
  add_side (table, 1, runs, ACCORD_DIFF_REMOVED);
  add_side (table, 2, runs, ACCORD_DIFF_ADDED);
}

static void
add_changes (const AccordChangesReport *self,
             AccordDocument            *document)
{
  const AccordTableColumn columns[] = {
    { _("Where"), 24, PANGO_ALIGN_LEFT, ACCORD_FACE_LABEL },
    { _("Before"), 38, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Now"), 38, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);

  for (guint i = 0; i < self->changes->len; i++)
    add_change (table, self->changes->pdata[i]);
  accord_table_end (table, 6, 14);
}

static char *
summarise (const AccordChangesReport *self)
{
  if (self->changes->len == 0)
    return g_strdup (_("Both say the same."));
  return g_strdup_printf (ngettext ("%u change. The rest is word for word as it was.",
                                    "%u changes. The rest is word for word as it was.", self->changes->len),
                          self->changes->len);
}

/**
 * accord_changes_report_make_document:
 *
 * May be called on any thread, again and again.
 *
 * Returns: (transfer full): its pages, not yet broken
 */
AccordDocument *
accord_changes_report_make_document (const AccordChangesReport *self,
                                     AccordPaper                paper)
{
  const AccordProseStyle title_style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 4, .keep_next = TRUE };
  const AccordProseStyle summary_style = { .face = ACCORD_FACE_SUBTITLE, .after = 8 };
  AccordDocument *document = accord_document_new (accord_paper_get_size (paper));
  g_autofree char *title = accord_changes_report_get_title (self), *summary = summarise (self);
  g_autofree char *agreement = accord_agreement_get_title (self->after);
  g_autofree char *day = accord_words_day (accord_changes_report_get_day (self));

  accord_document_set_title (document, title);
  accord_document_set_language (document, self->after->language);
  accord_document_set_head (document, agreement, _("What changed"), day);
  accord_prose_add (document, &title_style, title);
  accord_prose_add (document, &summary_style, summary);
  if (self->changes->len > 0)
    add_changes (self, document);
  return document;
}
