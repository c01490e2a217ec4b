#include "ui/agreement/outline.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/comment-changes.h"
#include "ui/agreement/outline-drag.h"
#include "ui/agreement/outline-menu.h"
#include "ui/agreement/outline-row.h"
#include "ui/agreement/section-draft.h"
#include "ui/common/record-order.h"
#include "workspace/identity.h"

/* How far below the top of what is seen a section may begin and yet be the one that is read. */
#define READING_LINE 80

struct _AccordOutline
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;
  GtkWidget  *add_button;
  AccordPage *page;

  /* owned */
  GListModel *sections;
  GListModel *comments;
  char       *added; /* the id of one that is being saved, to be named once it is there; or NULL */
};

G_DEFINE_FINAL_TYPE (AccordOutline, accord_outline, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordWorkspace *
get_workspace (AccordOutline *self)
{
  return accord_page_get_workspace (self->page);
}

static gboolean
may_draft (AccordOutline *self)
{
  return accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_DRAFT);
}

static AccordOutlineRow *
get_row (AccordOutline *self,
         guint          index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (gint) index);

  return row != NULL ? ACCORD_OUTLINE_ROW (row) : NULL;
}

/* The row that has the keyboard. */
static AccordOutlineRow *
get_focused (AccordOutline *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_OUTLINE_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? ACCORD_OUTLINE_ROW (row) : NULL;
}

static void
update_rows (AccordOutline *self)
{
  AccordOutlineRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      AccordRecord *section = accord_outline_row_get_section (row);
      g_autofree char *writer = accord_section_dup_writer (section, get_workspace (self));

      accord_outline_row_set_number (row, i + 1);
      accord_outline_row_set_writer (row, writer);
      accord_outline_row_set_comments (row, accord_comments_count_open (self->comments, accord_record_get_id (section)));
    }
}

static void
on_comment_changed_cb (AccordOutline *self,
                       GParamSpec    *pspec)
{
  if (g_str_equal (pspec->name, "resolved"))
    update_rows (self);
}

static void
on_comments_changed_cb (AccordOutline *self,
                        guint          position,
                        guint          removed,
                        guint          added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AccordRecord) comment = g_list_model_get_item (self->comments, i);

      g_signal_handlers_disconnect_by_func (comment, on_comment_changed_cb, self);
      g_signal_connect_object (comment, "notify", G_CALLBACK (on_comment_changed_cb), self, G_CONNECT_SWAPPED);
    }
  update_rows (self);
}

static void
on_renamed_cb (AccordOutline    *self,
               const char       *title,
               AccordOutlineRow *row)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("section renamed"));

  accord_change_set_update_text (changes, accord_outline_row_get_section (row), "title", title);
  accord_page_save (self->page, changes);
}

static void
move (AccordOutline *self,
      guint          from,
      guint          to)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("section moved"));

  accord_record_order_move (changes, self->sections, from, to);
  accord_page_save (self->page, changes);
}

static void
on_dropped_cb (GtkWidget *list,
               guint      from,
               guint      to)
{
  AccordOutline *self = ACCORD_OUTLINE (gtk_widget_get_ancestor (list, ACCORD_TYPE_OUTLINE));

  if (may_draft (self) && from != to)
    move (self, from, to);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  AccordOutline *self = user_data;
  GtkWidget *row = accord_outline_row_new (item);

  g_signal_connect_object (row, "renamed", G_CALLBACK (on_renamed_cb), self, G_CONNECT_SWAPPED);
  accord_outline_drag_add (row, on_dropped_cb);
  accord_outline_menu_add (row);
  return row;
}

static void
move_focused (AccordOutline *self,
              gint           step)
{
  AccordOutlineRow *row = get_focused (self);
  gint from = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  gint to = from + step;

  if (from >= 0 && to >= 0 && to < (gint) g_list_model_get_n_items (self->sections))
    move (self, (guint) from, (guint) to);
}

