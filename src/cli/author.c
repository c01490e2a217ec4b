#include "author.h"

#include <glib/gi18n-lib.h>

static gboolean
is_called (AccordRecord      *member,
           const char        *name,
           const char *const *columns)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *has = g_utf8_casefold (accord_record_get_text (member, columns[i]), -1);

      if (*has != '\0' && g_str_equal (has, wanted))
        return TRUE;
    }
  return FALSE;
}

/* The only member who is called so; NULL where there is none, or where it could be several. */
static AccordRecord *
find_member (GListModel        *members,
             const char        *name,
             const char *const *columns)
{
  AccordRecord *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (AccordRecord) member = g_list_model_get_item (members, i);

      if (g_strcmp0 (accord_record_get_id (member), name) == 0)
        return member;
      if (!is_called (member, name, columns))
        continue;
      if (found != NULL)
        return NULL;
      found = member;
    }
  return found;
}

static AccordRecord *
find_author (AccordWorkspace *workspace,
             const char      *as)
{
  static const char *const by_login[] = { "login", NULL };
  static const char *const by_any[] = { "name", "email", "login", NULL };
  GListModel *members = accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER);

  if (as != NULL && g_str_equal (as, "system"))
    return NULL;
  return as != NULL ? find_member (members, as, by_any) : find_member (members, g_get_user_name (), by_login);
}

static gboolean
fail (const char *as,
      GError    **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--as: “%s” is not one member of this workspace; give a name, e-mail or login of one"), as);
  return FALSE;
}

/**
 * accord_author_find:
 * @workspace: a workspace
 * @as: (nullable): as for accord_author_set()
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the id of the member whom @as names, «system» where there is none; %NULL where @as
 *   is nobody, or could be several
 */
char *
accord_author_find (AccordWorkspace *workspace,
                    const char      *as,
                    GError         **error)
{
  AccordRecord *member = find_author (workspace, as);

  if (member == NULL && as != NULL && !g_str_equal (as, "system"))
    {
      fail (as, error);
      return NULL;
    }
  return g_strdup (member != NULL ? accord_record_get_id (member) : "system");
}

/**
 * accord_author_set:
 * @workspace: a workspace
 * @as: (nullable): who writes: a member's id, name, e-mail or login, or «system»; %NULL for the member whose login is
 *   that of the system's user
 * @error: return location for an error
 *
 * Says to the workspace who writes. Without @as, and with no member of that login, it is «system».
 *
 * Returns: %FALSE where @as is nobody, or could be several
 */
gboolean
accord_author_set (AccordWorkspace *workspace,
                   const char      *as,
                   GError         **error)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  AccordStoreAuthor author = { "system", "system" };
  AccordRecord *member = find_author (workspace, as);

  if (member == NULL && as != NULL && !g_str_equal (as, "system"))
    return fail (as, error);
  if (member != NULL)
    {
      author.member = accord_record_get_id (member);
      author.member_name = accord_record_get_text (member, "name");
    }
  accord_store_set_author (store, &author);
  return TRUE;
}
