#include "ui/scoring/quality-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"
#include "ui/scoring/figure-tile.h"

struct _AccordQualityCard
{
  GtkBox parent_instance;

  AccordFigureTile auc, lift, recall;
};

G_DEFINE_FINAL_TYPE (AccordQualityCard, accord_quality_card, GTK_TYPE_BOX)

static char *
write_auc (const AccordScoreQuality *quality)
{
  return isnan (quality->auc) ? NULL : g_strdup_printf (_("%.0f of 100"), quality->auc * 100);
}

static char *
write_lift (const AccordScoreQuality *quality)
{
  return isnan (quality->lift) ? NULL : g_strdup_printf (_("%.1f × average"), quality->lift);
}

static char *
write_recall (const AccordScoreQuality *quality)
{
  g_autofree char *found = accord_words_count (quality->true_positives), *buyers = accord_words_count (quality->won);

  return isnan (quality->recall) ? NULL : g_strdup_printf (_("%s of %s"), found, buyers);
}

/* A figure as it would be; under what it is, what it is by what is published. */
static void
show_figure (AccordFigureTile *tile,
             char *(*write) (const AccordScoreQuality *quality),
             const AccordScoreQuality *quality,
             const AccordScoreQuality *before,
             const char               *words)
{
  g_autofree char *now = write (quality), *old = before != NULL ? write (before) : NULL;
  /* Translators: a figure by what is published: «was 78 of 100» */
  g_autofree char *was = old != NULL ? g_strdup_printf (_("was %s"), old) : NULL;
  g_autofree char *text = was != NULL ? g_strdup_printf ("%s\n%s", words, was) : g_strdup (words);

  accord_figure_tile_show (tile, now, text);
}

static void
accord_quality_card_class_init (AccordQualityCardClass *klass)
{
}

static void
accord_quality_card_init (AccordQualityCard *self)
{
  GtkWidget *tiles = accord_figure_tiles_new (_("How well the score tells who buys"));

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "padded");
  accord_figure_tile_init (&self->auc, tiles, FALSE);
  accord_figure_tile_init (&self->lift, tiles, FALSE);
  accord_figure_tile_init (&self->recall, tiles, FALSE);
  gtk_widget_set_hexpand (tiles, TRUE);
  gtk_box_append (GTK_BOX (self), tiles);
}

/**
 * accord_quality_card_new:
 *
 * Returns: (transfer floating): a card that says nothing yet
 */
GtkWidget *
accord_quality_card_new (void)
{
  return g_object_new (ACCORD_TYPE_QUALITY_CARD, NULL);
}

/**
 * accord_quality_card_show:
 * @judgement: of the draft
 * @before: (nullable): of what is published
 */
void
accord_quality_card_show (AccordQualityCard          *self,
                          const AccordScoreJudgement *judgement,
                          const AccordScoreJudgement *before)
{
  const AccordScoreQuality *quality = &judgement->quality;
  const AccordScoreQuality *old = before != NULL ? &before->quality : NULL;

  g_return_if_fail (ACCORD_IS_QUALITY_CARD (self));

  show_figure (&self->auc, write_auc, quality, old, _("times a buyer scores above a non-buyer"));
  show_figure (&self->lift, write_lift, quality, old, _("the best tenth by score"));
  show_figure (&self->recall, write_recall, quality, old, _("buyers would have qualified"));
}
