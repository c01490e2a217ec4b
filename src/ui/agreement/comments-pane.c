#include "ui/agreement/comments-pane.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "ui/agreement/comment-card.h"
#include "ui/agreement/comment-changes.h"
#include "ui/agreement/comment-input.h"
#include "workspace/identity.h"

struct _AccordCommentsPane
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage         *page;
  GtkLabel           *subject_label;
  GtkLabel           *quote_label;
  AccordCommentInput *input;
  GtkListBox         *list;
  GtkWidget          *empty_label;
  GtkWidget          *resolved_box;
  GtkLabel           *resolved_label;
  GtkButton          *resolved_button;

  /* owned */
  GListModel *comments;
  GListModel *sections;
  GListModel *versions;
  GtkFilter  *filter;
  GtkSorter  *sorter;
  char       *subject; /* of the comment that is being written */

  gboolean resolved_shown;
};

G_DEFINE_FINAL_TYPE (AccordCommentsPane, accord_comments_pane, ADW_TYPE_BIN)

/* The place of what a comment is about: sections, then versions; -1: it is gone. */
static gint
find_subject (AccordCommentsPane *self,
              AccordRecord       *comment)
{
  const char *subject = accord_record_get_text (comment, "subject");
  guint place;

  if (accord_records_find_index (self->sections, subject, &place))
    return (gint) place;
  if (accord_records_find_index (self->versions, subject, &place))
    return (gint) (g_list_model_get_n_items (self->sections) + place);
  return -1;
}

/* Comments on what is gone wait for its return. */
static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  AccordCommentsPane *self = user_data;

  return !accord_comment_is_answer (item) && (self->resolved_shown || !accord_comment_is_resolved (item)) &&
         find_subject (self, item) >= 0;
}

static gint
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  AccordCommentsPane *self = user_data;
  AccordRecord *one = (AccordRecord *) a;
  AccordRecord *other = (AccordRecord *) b;
  gint by_place = find_subject (self, one) - find_subject (self, other);
  gint64 at = accord_record_get_integer (one, "at");
  gint64 other_at = accord_record_get_integer (other, "at");

  return by_place != 0 ? by_place : at < other_at ? -1 : at > other_at;
}

static char *
name_subject (AccordCommentsPane *self,
              gint                place)
{
  guint n_sections = g_list_model_get_n_items (self->sections);
  g_autoptr (AccordRecord) record = NULL;

  if ((guint) place >= n_sections)
    {
      record = g_list_model_get_item (self->versions, (guint) place - n_sections);
      return g_strdup_printf (_("Version %u"), (guint) accord_record_get_integer (record, "number"));
    }
  record = g_list_model_get_item (self->sections, (guint) place);
  return g_strdup_printf ("%d  %s", place + 1, accord_record_get_text (record, "title"));
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  AccordCommentsPane *self = user_data;
  gint place = find_subject (self, accord_comment_card_get_comment (ACCORD_COMMENT_CARD (row)));
  g_autofree char *name = NULL;
  GtkWidget *label;

  if (place < 0 || (before != NULL &&
                    find_subject (self, accord_comment_card_get_comment (ACCORD_COMMENT_CARD (before))) == place))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  name = name_subject (self, place);
  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "comment-section");
  gtk_list_box_row_set_header (row, label);
}

static guint
count_resolved (AccordCommentsPane *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->comments); i++)
    {
      g_autoptr (AccordRecord) comment = g_list_model_get_item (self->comments, i);

      n += !accord_comment_is_answer (comment) && accord_comment_is_resolved (comment) &&
           find_subject (self, comment) >= 0;
    }
  return n;
}

static void
show_resolved (AccordCommentsPane *self)
{
  guint n = count_resolved (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%u resolved.", "%u resolved.", n), n);

  gtk_widget_set_visible (self->resolved_box, n > 0);
  gtk_label_set_label (self->resolved_label, label);
  gtk_button_set_label (self->resolved_button, self->resolved_shown ? _("Hide") : _("Show"));
}

static void
update (AccordCommentsPane *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_list_box_invalidate_headers (self->list);
  show_resolved (self);
}

static void
on_comment_changed_cb (AccordCommentsPane *self,
                       GParamSpec         *pspec)
{
  if (g_str_equal (pspec->name, "resolved"))
    update (self);
}

static void
on_comments_changed_cb (AccordCommentsPane *self,
                        guint               position,
                        guint               removed,
                        guint               added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AccordRecord) comment = g_list_model_get_item (self->comments, i);

      g_signal_handlers_disconnect_by_func (comment, on_comment_changed_cb, self);
      g_signal_connect_object (comment, "notify", G_CALLBACK (on_comment_changed_cb), self, G_CONNECT_SWAPPED);
    }
  show_resolved (self);
}

