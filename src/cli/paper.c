#include "paper.h"

#include <glib/gi18n-lib.h>

/**
 * accord_paper_read:
 * @call: the call
 * @name: (nullable): what --paper says
 * @paper: (out): the paper
 *
 * Returns: whether there is such a paper
 */
gboolean
accord_paper_read (AccordCall  *call,
                   const char  *name,
                   AccordPaper *paper)
{
  *paper = ACCORD_PAPER_A4;
  if (name == NULL || g_str_equal (name, "a4"))
    return TRUE;
  *paper = ACCORD_PAPER_LETTER;
  if (g_str_equal (name, "letter"))
    return TRUE;
  call->status = accord_call_misuse (call, _("--paper: “%s” is not one of: a4 letter"), name);
  return FALSE;
}
