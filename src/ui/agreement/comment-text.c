#include "ui/agreement/comment-text.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/agreement/comment-changes.h"
#include "ui/agreement/comment-input.h"
#include "ui/common/more-button.h"
#include "ui/history/history-words.h"
#include "workspace/identity.h"

#define FACE_SIZE 24
#define DAYS_OF_WEEK 6

struct _AccordCommentText
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage         *page;
  GtkLabel           *time_label;
  GtkLabel           *body_label;
  GtkWidget          *menu_button;
  AccordCommentInput *input;

  /* owned */
  AccordRecord *comment;
};

G_DEFINE_FINAL_TYPE (AccordCommentText, accord_comment_text, ADW_TYPE_BIN)

static AccordWorkspace *
get_workspace (AccordCommentText *self)
{
  return accord_page_get_workspace (self->page);
}

/* «09:58», «Friday», «3 May»: as near as it needs. */
static char *
word_time (AccordCommentText *self,
           AccordMoment       at)
{
  AccordZone *zone = accord_workspace_get_zone (get_workspace (self));
  AccordDay day = accord_moment_to_day (at, zone);
  AccordDay today = accord_moment_to_day (accord_moment_now (), zone);

  if (day == today)
    return accord_history_words_time (at);
  if (day < today && today - day <= DAYS_OF_WEEK)
    {
      g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (accord_moment_to_ms (at) / 1000);

      /* Translators: a day of the last week, as g_date_time_format() writes it */
      return g_date_time_format (then, _("%A"));
    }
  return accord_words_day_short (day, today);
}

static void
show (AccordCommentText *self)
{
  AccordMoment at = accord_record_get_integer (self->comment, "at");
  g_autofree char *time = at != ACCORD_MOMENT_NONE ? word_time (self, at) : NULL;
  g_autofree char *when = at != ACCORD_MOMENT_NONE ? accord_history_words_when (at) : NULL;

  gtk_label_set_label (self->body_label, accord_record_get_text (self->comment, "body"));
  gtk_label_set_label (self->time_label, time != NULL ? time : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time_label), when);
}

static void
show_rights (AccordCommentText *self)
{
  AccordIdentity *identity = accord_identity_get (get_workspace (self));

  gtk_widget_set_visible (self->menu_button, accord_identity_may (identity, ACCORD_RIGHT_REVIEW) &&
                                                 accord_comment_is_own (self->comment, get_workspace (self)));
}

static void
show_input (AccordCommentText *self,
            gboolean           shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->body_label), !shown);
  if (shown)
    accord_comment_input_open (self->input, accord_record_get_text (self->comment, "body"));
  else
    gtk_widget_set_visible (GTK_WIDGET (self->input), FALSE);
}

static void
edit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  show_input (ACCORD_COMMENT_TEXT (widget), TRUE);
}

static void
delete (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  AccordCommentText *self = ACCORD_COMMENT_TEXT (widget);
  g_autoptr (AccordChangeSet) changes = accord_comment_changes_delete (get_workspace (self), self->comment);
  AccordPage *page = self->page;

  accord_page_save (page, changes);
  accord_page_toast_undo (page, _("Comment deleted"));
}

static void
on_written_cb (AccordCommentText *self,
               const char        *text)
{
  g_autoptr (AccordChangeSet) changes = accord_comment_changes_edit (self->comment, text);

  show_input (self, FALSE);
  accord_page_save (self->page, changes);
}

static void
on_left_cb (AccordCommentText *self)
{
  show_input (self, FALSE);
  gtk_widget_grab_focus (self->menu_button);
}

static void
accord_comment_text_dispose (GObject *object)
{
  g_clear_object (&ACCORD_COMMENT_TEXT (object)->comment);
  G_OBJECT_CLASS (accord_comment_text_parent_class)->dispose (object);
}

static void
accord_comment_text_class_init (AccordCommentTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_comment_text_dispose;
  gtk_widget_class_install_action (widget_class, "comment.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "comment.delete", NULL, delete);
}

static void
accord_comment_text_init (AccordCommentText *self)
{
}

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  g_menu_append (menu, _("_Edit"), "comment.edit");
  g_menu_append (menu, _("_Delete"), "comment.delete");
  button = accord_more_button_new (menu, _("Your comment"));
  gtk_widget_add_css_class (button, "small-button");
  return button;
}

static GtkWidget *
make_header (AccordCommentText *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *name = accord_record_get_text (self->comment, "member_name");
  GtkWidget *label = gtk_label_new (name);

  self->time_label = GTK_LABEL (gtk_label_new (NULL));
  self->menu_button = make_menu_button ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->time_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->time_label), "dim-label");
  gtk_box_append (GTK_BOX (header), adw_avatar_new (FACE_SIZE, name, TRUE));
  gtk_box_append (GTK_BOX (header), label);
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->time_label));
  gtk_box_append (GTK_BOX (header), self->menu_button);
  return header;
}

static void
fill (AccordCommentText *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->body_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->body_label, TRUE);
  gtk_label_set_wrap_mode (self->body_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->body_label, 0);
  gtk_label_set_selectable (self->body_label, TRUE);
  self->input = ACCORD_COMMENT_INPUT (accord_comment_input_new (_("Your comment"), _("Save")));
  g_signal_connect_swapped (self->input, "written", G_CALLBACK (on_written_cb), self);
  g_signal_connect_swapped (self->input, "left", G_CALLBACK (on_left_cb), self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->input));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_comment_text_new:
 *
 * Returns: (transfer floating): it follows the comment
 */
GtkWidget *
accord_comment_text_new (AccordPage   *page,
                         AccordRecord *comment)
{
  AccordCommentText *self = g_object_new (ACCORD_TYPE_COMMENT_TEXT, NULL);

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
