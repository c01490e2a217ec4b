#include "store/rights.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "store/record-sql.h"

static AccordRecord *
find_drafter (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (accord_member_may (g_ptr_array_index (members, i), ACCORD_RIGHT_DRAFT))
      return g_ptr_array_index (members, i);
  return NULL;
}

static const char *
describe (AccordRight right)
{
  switch (right)
    {
    case ACCORD_RIGHT_REVIEW:
      /* Translators: of these four: the first is a person, the second whom to ask */
      return _("Nothing was saved: %s does not review the agreement. Ask %s for the right to.");
    case ACCORD_RIGHT_SIGN:
      return _("Nothing was saved: %s does not sign the agreement. Ask %s for the right to.");
    case ACCORD_RIGHT_IMPORT:
      return _("Nothing was changed: %s may not import leads, change them or take imports back. Ask %s for the right to.");
    case ACCORD_RIGHT_DRAFT:
    default:
      return _("Nothing was saved: %s reads along and may not change the agreement. Ask %s for the right to write.");
    }
}

static gboolean
refuse (const AccordStoreAuthor *author,
        GPtrArray               *members,
        const char              *sentence,
        GError                 **error)
{
  AccordRecord *drafter = find_drafter (members);
  const char *whom = drafter != NULL ? accord_record_get_text (drafter, "name") : _("whoever keeps the file");
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 3);
  g_autofree char *message = NULL;

  g_return_val_if_fail (g_strv_length (parts) == 3, FALSE);

  message = g_strconcat (parts[0], author->member_name, parts[1], whom, parts[2], NULL);
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN, message);
  return FALSE;
}

/**
 * accord_rights_check:
 * @connection: a connection with a transaction
 * @author: who writes
 * @right: what for
 * @error: return location for a #GError
 *
 * Returns: whether the author may; else %ACCORD_STORE_ERROR_FORBIDDEN, which says whom to ask
 */
gboolean
accord_rights_check (AccordConnection        *connection,
                     const AccordStoreAuthor *author,
                     AccordRight              right,
                     GError                 **error)
{
  g_autoptr (GPtrArray) members = NULL;
  AccordRecord *member;

  if (author->member == NULL || g_str_equal (author->member, "system"))
    return TRUE;
  members = accord_record_sql_load (connection, ACCORD_TYPE_MEMBER, error);
  if (members == NULL)
    return FALSE;
  member = accord_records_find (members, author->member, NULL);
  if (members->len == 0 || (member != NULL && accord_member_may (member, right)))
    return TRUE;
  if (member == NULL)
    return refuse (author, members,
                   _("Nothing was saved: %s is no member of this file any more. Ask %s to be added, or say who you are."),
                   error);
  return refuse (author, members, describe (right), error);
}

/* A drafter files what somebody signed on paper, and need not sign themselves. */
static AccordRight
find_right (const AccordChange *change)
{
  if (change->type == ACCORD_TYPE_SIGNATURE && change->after != NULL &&
      g_strcmp0 (json_object_get_string_member_with_default (change->after, "act", NULL), "filed") == 0)
    return ACCORD_RIGHT_DRAFT;
  return accord_right_for_record (change->type);
}

/**
 * accord_rights_check_changes:
 * @connection: a connection with a transaction
 * @author: who writes
 * @changes: what
 * @error: return location for a #GError
 *
 * Returns: whether the author may write all of it
 */
gboolean
accord_rights_check_changes (AccordConnection        *connection,
                             const AccordStoreAuthor *author,
                             AccordChangeSet         *changes,
                             GError                 **error)
{
  gboolean wanted[ACCORD_N_RIGHTS] = { FALSE };

  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    wanted[find_right (accord_change_set_get (changes, i))] = TRUE;
  for (guint right = 0; right < ACCORD_N_RIGHTS; right++)
    if (wanted[right] && !accord_rights_check (connection, author, right, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_rights_check_result:
 * @connection: a connection with a transaction in which @changes were written
 * @changes: what was written
 * @error: return location for a #GError
 *
 * Who may write the agreement may say who may: as long as there are members, one of them can.
 *
 * Returns: whether that is so
 */
gboolean
accord_rights_check_result (AccordConnection *connection,
                            AccordChangeSet  *changes,
                            GError          **error)
{
  g_autoptr (GPtrArray) members = NULL;
  gboolean touched = FALSE;

  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    touched = touched || accord_change_set_get (changes, i)->type == ACCORD_TYPE_MEMBER;
  if (!touched)
    return TRUE;
  members = accord_record_sql_load (connection, ACCORD_TYPE_MEMBER, error);
  if (members == NULL)
    return FALSE;
  if (members->len == 0 || find_drafter (members) != NULL)
    return TRUE;
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN,
                       _("Nothing was saved: somebody must keep the right to write the agreement. Give it to another "
                         "member first."));
  return FALSE;
}
