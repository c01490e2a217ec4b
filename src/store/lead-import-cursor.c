/* Reading the leads of an import that are there already. A file that comes again has its leads in the order of their
 * keys, as a rule: each is the one behind the one before then, and need not be looked for. */
#include "store/lead-import-private.h"

/* Of a file in another order nobody guesses for long. */
#define MOST_WRONG 16

/**
 * accord_lead_cursor_leave:
 * @self: an import
 *
 * Ends reading: before anything is written to the leads, and before a transaction ends.
 */
void
accord_lead_cursor_leave (AccordImport *self)
{
  if (self->standing != 0)
    accord_statement_reset (self->select);
  self->standing = 0;
}

static gboolean
go_on (AccordImport *self,
       GError      **error)
{
  gboolean row;

  if (!accord_statement_step (self->select, &row, error))
    return FALSE;
  self->standing = row ? accord_statement_get_integer (self->select, 0) : 0;
  return TRUE;
}

/**
 * accord_lead_cursor_stand_on:
 * @self: an import
 * @lead: a lead
 * @found: (out): whether there is such a one: then @self->select stands on it
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
accord_lead_cursor_stand_on (AccordImport *self,
                             gint64        lead,
                             gboolean     *found,
                             GError      **error)
{
  if (self->standing != lead)
    {
      accord_lead_cursor_leave (self);
      accord_statement_bind_integer (self->select, 1, lead);
      if (!go_on (self, error))
        return FALSE;
    }
  *found = self->standing == lead;
  return TRUE;
}

/**
 * accord_lead_cursor_guess:
 * @self: an import
 * @keys: what a row says about who it is
 * @lead: (out): the lead that it is
 * @error: return location for a #GError
 *
 * Looks whether the lead behind the one before has the row's id, which is nobody else's.
 *
 * Returns: whether it is that one; else it is to be looked for, unless there is an error
 */
gboolean
accord_lead_cursor_guess (AccordImport         *self,
                          const AccordLeadKeys *keys,
                          gint64               *lead,
                          GError              **error)
{
  self->is_guessed = FALSE;
  if (keys->id == NULL || self->standing == 0 || self->n_wrong > self->n_guessed / 2 + MOST_WRONG)
    return FALSE;
  self->n_guessed++;
  if (!go_on (self, error))
    return FALSE;
  *lead = self->standing;
  self->is_guessed = *lead != 0 && !accord_lead_matcher_is_new (self->matcher, *lead) &&
                     g_strcmp0 (accord_statement_get_text (self->select, self->select_id), keys->id) == 0;
  self->n_wrong += !self->is_guessed;
  return self->is_guessed;
}
