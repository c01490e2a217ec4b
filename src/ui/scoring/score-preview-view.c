#include "ui/scoring/score-preview-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/goal-plan.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/chart-view.h"
#include "ui/scoring/band-chart.h"
#include "ui/scoring/moved-leads.h"
#include "ui/scoring/score-histogram.h"
#include "workspace/identity.h"

#define BANDS_HEIGHT 190

typedef struct
{
  GtkWidget *box, *figure, *words;
} Tile;

struct _AccordScorePreviewView
{
  GtkBox parent_instance;

  /* borrowed */
  AccordPage           *page;
  AccordScorePreviewer *previewer;
  GtkWidget            *leads_label, *problem_label, *nothing_label;
  GtkWidget            *known; /* what is shown once anything is known */
  Tile                  qualify, joined, left, weekly;
  GtkWidget            *histogram;
  GtkWidget            *bands_card, *bands_view, *unjudged_label, *young_label;
  GtkWidget            *quality_card;
  Tile                  auc, lift, recall;

  /* owned */
  AccordScoreJudgement *judged; /* that is shown, or NULL */
};

G_DEFINE_FINAL_TYPE (AccordScorePreviewView, accord_score_preview_view, GTK_TYPE_BOX)

enum
{
  LINE_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = make_label (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* A figure and what it is; where it can be opened, the figure is a button. */
static void
make_tile (Tile      *tile,
           GtkWidget *parent,
           gboolean   opens)
{
  tile->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  tile->figure = make_label (NULL, "title-2");
  tile->words = make_caption (NULL);
  gtk_widget_add_css_class (tile->figure, "numeric");
  gtk_box_append (GTK_BOX (tile->box), tile->figure);
  gtk_box_append (GTK_BOX (tile->box), tile->words);
  if (opens)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), tile->box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      tile->box = button;
    }
  gtk_widget_set_hexpand (tile->box, !opens);
  gtk_flow_box_insert (GTK_FLOW_BOX (parent), tile->box, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (tile->box), FALSE);
}

static void
show_tile (Tile       *tile,
           const char *figure,
           const char *words)
{
  gtk_label_set_label (GTK_LABEL (tile->figure), figure);
  gtk_label_set_label (GTK_LABEL (tile->words), words);
  gtk_widget_set_visible (gtk_widget_get_parent (tile->box), figure != NULL);
  if (GTK_IS_BUTTON (tile->box) && figure != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", figure, words);

      gtk_accessible_update_property (GTK_ACCESSIBLE (tile->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static GtkWidget *
make_tiles (const char *name)
{
  GtkWidget *tiles = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (tiles), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (tiles), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (tiles), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tiles), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return tiles;
}

static GtkWidget *
make_card (AccordScorePreviewView *self,
           const char             *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  if (title != NULL)
    gtk_box_append (GTK_BOX (card), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (self), card);
  return card;
}

static void
show_moved (AccordScorePreviewView *self,
            Tile                   *tile,
            AccordLeadSet          *leads,
            gboolean                joined)
{
  guint n = leads != NULL ? accord_lead_set_count (leads) : 0;
  g_autofree char *count = accord_words_count (n);
  g_autofree char *text = g_strdup_printf (joined ? "+%s" : "−%s", count);

  if (leads == NULL)
    show_tile (tile, NULL, NULL);
  else
    show_tile (tile, n > 0 ? text : "0", joined ? _("join") : _("drop out"));
  gtk_widget_set_sensitive (tile->box, n > 0);
}

static void
show_preview (AccordScorePreviewView *self)
{
  AccordScorePreview *preview = accord_score_previewer_get_preview (self->previewer);
  g_autofree char *n = NULL, *leads = NULL, *qualify = NULL;

  gtk_widget_set_visible (self->known, preview != NULL);
  gtk_widget_set_visible (self->nothing_label, preview == NULL);
  accord_score_histogram_set_preview (ACCORD_SCORE_HISTOGRAM (self->histogram), preview);
  if (preview == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->leads_label), "");
      return;
    }
  n = accord_words_count (preview->n_leads);
  leads = g_strdup_printf (ngettext ("%s lead", "%s leads", preview->n_leads), n);
  gtk_label_set_label (GTK_LABEL (self->leads_label), leads);
  qualify = accord_words_count (preview->n_qualify);
  show_tile (&self->qualify, isnan (accord_scores_get_model (preview->scores)->mql) ? NULL : qualify,
             /* Translators: under a number of leads */
             ngettext ("qualifies", "qualify", preview->n_qualify));
  show_moved (self, &self->joined, preview->joined, TRUE);
  show_moved (self, &self->left, preview->left, FALSE);
}

/* What sales has time for, where it said so in the goal calculator. */
static char *
describe_capacity (AccordScorePreviewView *self)
{
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (self->page));
  gint64 attempts = accord_record_get_integer (settings, "handover_attempts");
  double people = accord_record_get_real (settings, "plan_people");
  AccordCapacityInput input = { .people = people,
                                .hours = accord_record_get_real (settings, "plan_hours"),
                                .minutes = accord_record_get_real (settings, "plan_minutes"),
                                .chance = accord_record_get_real (settings, "plan_chance"),
                                .attempts = (gint) CLAMP (attempts, 0, 1000) };
  AccordCapacity capacity;
  g_autofree char *n = NULL;

  accord_capacity_make (&capacity, &input, NAN);
  if (!isfinite (capacity.each * people) || capacity.each * people > G_MAXINT)
    return g_strdup (_("on average so far"));
  n = accord_words_count ((guint64) floor (capacity.each * people));
  /* Translators: a number of leads a week */
  return g_strdup_printf (_("sales can follow up %s"), n);
}

