#include "ui/scoring/score-preview-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/sales-capacity.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/chart-view.h"
#include "ui/scoring/band-chart.h"
#include "ui/scoring/figure-tile.h"
#include "ui/scoring/moved-leads.h"
#include "ui/scoring/quality-card.h"
#include "ui/scoring/score-histogram.h"
#include "workspace/identity.h"

#define BANDS_HEIGHT 190

struct _AccordScorePreviewView
{
  GtkBox parent_instance;

  /* borrowed */
  AccordPage           *page;
  AccordScorePreviewer *previewer;
  GtkWidget            *leads_label, *problem_label, *nothing_label;
  GtkWidget            *known; /* what is shown once anything is known */
  AccordFigureTile      qualify, joined, left, weekly;
  GtkWidget            *histogram;
  GtkWidget            *bands_card, *bands_view, *unjudged_label, *young_label;
  GtkWidget            *quality_card;

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

static GtkWidget *
make_card (AccordScorePreviewView *self,
           const char             *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (self), card);
  return card;
}

static void
show_moved (AccordScorePreviewView *self,
            AccordFigureTile       *tile,
            AccordLeadSet          *leads,
            gboolean                joined)
{
  guint n = leads != NULL ? accord_lead_set_count (leads) : 0;
  g_autofree char *count = accord_words_count (n);
  g_autofree char *text = g_strdup_printf (joined ? "+%s" : "−%s", count);

  if (leads == NULL)
    accord_figure_tile_show (tile, NULL, NULL);
  else
    accord_figure_tile_show (tile, n > 0 ? text : "0", joined ? _("join") : _("drop out"));
  gtk_widget_set_sensitive (tile->box, n > 0);
}

/* Whole months: so nobody reads a day into it. */
static char *
describe_months (AccordDay first,
                 AccordDay last)
{
  gint year, month, day;
  AccordDay begin;

  accord_day_to_ymd (first, &year, &month, &day);
  begin = accord_day_from_ymd (year, month, 1);
  accord_day_to_ymd (last, &year, &month, &day);
  return accord_words_days (begin, (month == 12 ? accord_day_from_ymd (year + 1, 1, 1) : accord_day_from_ymd (year, month + 1, 1)) - 1);
}

/* «2,676 leads, May 2024 to January 2025» */
static char *
describe_leads (const AccordScorePreview *preview)
{
  g_autofree char *n = accord_words_count (preview->n_leads), *months = NULL;
  g_autofree char *leads = g_strdup_printf (ngettext ("%s lead", "%s leads", preview->n_leads), n);

  if (preview->first_day == ACCORD_DAY_NONE)
    return g_steal_pointer (&leads);
  months = describe_months (preview->first_day, preview->last_day);
  return g_strdup_printf ("%s, %s", leads, months);
}

static void
show_preview (AccordScorePreviewView *self)
{
  AccordScorePreview *preview = accord_score_previewer_get_preview (self->previewer);
  g_autofree char *leads = NULL, *qualify = NULL;

  gtk_widget_set_visible (self->known, preview != NULL);
  gtk_widget_set_visible (self->nothing_label, preview == NULL);
  accord_score_histogram_set_preview (ACCORD_SCORE_HISTOGRAM (self->histogram), preview);
  if (preview == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->leads_label), "");
      return;
    }
  leads = describe_leads (preview);
  gtk_label_set_label (GTK_LABEL (self->leads_label), leads);
  qualify = accord_words_count (preview->n_qualify);
  accord_figure_tile_show (&self->qualify, isnan (accord_scores_get_model (preview->scores)->mql) ? NULL : qualify,
             /* Translators: under a number of leads */
             ngettext ("qualifies", "qualify", preview->n_qualify));
  show_moved (self, &self->joined, preview->joined, TRUE);
  show_moved (self, &self->left, preview->left, FALSE);
}

/* What sales has time for, where it said so in the goal calculator. */
static char *
describe_capacity (AccordScorePreviewView *self)
{
  double capacity = accord_sales_capacity (accord_workspace_get_settings (accord_page_get_workspace (self->page)));
  g_autofree char *n = NULL;

  if (isnan (capacity) || capacity > G_MAXINT)
    return g_strdup (_("on average so far"));
  n = accord_words_count ((guint64) capacity);
  /* Translators: a number of leads a week */
  return g_strdup_printf (_("sales can follow up %s"), n);
}

static void
show_weekly (AccordScorePreviewView *self,
             double                  weekly)
{
  g_autofree char *figure = isnan (weekly) ? NULL : g_strdup_printf (_("%.0f a week"), weekly);
  g_autofree char *capacity = describe_capacity (self);

  accord_figure_tile_show (&self->weekly, figure, capacity);
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
  if (judgement != NULL)
    accord_quality_card_show (ACCORD_QUALITY_CARD (self->quality_card), judgement,
                              accord_score_previewer_get_before (self->previewer));
  gtk_widget_set_visible (self->unjudged_label, judgement == NULL);
  gtk_widget_set_visible (self->young_label, judgement != NULL && judgement->n_young > 0);
  gtk_label_set_label (GTK_LABEL (self->unjudged_label), unjudged != NULL ? unjudged : "");
  if (judgement == NULL)
    accord_figure_tile_show (&self->weekly, NULL, NULL);
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
  show_weekly (self, judgement->quality.weekly);
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
  GtkWidget *tiles = accord_figure_tiles_new (_("If this were published"));

  self->leads_label = make_caption (NULL);
  self->problem_label = make_label (NULL, "warning");
  self->nothing_label = make_label (_("The effect of the rules shows once leads are imported."), "dim-label");
  self->known = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->histogram = accord_score_histogram_new ();
  accord_figure_tile_init (&self->qualify, tiles, FALSE);
  accord_figure_tile_init (&self->joined, tiles, TRUE);
  accord_figure_tile_init (&self->left, tiles, TRUE);
  accord_figure_tile_init (&self->weekly, tiles, FALSE);
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
  self->bands_card = make_card (self, _("Customers by Band"));
  self->bands_view = accord_chart_view_new ();
  self->unjudged_label = make_label (NULL, "dim-label");
  self->young_label = make_caption (NULL);
  gtk_widget_set_size_request (self->bands_view, -1, BANDS_HEIGHT);
  gtk_box_append (GTK_BOX (self->bands_card), make_caption (_("bar: likely range; each lead by its score when it became one")));
  gtk_box_append (GTK_BOX (self->bands_card), self->bands_view);
  gtk_box_append (GTK_BOX (self->bands_card), self->unjudged_label);
  gtk_box_append (GTK_BOX (self->bands_card), self->young_label);
  self->quality_card = accord_quality_card_new ();
  gtk_box_append (GTK_BOX (self), self->quality_card);
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
