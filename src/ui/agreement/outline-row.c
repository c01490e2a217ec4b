#include "ui/agreement/outline-row.h"

#include <glib/gi18n-lib.h>

#include "present/markdown.h"

struct _AccordOutlineRow
{
  GtkListBoxRow parent_instance;

  /* borrowed: children */
  GtkLabel  *number_label;
  GtkStack  *stack;
  GtkLabel  *title_label;
  GtkEntry  *entry;
  GtkWidget *empty_mark;
  GtkWidget *comments_box;
  GtkLabel  *comments_label;

  /* owned */
  AccordRecord *section;
  char         *writer;

  guint n_comments;
};

G_DEFINE_FINAL_TYPE (AccordOutlineRow, accord_outline_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  RENAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_required (AccordRecord *section)
{
  static const char *const required[] = { "personas", "qualified", "goals", "accountabilities", "handover", NULL };

  return g_strv_contains (required, accord_record_get_text (section, "kind"));
}

static void
name (AccordOutlineRow *self,
      gboolean          empty)
{
  g_autoptr (GString) text = g_string_new (gtk_label_get_label (self->title_label));

  if (empty)
    g_string_append_printf (text, ", %s", _("empty"));
  if (self->n_comments > 0)
    g_string_append_printf (text, ngettext (", %u open comment", ", %u open comments", self->n_comments),
                            self->n_comments);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

static void
show (AccordOutlineRow *self)
{
  const char *title = accord_record_get_text (self->section, "title");
  gboolean empty = self->writer == NULL && is_required (self->section) &&
                   accord_markdown_is_empty (accord_record_get_text (self->section, "body"));
  /* Translators: a person, and a section that only they see yet */
  g_autofree char *writing = self->writer != NULL ? g_strdup_printf (_("%s is writing “%s”"), self->writer, title) : NULL;

  gtk_label_set_label (self->title_label, writing != NULL ? writing : title);
  if (writing != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dim-label");
  gtk_widget_set_visible (self->empty_mark, empty);
  name (self, empty);
}

static gboolean
is_renaming (AccordOutlineRow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "entry") == 0;
}

static void
keep_title (AccordOutlineRow *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*title != '\0' && g_strcmp0 (title, accord_record_get_text (self->section, "title")) != 0)
    g_signal_emit (self, signals[RENAMED], 0, title);
}

static void
end_rename (AccordOutlineRow *self,
            gboolean          keep)
{
  if (!is_renaming (self))
    return;
  gtk_stack_set_visible_child_name (self->stack, "title");
  if (keep)
    keep_title (self);
}

static void
on_activate_cb (AccordOutlineRow *self)
{
  end_rename (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Where the whole window loses the keyboard, as it does for a moment whenever a menu closes, the field has it again as soon
 * as the window has: what was typed is kept, and typing goes on. */
static void
on_leave_cb (AccordOutlineRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    end_rename (self, TRUE);
  else if (is_renaming (self))
    keep_title (self);
}

static gboolean
on_key_pressed_cb (AccordOutlineRow *self,
                   guint             keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  end_rename (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static void
accord_outline_row_dispose (GObject *object)
{
  g_clear_object (&ACCORD_OUTLINE_ROW (object)->section);
  G_OBJECT_CLASS (accord_outline_row_parent_class)->dispose (object);
}

static void
accord_outline_row_finalize (GObject *object)
{
  g_free (ACCORD_OUTLINE_ROW (object)->writer);
  G_OBJECT_CLASS (accord_outline_row_parent_class)->finalize (object);
}

static void
accord_outline_row_class_init (AccordOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_outline_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_outline_row_finalize;

  signals[RENAMED] = g_signal_new ("renamed", ACCORD_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_title (AccordOutlineRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "outline-entry");
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->title_label), "title");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->entry), "entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title of the section"),
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
make_comments (AccordOutlineRow *self)
{
  self->comments_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->comments_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self->comments_box), gtk_image_new_from_icon_name ("accord-comment-symbolic"));
  gtk_box_append (GTK_BOX (self->comments_box), GTK_WIDGET (self->comments_label));
  gtk_widget_add_css_class (self->comments_box, "caption");
  gtk_widget_set_visible (self->comments_box, FALSE);
  return self->comments_box;
}

static void
accord_outline_row_init (AccordOutlineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->number_label = GTK_LABEL (gtk_label_new (NULL));
  self->empty_mark = gtk_label_new (_("empty"));
  gtk_widget_add_css_class (GTK_WIDGET (self->number_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->number_label), "caption");
  gtk_widget_add_css_class (self->empty_mark, "warning");
  gtk_widget_add_css_class (self->empty_mark, "caption-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number_label));
  gtk_box_append (GTK_BOX (box), make_title (self));
  gtk_box_append (GTK_BOX (box), self->empty_mark);
  gtk_box_append (GTK_BOX (box), make_comments (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
accord_outline_row_new (AccordRecord *section)
{
  AccordOutlineRow *self = g_object_new (ACCORD_TYPE_OUTLINE_ROW, NULL);

  self->section = g_object_ref (section);
  g_signal_connect_object (section, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_outline_row_get_section (AccordOutlineRow *self)
{
  return self->section;
}

void
accord_outline_row_set_number (AccordOutlineRow *self,
                               guint             number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_label (self->number_label, text);
}

void
accord_outline_row_set_comments (AccordOutlineRow *self,
                                 guint             n_open)
{
  g_autofree char *text = g_strdup_printf ("%u", n_open);

  self->n_comments = n_open;
  gtk_label_set_label (self->comments_label, text);
  gtk_widget_set_visible (self->comments_box, n_open > 0);
  show (self);
}

void
accord_outline_row_set_writer (AccordOutlineRow *self,
                               const char       *writer)
{
  g_free (self->writer);
  self->writer = g_strdup (writer);
  show (self);
}

/**
 * accord_outline_row_rename:
 *
 * Its title becomes a field: Enter, or leaving it, keeps what was typed, Escape does not.
 */
void
accord_outline_row_rename (AccordOutlineRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), accord_record_get_text (self->section, "title"));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
