#include "ui/agreement/section-view.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/section-references.h"
#include "ui/agreement/threshold-note.h"
#include "ui/common/rich-text.h"
#include "ui/common/autosave.h"
#include "ui/common/columns-layout.h"
#include "workspace/identity.h"

struct _AccordSectionView
{
  AdwBin parent_instance;

  /* template */
  GtkLabel       *title_label;
  GtkRevealer    *tools_revealer;
  AccordRichText *text;
  GtkLabel       *hint_label;
  GtkWidget      *comment_button;

  /* owned */
  AccordRecord   *section;
  AccordAutosave *autosave;
  AccordIdentity *identity;
  guint           number;
};

G_DEFINE_FINAL_TYPE (AccordSectionView, accord_section_view, ADW_TYPE_BIN)

/* What belongs into an empty section, in one sentence. */
static const struct
{
  const char *kind;
  const char *hint;
} hints[] = {
  { "personas", N_("Who are you both trying to reach, and who is it not worth calling?") },
  { "qualified", N_("When is a lead worth a salesperson’s time? Write what must be true.") },
  { "goals", N_("Which figures do both teams look at, and what do they aim for?") },
  { "accountabilities", N_("Who owes what to whom? The commitments below say it in figures.") },
  { "handover", N_("When does a lead go to sales, who takes it, and what happens when nobody can be reached?") },
};

static const char *
find_hint (AccordSectionView *self)
{
  const char *kind = accord_record_get_text (self->section, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_str_equal (hints[i].kind, kind))
      return _(hints[i].hint);
  return _("Nothing written yet.");
}

static void
show_hint (AccordSectionView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));

  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
show_title (AccordSectionView *self)
{
  const char *title = accord_record_get_text (self->section, "title");
  g_autofree char *text = g_strdup_printf ("%u  %s", self->number, title);

  gtk_label_set_label (self->title_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_review_right (AccordSectionView *self)
{
  gtk_widget_set_visible (self->comment_button, accord_identity_may (self->identity, ACCORD_RIGHT_REVIEW));
}

static void
on_focus_cb (AccordSectionView *self)
{
  gtk_revealer_set_reveal_child (self->tools_revealer, gtk_text_view_get_editable (GTK_TEXT_VIEW (self->text)));
}

/* The focus also leaves when the window goes, and the tools are gone by then. */
static void
on_blur_cb (AccordSectionView *self)
{
  if (self->tools_revealer == NULL)
    return;
  gtk_revealer_set_reveal_child (self->tools_revealer, FALSE);
}

static void
format_text (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AccordRichText *text = ACCORD_SECTION_VIEW (widget)->text;

  if (g_str_equal (action, "section.bold"))
    accord_rich_text_toggle_style (text, ACCORD_RUN_BOLD);
  else if (g_str_equal (action, "section.italic"))
    accord_rich_text_toggle_style (text, ACCORD_RUN_ITALIC);
  else if (g_str_equal (action, "section.heading"))
    accord_rich_text_set_block (text, ACCORD_BLOCK_HEADING, 1);
  else if (g_str_equal (action, "section.bullets"))
    accord_rich_text_set_block (text, ACCORD_BLOCK_BULLET, 1);
  else if (g_str_equal (action, "section.numbers"))
    accord_rich_text_set_block (text, ACCORD_BLOCK_NUMBERED, 1);
  else
    accord_rich_text_ask_link (text);
  gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
insert_reference (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  accord_section_references_insert (widget);
}

/* On the section, or on the words of it that are selected. */
static void
comment (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  AccordSectionView *self = ACCORD_SECTION_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *quote = NULL;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  quote = gtk_text_iter_get_text (&start, &end);
  gtk_widget_activate_action (widget, "sla.comment", "(ss)", accord_record_get_id (self->section), quote);
}

static void
accord_section_view_dispose (GObject *object)
{
  AccordSectionView *self = ACCORD_SECTION_VIEW (object);

  accord_section_references_remove (GTK_WIDGET (self));
  g_clear_object (&self->autosave);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_SECTION_VIEW);
  G_OBJECT_CLASS (accord_section_view_parent_class)->dispose (object);
}

static void
accord_section_view_finalize (GObject *object)
{
  g_clear_object (&ACCORD_SECTION_VIEW (object)->section);
  g_clear_object (&ACCORD_SECTION_VIEW (object)->identity);
  G_OBJECT_CLASS (accord_section_view_parent_class)->finalize (object);
}

static void
accord_section_view_class_init (AccordSectionViewClass *klass)
{
  static const char *const actions[] = { "section.bold",    "section.italic",  "section.heading",
                                         "section.bullets", "section.numbers", "section.link" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_section_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_section_view_finalize;

  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (ACCORD_TYPE_RICH_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/agreement/section-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordSectionView, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionView, tools_revealer);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionView, text);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSectionView, comment_button);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, format_text);
  gtk_widget_class_install_action (widget_class, "section.reference", NULL, insert_reference);
  gtk_widget_class_install_action (widget_class, "section.comment", NULL, comment);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_ALT_MASK, "section.comment", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "section.reference",
                                       NULL);
}

static void
accord_section_view_init (AccordSectionView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_blur_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (show_hint),
                           self, G_CONNECT_SWAPPED);
}

/* Under the title, in a box of its own: who shows and hides the parts of a section does not ask what is in them. */
static void
add_note (AccordSectionView *self,
          GtkWidget         *note)
{
  gtk_box_append (GTK_BOX (gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (self)))), note);
}

/**
 * accord_section_view_new:
 *
 * Returns: (transfer floating): a view that saves by itself and follows others' changes
 */
GtkWidget *
accord_section_view_new (AccordWorkspace *workspace,
                         AccordRecord    *section)
{
  AccordSectionView *self = g_object_new (ACCORD_TYPE_SECTION_VIEW, NULL);

  self->section = g_object_ref (section);
  self->autosave = accord_autosave_new (workspace);
  accord_autosave_bind_full (self->autosave, GTK_WIDGET (self->text), G_OBJECT (self->text), "body",
                             accord_rich_text_access ());
  accord_autosave_set_record (self->autosave, section);
  g_object_bind_property (accord_identity_get (workspace), "may-draft", self->text, "editable", G_BINDING_SYNC_CREATE);
  self->identity = g_object_ref (accord_identity_get (workspace));
  show_review_right (self);
  g_signal_connect_object (self->identity, "notify", G_CALLBACK (show_review_right), self,
                           G_CONNECT_SWAPPED);
  accord_section_references_add (GTK_WIDGET (self), self->text, workspace);
  gtk_label_set_label (self->hint_label, find_hint (self));
  show_hint (self);
  add_note (self, accord_threshold_note_new (workspace, section));
  g_signal_connect_object (section, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
accord_section_view_set_number (AccordSectionView *self,
                                guint              number)
{
  self->number = number;
  show_title (self);
}

AccordRecord *
accord_section_view_get_record (AccordSectionView *self)
{
  return self->section;
}

GtkTextView *
accord_section_view_get_text (AccordSectionView *self)
{
  return GTK_TEXT_VIEW (self->text);
}

/**
 * accord_section_view_add:
 * @below: what belongs to the section beside its text
 */
void
accord_section_view_add (AccordSectionView *self,
                         GtkWidget         *below)
{
  /* Not bound: GTK 4.8 would unparent a bound child of a bin twice. */
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), below);
}
