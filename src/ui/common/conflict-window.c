#include "ui/common/conflict-window.h"

#include <glib/gi18n-lib.h>

#include "model/prose-merge.h"
#include "model/word-diff.h"
#include "present/markdown.h"
#include "ui/common/conflict-item.h"
#include "ui/common/place-words.h"
#include "ui/common/rich-text.h"

struct _AccordConflictWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkLabel       *intro_label;
  GtkWidget      *mine_child;
  AdwAvatar      *mine_avatar;
  GtkLabel       *mine_time;
  GtkLabel       *mine_label;
  GtkWidget      *theirs_child;
  AdwAvatar      *theirs_avatar;
  GtkLabel       *theirs_name;
  GtkLabel       *theirs_time;
  GtkLabel       *theirs_label;
  GtkWidget      *text_box;
  GtkLabel       *text_heading;
  GtkTextView    *text_view; /* for what is written plain … */
  AccordRichText *rich_text; /* … and for the agreement */
  GtkWidget      *both_button;
  GtkButton      *save_button;

  /* owned */
  AccordWorkspace *workspace;
  AccordChangeSet *changes;
  GPtrArray       *conflicts;
  GPtrArray       *items; /* of AccordConflictItem */
  char            *chosen; /* of a value that is not written: the words of the one taken */

  gpointer source;
  gint64   written_at;
  guint    at; /* which item is asked */
};

G_DEFINE_FINAL_TYPE (AccordConflictWindow, accord_conflict_window, ADW_TYPE_WINDOW)

static AccordConflictItem *
get_item (AccordConflictWindow *self)
{
  return g_ptr_array_index (self->items, self->at);
}

static char *
dup_text (AccordConflictWindow *self)
{
  char *text;

  if (!accord_conflict_item_is_text (get_item (self)))
    return g_strdup (self->chosen);
  if (accord_conflict_item_is_rich (get_item (self)))
    return accord_rich_text_dup_markdown (self->rich_text);
  g_object_get (gtk_text_view_get_buffer (self->text_view), "text", &text, NULL);
  return text;
}

static void
frame_card (GtkWidget *card,
            gboolean   chosen)
{
  if (chosen)
    gtk_widget_add_css_class (card, "chosen");
  else
    gtk_widget_remove_css_class (card, "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

/* The text that would be saved is one of the two: it has a frame. */
static void
show_choice (AccordConflictWindow *self)
{
  g_autofree char *text = dup_text (self);

  frame_card (self->mine_child, g_strcmp0 (text, get_item (self)->mine) == 0);
  frame_card (self->theirs_child, g_strcmp0 (text, get_item (self)->theirs) == 0);
}

/* Whoever goes on from it does so at its end. */
static void
focus_end (GtkTextView *view)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &end);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
take_text (AccordConflictWindow *self,
           const char           *text)
{
  g_free (self->chosen);
  self->chosen = g_strdup (text);
  if (accord_conflict_item_is_rich (get_item (self)))
    {
      accord_rich_text_set_markdown (self->rich_text, text);
      focus_end (GTK_TEXT_VIEW (self->rich_text));
    }
  else if (accord_conflict_item_is_text (get_item (self)))
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
      focus_end (self->text_view);
    }
  show_choice (self);
}

/* Not by colour alone: mine has a line below, theirs a wavy one. */
static void
mark_words (GtkLabel       *label,
            const char     *text,
            GArray         *ranges,
            PangoUnderline  underline)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean mine = underline == PANGO_UNDERLINE_SINGLE;

  for (guint i = 0; i < ranges->len; i++)
    {
      AccordTextRange *range = &g_array_index (ranges, AccordTextRange, i);
      PangoAttribute *made[] = { pango_attr_underline_new (underline), pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                 mine ? pango_attr_background_new (0x1c1c, 0x7171, 0xd8d8)
                                      : pango_attr_background_new (0xc6c6, 0x4646, 0),
                                 pango_attr_background_alpha_new (0x2a00) };

      for (guint k = 0; k < G_N_ELEMENTS (made); k++)
        {
          made[k]->start_index = (guint) range->start;
          made[k]->end_index = (guint) range->end;
          pango_attr_list_insert (attributes, made[k]);
        }
    }
  gtk_label_set_text (label, *text != '\0' ? text : _("(deleted)"));
  gtk_label_set_attributes (label, *text != '\0' ? attributes : NULL);
}

