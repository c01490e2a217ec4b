#include "ui/agreement/comment-changes.h"

#include <glib/gi18n-lib.h>

#include "workspace/identity.h"

static const char *
get_text (AccordRecord *comment,
          const char   *column)
{
  const char *text = accord_record_get_text (comment, column);

  return text != NULL ? text : "";
}

static void
set_now (GValue *value)
{
  g_value_init (value, G_TYPE_INT64);
  g_value_set_int64 (value, accord_moment_now ());
}

/**
 * accord_comment_changes_add:
 * @subject: the id of what it is about
 * @parent: (nullable): the comment that it answers
 * @quote: (nullable): the words that it is about
 * @body: what is said
 *
 * Returns: (transfer full): what adds it
 */
AccordChangeSet *
accord_comment_changes_add (AccordWorkspace *workspace,
                            const char      *subject,
                            AccordRecord    *parent,
                            const char      *quote,
                            const char      *body)
{
  AccordChangeSet *changes = accord_change_set_new (parent != NULL ? _("answer to a comment") : _("comment"));
  AccordIdentity *identity = accord_identity_get (workspace);
  AccordRecord *member = accord_identity_get_member (identity);
  g_autoptr (AccordRecord) comment = accord_record_new (ACCORD_TYPE_COMMENT);
  g_auto (GValue) now = G_VALUE_INIT;

  set_now (&now);
  accord_record_set_text (comment, "subject", subject);
  if (parent != NULL)
    accord_record_set_text (comment, "parent", accord_record_get_id (parent));
  if (quote != NULL && *quote != '\0')
    accord_record_set_text (comment, "quote", quote);
  if (member != NULL)
    accord_record_set_text (comment, "member", accord_record_get_id (member));
  accord_record_set_text (comment, "member_name", accord_identity_get_name (identity));
  accord_record_set_value (comment, "at", &now);
  accord_record_set_text (comment, "body", body);
  accord_change_set_insert (changes, comment);
  return changes;
}

AccordChangeSet *
accord_comment_changes_edit (AccordRecord *comment,
                             const char   *body)
{
  AccordChangeSet *changes = accord_change_set_new (_("comment changed"));

  accord_change_set_update_text (changes, comment, "body", body);
  return changes;
}

AccordChangeSet *
accord_comment_changes_resolve (AccordWorkspace *workspace,
                                AccordRecord    *comment,
                                gboolean         resolved)
{
  AccordChangeSet *changes = accord_change_set_new (resolved ? _("comment resolved") : _("comment opened again"));
  g_auto (GValue) flag = G_VALUE_INIT;
  g_auto (GValue) now = G_VALUE_INIT;

  g_value_init (&flag, G_TYPE_BOOLEAN);
  g_value_set_boolean (&flag, resolved);
  accord_change_set_update (changes, comment, "resolved", &flag);
  if (!resolved)
    return changes;
  set_now (&now);
  accord_change_set_update (changes, comment, "resolved_at", &now);
  accord_change_set_update_text (changes, comment, "resolved_by",
                                 accord_identity_get_name (accord_identity_get (workspace)));
  return changes;
}

/* Its answers go with it: alone they would say nothing. */
AccordChangeSet *
accord_comment_changes_delete (AccordWorkspace *workspace,
                               AccordRecord    *comment)
{
  AccordChangeSet *changes = accord_change_set_new (_("comment deleted"));
  GListModel *comments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMENT);

  accord_change_set_delete (changes, comment);
  for (guint i = 0; i < g_list_model_get_n_items (comments); i++)
    {
      g_autoptr (AccordRecord) other = g_list_model_get_item (comments, i);

      if (g_str_equal (get_text (other, "parent"), accord_record_get_id (comment)))
        accord_change_set_delete (changes, other);
    }
  return changes;
}

gboolean
accord_comment_is_resolved (AccordRecord *comment)
{
  return accord_record_get_integer (comment, "resolved") != 0;
}

gboolean
accord_comment_is_answer (AccordRecord *comment)
{
  return *get_text (comment, "parent") != '\0';
}

gboolean
accord_comment_is_own (AccordRecord    *comment,
                       AccordWorkspace *workspace)
{
  AccordIdentity *identity = accord_identity_get (workspace);
  AccordRecord *member = accord_identity_get_member (identity);

  if (member != NULL || *get_text (comment, "member") != '\0')
    return member != NULL && g_str_equal (get_text (comment, "member"), accord_record_get_id (member));
  return g_str_equal (get_text (comment, "member_name"), accord_identity_get_name (identity));
}

guint
accord_comments_count_open (GListModel *comments,
                            const char *subject)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (comments); i++)
    {
      g_autoptr (AccordRecord) comment = g_list_model_get_item (comments, i);

      n += !accord_comment_is_answer (comment) && !accord_comment_is_resolved (comment) &&
           g_str_equal (get_text (comment, "subject"), subject);
    }
  return n;
}
