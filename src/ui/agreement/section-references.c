#include "ui/agreement/section-references.h"

#include "ui/common/reference-picker.h"

typedef struct
{
  AccordRichText        *text;   /* borrowed */
  AccordReferencePicker *picker; /* borrowed: a child of the view */
  gboolean               typed;  /* «@» was: what is typed then is text if nothing is chosen */
} References;

/* Where the source of a reference is found: a page, and an item of it that is none of its own. */
static const struct
{
  const char *kind, *page, *item;
} places[] = {
  { "goal", "sla", "goals" },          { "persona", "personas", NULL }, { "commitment", "sla", "accountabilities" },
  { "target", "kpis", "" },            { "metric", "kpis", NULL },      { "calendar", "sla", "accountabilities" },
  { "term", "sla", "glossary" },       { "threshold", "sla", "qualified" },
};

static References *
get_references (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "accord-section-references");
}

static void
on_opened_cb (GtkWidget  *view,
              const char *address)
{
  const char *item;
  const AccordReferenceKind *kind = accord_reference_parse (address, &item);

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].kind, kind->name))
      gtk_widget_activate_action (view, "win.open-item", "(ss)", places[i].page,
                                  places[i].item != NULL ? places[i].item : item);
}

static void
on_chosen_cb (GtkWidget             *view,
              const AccordReferable *referable)
{
  References *self = get_references (view);

  accord_rich_text_insert_reference (self->text, referable->address, referable->words);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Nothing that was typed is lost. */
static void
on_left_cb (GtkWidget  *view,
            const char *typed)
{
  References *self = get_references (view);
  g_autofree char *text = g_strconcat ("@", typed, NULL);

  if (self == NULL)
    return;
  if (self->typed)
    accord_rich_text_insert (self->text, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
ask (GtkWidget *view,
     gboolean   typed)
{
  References *self = get_references (view);
  GtkTextView *text_view = GTK_TEXT_VIEW (self->text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  GtkTextIter cursor;
  GdkRectangle at;
  double x, y;

  if (!gtk_text_view_get_editable (text_view))
    return;
  self->typed = typed;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (text_view, &cursor, &at);
  gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &at.x, &at.y);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->text), view, at.x, at.y, &x, &y))
    accord_reference_picker_open (self->picker, &(GdkRectangle) { (gint) x, (gint) y, MAX (at.width, 1), at.height });
}

static void
on_wanted_cb (GtkWidget *view)
{
  ask (view, TRUE);
}

/**
 * accord_section_references_add:
 * @view: of a section: it lays out a popover by leaving it alone
 * @text: the text in it
 */
void
accord_section_references_add (GtkWidget       *view,
                               AccordRichText  *text,
                               AccordWorkspace *workspace)
{
  AccordLiveReferences *references = accord_live_references_get (workspace);
  GtkWidget *picker = accord_reference_picker_new (references);
  References *self = g_new0 (References, 1);

  self->text = text;
  self->picker = ACCORD_REFERENCE_PICKER (picker);
  g_object_set_data_full (G_OBJECT (view), "accord-section-references", self, g_free);
  gtk_widget_set_parent (picker, view);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_chosen_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "left", G_CALLBACK (on_left_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "reference-opened", G_CALLBACK (on_opened_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "reference-wanted", G_CALLBACK (on_wanted_cb), view, G_CONNECT_SWAPPED);
  accord_rich_text_set_references (text, references);
}

void
accord_section_references_remove (GtkWidget *view)
{
  References *self = get_references (view);

  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->picker, view);
  gtk_widget_unparent (GTK_WIDGET (self->picker));
  g_object_set_data (G_OBJECT (view), "accord-section-references", NULL);
}

void
accord_section_references_insert (GtkWidget *view)
{
  ask (view, FALSE);
}
