#include "ui/agreement/comment-card.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/comment-changes.h"
#include "ui/agreement/comment-input.h"
#include "ui/agreement/comment-text.h"
#include "workspace/identity.h"

struct _AccordCommentCard
{
  GtkListBoxRow parent_instance;

  /* borrowed */
  AccordPage         *page;
  GtkLabel           *resolved_label;
  GtkWidget          *buttons;
  GtkWidget          *reply_button;
  GtkButton          *resolve_button;
  AccordCommentInput *input;

  /* owned */
  AccordRecord *comment;
};

G_DEFINE_FINAL_TYPE (AccordCommentCard, accord_comment_card, GTK_TYPE_LIST_BOX_ROW)

static AccordWorkspace *
get_workspace (AccordCommentCard *self)
{
  return accord_page_get_workspace (self->page);
}

static void
show (AccordCommentCard *self)
{
  gboolean resolved = accord_comment_is_resolved (self->comment);
  const char *by = accord_record_get_text (self->comment, "resolved_by");
  /* Translators: %s is a person */
  g_autofree char *label = by != NULL && *by != '\0' ? g_strdup_printf (_("Resolved by %s"), by) : g_strdup (_("Resolved"));

  gtk_label_set_label (self->resolved_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->resolved_label), resolved);
  gtk_button_set_label (self->resolve_button, resolved ? _("Reopen") : _("Resolve"));
}

static void
show_rights (AccordCommentCard *self)
{
  gtk_widget_set_visible (self->buttons,
                          accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_REVIEW));
}

static void
on_reply_clicked_cb (AccordCommentCard *self)
{
  accord_comment_input_open (self->input, NULL);
}

static void
on_resolve_clicked_cb (AccordCommentCard *self)
{
  gboolean resolve = !accord_comment_is_resolved (self->comment);
  g_autoptr (AccordChangeSet) changes = accord_comment_changes_resolve (get_workspace (self), self->comment, resolve);
  AccordPage *page = self->page;

  accord_page_save (page, changes);
  if (resolve)
    accord_page_toast_undo (page, _("Comment resolved"));
}

static void
on_written_cb (AccordCommentCard *self,
               const char        *text)
{
  g_autoptr (AccordChangeSet) changes = accord_comment_changes_add (
      get_workspace (self), accord_record_get_text (self->comment, "subject"), self->comment, NULL, text);

  gtk_widget_set_visible (GTK_WIDGET (self->input), FALSE);
  gtk_widget_grab_focus (self->reply_button);
  accord_page_save (self->page, changes);
}

static void
on_left_cb (AccordCommentCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->input), FALSE);
  gtk_widget_grab_focus (self->reply_button);
}

static gboolean
answers (gpointer item,
         gpointer user_data)
{
  return g_strcmp0 (accord_record_get_text (item, "parent"), accord_record_get_id (user_data)) == 0;
}

static GtkWidget *
make_answer (gpointer item,
             gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), accord_comment_text_new (user_data, item));
  return row;
}

static GtkWidget *
make_answers (AccordCommentCard *self)
{
  GListModel *comments = accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_COMMENT);
  g_autoptr (GtkFilterListModel) model = gtk_filter_list_model_new (
      g_object_ref (comments),
      GTK_FILTER (gtk_custom_filter_new (answers, g_object_ref (self->comment), g_object_unref)));
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "comment-answers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers"), -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (model), make_answer, self->page, NULL);
  g_object_bind_property (model, "n-items", list, "visible", G_BINDING_SYNC_CREATE);
  return list;
}

static GtkWidget *
make_button (AccordCommentCard *self,
             const char        *label,
             GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "comment-button");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_actions (AccordCommentCard *self,
             GtkBox            *box)
{
  self->resolved_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->resolved_label, 0);
  gtk_label_set_wrap (self->resolved_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->resolved_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->resolved_label), "dim-label");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->reply_button = make_button (self, _("Reply"), G_CALLBACK (on_reply_clicked_cb));
  self->resolve_button = GTK_BUTTON (make_button (self, "", G_CALLBACK (on_resolve_clicked_cb)));
  self->input = ACCORD_COMMENT_INPUT (accord_comment_input_new (_("Your answer"), _("Reply")));
  g_signal_connect_swapped (self->input, "written", G_CALLBACK (on_written_cb), self);
  g_signal_connect_swapped (self->input, "left", G_CALLBACK (on_left_cb), self);
  gtk_box_append (GTK_BOX (self->buttons), self->reply_button);
  gtk_box_append (GTK_BOX (self->buttons), GTK_WIDGET (self->resolve_button));
  gtk_box_append (box, GTK_WIDGET (self->resolved_label));
  gtk_box_append (box, GTK_WIDGET (self->input));
  gtk_box_append (box, self->buttons);
}

static void
fill (AccordCommentCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *quote = accord_record_get_text (self->comment, "quote");

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "comment-card");
  if (quote != NULL && *quote != '\0')
    {
      GtkWidget *label = gtk_label_new (quote);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_lines (GTK_LABEL (label), 3);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "comment-quote");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), accord_comment_text_new (self->page, self->comment));
  gtk_box_append (GTK_BOX (box), make_answers (self));
  add_actions (self, GTK_BOX (box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
accord_comment_card_dispose (GObject *object)
{
  g_clear_object (&ACCORD_COMMENT_CARD (object)->comment);
  G_OBJECT_CLASS (accord_comment_card_parent_class)->dispose (object);
}

static void
accord_comment_card_class_init (AccordCommentCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_comment_card_dispose;
}

static void
accord_comment_card_init (AccordCommentCard *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * accord_comment_card_new:
 *
 * Returns: (transfer floating): it follows the comment and its answers
 */
GtkWidget *
accord_comment_card_new (AccordPage   *page,
                         AccordRecord *comment)
{
  AccordCommentCard *self = g_object_new (ACCORD_TYPE_COMMENT_CARD, NULL);

  self->page = page;
  self->comment = g_object_ref (comment);
  fill (self);
  g_signal_connect_object (comment, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (get_workspace (self)), "notify", G_CALLBACK (show_rights), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (get_workspace (self)), "member-changed", G_CALLBACK (show_rights), self,
                           G_CONNECT_SWAPPED);
  show (self);
  show_rights (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_comment_card_get_comment (AccordCommentCard *self)
{
  return self->comment;
}
