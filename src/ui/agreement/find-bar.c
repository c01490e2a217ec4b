#include "ui/agreement/find-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/section-view.h"

#define ROOM_ABOVE 120

struct _AccordFindBar
{
  AdwBin parent_instance;

  /* borrowed */
  GtkSearchBar      *bar;
  GtkEditable       *entry;
  GtkLabel          *count_label;
  GtkScrolledWindow *scroller;
  GtkWidget         *document;

  /* owned */
  GArray *matches; /* of Match */
  gint    current; /* -1: none yet */
};

G_DEFINE_FINAL_TYPE (AccordFindBar, accord_find_bar, ADW_TYPE_BIN)

/* Where it is in a text that may go on being written: what is stale is looked for again. */
typedef struct
{
  GtkTextView *view;
  gint         start, end;
} Match;

/* What is written in it, where it may be read. */
static GtkTextView *
get_text (GtkWidget *child)
{
  GtkTextView *text = ACCORD_IS_SECTION_VIEW (child) ? accord_section_view_get_text (ACCORD_SECTION_VIEW (child)) : NULL;

  return text != NULL && gtk_widget_get_mapped (GTK_WIDGET (text)) ? text : NULL;
}

static GtkTextTag *
get_tag (GtkTextBuffer *buffer,
         const char    *name,
         const char    *background)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  /* Both schemes: dark words on a light mark. */
  return tag != NULL ? tag
                     : gtk_text_buffer_create_tag (buffer, name, "background", background, "foreground", "#1a1a1a", NULL);
}

static void
unmark (AccordFindBar *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->document); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *view = get_text (child);
      GtkTextBuffer *buffer = view != NULL ? gtk_text_view_get_buffer (view) : NULL;
      GtkTextIter start, end;

      if (buffer == NULL)
        continue;
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_remove_tag (buffer, get_tag (buffer, "found", "#f9f06b"), &start, &end);
      gtk_text_buffer_remove_tag (buffer, get_tag (buffer, "found-current", "#ffbe6f"), &start, &end);
    }
}

static void
find_in (AccordFindBar *self,
         GtkTextView   *view,
         const char    *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, start, end;

  gtk_text_buffer_get_start_iter (buffer, &at);
  while (gtk_text_iter_forward_search (&at, words, GTK_TEXT_SEARCH_CASE_INSENSITIVE, &start, &end, NULL))
    {
      Match match = { view, gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };

      gtk_text_buffer_apply_tag (buffer, get_tag (buffer, "found", "#f9f06b"), &start, &end);
      g_array_append_val (self->matches, match);
      at = end;
    }
}

static void
find (AccordFindBar *self)
{
  const char *words = gtk_editable_get_text (self->entry);

  unmark (self);
  g_array_set_size (self->matches, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (self->document); child != NULL && *words != '\0';
       child = gtk_widget_get_next_sibling (child))
    if (get_text (child) != NULL)
      find_in (self, get_text (child), words);
}

static void
show_count (AccordFindBar *self)
{
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (self->matches->len == 0)
    text = g_strdup (_("Not found"));
  else
    /* Translators: which of how many places where words were found: «2 of 7» */
    text = g_strdup_printf (_("%d of %u"), self->current + 1, self->matches->len);
  gtk_label_set_label (self->count_label, text);
}

static void
scroll_to (AccordFindBar *self,
           const Match   *match)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (match->view);
  GtkTextIter start, end;
  GdkRectangle place;
  double x, y;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
  gtk_text_buffer_apply_tag (buffer, get_tag (buffer, "found-current", "#ffbe6f"), &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_get_iter_location (match->view, &start, &place);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (match->view), self->document, place.x, place.y, &x, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), y - ROOM_ABOVE);
}

static void
go (AccordFindBar *self,
    gint           step)
{
  gint n;

  find (self);
  n = (gint) self->matches->len;
  if (n > 0)
    {
      self->current = self->current < 0 ? 0 : (self->current + step + n) % n;
      scroll_to (self, &g_array_index (self->matches, Match, self->current));
    }
  show_count (self);
}

static void
on_changed_cb (AccordFindBar *self)
{
  self->current = -1;
  go (self, 0);
}

static void
on_next_cb (AccordFindBar *self)
{
  go (self, 1);
}

static void
on_previous_cb (AccordFindBar *self)
{
  go (self, -1);
}

static gboolean
on_key_pressed_cb (AccordFindBar  *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType modifiers)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (modifiers & GDK_SHIFT_MASK) == 0)
    return FALSE;
  go (self, -1);
  return TRUE;
}

/* Whoever closes it goes on where the words are: they are selected there. */
static void
on_closed_cb (AccordFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  find (self); /* a section may be gone by now */
  unmark (self);
  if (self->current >= 0 && self->current < (gint) self->matches->len)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->matches, Match, self->current).view));
  g_array_set_size (self->matches, 0);
  self->current = -1;
}

static void
accord_find_bar_finalize (GObject *object)
{
  g_array_unref (ACCORD_FIND_BAR (object)->matches);
  G_OBJECT_CLASS (accord_find_bar_parent_class)->finalize (object);
}

static void
accord_find_bar_class_init (AccordFindBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_find_bar_finalize;
}

static void
add_button (AccordFindBar *self,
            GtkBox        *box,
            const char    *icon,
            const char    *name,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (box, button);
}

static GtkWidget *
make_entry (AccordFindBar *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in the document"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_next_cb), self);
  return entry;
}

static void
accord_find_bar_init (AccordFindBar *self)
{
  GtkWidget *bar = gtk_search_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = make_entry (self);

  self->bar = GTK_SEARCH_BAR (bar);
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  self->current = -1;
  self->count_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->count_label, 9);
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "numeric");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count_label));
  add_button (self, GTK_BOX (box), "go-up-symbolic", _("Previous (Shift+Enter)"), G_CALLBACK (on_previous_cb));
  add_button (self, GTK_BOX (box), "go-down-symbolic", _("Next (Enter)"), G_CALLBACK (on_next_cb));
  gtk_search_bar_set_child (self->bar, box);
  gtk_search_bar_connect_entry (self->bar, self->entry);
  g_signal_connect_swapped (bar, "notify::search-mode-enabled", G_CALLBACK (on_closed_cb), self);
  adw_bin_set_child (ADW_BIN (self), bar);
}

/**
 * accord_find_bar_set_document:
 * @scroller: what @document is scrolled in
 * @document: whose children are the sections
 */
void
accord_find_bar_set_document (AccordFindBar     *self,
                              GtkScrolledWindow *scroller,
                              GtkWidget         *document)
{
  self->scroller = scroller;
  self->document = document;
}

void
accord_find_bar_open (AccordFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
