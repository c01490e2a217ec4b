#include "ui/scoring/threshold-offers.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-score.h"
#include "present/words.h"

#define TWO_IN_FIVE 0.4
#define LEAST_LEADS 20 /* of fewer, two in five are chance */

enum
{
  OFFER_LINE,
  OFFER_CAPACITY,
  OFFER_CONVERT,
  N_OFFERS,
};

/* All borrowed. */
typedef struct
{
  GtkWidget *row, *button;
  double     threshold; /* NaN: there is none to offer */
} Offer;

struct _AccordThresholdOffers
{
  GtkBox parent_instance;

  Offer offers[N_OFFERS];
};

G_DEFINE_FINAL_TYPE (AccordThresholdOffers, accord_threshold_offers, GTK_TYPE_BOX)

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_clicked_cb (AccordThresholdOffers *self,
               GtkWidget             *button)
{
  for (guint i = 0; i < N_OFFERS; i++)
    if (self->offers[i].button == button && !isnan (self->offers[i].threshold))
      {
        g_signal_emit (self, signals[TAKEN], 0, self->offers[i].threshold);
        return;
      }
}

/* @threshold: NaN: @why says why there is none. */
static void
show_offer (Offer      *offer,
            double      threshold,
            gboolean    may,
            const char *why)
{
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
describe_draft (double draft)
{
  g_autofree char *score = isnan (draft) ? NULL : accord_words_score (draft);

  /* Translators: the threshold of the draft */
  return score != NULL ? g_strdup_printf (_("The draft has %s."), score) : g_strdup (_("The draft has none."));
}

static char *
describe_capacity (const AccordThresholdChoice *choice,
                   double                       threshold)
{
  g_autofree char *n = isnan (choice->capacity) ? NULL : accord_words_count ((guint64) choice->capacity);
  AccordThresholdFigures figures;

  if (n == NULL)
    return g_strdup (_("The goal calculator does not say yet how much time sales has."));
  if (isnan (threshold))
    return g_strdup_printf (_("No threshold passes on as few as the %s a week that sales can follow up."), n);
  accord_threshold_table_get (choice->table, threshold, &figures);
  /* Translators: leads a week, and how many there is time for */
  return g_strdup_printf (_("%.1f a week; sales can follow up %s."), figures.weekly, n);
}

static char *
describe_convert (const AccordThresholdChoice *choice,
                  double                       threshold)
{
  AccordThresholdFigures figures;
  g_autofree char *share = NULL, *n = NULL, *won = NULL;

  if (isnan (threshold))
    return g_strdup_printf (_("At no threshold do two in five of those passed on buy, where they are %d or more."), LEAST_LEADS);
  accord_threshold_table_get (choice->table, threshold, &figures);
  share = accord_words_value (figures.precision, ACCORD_UNIT_RATIO, NULL);
  n = accord_words_count (figures.n);
  won = accord_words_count (figures.won);
  /* Translators: a share, and the numbers it is of */
  return g_strdup_printf (_("%s: %s of %s bought."), share, won, n);
}

static void
accord_threshold_offers_class_init (AccordThresholdOffersClass *klass)
{
  signals[TAKEN] = g_signal_new ("taken", ACCORD_TYPE_THRESHOLD_OFFERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_DOUBLE);
}

static void
add_offer (AccordThresholdOffers *self,
           GtkWidget             *list,
           Offer                 *offer,
           const char            *title)
{
  offer->row = adw_action_row_new ();
  offer->button = gtk_button_new ();
  offer->threshold = NAN;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (offer->row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (offer->row), 0);
  gtk_widget_set_valign (offer->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (offer->button, FALSE);
  g_signal_connect_object (offer->button, "clicked", G_CALLBACK (on_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (offer->row), offer->button);
  gtk_list_box_append (GTK_LIST_BOX (list), offer->row);
}

static void
accord_threshold_offers_init (AccordThresholdOffers *self)
{
  const char *const titles[N_OFFERS] = { _("Where the Line Is"), _("Fills Sales’ Capacity"), _("Two in Five Convert") };
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_hexpand (list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Thresholds to take"), -1);
  for (guint i = 0; i < N_OFFERS; i++)
    add_offer (self, list, &self->offers[i], titles[i]);
  gtk_widget_add_css_class (self->offers[OFFER_LINE].button, "suggested-action");
  gtk_box_append (GTK_BOX (self), list);
}

/**
 * accord_threshold_offers_new:
 *
 * Returns: (transfer floating): a list that offers nothing yet
 */
GtkWidget *
accord_threshold_offers_new (void)
{
  return g_object_new (ACCORD_TYPE_THRESHOLD_OFFERS, NULL);
}

/**
 * accord_threshold_offers_show:
 * @choice: what the offers depend on
 */
void
accord_threshold_offers_show (AccordThresholdOffers       *self,
                              const AccordThresholdChoice *choice)
{
  double fill = isnan (choice->capacity) ? NAN : accord_threshold_table_fill (choice->table, choice->capacity);
  double convert = accord_threshold_table_convert (choice->table, TWO_IN_FIVE, LEAST_LEADS);
  g_autofree char *draft = describe_draft (choice->draft), *capacity = describe_capacity (choice, fill);
  g_autofree char *share = describe_convert (choice, convert);

  g_return_if_fail (ACCORD_IS_THRESHOLD_OFFERS (self));

  show_offer (&self->offers[OFFER_LINE], choice->line, choice->may, draft);
  show_offer (&self->offers[OFFER_CAPACITY], fill, choice->may, capacity);
  show_offer (&self->offers[OFFER_CONVERT], convert, choice->may, share);
}
