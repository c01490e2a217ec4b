#include "ui/scoring/threshold-chooser.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/sales-capacity.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/close-key.h"
#include "ui/scoring/figure-tile.h"
#include "ui/scoring/threshold-chart.h"
#include "workspace/identity.h"

#define TWO_IN_FIVE 0.4

/* What can be taken as the threshold. */
enum
{
  OFFER_LINE,
  OFFER_CAPACITY,
  OFFER_CONVERT,
  N_OFFERS,
};

/* The thresholds that are chosen here. */
static const struct
{
  const char *column;
  const char *label;
} kinds[] = {
  { "score_mql", N_("_Qualified (MQL)") },
  { "score_handover", N_("To _Sales") },
};

typedef struct
{
  GtkWidget *row, *button;
  double     threshold; /* NaN: there is none to offer */
} Offer;

/* Kept by the window. */
typedef struct
{
  /* borrowed */
  AccordPage           *page;
  GtkWidget            *window;
  GtkWidget            *kind_buttons[G_N_ELEMENTS (kinds)];
  GtkWidget            *chart; /* weak: NULL once the window is closed */
  AccordFigureTile      precision, recall, weekly;
  Offer                 offers[N_OFFERS];

  /* owned */
  AccordThresholdTable *table; /* NULL: not found yet */
  AccordScoreJudgement *judgement; /* that it is of */

  guint  kind;
  double threshold; /* where the line is */
  double capacity;  /* leads a week, or NaN */
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_clear_weak_pointer (&self->chart);
  accord_threshold_table_free (self->table);
  g_clear_pointer (&self->judgement, accord_score_judgement_unref);
  g_free (self);
}

static AccordRecord *
get_settings (Chooser *self)
{
  return accord_workspace_get_settings (accord_page_get_workspace (self->page));
}

