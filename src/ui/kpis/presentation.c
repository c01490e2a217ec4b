#include "ui/kpis/presentation.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "present/words-condition.h"
#include "present/words.h"
#include "ui/kpis/kpi-card.h"
#include "workspace/board-charts.h"

struct _AccordPresentation
{
  AdwWindow parent_instance;

  /* borrowed */
  GtkWidget *frame; /* has the keyboard, until a chart is given it */
  AdwBin    *slide;
  GtkLabel  *sentence_label;
  GtkLabel  *which_label;
  GtkLabel  *place_label;
  GtkLabel  *as_of_label;

  /* owned */
  AccordPage      *page;
  GPtrArray       *charts; /* of AccordRecord */
  AccordKpiChoice  choice;
  guint            index;
};

G_DEFINE_FINAL_TYPE (AccordPresentation, accord_presentation, ADW_TYPE_WINDOW)

static AccordWorkspace *
get_workspace (AccordPresentation *self)
{
  return accord_page_get_workspace (self->page);
}

static void
on_redrawn_cb (AccordPresentation *self,
               AccordKpiCard      *card)
{
  g_autofree char *sentence = NULL;
  AccordChart *chart = accord_kpi_card_make_chart (card, &sentence);

  if (chart != NULL)
    accord_chart_free (chart);
  gtk_label_set_label (self->sentence_label, sentence != NULL ? sentence : "");
}

static void
show_slide (AccordPresentation *self,
            guint               index)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));
  g_autofree char *place = NULL;
  GtkWidget *card;

  self->index = MIN (index, self->charts->len - 1);
  card = accord_kpi_card_new (get_workspace (self), self->charts->pdata[self->index]);
  accord_kpi_card_set_large (ACCORD_KPI_CARD (card));
  g_signal_connect_object (card, "redrawn", G_CALLBACK (on_redrawn_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->sentence_label, "");
  gtk_widget_grab_focus (self->frame);
  adw_bin_set_child (self->slide, card);
  /* Translators: which chart of how many is presented */
  place = g_strdup_printf (_("%u of %u"), self->index + 1, self->charts->len);
  gtk_label_set_label (self->place_label, place);
  if (frame != NULL)
    accord_kpi_card_show (ACCORD_KPI_CARD (card), frame, &self->choice);
}

static gboolean
on_key_cb (AccordPresentation *self,
           guint               keyval,
           guint               keycode,
           GdkModifierType     modifiers)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Escape:
    case GDK_KEY_F11:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_Left:
      show_slide (self, (keyval == GDK_KEY_Right) != rtl ? self->index + 1 : self->index - (self->index > 0));
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Down:
    case GDK_KEY_space:
      show_slide (self, self->index + 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Up:
    case GDK_KEY_BackSpace:
      show_slide (self, self->index - (self->index > 0));
      return TRUE;
    case GDK_KEY_Home:
      show_slide (self, 0);
      return TRUE;
    case GDK_KEY_End:
      show_slide (self, self->charts->len - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Which leads of which days, and what is not today. */
static void
describe (AccordPresentation *self)
{
  g_autoptr (AccordCondition) where = accord_kpi_choice_where (&self->choice);
  AccordDay from, to;
  AccordAsOf as_of;
  g_autofree char *days = NULL, *which = NULL, *day = NULL, *as_of_text = NULL;

  accord_workspace_get_as_of (get_workspace (self), &as_of);
  accord_span_find_days (&self->choice, as_of.day, &from, &to);
  days = from == ACCORD_DAY_NONE ? g_strdup (_("All time")) : accord_words_days (from, to);
  if (where != NULL)
    {
      g_autofree char *condition = accord_words_condition (where, accord_workspace_get_settings (get_workspace (self)));

      which = g_strdup_printf (_("%s, only where %s"), days, condition);
    }
  day = accord_words_day (as_of.day);
  as_of_text = g_strdup_printf (_("as of %s"), day);
  gtk_label_set_label (self->which_label, which != NULL ? which : days);
  gtk_label_set_label (self->as_of_label, as_of_text);
}

static void
accord_presentation_finalize (GObject *object)
{
  AccordPresentation *self = ACCORD_PRESENTATION (object);

  g_clear_object (&self->page);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  accord_kpi_choice_clear (&self->choice);
  G_OBJECT_CLASS (accord_presentation_parent_class)->finalize (object);
}

static void
accord_presentation_class_init (AccordPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_presentation_finalize;
}

static GtkLabel *
make_label (const char *style,
            float       xalign,
            gboolean    wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_ellipsize (GTK_LABEL (label), wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static GtkWidget *
make_foot (AccordPresentation *self)
{
  GtkWidget *foot = gtk_center_box_new ();

  self->which_label = make_label ("dim-label", 0, FALSE);
  self->place_label = make_label ("numeric", 0.5, FALSE);
  self->as_of_label = make_label ("dim-label", 1, FALSE);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (foot), GTK_WIDGET (self->which_label));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (foot), GTK_WIDGET (self->place_label));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (foot), GTK_WIDGET (self->as_of_label));
  return foot;
}

static void
accord_presentation_init (AccordPresentation *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *handle = gtk_window_handle_new ();

  self->frame = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->slide = ADW_BIN (adw_bin_new ());
  self->sentence_label = make_label ("presented-sentence", 0, TRUE);
  gtk_widget_set_focusable (self->frame, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Presentation"), -1);
  gtk_widget_add_css_class (self->frame, "presentation");
  gtk_widget_set_vexpand (GTK_WIDGET (self->slide), TRUE);
  gtk_box_append (GTK_BOX (self->frame), GTK_WIDGET (self->slide));
  gtk_box_append (GTK_BOX (self->frame), GTK_WIDGET (self->sentence_label));
  gtk_box_append (GTK_BOX (self->frame), make_foot (self));
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), self->frame);
  adw_window_set_content (ADW_WINDOW (self), handle);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Leads are shown by the window behind. */
static void
on_leads_asked_cb (AccordPresentation *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * accord_presentation_open:
 * @page: of the board
 * @choice: what is chosen above it; copied
 * @from: (nullable): the id of the chart that it begins with
 */
void
accord_presentation_open (AccordPage            *page,
                          const AccordKpiChoice *choice,
                          const char            *from)
{
  AccordPresentation *self = g_object_new (ACCORD_TYPE_PRESENTATION, "title", _("Presentation"), "modal", TRUE, "transient-for",
                                           gtk_widget_get_root (GTK_WIDGET (page)), "default-width", 1200, "default-height", 780,
                                           NULL);
  guint index = 0;

  self->page = g_object_ref (page);
  accord_kpi_choice_copy (&self->choice, choice);
  self->charts = accord_board_list_charts (accord_page_get_workspace (page));
  accord_records_find (self->charts, from, &index);
  accord_page_lend (page, GTK_WINDOW (self));
  g_signal_connect_object (page, "leads-asked", G_CALLBACK (on_leads_asked_cb), self, G_CONNECT_SWAPPED);
  describe (self);
  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  show_slide (self, index);
}
