#include "ui/leads/import-words.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

/**
 * accord_import_words_rows:
 * @kind: what they are; %ACCORD_IMPORT_KIND_FOUND: of several kinds, or not known
 * @n: how many there are
 *
 * Returns: (transfer full): «842 deals»
 */
char *
accord_import_words_rows (AccordImportKind kind,
                          guint64          n)
{
  g_autofree char *count = accord_words_count (n);

  switch (kind)
    {
    case ACCORD_IMPORT_LEADS:
      return g_strdup_printf (ngettext ("%s lead", "%s leads", (gulong) n), count);
    case ACCORD_IMPORT_DEALS:
      return g_strdup_printf (ngettext ("%s deal", "%s deals", (gulong) n), count);
    case ACCORD_IMPORT_ACTIVITIES:
      return g_strdup_printf (ngettext ("%s activity", "%s activities", (gulong) n), count);
    case ACCORD_IMPORT_COSTS:
      return g_strdup_printf (ngettext ("%s cost", "%s costs", (gulong) n), count);
    case ACCORD_IMPORT_KIND_FOUND:
    case ACCORD_N_IMPORT_KINDS:
    default:
      return g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n), count);
    }
}

/**
 * accord_import_words_undone:
 * @kind: what the rows of the imports were; %ACCORD_IMPORT_KIND_FOUND: of several kinds
 * @deleted: how many of what they brought are gone
 * @restored: how many are as they were before
 * @left: how many were edited since, and stay as they are
 *
 * Returns: (transfer full): one sentence about what was taken back
 */
char *
accord_import_words_undone (AccordImportKind kind,
                            guint64          deleted,
                            guint64          restored,
                            guint64          left)
{
  g_autofree char *gone = accord_import_words_rows (kind, deleted);
  g_autofree char *as_before = accord_words_count (restored);
  g_autofree char *stay = accord_import_words_rows (kind, left);

  if (left > 0)
    /* Translators: %s is how many of what, such as «2 deals» */
    return g_strdup_printf (ngettext ("Import taken back, but %s was edited since and stays",
                                      "Import taken back, but %s were edited since and stay", (gulong) left), stay);
  if (restored == 0)
    /* Translators: %s is how many of what, such as «842 deals» */
    return g_strdup_printf (_("Import taken back: %s removed"), gone);
  /* Translators: how many of what, such as «842 deals», and how many */
  return g_strdup_printf (_("Import taken back: %s removed, %s as before"), gone, as_before);
}
