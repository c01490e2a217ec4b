#include "ui/window/identity-button.h"

#include <glib/gi18n-lib.h>

#include "ui/common/more-button.h"
#include "ui/common/preferences.h"
#include "workspace/identity.h"

struct _AccordIdentityButton
{
  AdwBin parent_instance;

  /* borrowed */
  GtkMenuButton *button;
  AdwAvatar     *avatar;
  GtkLabel      *name_label;
  GtkLabel      *file_label;

  /* owned */
  AccordWorkspace    *workspace;
  GListModel         *members;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (AccordIdentityButton, accord_identity_button, ADW_TYPE_BIN)

static const char *
get_account_name (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ();
}

static AccordRecord *
find_member (AccordIdentityButton *self,
             const char           *column,
             const char           *text)
{
  for (guint i = 0; text != NULL && i < g_list_model_get_n_items (self->members); i++)
    {
      g_autoptr (AccordRecord) member = g_list_model_get_item (self->members, i);
      const char *value = column != NULL ? accord_record_get_text (member, column) : accord_record_get_id (member);

      if (g_strcmp0 (value, text) == 0)
        return g_steal_pointer (&member);
    }

  return NULL;
}

/* The one that was chosen for this file, or the one whose account this seems to be. */
static AccordRecord *
guess_member (AccordIdentityButton *self)
{
  const char *uuid = accord_store_get_uuid (accord_workspace_get_store (self->workspace));
  g_autofree char *chosen = uuid != NULL ? accord_preferences_get_identity (uuid) : NULL;
  AccordRecord *member = find_member (self, NULL, chosen);

  if (member == NULL)
    member = find_member (self, "login", g_get_user_name ());
  if (member == NULL)
    member = find_member (self, "name", get_account_name ());

  return member;
}

static void
tell_store (AccordIdentityButton *self,
            AccordRecord         *member)
{
  accord_identity_set_member (accord_identity_get (self->workspace), member,
                              member != NULL ? accord_record_get_text (member, "name") : get_account_name ());
}

static GMenuModel *
make_menu (AccordIdentityButton *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++)
    {
      g_autoptr (AccordRecord) member = g_list_model_get_item (self->members, i);

      accord_menu_append (names, accord_record_get_text (member, "name"), "identity.member",
                          g_variant_new_string (accord_record_get_id (member)));
    }
  g_menu_append (more, _("Members…"), "win.preferences");
  g_menu_append_section (menu, _("Who are you?"), G_MENU_MODEL (names));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return G_MENU_MODEL (menu);
}

static void
update (AccordIdentityButton *self)
{
  g_autoptr (AccordRecord) member = guess_member (self);
  g_autoptr (GMenuModel) menu = make_menu (self);
  const char *name = member != NULL ? accord_record_get_text (member, "name") : get_account_name ();
  const char *job = member != NULL ? accord_record_get_text (member, "job_title") : NULL;
  g_autofree char *text = job != NULL && *job != '\0' ? g_strdup_printf ("%s, %s", name, job) : g_strdup (name);
  g_autofree char *file = g_path_get_basename (accord_workspace_get_path (self->workspace));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "member");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (member != NULL ? accord_record_get_id (member) : ""));
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, text);
  gtk_label_set_label (self->file_label, file);
  gtk_menu_button_set_menu_model (self->button, menu);
  tell_store (self, member);
}

static void
on_member_chosen_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  AccordIdentityButton *self = user_data;
  const char *uuid = accord_store_get_uuid (accord_workspace_get_store (self->workspace));

  if (uuid != NULL)
    accord_preferences_set_identity (uuid, g_variant_get_string (parameter, NULL));
  update (self);
}

static GtkLabel *
make_label (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static void
accord_identity_button_dispose (GObject *object)
{
  AccordIdentityButton *self = ACCORD_IDENTITY_BUTTON (object);

  if (self->members != NULL)
    g_signal_handlers_disconnect_by_data (self->members, self);
  g_clear_object (&self->members);
  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (accord_identity_button_parent_class)->dispose (object);
}

static void
accord_identity_button_class_init (AccordIdentityButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_identity_button_dispose;
}

static void
accord_identity_button_init (AccordIdentityButton *self)
{
  static const GActionEntry entries[] = {
    { .name = "member", .activate = on_member_chosen_cb, .parameter_type = "s", .state = "''" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "identity", G_ACTION_GROUP (self->actions));

  self->avatar = ADW_AVATAR (adw_avatar_new (30, NULL, TRUE));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_widget_set_valign (labels, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (labels, 150, -1);
  gtk_widget_add_css_class (labels, "caption");
  gtk_box_append (GTK_BOX (box), labels);
  self->name_label = make_label (GTK_BOX (labels));
  self->file_label = make_label (GTK_BOX (labels));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_direction (self->button, GTK_ARROW_UP);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "identity");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Who you are in this file"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * accord_identity_button_new:
 * @workspace: an open file
 *
 * Returns: (transfer floating): the button; as long as it is there, the store knows who writes
 */
GtkWidget *
accord_identity_button_new (AccordWorkspace *workspace)
{
  AccordIdentityButton *self = g_object_new (ACCORD_TYPE_IDENTITY_BUTTON, NULL);

  self->workspace = g_object_ref (workspace);
  self->members = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER));
  g_signal_connect_swapped (self->members, "items-changed", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