/* Without the marks of its format; but where the two differ in nothing else, with them. */
static char *
dup_shown (const AccordConflictItem *item,
           const char               *text)
{
  g_autofree char *mine = accord_markdown_to_plain (item->mine);
  g_autofree char *theirs = accord_markdown_to_plain (item->theirs);

  if (!accord_conflict_item_is_rich (item) || g_str_equal (mine, theirs))
    return g_strdup (text);
  return accord_markdown_to_plain (text);
}

static void
show_texts (AccordConflictWindow *self)
{
  AccordConflictItem *item = get_item (self);
  g_autofree char *mine = dup_shown (item, item->mine);
  g_autofree char *theirs = dup_shown (item, item->theirs);
  g_autoptr (GArray) only_mine = NULL;
  g_autoptr (GArray) only_theirs = NULL;

  accord_word_diff (mine, theirs, &only_mine, &only_theirs);
  mark_words (self->mine_label, mine, only_mine, PANGO_UNDERLINE_SINGLE);
  mark_words (self->theirs_label, theirs, only_theirs, PANGO_UNDERLINE_ERROR);
}

static void
show_people (AccordConflictWindow *self)
{
  const AccordConflictField *field = get_item (self)->field;
  g_autofree char *mine = accord_place_words_time (self->written_at);
  g_autofree char *theirs = accord_place_words_time (accord_moment_to_ms (field->at) / 1000);
  /* Translators: %s is a time */
  g_autofree char *written = g_strdup_printf (_("written %s, not yet in the document"), mine);
  g_autofree char *saved = g_strdup_printf (_("saved %s"), theirs);
  g_autofree char *name = accord_store_dup_member_name (accord_workspace_get_store (self->workspace));

  adw_avatar_set_text (self->mine_avatar, name);
  adw_avatar_set_text (self->theirs_avatar, field->who);
  gtk_label_set_label (self->mine_time, written);
  gtk_label_set_label (self->theirs_time, saved);
  gtk_label_set_label (self->theirs_name, field->who);
}

static void
show_words (AccordConflictWindow *self)
{
  AccordConflictItem *item = get_item (self);
  gboolean prose = accord_conflict_item_is_prose (item);
  gboolean last = self->at + 1 == self->items->len;
  g_autofree char *name = accord_conflict_item_name (item);
  g_autofree char *subtitle = NULL;
  g_autofree char *who = g_markup_escape_text (item->field->who, -1);
  g_autofree char *intro = NULL;

  subtitle = self->items->len > 1
                 /* Translators: what is asked, which question it is and of how many: «Hand-over, 1 of 3» */
                 ? g_strdup_printf (_("%s, %u of %u"), name, self->at + 1, self->items->len)
                 : g_strdup (name);
  /* Translators: %s is a person */
  intro = g_strdup_printf (prose ? _("%s changed this paragraph while you were writing. <b>Both texts are safe</b> until you decide.")
                                 : _("%s changed this while you were at it, too. <b>Both are safe</b> until you decide."), who);
  adw_window_title_set_title (self->window_title, prose ? _("Two Texts for One Paragraph")
                                                  : accord_conflict_item_is_text (item) ? _("Two Texts for One Field")
                                                                                        : _("Two Values for One Field"));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->window_title));
  gtk_label_set_markup (self->intro_label, intro);
  gtk_label_set_label (self->text_heading, prose ? _("Goes into the document") : _("Goes into the field"));
  gtk_button_set_label (self->save_button, !last                               ? _("_Next")
                                           : accord_conflict_item_is_text (item) ? _("_Save This Text")
                                                                                 : _("_Save This Value"));
}