static void
delete_focused (AccordOutline *self)
{
  AccordOutlineRow *row = get_focused (self);
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;

  if (row == NULL)
    return;
  summary = g_strdup_printf (_("section “%s” deleted"),
                             accord_record_get_text (accord_outline_row_get_section (row), "title"));
  changes = accord_change_set_new (summary);
  accord_change_set_delete (changes, accord_outline_row_get_section (row));
  accord_page_save (self->page, changes);
  accord_page_toast_undo (self->page, summary);
}

static void
on_action (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  AccordOutline *self = ACCORD_OUTLINE (widget);
  AccordOutlineRow *row = get_focused (self);

  if (!may_draft (self))
    return;
  if (g_str_equal (action, "outline.up"))
    move_focused (self, -1);
  else if (g_str_equal (action, "outline.down"))
    move_focused (self, 1);
  else if (g_str_equal (action, "outline.delete"))
    delete_focused (self);
  else if (row != NULL)
    accord_outline_row_rename (row);
}

static void
add_section (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AccordOutline *self = ACCORD_OUTLINE (widget);
  g_autoptr (AccordRecord) section = accord_section_begin (get_workspace (self), g_variant_get_string (parameter, NULL));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("new section"));

  accord_record_set_real (section, "position", accord_record_order_last (self->sections));
  accord_change_set_insert (changes, section);
  g_free (self->added);
  self->added = g_strdup (accord_record_get_id (section));
  accord_page_save (self->page, changes);
}

/* Whoever adds one wants to name it. */
static void
on_sections_changed_cb (AccordOutline *self)
{
  AccordOutlineRow *row;

  update_rows (self);
  for (guint i = 0; self->added != NULL && (row = get_row (self, i)) != NULL; i++)
    if (g_str_equal (accord_record_get_id (accord_outline_row_get_section (row)), self->added))
      {
        g_clear_pointer (&self->added, g_free);
        accord_outline_row_rename (row);
      }
}

static void
on_activated_cb (AccordOutline *self,
                 GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
accord_outline_dispose (GObject *object)
{
  AccordOutline *self = ACCORD_OUTLINE (object);

  g_clear_object (&self->sections);
  g_clear_object (&self->comments);
  g_clear_pointer (&self->added, g_free);
  G_OBJECT_CLASS (accord_outline_parent_class)->dispose (object);
}

static void
accord_outline_class_init (AccordOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_outline_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "outline.up", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "outline.down", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "outline.rename", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "outline.delete", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "outline.add", "s", add_section);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "outline.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "outline.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "outline.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "outline.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "outline.delete", NULL);
}

static void
accord_outline_init (AccordOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_outline_set_page:
 * @page: whose file it shows
 */
void
accord_outline_set_page (AccordOutline *self,
                         AccordPage    *page)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  AccordIdentity *identity = accord_identity_get (workspace);

  self->page = page;
  self->sections = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_SECTION));
  self->comments = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMENT));
  gtk_list_box_bind_model (self->list, self->sections, make_row, self, NULL);
  self->add_button = accord_outline_add_button_new (self->sections);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), self->add_button);
  g_object_bind_property (identity, "may-draft", self->add_button, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_sections_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comments, "items-changed", G_CALLBACK (on_comments_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (identity, "member-changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  on_comments_changed_cb (self, 0, 0, g_list_model_get_n_items (self->comments));
}

static void
on_scrolled_cb (AccordOutline *self,
                GtkAdjustment *adjustment)
{
  GtkWidget *document = g_object_get_data (G_OBJECT (self), "accord-document");
  double top = gtk_adjustment_get_value (adjustment);
  gint current = -1, last = -1;

  for (GtkWidget *view = gtk_widget_get_first_child (document); view != NULL; view = gtk_widget_get_next_sibling (view))
    {
      double x, y;

      last++;
      if (gtk_widget_translate_coordinates (view, document, 0, 0, &x, &y) && y <= top + READING_LINE)
        current = last;
    }
  if (current >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, current));
}

void
accord_outline_follow (AccordOutline     *self,
                       GtkScrolledWindow *scroller,
                       GtkWidget         *document)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_object_set_data (G_OBJECT (self), "accord-document", document);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
}
