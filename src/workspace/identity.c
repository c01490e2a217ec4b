#include "identity.h"

#include <glib/gi18n-lib.h>

struct _AccordIdentity
{
  GObject parent_instance;

  /* borrowed */
  AccordStore *store; /* the workspace, which keeps both, keeps it */

  /* owned */
  GListModel   *members;
  AccordRecord *member; /* NULL: nobody of them, who may do all */
  char         *name;   /* as the change log has it */

  gboolean may_draft, may_review, may_import;
};

G_DEFINE_FINAL_TYPE (AccordIdentity, accord_identity, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MAY_DRAFT,
  PROP_MAY_REVIEW,
  PROP_MAY_IMPORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint member_changed;

static gboolean
is_listed (AccordIdentity *self,
           AccordRecord   *member)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++)
    {
      g_autoptr (AccordRecord) other = g_list_model_get_item (self->members, i);

      if (other == member)
        return TRUE;
    }
  return FALSE;
}

/* The file's part of it: the store asks the same when it writes. */
static gboolean
has_right (AccordIdentity *self,
           AccordRight     right)
{
  if (self->member == NULL || g_list_model_get_n_items (self->members) == 0)
    return TRUE;
  return is_listed (self, self->member) && accord_member_may (self->member, right);
}

static void
set_flag (AccordIdentity *self,
          gboolean       *flag,
          gboolean        value,
          GParamSpec     *pspec)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
update (AccordIdentity *self)
{
  set_flag (self, &self->may_draft, accord_identity_may (self, ACCORD_RIGHT_DRAFT), properties[PROP_MAY_DRAFT]);
  set_flag (self, &self->may_review, accord_identity_may (self, ACCORD_RIGHT_REVIEW), properties[PROP_MAY_REVIEW]);
  set_flag (self, &self->may_import, accord_identity_may (self, ACCORD_RIGHT_IMPORT), properties[PROP_MAY_IMPORT]);
}

static void
leave_member (AccordIdentity *self)
{
  if (self->member != NULL)
    g_signal_handlers_disconnect_by_data (self->member, self);
  g_clear_object (&self->member);
}

static void
accord_identity_dispose (GObject *object)
{
  AccordIdentity *self = ACCORD_IDENTITY (object);

  leave_member (self);
  g_clear_object (&self->members);

  G_OBJECT_CLASS (accord_identity_parent_class)->dispose (object);
}

static void
accord_identity_finalize (GObject *object)
{
  g_free (ACCORD_IDENTITY (object)->name);

  G_OBJECT_CLASS (accord_identity_parent_class)->finalize (object);
}

