#include "ui/common/figure-notes.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "workspace/identity.h"

struct _AccordFigureNotes
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkWidget  *list;
  GtkWidget  *buttons;
  GtkWidget  *form;
  GtkLabel   *form_label;
  GtkWidget  *entry;
  GtkWidget  *save_button;

  /* owned */
  AccordNotePlace  place; /* its strings are its own */
  AccordCondition *where;
  const char      *kind;  /* of what is being written */
};

G_DEFINE_FINAL_TYPE (AccordFigureNotes, accord_figure_notes, ADW_TYPE_BIN)

static AccordWorkspace *
get_workspace (AccordFigureNotes *self)
{
  return accord_page_get_workspace (self->page);
}

static gboolean
may_write (AccordFigureNotes *self)
{
  return accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_REVIEW);
}

static char *
describe_moment (AccordWorkspace *workspace,
                 AccordRecord    *note,
                 const char      *column)
{
  AccordZone *zone = accord_workspace_get_zone (workspace);
  AccordMoment moment = g_value_get_int64 (accord_record_get_value (note, column));

  if (moment == ACCORD_MOMENT_NONE)
    return g_strdup ("");
  return accord_words_day_short (accord_moment_to_day (moment, zone), accord_moment_to_day (accord_moment_now (), zone));
}

/**
 * accord_note_words_who:
 * @note: a note
 *
 * Returns: (transfer full): who said it and when, and who answered it
 */
char *
accord_note_words_who (AccordWorkspace *workspace,
                       AccordRecord    *note)
{
  const char *name = accord_record_get_text (note, "member_name"), *by = accord_record_get_text (note, "resolved_by");
  g_autofree char *at = describe_moment (workspace, note, "at"), *resolved_at = NULL;

  if (!accord_note_is_kind (note, "question") || accord_note_is_open (note))
    return g_strdup_printf ("%s, %s", name != NULL ? name : "", at);
  resolved_at = describe_moment (workspace, note, "resolved_at");
  /* Translators: who asked, when, who answered, when */
  return g_strdup_printf (_("%s, %s; answered by %s, %s"), name != NULL ? name : "", at, by != NULL ? by : "", resolved_at);
}

const char *
accord_note_words_kind (AccordRecord *note)
{
  if (accord_note_is_kind (note, "event"))
    return _("Event");
  if (accord_note_is_kind (note, "learned"))
    return _("Learned");
  return accord_note_is_open (note) ? _("Open question") : _("Answered question");
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_resolve_cb (AccordFigureNotes *self,
               GtkWidget         *button)
{
  AccordRecord *note = g_object_get_data (G_OBJECT (button), "note");
  g_autoptr (AccordChangeSet) changes = accord_note_resolve (get_workspace (self), note, accord_note_is_open (note));

  accord_page_save (self->page, changes);
}

static GtkWidget *
make_row (AccordFigureNotes *self,
          AccordRecord      *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *who = accord_note_words_who (get_workspace (self), note);
  g_autofree char *note_line = g_strdup_printf ("%s · %s", accord_note_words_kind (note), who);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (accord_record_get_text (note, "body"), NULL));
  gtk_box_append (GTK_BOX (texts), make_label (note_line, "note"));
  gtk_box_append (GTK_BOX (row), texts);
  if (accord_note_is_kind (note, "question") && may_write (self))
    {
      GtkWidget *button = gtk_button_new_with_label (accord_note_is_open (note) ? _("Answered") : _("Open Again"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "note", g_object_ref (note), g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_resolve_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

static void
fill (AccordFigureNotes *self)
{
  GListModel *notes = accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_NOTE);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AccordRecord) note = g_list_model_get_item (notes, i);

      if (accord_note_is_of (note, &self->place))
        gtk_box_append (GTK_BOX (self->list), make_row (self, note));
    }
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
  gtk_widget_set_visible (self->buttons, may_write (self) && self->kind == NULL);
}

static void
on_records_changed_cb (AccordFigureNotes *self,
                       GType              type)
{
  if (type == ACCORD_TYPE_NOTE)
    fill (self);
}

static void
show_form (AccordFigureNotes *self,
           const char        *kind)
{
  self->kind = kind;
  gtk_widget_set_visible (self->form, kind != NULL);
  gtk_widget_set_visible (self->buttons, kind == NULL && may_write (self));
  if (kind == NULL)
    return;
  gtk_label_set_label (self->form_label, g_str_equal (kind, "question") ? _("What is to be asked at the next meeting?")
                                                                        : _("What did we learn?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->form_label), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
on_question_cb (AccordFigureNotes *self)
{
  show_form (self, "question");
}

static void
on_learned_cb (AccordFigureNotes *self)
{
  show_form (self, "learned");
}

static void
on_cancel_cb (AccordFigureNotes *self)
{
  show_form (self, NULL);
  gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}

static void
on_typed_cb (AccordFigureNotes *self)
{
  g_autofree char *body = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_widget_set_sensitive (self->save_button, *body != '\0');
}

static void
on_save_cb (AccordFigureNotes *self)
{
  g_autofree char *body = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (AccordChangeSet) changes = NULL;

  if (*body == '\0' || self->kind == NULL)
    return;
  changes = accord_note_add (get_workspace (self), self->kind, body, &self->place);
  accord_page_save (self->page, changes);
  on_cancel_cb (self);
}

static GtkWidget *
make_button (AccordFigureNotes *self,
             GtkWidget         *box,
             const char        *label,
             GCallback          callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_form (AccordFigureNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->form_label = GTK_LABEL (make_label (NULL, "dim-label"));
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->entry);
  self->save_button = make_button (self, row, _("_Write"), G_CALLBACK (on_save_cb));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  make_button (self, row, _("Ca_ncel"), G_CALLBACK (on_cancel_cb));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form_label));
  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
accord_figure_notes_finalize (GObject *object)
{
  AccordFigureNotes *self = ACCORD_FIGURE_NOTES (object);

  g_free ((char *) self->place.metric);
  g_free ((char *) self->place.grouping);
  g_free ((char *) self->place.group_value);
  g_free ((char *) self->place.figure);
  g_clear_pointer (&self->where, accord_condition_unref);
  G_OBJECT_CLASS (accord_figure_notes_parent_class)->finalize (object);
}

static void
accord_figure_notes_class_init (AccordFigureNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_figure_notes_finalize;
}

static void
accord_figure_notes_init (AccordFigureNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->form = make_form (self);
  make_button (self, self->buttons, _("_Question This"), G_CALLBACK (on_question_cb));
  make_button (self, self->buttons, _("What We _Learned"), G_CALLBACK (on_learned_cb));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->buttons);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_figure_notes_new:
 * @page: of the figure
 * @place: the figure
 *
 * Returns: (transfer floating): what was said about it
 */
GtkWidget *
accord_figure_notes_new (AccordPage            *page,
                         const AccordNotePlace *place)
{
  AccordFigureNotes *self = g_object_new (ACCORD_TYPE_FIGURE_NOTES, NULL);

  self->page = page;
  self->place = *place;
  self->place.metric = g_strdup (place->metric);
  self->place.grouping = g_strdup (place->grouping);
  self->place.group_value = g_strdup (place->group_value);
  self->place.figure = g_strdup (place->figure);
  self->where = place->where != NULL ? accord_condition_ref ((AccordCondition *) place->where) : NULL;
  self->place.where = self->where;
  g_signal_connect_object (accord_workspace_get_store (get_workspace (self)), "records-changed",
                           G_CALLBACK (on_records_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