/* One step of Undo; the page shows what it does. */
static void
take (Chooser *self,
      double   threshold)
{
  g_autofree char *score = accord_words_score (threshold);
  g_autofree char *summary = NULL;
  g_autoptr (AccordChangeSet) changes = NULL;

  summary = g_strdup_printf (self->kind == 0 ? _("Qualified from %s") : _("Handed over to sales from %s"), score);
  changes = accord_change_set_new (summary);
  accord_change_set_update_real (changes, get_settings (self), kinds[self->kind].column, threshold);
  if (!accord_change_set_is_empty (changes))
    {
      accord_page_save (self->page, changes);
      accord_page_toast_undo (self->page, summary);
    }
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
on_offer_clicked_cb (Chooser   *self,
                     GtkWidget *button)
{
  for (guint i = 0; i < N_OFFERS; i++)
    if (self->offers[i].button == button && !isnan (self->offers[i].threshold))
      {
        take (self, self->offers[i].threshold);
        return;
      }
}

static char *
write_share (double share)
{
  return accord_words_value (share, ACCORD_UNIT_RATIO, NULL);
}

static char *
write_weekly (double weekly)
{
  return isnan (weekly) ? NULL : g_strdup_printf (_("%.0f a week"), weekly);
}

/* @threshold: NaN: @why says why there is none. */
static void
show_offer (Chooser    *self,
            guint       index,
            double      threshold,
            const char *why)
{
  Offer *offer = &self->offers[index];
  gboolean may = accord_identity_may (accord_identity_get (accord_page_get_workspace (self->page)), ACCORD_RIGHT_DRAFT);
  g_autofree char *score = isnan (threshold) ? NULL : accord_words_score (threshold);
  /* Translators: on a button; %s is a score */
  g_autofree char *label = score != NULL ? g_strdup_printf (_("Use %s"), score) : NULL;
  g_autofree char *name = label != NULL ? g_strdup_printf ("%s: %s", label,
                                                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (offer->row)))
                                        : NULL;

  offer->threshold = threshold;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (offer->row), why);
  gtk_widget_set_visible (offer->button, label != NULL);
  gtk_widget_set_sensitive (offer->button, may);
  if (label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (offer->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (offer->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static char *
describe_line (Chooser *self)
{
  double now = accord_record_get_real (get_settings (self), kinds[self->kind].column);
  g_autofree char *score = isnan (now) ? NULL : accord_words_score (now);

  /* Translators: the threshold of the draft */
  return score != NULL ? g_strdup_printf (_("The draft has %s."), score) : g_strdup (_("The draft has none."));
}

static char *
describe_capacity (Chooser *self,
                   double   threshold)
{
  g_autofree char *n = isnan (self->capacity) ? NULL : accord_words_count ((guint64) self->capacity);
  AccordThresholdFigures figures;
  g_autofree char *weekly = NULL;

  if (n == NULL)
    return g_strdup (_("The goal calculator does not say yet how much time sales has."));
  if (isnan (threshold))
    return g_strdup_printf (_("No threshold passes on as few as the %s a week that sales can follow up."), n);
  accord_threshold_table_get (self->table, threshold, &figures);
  weekly = write_weekly (figures.weekly);
  return g_strdup_printf (_("%s; sales can follow up %s."), weekly, n);
}

static char *
describe_convert (Chooser *self,
                  double   threshold)
{
  AccordThresholdFigures figures;
  g_autofree char *share = NULL, *n = NULL, *won = NULL;

  if (isnan (threshold))
    return g_strdup (_("At no threshold do two in five of those passed on buy."));
  accord_threshold_table_get (self->table, threshold, &figures);
  share = write_share (figures.precision);
  n = accord_words_count (figures.n);
  won = accord_words_count (figures.won);
  return g_strdup_printf (_("%s: %s of %s bought."), share, won, n);
}

static void
show_offers (Chooser *self)
{
  double fill = isnan (self->capacity) ? NAN : accord_threshold_table_fill (self->table, self->capacity);
  double convert = accord_threshold_table_convert (self->table, TWO_IN_FIVE);
  g_autofree char *line = describe_line (self);
  g_autofree char *capacity = describe_capacity (self, fill), *share = describe_convert (self, convert);

  show_offer (self, OFFER_LINE, self->threshold, line);
  show_offer (self, OFFER_CAPACITY, fill, capacity);
  show_offer (self, OFFER_CONVERT, convert, share);
}

/* What the line says, drawn and told. */
static void
show_line (Chooser *self)
{
  AccordThresholdFigures figures, all;
  g_autofree char *precision = NULL, *recall = NULL, *weekly = NULL, *score = accord_words_score (self->threshold);
  g_autofree char *passed = NULL, *found = NULL, *capacity = NULL, *description = NULL;
  g_autofree char *n = NULL, *won = NULL, *buyers = NULL, *most = NULL;

  accord_threshold_table_get (self->table, self->threshold, &figures);
  accord_threshold_table_get (self->table, -G_MAXDOUBLE, &all);
  precision = write_share (figures.precision);
  recall = write_share (figures.recall);
  weekly = write_weekly (figures.weekly);
  n = accord_words_count (figures.n);
  won = accord_words_count (figures.won);
  buyers = accord_words_count (all.won);
  passed = g_strdup_printf (_("of those passed on bought: %s of %s"), won, n);
  found = g_strdup_printf (_("of the buyers are found: %s of %s"), won, buyers);
  most = isnan (self->capacity) ? NULL : accord_words_count ((guint64) self->capacity);
  capacity = most != NULL ? g_strdup_printf (_("sales can follow up %s"), most) : g_strdup (_("leads passed on"));
  accord_figure_tile_show (&self->precision, precision, passed);
  accord_figure_tile_show (&self->recall, recall, found);
  accord_figure_tile_show (&self->weekly, weekly, capacity);
  description = g_strdup_printf ("%s. %s %s. %s %s. %s", score, precision, passed, recall, found, weekly != NULL ? weekly : "");
  accord_threshold_chart_set_threshold (ACCORD_THRESHOLD_CHART (self->chart), self->threshold, description);
}

static void
show (Chooser *self)
{
  const AccordScoreModel *model = accord_scores_get_model (self->judgement->scores);
  double first, last;

  accord_threshold_table_get_span (self->table, &first, &last);
  first = isnan (model->min) ? first : fmin (first, model->min);
  last = isnan (model->max) ? last : fmax (last, model->max);
  self->threshold = CLAMP (isnan (self->threshold) ? last : self->threshold, first, last);
  accord_threshold_chart_set_table (ACCORD_THRESHOLD_CHART (self->chart), self->table, first, last);
  show_line (self);
  show_offers (self);
}

static void
on_moved_cb (Chooser *self,
             double   threshold)
{
  g_autofree char *line = describe_line (self);

  self->threshold = threshold;
  show_line (self);
  show_offer (self, OFFER_LINE, threshold, line);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      judgement,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, accord_score_judgement_make_table (judgement), (GDestroyNotify) accord_threshold_table_free);
}

static void
on_found_cb (GObject      *window,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AccordThresholdTable) table = g_task_propagate_pointer (G_TASK (result), NULL);
  Chooser *self = g_object_get_data (window, "chooser");

  if (self == NULL || table == NULL || self->chart == NULL)
    return;
  self->table = g_steal_pointer (&table);
  show (self);
}

static void
find (Chooser *self)
{
  g_autoptr (GTask) task = g_task_new (self->window, NULL, on_found_cb, NULL);

  g_task_set_source_tag (task, find);
  g_task_set_task_data (task, accord_score_judgement_ref (self->judgement), (GDestroyNotify) accord_score_judgement_unref);
  g_task_run_in_thread (task, find_in_thread);
}

static void
on_kind_toggled_cb (Chooser   *self,
                    GtkWidget *button)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->kind_buttons[i] == button)
      self->kind = i;
  self->threshold = accord_record_get_real (get_settings (self), kinds[self->kind].column);
  if (self->table != NULL)
    show (self);
}

