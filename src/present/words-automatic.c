#include "present/words-automatic.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

/**
 * accord_words_automatic_found:
 * @self: what was found
 *
 * Returns: (transfer full): how many opens and clicks look automatic
 */
char *
accord_words_automatic_found (const AccordAutomaticEffect *self)
{
  g_autofree char *n = accord_words_count (self->n), *found = accord_words_count (self->n_found);

  if (self->n == 0)
    return g_strdup (_("No opens or clicks were imported: no activity has “open” or “click” in its kind."));
  /* Translators: how many of how many */
  return g_strdup_printf (ngettext ("%s of %s open or click looks automatic.", "%s of %s opens and clicks look automatic.",
                                    self->n), found, n);
}

/**
 * accord_words_automatic_dependent:
 * @self: what was found
 *
 * Returns: (transfer full): how many leads qualify only because of them
 */
char *
accord_words_automatic_dependent (const AccordAutomaticEffect *self)
{
  guint n = accord_lead_set_count (self->dependent);
  g_autofree char *count = accord_words_count (n), *all = accord_words_count (self->n_qualify);

  if (n == 0)
    /* Translators: how many leads qualify */
    return g_strdup_printf (_("None of the %s leads that qualify depends on them."), all);
  /* Translators: how many of how many leads */
  return g_strdup_printf (ngettext ("%s of %s leads qualifies only because of them.",
                                    "%s of %s leads qualify only because of them.", n), count, all);
}