static void
on_resolved_clicked_cb (AccordCommentsPane *self)
{
  self->resolved_shown = !self->resolved_shown;
  update (self);
}

static void
close_input (AccordCommentsPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->input), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->subject_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), FALSE);
}

static void
on_written_cb (AccordCommentsPane *self,
               const char         *text)
{
  g_autoptr (AccordChangeSet) changes = accord_comment_changes_add (
      accord_page_get_workspace (self->page), self->subject, NULL, gtk_label_get_label (self->quote_label), text);

  close_input (self);
  accord_page_save (self->page, changes);
}

static GtkWidget *
make_card (gpointer item,
           gpointer user_data)
{
  return accord_comment_card_new (((AccordCommentsPane *) user_data)->page, item);
}

static void
accord_comments_pane_dispose (GObject *object)
{
  AccordCommentsPane *self = ACCORD_COMMENTS_PANE (object);

  /* The filter asks who is going. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->comments);
  g_clear_object (&self->sections);
  g_clear_object (&self->versions);
  g_clear_pointer (&self->subject, g_free);
  G_OBJECT_CLASS (accord_comments_pane_parent_class)->dispose (object);
}

static void
accord_comments_pane_class_init (AccordCommentsPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_comments_pane_dispose;
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_input (AccordCommentsPane *self,
           GtkBox             *box)
{
  self->subject_label = add_label (box, "caption-heading");
  self->quote_label = add_label (box, "comment-quote");
  gtk_label_set_lines (self->quote_label, 3);
  gtk_label_set_ellipsize (self->quote_label, PANGO_ELLIPSIZE_END);
  self->input = ACCORD_COMMENT_INPUT (accord_comment_input_new (_("New comment"), _("Add Comment")));
  g_signal_connect_swapped (self->input, "written", G_CALLBACK (on_written_cb), self);
  g_signal_connect_swapped (self->input, "left", G_CALLBACK (close_input), self);
  gtk_box_append (box, GTK_WIDGET (self->input));
  close_input (self);
}

static void
add_list (AccordCommentsPane *self,
          GtkBox             *box)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->empty_label = gtk_label_new (_("No open comments. To write one, choose “Comment” above a section."));
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty_label), 0);
  gtk_widget_add_css_class (self->empty_label, "dim-label");
  gtk_list_box_set_placeholder (self->list, self->empty_label);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "comments");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Comments"), -1);
  gtk_box_append (box, GTK_WIDGET (self->list));
}

static void
add_resolved (AccordCommentsPane *self,
              GtkBox             *box)
{
  self->resolved_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->resolved_label = add_label (GTK_BOX (self->resolved_box), "caption");
  self->resolved_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->resolved_button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->resolved_button), "comment-button");
  g_signal_connect_swapped (self->resolved_button, "clicked", G_CALLBACK (on_resolved_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->resolved_box), GTK_WIDGET (self->resolved_button));
  gtk_box_append (box, self->resolved_box);
}

static void
accord_comments_pane_init (AccordCommentsPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "comments-pane");
  add_input (self, GTK_BOX (box));
  add_list (self, GTK_BOX (box));
  add_resolved (self, GTK_BOX (box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * accord_comments_pane_set_page:
 * @page: whose file it shows
 */
void
accord_comments_pane_set_page (AccordCommentsPane *self,
                               AccordPage         *page)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkSortListModel) sorted = NULL;

  self->page = page;
  self->comments = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMENT));
  self->sections = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_SECTION));
  self->versions = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_VERSION));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (self->comments), g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (filtered)), g_object_ref (self->sorter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (sorted), make_card, self, NULL);
  g_signal_connect_object (self->comments, "items-changed", G_CALLBACK (on_comments_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->versions, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_comments_changed_cb (self, 0, 0, g_list_model_get_n_items (self->comments));
}

/**
 * accord_comments_pane_write:
 * @section: what it is to be about
 * @quote: (nullable): words of it
 *
 * Opens the field for a new comment.
 */
void
accord_comments_pane_write (AccordCommentsPane *self,
                            AccordRecord       *section,
                            const char         *quote)
{
  /* Translators: %s is a section: «On “Accountabilities”» */
  g_autofree char *label = g_strdup_printf (_("On “%s”"), accord_record_get_text (section, "title"));

  g_free (self->subject);
  self->subject = g_strdup (accord_record_get_id (section));
  gtk_label_set_label (self->subject_label, label);
  gtk_label_set_label (self->quote_label, quote != NULL ? quote : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subject_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), quote != NULL && *quote != '\0');
  accord_comment_input_open (self->input, NULL);
}