static GtkWidget *
make_kinds (Chooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_(kinds[i].label));

      self->kind_buttons[i] = button;
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), i > 0 ? GTK_TOGGLE_BUTTON (self->kind_buttons[0]) : NULL);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_kind_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_offers (Chooser *self)
{
  const char *const titles[N_OFFERS] = { _("Where the Line Is"), _("Fills Sales’ Capacity"), _("Two in Five Convert") };
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Thresholds to take"), -1);
  for (guint i = 0; i < N_OFFERS; i++)
    {
      Offer *offer = &self->offers[i];

      offer->row = adw_action_row_new ();
      offer->button = gtk_button_new ();
      offer->threshold = NAN;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (offer->row), titles[i]);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (offer->row), 0);
      gtk_widget_set_valign (offer->button, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (offer->button, FALSE);
      if (i == OFFER_LINE)
        gtk_widget_add_css_class (offer->button, "suggested-action");
      g_signal_connect_swapped (offer->button, "clicked", G_CALLBACK (on_offer_clicked_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (offer->row), offer->button);
      gtk_list_box_append (GTK_LIST_BOX (list), offer->row);
    }
  return list;
}

/* Which leads the picture is of. */
static GtkWidget *
make_note (Chooser *self)
{
  gint64 horizon = accord_record_get_integer (get_settings (self), "horizon_days");
  g_autofree char *n = accord_words_count (self->judgement->quality.n);
  g_autofree char *text = g_strdup_printf (ngettext ("Of %s leads of which it is known who bought within %d day, each by its "
                                                     "score when it became one.",
                                                     "Of %s leads of which it is known who bought within %d days, each by "
                                                     "its score when it became one.",
                                                     (gulong) horizon),
                                           n, (gint) horizon);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_content (Chooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkWidget *tiles = accord_figure_tiles_new (_("What the threshold would have done"));

  g_set_weak_pointer (&self->chart, accord_threshold_chart_new ());
  accord_threshold_chart_set_capacity (ACCORD_THRESHOLD_CHART (self->chart), self->capacity);
  g_signal_connect_swapped (self->chart, "moved", G_CALLBACK (on_moved_cb), self);
  accord_figure_tile_init (&self->precision, tiles, FALSE);
  accord_figure_tile_init (&self->recall, tiles, FALSE);
  accord_figure_tile_init (&self->weekly, tiles, FALSE);
  gtk_box_append (GTK_BOX (box), make_kinds (self));
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_box_append (GTK_BOX (box), tiles);
  gtk_box_append (GTK_BOX (box), make_offers (self));
  gtk_box_append (GTK_BOX (box), make_note (self));
  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 12, "margin-bottom", 18, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * accord_threshold_chooser_open:
 * @page: the page of the score
 * @previewer: which knows who would have bought
 */
void
accord_threshold_chooser_open (AccordPage           *page,
                               AccordScorePreviewer *previewer)
{
  AccordScoreJudgement *judgement = accord_score_previewer_get_judgement (previewer);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Chooser *self;

  if (judgement == NULL)
    return;
  self = g_new0 (Chooser, 1);
  self->page = page;
  self->judgement = accord_score_judgement_ref (judgement);
  self->capacity = accord_sales_capacity (get_settings (self));
  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("Choose a Threshold"), "transient-for",
                               gtk_widget_get_root (GTK_WIDGET (page)), "modal", TRUE, "default-width", 620, "default-height",
                               780, NULL);
  g_object_set_data_full (G_OBJECT (self->window), "chooser", self, chooser_free);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), make_content (self));
  adw_window_set_content (ADW_WINDOW (self->window), content);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kind_buttons[0]), TRUE);
  accord_close_key_add (self->window);
  find (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->chart);
}