static void
show_quality (AccordScorePreviewView   *self,
              const AccordScoreQuality *quality)
{
  g_autofree char *auc = isnan (quality->auc) ? NULL : g_strdup_printf (_("%.0f of 100"), quality->auc * 100);
  g_autofree char *lift = isnan (quality->lift) ? NULL : g_strdup_printf (_("%.1f × average"), quality->lift);
  g_autofree char *found = accord_words_count (quality->true_positives);
  g_autofree char *buyers = accord_words_count (quality->won);
  g_autofree char *recall = isnan (quality->recall) ? NULL : g_strdup_printf (_("%s of %s"), found, buyers);
  g_autofree char *weekly = isnan (quality->weekly) ? NULL : g_strdup_printf (_("%.0f a week"), quality->weekly);
  g_autofree char *capacity = describe_capacity (self);

  show_tile (&self->weekly, weekly, capacity);
  show_tile (&self->auc, auc, _("times a buyer scores above a non-buyer"));
  show_tile (&self->lift, lift, _("the best tenth by score"));
  show_tile (&self->recall, recall, _("buyers would have qualified"));
}

static void
show_judgement (AccordScorePreviewView *self)
{
  AccordScoreJudgement *judgement = accord_score_previewer_get_judgement (self->previewer);
  const char *unjudged = accord_score_previewer_get_unjudged (self->previewer);
  gboolean any = accord_score_previewer_get_preview (self->previewer) != NULL;
  g_autofree char *sentence = NULL, *young = NULL, *n = NULL;

  gtk_widget_set_visible (self->bands_card, any && (judgement != NULL || unjudged != NULL));
  gtk_widget_set_visible (self->bands_view, judgement != NULL);
  gtk_widget_set_visible (self->quality_card, any && judgement != NULL);
  gtk_widget_set_visible (self->unjudged_label, judgement == NULL);
  gtk_widget_set_visible (self->young_label, judgement != NULL && judgement->n_young > 0);
  gtk_label_set_label (GTK_LABEL (self->unjudged_label), unjudged != NULL ? unjudged : "");
  if (judgement == NULL)
    show_tile (&self->weekly, NULL, NULL);
  if (judgement == self->judged)
    return;
  g_clear_pointer (&self->judged, accord_score_judgement_unref);
  if (judgement == NULL)
    return;
  self->judged = accord_score_judgement_ref (judgement);
  sentence = accord_band_chart_sentence (judgement);
  accord_chart_view_set_chart (ACCORD_CHART_VIEW (self->bands_view), accord_band_chart_new (judgement),
                               _("Customers by band"), sentence);
  n = accord_words_count (judgement->n_young);
  young = g_strdup_printf (ngettext ("Left out: %s lead that still has time to buy.",
                                     "Left out: %s leads that still have time to buy.", judgement->n_young),
                           n);
  gtk_label_set_label (GTK_LABEL (self->young_label), young);
  show_quality (self, &judgement->quality);
}

static void
show (AccordScorePreviewView *self)
{
  const char *problem = accord_score_previewer_get_problem (self->previewer);

  gtk_label_set_label (GTK_LABEL (self->problem_label), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_label, problem != NULL);
  show_preview (self);
  show_judgement (self);
}

static void
on_joined_clicked_cb (AccordScorePreviewView *self)
{
  accord_moved_leads_show (self->page, accord_score_previewer_get_preview (self->previewer), TRUE);
}

