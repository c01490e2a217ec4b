/* The check of a file that cannot be opened, because there is something in it that no Accord made: it is named, and the file
 * made anew without it. None of it is run. */
#include "store/check.h"

#include <glib/gi18n-lib.h>

#include "store/rebuild.h"
#include "store/restore.h"
#include "store/schema-check.h"
#include "store/whole.h"

/* Until it is known that it is to be repaired nothing of it is changed, not even how a newer program keeps its journal. */
static AccordConnection *
open_to_look (const char    *path,
              gint64        *version,
              GCancellable  *cancellable,
              GError       **error)
{
  AccordConnection *self = accord_connection_open_unchecked (path, ACCORD_OPEN_DEFAULT, version, cancellable, error);

  if (self != NULL)
    accord_connection_make_read_only (self, "");
  return self;
}

/* Those with which it is not opened; the others are for the check of the open file. */
static GPtrArray *
list_findings (AccordConnection *self,
               gint64            version,
               GError          **error)
{
  g_autoptr (GPtrArray) differences = accord_schema_compare (self->db, version, error);
  GPtrArray *findings = NULL;

  if (differences == NULL)
    return NULL;
  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_finding_free);
  for (guint i = 0; i < differences->len; i++)
    {
      const AccordDifference *one = g_ptr_array_index (differences, i);

      if (one->unsafe)
        g_ptr_array_add (findings, accord_finding_new (g_strdup (one->text), one->repairable));
    }
  return findings;
}

/**
 * accord_file_examine:
 * @path: of a file that is not open in this program
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits. What else may be wrong with it accord_store_examine() says.
 *
 * Returns: (transfer full): of #AccordFinding: why it is not opened; empty where it is
 */
GPtrArray *
accord_file_examine (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gint64 version;
  g_autoptr (AccordConnection) self = open_to_look (path, &version, cancellable, error);

  return self != NULL ? list_findings (self, version, error) : NULL;
}

/* Nobody in it can be asked who does it. */
static gboolean
note_repair (AccordConnection *self,
             GError          **error)
{
  static const AccordStoreAuthor author = { "system", "system" };

  if (!accord_connection_begin (self, error))
    return FALSE;
  if (accord_whole_log (self->db, self->session, &author, "repair", _("file repaired"), 0, error) &&
      accord_connection_commit (self, error))
    return TRUE;
  accord_connection_rollback (self);
  return FALSE;
}

static gboolean
is_repairable (GPtrArray *findings)
{
  return findings->len > 0 && ((AccordFinding *) g_ptr_array_index (findings, 0))->repairable;
}

/**
 * accord_file_repair:
 * @path: of a file that is not open in this program
 * @repaired: (out) (transfer full): of #AccordFinding: why it was not opened
 * @left: (out) (transfer full): of #AccordFinding: why it is still not
 * @kept: (out) (transfer full) (nullable): the backup of what was; %NULL: nothing was done
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits. What no Accord made goes, whatever it held: it is in the backup.
 *
 * Returns: whether it could be tried
 */
gboolean
accord_file_repair (const char    *path,
                    GPtrArray    **repaired,
                    GPtrArray    **left,
                    char         **kept,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gint64 version;
  g_autoptr (AccordConnection) self = open_to_look (path, &version, cancellable, error);
  g_autoptr (GPtrArray) before = self != NULL ? list_findings (self, version, error) : NULL;
  g_autoptr (GPtrArray) after = NULL;

  *kept = NULL;
  if (before == NULL)
    return FALSE;
  if (!is_repairable (before))
    {
      *repaired = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_finding_free);
      *left = g_steal_pointer (&before);
      return TRUE;
    }
  g_clear_pointer (&self->reason, g_free);
  if (!accord_connection_prepare_mending (self, error) ||
      !accord_connection_keep_before_repair (self, kept, cancellable, error))
    return FALSE;
  if (accord_connection_rebuild (self, version, cancellable, error) && note_repair (self, error))
    after = list_findings (self, version, error);
  if (after == NULL)
    {
      g_clear_pointer (kept, g_free);
      return FALSE;
    }
  *repaired = g_steal_pointer (&before);
  *left = g_steal_pointer (&after);
  return TRUE;
}
