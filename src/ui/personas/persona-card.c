#include "ui/personas/persona-card.h"

#include <glib/gi18n-lib.h>

#include "present/words-review.h"
#include "present/words.h"
#include "ui/personas/persona-avatar.h"
#include "ui/personas/persona-review-bar.h"
#include "ui/personas/persona-words.h"

struct _AccordPersonaCard
{
  GtkFlowBoxChild parent_instance;

  /* template */
  AdwAvatar *avatar;
  GtkLabel  *name_label;
  GtkLabel  *summary_label;
  GtkWidget *separator;
  GtkWidget *figures_box;
  GtkLabel  *leads_label;
  GtkLabel  *leads_caption;
  GtkLabel  *rate_label;
  GtkLabel  *value_label;
  GtkLabel  *range_label;
  GtkImage  *review_image;
  GtkLabel  *review_label;
  GtkWidget *archived_box;

  /* owned */
  AccordRecord         *record;
  AccordPersonaFigures *figures;
  AccordWorkspace      *workspace;
};

G_DEFINE_FINAL_TYPE (AccordPersonaCard, accord_persona_card, GTK_TYPE_FLOW_BOX_CHILD)

static char *
words_of (const AccordFigure *figure,
          AccordUnit          unit,
          const char         *currency)
{
  if (figure == NULL)
    return g_strdup ("–");
  return accord_words_value (figure->value, unit, currency);
}

/* What a screen reader says of the card as a whole. */
static void
update_accessible (AccordPersonaCard *self,
                   const char        *leads,
                   const char        *caption,
                   const char        *rate)
{
  const char *name = accord_record_get_text (self->record, "name");
  const char *review = gtk_label_get_label (self->review_label);
  g_autofree char *label = NULL;

  if (accord_persona_figures_has_leads (self->figures))
    /* Translators: name of a persona, in one line, number, «leads», per cent, what sales says */
    label = g_strdup_printf (_("%s. %s. %s %s, %s bought. %s"), name, accord_record_get_text (self->record, "summary"),
                             leads, caption, rate, review);
  else
    label = g_strdup_printf ("%s. %s. %s", name, accord_record_get_text (self->record, "summary"), review);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Between what the rate likely lies: how far it can be trusted. */
static void
show_range (AccordPersonaCard  *self,
            const AccordFigure *rate)
{
  g_autofree char *range = accord_persona_words_range (rate, ACCORD_UNIT_RATIO, NULL);

  gtk_label_set_label (self->range_label, range);
  gtk_widget_set_visible (GTK_WIDGET (self->range_label), *range != '\0');
}

static void
show_figures (AccordPersonaCard *self)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  const char *name = accord_record_get_text (self->record, "name");
  const AccordFigure *n_leads = accord_persona_figures_leads (self->figures, name);
  gboolean any = accord_persona_figures_has_leads (self->figures);
  g_autofree char *leads = accord_words_count (n_leads != NULL ? (guint64) n_leads->value : 0);
  g_autofree char *rate = words_of (accord_persona_figures_rate (self->figures, name), ACCORD_UNIT_RATIO, NULL);
  g_autofree char *value = words_of (accord_persona_figures_value (self->figures, name), ACCORD_UNIT_MONEY,
                                     accord_workspace_get_currency (self->workspace));
  g_autofree char *caption =
    accord_words_stage (ACCORD_STAGE_LEAD, n_leads != NULL ? (guint64) n_leads->value : 0, settings);

  gtk_widget_set_visible (self->separator, any);
  gtk_widget_set_visible (self->figures_box, any);
  gtk_label_set_label (self->leads_label, leads);
  gtk_label_set_label (self->leads_caption, caption);
  gtk_label_set_label (self->rate_label, rate);
  gtk_label_set_label (self->value_label, value);
  show_range (self, any ? accord_persona_figures_rate (self->figures, name) : NULL);
  update_accessible (self, leads, caption, rate);
}

static void
show_review (AccordPersonaCard *self)
{
  GListModel *reviews = accord_workspace_get_list (self->workspace, ACCORD_TYPE_REVIEW);
  AccordPersonaReview review;
  g_autofree char *words = NULL;

  accord_persona_review_find (self->record, reviews, &review);
  words = accord_words_review_short (&review);
  gtk_image_set_from_icon_name (self->review_image, accord_persona_review_icon (self->record, reviews));
  gtk_label_set_label (self->review_label, words);
  show_figures (self);
}

static void
show_record (AccordPersonaCard *self)
{
  const char *name = accord_record_get_text (self->record, "name");
  const char *summary = accord_record_get_text (self->record, "summary");

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->summary_label, *summary != '\0' ? summary : _("Not described yet"));
  if (*summary == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->summary_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary_label), "dim-label");
  gtk_widget_set_visible (self->archived_box, accord_record_get_integer (self->record, "archived") != 0);
  show_review (self);
}

static void
accord_persona_card_dispose (GObject *object)
{
  AccordPersonaCard *self = ACCORD_PERSONA_CARD (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PERSONA_CARD);
  g_clear_object (&self->record);
  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (accord_persona_card_parent_class)->dispose (object);
}

static void
accord_persona_card_class_init (AccordPersonaCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_persona_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/personas/persona-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, summary_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, separator);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, figures_box);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, leads_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, leads_caption);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, rate_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, value_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, range_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, review_image);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, review_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCard, archived_box);
}

static void
accord_persona_card_init (AccordPersonaCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_persona_card_new:
 * @persona: of the live list; it is followed
 * @figures: what the data says
 * @workspace: its currency, its words for stages, what sales says
 *
 * Returns: a card
 */
GtkWidget *
accord_persona_card_new (AccordRecord         *persona,
                         AccordPersonaFigures *figures,
                         AccordWorkspace      *workspace)
{
  AccordPersonaCard *self = g_object_new (ACCORD_TYPE_PERSONA_CARD, NULL);

  self->record = g_object_ref (persona);
  self->figures = g_object_ref (figures);
  self->workspace = g_object_ref (workspace);
  accord_persona_avatar_follow (self->avatar, persona);
  g_signal_connect_object (persona, "notify", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (figures, "changed", G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_REVIEW), "items-changed",
                           G_CALLBACK (show_review), self, G_CONNECT_SWAPPED);
  show_record (self);
  return GTK_WIDGET (self);
}

/**
 * accord_persona_card_get_record:
 *
 * Returns: (transfer none): the persona
 */
AccordRecord *
accord_persona_card_get_record (AccordPersonaCard *self)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_CARD (self), NULL);

  return self->record;
}