static void
on_left_clicked_cb (AccordScorePreviewView *self)
{
  accord_moved_leads_show (self->page, accord_score_previewer_get_preview (self->previewer), FALSE);
}

static void
on_line_moved_cb (AccordScorePreviewView *self,
                  const char             *column,
                  double                  value)
{
  g_signal_emit (self, signals[LINE_MOVED], 0, column, value);
}

static void
show_rights (AccordScorePreviewView *self)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (self->page));

  accord_score_histogram_set_movable (ACCORD_SCORE_HISTOGRAM (self->histogram),
                                      accord_identity_may (identity, ACCORD_RIGHT_DRAFT));
}

static void
build_preview (AccordScorePreviewView *self)
{
  GtkWidget *card = make_card (self, _("If This Were Published"));
  GtkWidget *tiles = make_tiles (_("If this were published"));

  self->leads_label = make_caption (NULL);
  self->problem_label = make_label (NULL, "warning");
  self->nothing_label = make_label (_("The effect of the rules shows once leads are imported."), "dim-label");
  self->known = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->histogram = accord_score_histogram_new ();
  make_tile (&self->qualify, tiles, FALSE);
  make_tile (&self->joined, tiles, TRUE);
  make_tile (&self->left, tiles, TRUE);
  make_tile (&self->weekly, tiles, FALSE);
  g_signal_connect_object (self->joined.box, "clicked", G_CALLBACK (on_joined_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->left.box, "clicked", G_CALLBACK (on_left_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->histogram, "line-moved", G_CALLBACK (on_line_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->known), tiles);
  gtk_box_append (GTK_BOX (self->known), self->histogram);
  gtk_box_append (GTK_BOX (card), self->leads_label);
  gtk_box_append (GTK_BOX (card), self->problem_label);
  gtk_box_append (GTK_BOX (card), self->nothing_label);
  gtk_box_append (GTK_BOX (card), self->known);
}

static void
build_judgement (AccordScorePreviewView *self)
{
  GtkWidget *tiles = make_tiles (_("How well the score tells who buys"));

  self->bands_card = make_card (self, _("Customers by Band"));
  self->bands_view = accord_chart_view_new ();
  self->unjudged_label = make_label (NULL, "dim-label");
  self->young_label = make_caption (NULL);
  gtk_widget_set_size_request (self->bands_view, -1, BANDS_HEIGHT);
  gtk_box_append (GTK_BOX (self->bands_card), make_caption (_("bar: likely range; each lead by its score when it became one")));
  gtk_box_append (GTK_BOX (self->bands_card), self->bands_view);
  gtk_box_append (GTK_BOX (self->bands_card), self->unjudged_label);
  gtk_box_append (GTK_BOX (self->bands_card), self->young_label);
  self->quality_card = make_card (self, NULL);
  make_tile (&self->auc, tiles, FALSE);
  make_tile (&self->lift, tiles, FALSE);
  make_tile (&self->recall, tiles, FALSE);
  gtk_box_append (GTK_BOX (self->quality_card), tiles);
}

static void
accord_score_preview_view_finalize (GObject *object)
{
  AccordScorePreviewView *self = ACCORD_SCORE_PREVIEW_VIEW (object);

  g_clear_pointer (&self->judged, accord_score_judgement_unref);
  G_OBJECT_CLASS (accord_score_preview_view_parent_class)->finalize (object);
}

static void
accord_score_preview_view_class_init (AccordScorePreviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_score_preview_view_finalize;
  signals[LINE_MOVED] = g_signal_new ("line-moved", ACCORD_TYPE_SCORE_PREVIEW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_DOUBLE);
}

static void
accord_score_preview_view_init (AccordScorePreviewView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 14);
  build_preview (self);
  build_judgement (self);
}

/**
 * accord_score_preview_view_new:
 * @page: the page of the score, which holds both
 * @previewer: what it shows
 *
 * Returns: (transfer floating): the cards
 */
GtkWidget *
accord_score_preview_view_new (AccordPage           *page,
                               AccordScorePreviewer *previewer)
{
  AccordScorePreviewView *self = g_object_new (ACCORD_TYPE_SCORE_PREVIEW_VIEW, NULL);

  self->page = page;
  self->previewer = previewer;
  g_signal_connect_object (previewer, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (accord_page_get_workspace (page)), "notify::may-draft",
                           G_CALLBACK (show_rights), self, G_CONNECT_SWAPPED);
  show_rights (self);
  show (self);
  return GTK_WIDGET (self);
}
