#include "ui/personas/journey-map.h"

#include <glib/gi18n-lib.h>

#include "model/persona-journey.h"
#include "present/words.h"
#include "ui/common/growing-text.h"
#include "ui/personas/journey-layout.h"

struct _AccordJourneyMap
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordJourneyMap, accord_journey_map, ADW_TYPE_BIN)

/* A cell is an overlay of its text and of what stands there while there is none. */
static void
on_text_changed_cb (GtkTextBuffer *buffer,
                    GtkWidget     *cell)
{
  GtkWidget *hint = g_object_get_data (G_OBJECT (cell), "accord-hint");
  gboolean empty = gtk_text_buffer_get_char_count (buffer) == 0;

  gtk_widget_set_visible (hint, empty);
  if (empty)
    gtk_widget_add_css_class (cell, "empty");
  else
    gtk_widget_remove_css_class (cell, "empty");
}

static GtkWidget *
make_hint (void)
{
  GtkWidget *hint = gtk_label_new (_("Empty"));

  gtk_widget_set_can_target (hint, FALSE);
  gtk_widget_set_halign (hint, GTK_ALIGN_START);
  gtk_widget_set_valign (hint, GTK_ALIGN_START);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "journey-hint");
  return hint;
}

static GtkWidget *
make_cell (AccordAutosave *autosave,
           guint           stage,
           guint           aspect)
{
  GtkWidget *cell = gtk_overlay_new ();
  GtkWidget *text = accord_growing_text_new ();
  GtkWidget *hint = make_hint ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  g_autofree char *within = accord_words_within (accord_persona_journey_aspect_label (aspect));
  /* Translators: a stage of a buyer's journey, and what is said of it: «Compare: what they need» */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), accord_persona_journey_stage_label (stage), within);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_overlay_set_child (GTK_OVERLAY (cell), text);
  gtk_overlay_add_overlay (GTK_OVERLAY (cell), hint);
  gtk_widget_add_css_class (cell, "journey-cell");
  g_object_set_data (G_OBJECT (cell), "accord-hint", hint);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_text_changed_cb), cell, 0);
  on_text_changed_cb (buffer, cell);
  accord_autosave_bind (autosave, text, accord_persona_journey_column (stage, aspect));
  return cell;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A cell below what it is about: where stages stand one below the other there are no rows to read that from. */
static GtkWidget *
make_captioned (AccordAutosave *autosave,
                guint           stage,
                guint           aspect)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *caption = make_label (accord_persona_journey_aspect_label (aspect), "caption");
  GtkWidget *cell = make_cell (autosave, stage, aspect);

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_vexpand (cell, TRUE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), cell);
  return box;
}

static void
accord_journey_map_class_init (AccordJourneyMapClass *klass)
{
}

static void
accord_journey_map_init (AccordJourneyMap *self)
{
}

/**
 * accord_journey_map_new:
 * @autosave: what the cells are bound with
 *
 * Returns: the grid of all cells
 */
GtkWidget *
accord_journey_map_new (AccordAutosave *autosave)
{
  AccordJourneyMap *self = g_object_new (ACCORD_TYPE_JOURNEY_MAP, NULL);
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (grid, accord_journey_layout_new (ACCORD_JOURNEY_N_STAGES, ACCORD_JOURNEY_N_ASPECTS + 1));
  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    {
      gtk_box_append (GTK_BOX (grid), make_label (accord_persona_journey_stage_label (stage), "heading"));
      for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
        gtk_box_append (GTK_BOX (grid), make_captioned (autosave, stage, aspect));
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "journey-map");
  adw_bin_set_child (ADW_BIN (self), grid);
  return GTK_WIDGET (self);
}