static void
show_item (AccordConflictWindow *self)
{
  AccordConflictItem *item = get_item (self);

  show_words (self);
  show_people (self);
  show_texts (self);
  gtk_widget_set_visible (self->text_box, accord_conflict_item_is_text (item));
  gtk_widget_set_visible (GTK_WIDGET (self->rich_text), accord_conflict_item_is_rich (item));
  gtk_widget_set_visible (GTK_WIDGET (self->text_view), !accord_conflict_item_is_rich (item));
  gtk_widget_set_visible (self->both_button, accord_conflict_item_is_prose (item));
  take_text (self, item->mine);
}

static void
on_mine_clicked_cb (AccordConflictWindow *self)
{
  take_text (self, get_item (self)->mine);
}

static void
on_theirs_clicked_cb (AccordConflictWindow *self)
{
  take_text (self, get_item (self)->theirs);
}

static void
on_both_clicked_cb (AccordConflictWindow *self)
{
  g_autofree char *both = accord_prose_append (get_item (self)->mine, get_item (self)->theirs);

  take_text (self, both);
}

static void
save (AccordConflictWindow *self)
{
  g_autoptr (GPtrArray) decided = accord_conflict_items_decide (self->items, self->conflicts);
  g_autoptr (AccordChangeSet) changes = accord_conflicts_decide (self->changes, self->conflicts, decided);

  accord_saver_settle (accord_saver_get (self->workspace), self->source, changes);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_save_clicked_cb (AccordConflictWindow *self)
{
  AccordConflictItem *item = get_item (self);
  g_autofree char *text = dup_text (self);

  g_free (item->decided);
  item->decided = accord_conflict_item_is_prose (item) ? g_steal_pointer (&text)
                                                        : g_strdelimit (g_steal_pointer (&text), "\n", ' ');
  if (self->at + 1 == self->items->len)
    {
      save (self);
      return;
    }
  self->at++;
  show_item (self);
}

static void
accord_conflict_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_CONFLICT_WINDOW);
  G_OBJECT_CLASS (accord_conflict_window_parent_class)->dispose (object);
}

static void
accord_conflict_window_finalize (GObject *object)
{
  AccordConflictWindow *self = ACCORD_CONFLICT_WINDOW (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, accord_change_set_unref);
  g_clear_object (&self->workspace);
  g_free (self->chosen);

  G_OBJECT_CLASS (accord_conflict_window_parent_class)->finalize (object);
}

static void
accord_conflict_window_class_init (AccordConflictWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_conflict_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_conflict_window_finalize;

  g_type_ensure (ACCORD_TYPE_RICH_TEXT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/common/conflict-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, intro_label);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, mine_child);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, mine_avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, mine_time);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, mine_label);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, theirs_child);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, theirs_avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, theirs_name);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, theirs_time);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, theirs_label);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, text_box);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, text_heading);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, rich_text);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, both_button);
  gtk_widget_class_bind_template_child (widget_class, AccordConflictWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_theirs_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_both_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
accord_conflict_window_init (AccordConflictWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rich_text, "edited", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
}

/**
 * accord_conflict_window_present:
 * @parent: the window over which it opens
 * @workspace: whose saver has a conflict
 */
void
accord_conflict_window_present (GtkWindow       *parent,
                                AccordWorkspace *workspace)
{
  const AccordSaverConflict *conflict = accord_saver_peek_conflict (accord_saver_get (workspace));
  AccordConflictWindow *self;

  if (conflict == NULL)
    return;
  self = g_object_new (ACCORD_TYPE_CONFLICT_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->source = conflict->source;
  self->changes = accord_change_set_ref (conflict->changes);
  self->conflicts = g_ptr_array_ref (conflict->conflicts);
  self->written_at = conflict->written_at;
  self->items = accord_conflict_items_new (self->conflicts);
  if (self->items->len == 0)
    {
      save (self);
      return;
    }
  show_item (self);
  gtk_window_present (GTK_WINDOW (self));
}