static void
accord_identity_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AccordIdentity *self = ACCORD_IDENTITY (object);

  switch (id)
    {
    case PROP_MAY_DRAFT:
      g_value_set_boolean (value, self->may_draft);
      break;
    case PROP_MAY_REVIEW:
      g_value_set_boolean (value, self->may_review);
      break;
    case PROP_MAY_IMPORT:
      g_value_set_boolean (value, self->may_import);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_identity_class_init (AccordIdentityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = accord_identity_dispose;
  object_class->finalize = accord_identity_finalize;
  object_class->get_property = accord_identity_get_property;

  properties[PROP_MAY_DRAFT] = g_param_spec_boolean ("may-draft", NULL, NULL, FALSE, flags);
  properties[PROP_MAY_REVIEW] = g_param_spec_boolean ("may-review", NULL, NULL, FALSE, flags);
  properties[PROP_MAY_IMPORT] = g_param_spec_boolean ("may-import", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  member_changed = g_signal_new ("member-changed", ACCORD_TYPE_IDENTITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
accord_identity_init (AccordIdentity *self)
{
}

/**
 * accord_identity_get:
 * @workspace: an open workspace
 *
 * Returns: (transfer none): the one identity of @workspace; it lives as long as the workspace does
 */
AccordIdentity *
accord_identity_get (AccordWorkspace *workspace)
{
  AccordIdentity *self;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), "accord-identity");
  if (self != NULL)
    return self;

  self = g_object_new (ACCORD_TYPE_IDENTITY, NULL);
  self->store = accord_workspace_get_store (workspace);
  self->members = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER));
  g_signal_connect_object (self->members, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_set_data_full (G_OBJECT (workspace), "accord-identity", self, g_object_unref);
  return self;
}

/**
 * accord_identity_set_member:
 * @self: an identity
 * @member: (nullable): of the live list; %NULL: none of them, «system»
 * @name: what to write into the change log
 *
 * Says who the person is: to the store as well.
 */
void
accord_identity_set_member (AccordIdentity *self,
                            AccordRecord   *member,
                            const char     *name)
{
  const AccordStoreAuthor author = {
    .member = member != NULL ? accord_record_get_id (member) : "system",
    .member_name = name,
  };

  g_return_if_fail (ACCORD_IS_IDENTITY (self));

  accord_store_set_author (self->store, &author);
  g_free (self->name);
  self->name = g_strdup (name);
  if (member != self->member)
    {
      leave_member (self);
      if (member != NULL)
        {
          self->member = g_object_ref (member);
          g_signal_connect_object (member, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
        }
    }
  update (self);
  g_signal_emit (self, member_changed, 0);
}

/**
 * accord_identity_get_member:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): which of the members the person is; %NULL: none of them
 */
AccordRecord *
accord_identity_get_member (AccordIdentity *self)
{
  g_return_val_if_fail (ACCORD_IS_IDENTITY (self), NULL);

  return self->member != NULL && is_listed (self, self->member) ? self->member : NULL;
}

/**
 * accord_identity_get_name:
 * @self: an identity
 *
 * Returns: (transfer none): what the person is called in the change log; "" before anybody said who it is
 */
const char *
accord_identity_get_name (AccordIdentity *self)
{
  g_return_val_if_fail (ACCORD_IS_IDENTITY (self), NULL);

  return self->name != NULL ? self->name : "";
}

/**
 * accord_identity_speaks_for_sales:
 * @self: an identity
 *
 * Returns: whether the person may say what sales says of something: a reviewer who is in sales, or in both teams. Where
 *   nobody is named everybody is
 */
gboolean
accord_identity_speaks_for_sales (AccordIdentity *self)
{
  g_return_val_if_fail (ACCORD_IS_IDENTITY (self), FALSE);

  if (!accord_identity_may (self, ACCORD_RIGHT_REVIEW))
    return FALSE;
  return self->member == NULL || !g_str_equal (accord_record_get_text (self->member, "team"), "marketing");
}

/**
 * accord_identity_may:
 * @self: an identity
 * @right: what for
 *
 * Returns: whether the person may, and the file can be written
 */
gboolean
accord_identity_may (AccordIdentity *self,
                     AccordRight     right)
{
  g_return_val_if_fail (ACCORD_IS_IDENTITY (self), FALSE);

  return !accord_store_get_read_only (self->store) && has_right (self, right);
}

/**
 * accord_identity_dup_reason:
 * @self: an identity
 * @right: what for
 *
 * Returns: (transfer full) (nullable): why the person may not, and whom to ask: a sentence. %NULL where they may, and
 *   where it is the file that cannot be written
 */
char *
accord_identity_dup_reason (AccordIdentity *self,
                            AccordRight     right)
{
  const char *sentence = right == ACCORD_RIGHT_IMPORT ? _("You may not import leads: ask %s for the right to.")
                                                      : _("You read along: ask %s for the right to write.");

  g_return_val_if_fail (ACCORD_IS_IDENTITY (self), NULL);

  if (has_right (self, right))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++)
    {
      g_autoptr (AccordRecord) other = g_list_model_get_item (self->members, i);
      g_autoptr (GString) text = g_string_new (sentence);

      if (!accord_member_may (other, ACCORD_RIGHT_DRAFT))
        continue;
      g_string_replace (text, "%s", accord_record_get_text (other, "name"), 1);
      return g_strdup (text->str);
    }
  return g_strdup (_("You read along."));
}
