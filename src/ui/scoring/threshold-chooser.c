#include "ui/scoring/threshold-chooser.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/sales-capacity.h"
#include "model/records.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/close-key.h"
#include "ui/scoring/figure-tile.h"
#include "ui/scoring/threshold-chart.h"
#include "ui/scoring/threshold-offers.h"
#include "workspace/identity.h"

/* The thresholds that are chosen here. */
static const struct
{
  const char *column;
  const char *label;
} kinds[] = {
  { "score_mql", N_("_Qualified (MQL)") },
  { "score_handover", N_("To _Sales") },
};

/* Kept by the window. */
typedef struct
{
  /* borrowed */
  AccordPage           *page;
  GtkWidget            *window;
  GtkWidget            *kind_buttons[G_N_ELEMENTS (kinds)];
  GtkWidget            *chart; /* weak: NULL once the window is closed */
  AccordFigureTile      precision, recall, weekly;
  GtkWidget            *offers;

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
on_taken_cb (Chooser *self,
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

static void
show_offers (Chooser *self)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (self->page));
  AccordThresholdChoice choice = { .table = self->table,
                                   .line = self->threshold,
                                   .draft = accord_record_get_real (get_settings (self), kinds[self->kind].column),
                                   .capacity = self->capacity,
                                   .may = accord_identity_may (identity, ACCORD_RIGHT_DRAFT) };

  accord_threshold_offers_show (ACCORD_THRESHOLD_OFFERS (self->offers), &choice);
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
  self->threshold = threshold;
  show_line (self);
  show_offers (self);
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

/* Which leads the picture is of. */
static GtkWidget *
make_note (Chooser *self)
{
  gint horizon = accord_settings_get_horizon (get_settings (self));
  g_autofree char *n = accord_words_count (self->judgement->quality.n);
  g_autofree char *text = g_strdup_printf (ngettext ("Of %s leads of which it is known who bought within %d day, each by its "
                                                     "score when it became one.",
                                                     "Of %s leads of which it is known who bought within %d days, each by "
                                                     "its score when it became one.",
                                                     (gulong) horizon),
                                           n, horizon);
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
  self->offers = accord_threshold_offers_new ();
  g_signal_connect_swapped (self->offers, "taken", G_CALLBACK (on_taken_cb), self);
  gtk_box_append (GTK_BOX (box), self->offers);
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
