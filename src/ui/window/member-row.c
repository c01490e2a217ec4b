#include "ui/window/member-row.h"

#include <glib/gi18n-lib.h>

#include "ui/common/autosave.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

struct _AccordMemberRow
{
  AdwExpanderRow parent_instance;

  /* template */
  GtkWidget *name_row;
  GtkWidget *job_row;
  GtkWidget *team_row;
  GtkWidget *email_row;
  GtkWidget *login_row;
  GtkWidget *drafts_switch;
  GtkWidget *imports_switch;
  GtkWidget *reviews_switch;
  GtkWidget *signs_switch;
  GtkWidget *delete_button;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *member;
  AccordAutosave  *form;
};

G_DEFINE_FINAL_TYPE (AccordMemberRow, accord_member_row, ADW_TYPE_EXPANDER_ROW)

static const char *
name_team (const char *team)
{
  if (g_str_equal (team, "sales"))
    return _("Sales");
  if (g_str_equal (team, "both"))
    return _("Both teams");

  return _("Marketing");
}

/* «writes, imports, signs»; of nobody who may do anything «reads along» */
static char *
describe_rights (AccordRecord *member)
{
  static const struct
  {
    AccordRight right;
    const char *word;
  } words[] = {
    /* Translators: what a member does, in a list: writes, imports, reviews, signs */
    { ACCORD_RIGHT_DRAFT, N_("writes") },
    { ACCORD_RIGHT_IMPORT, N_("imports") },
    { ACCORD_RIGHT_REVIEW, N_("reviews") },
    { ACCORD_RIGHT_SIGN, N_("signs") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (accord_member_may (member, words[i].right))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(words[i].word));
  return g_strdup (text->len > 0 ? text->str : _("reads along"));
}

static void
update_head (AccordMemberRow *self)
{
  const char *name = accord_record_get_text (self->member, "name");
  const char *job = accord_record_get_text (self->member, "job_title");
  const char *team = name_team (accord_record_get_text (self->member, "team"));
  g_autofree char *rights = describe_rights (self->member);
  g_autofree char *subtitle = job != NULL && *job != '\0' ? g_strdup_printf ("%s · %s · %s", job, team, rights)
                                                          : g_strdup_printf ("%s · %s", team, rights);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
on_delete_clicked_cb (AccordMemberRow *self)
{
  g_autofree char *summary = g_strdup_printf (_("Deleted member “%s”"), accord_record_get_text (self->member, "name"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_change_set_delete (changes, self->member);
  accord_autosave_set_record (self->form, NULL);
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

static void
accord_member_row_dispose (GObject *object)
{
  AccordMemberRow *self = ACCORD_MEMBER_ROW (object);

  if (self->member != NULL)
    g_signal_handlers_disconnect_by_data (self->member, self);
  g_clear_object (&self->form);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_MEMBER_ROW);

  G_OBJECT_CLASS (accord_member_row_parent_class)->dispose (object);
}

static void
accord_member_row_class_init (AccordMemberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_member_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/window/member-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, job_row);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, team_row);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, email_row);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, login_row);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, drafts_switch);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, imports_switch);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, reviews_switch);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, signs_switch);
  gtk_widget_class_bind_template_child (widget_class, AccordMemberRow, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
}

static void
accord_member_row_init (AccordMemberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_member_row_new:
 * @workspace: an open file
 * @member: of its live list
 *
 * Returns: (transfer floating): a row that shows and saves @member
 */
GtkWidget *
accord_member_row_new (AccordWorkspace *workspace,
                       AccordRecord    *member)
{
  AccordMemberRow *self = g_object_new (ACCORD_TYPE_MEMBER_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->member = g_object_ref (member);
  self->form = accord_autosave_new (workspace);
  accord_autosave_bind (self->form, self->name_row, "name");
  accord_autosave_bind (self->form, self->job_row, "job_title");
  accord_autosave_bind_choices (self->form, self->team_row, "team", NULL);
  accord_autosave_bind (self->form, self->email_row, "email");
  accord_autosave_bind (self->form, self->login_row, "login");
  accord_autosave_bind (self->form, self->drafts_switch, "drafts");
  accord_autosave_bind (self->form, self->imports_switch, "imports");
  accord_autosave_bind (self->form, self->reviews_switch, "reviews");
  accord_autosave_bind (self->form, self->signs_switch, "signs");
  g_object_bind_property (accord_identity_get (workspace), "may-draft", self->delete_button, "sensitive",
                          G_BINDING_SYNC_CREATE);
  accord_autosave_set_record (self->form, member);
  g_signal_connect_swapped (member, "notify", G_CALLBACK (update_head), self);
  update_head (self);

  return GTK_WIDGET (self);
}

/**
 * accord_member_row_get_member:
 *
 * Returns: (transfer none): whom it shows
 */
AccordRecord *
accord_member_row_get_member (AccordMemberRow *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_ROW (self), NULL);

  return self->member;
}
