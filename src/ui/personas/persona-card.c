#include "ui/personas/persona-card.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

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
  GtkWidget *archived_box;

  /* owned */
  AccordRecord         *record;
  AccordPersonaFigures *figures;
  AccordRecord         *settings;
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
  g_autofree char *label = NULL;

  if (accord_persona_figures_has_leads (self->figures))
    /* Translators: name of a persona, in one line, number, «leads», per cent */
    label = g_strdup_printf (_("%s. %s. %s %s, %s bought"), name, accord_record_get_text (self->record, "summary"),
                             leads, caption, rate);
  else
    label = g_strdup_printf ("%s. %s", name, accord_record_get_text (self->record, "summary"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_figures (AccordPersonaCard *self)
{
  const char *name = accord_record_get_text (self->record, "name");
  const AccordFigure *n_leads = accord_persona_figures_leads (self->figures, name);
  gboolean any = accord_persona_figures_has_leads (self->figures);
  g_autofree char *leads = accord_words_count (n_leads != NULL ? (guint64) n_leads->value : 0);
  g_autofree char *rate = words_of (accord_persona_figures_rate (self->figures, name), ACCORD_UNIT_RATIO, NULL);
  g_autofree char *value = words_of (accord_persona_figures_value (self->figures, name), ACCORD_UNIT_MONEY,
                                     accord_record_get_text (self->settings, "currency"));
  g_autofree char *caption =
    accord_words_stage (ACCORD_STAGE_LEAD, n_leads != NULL ? (guint64) n_leads->value : 0, self->settings);

  gtk_widget_set_visible (self->separator, any);
  gtk_widget_set_visible (self->figures_box, any);
  gtk_label_set_label (self->leads_label, leads);
  gtk_label_set_label (self->leads_caption, caption);
  gtk_label_set_label (self->rate_label, rate);
  gtk_label_set_label (self->value_label, value);
  update_accessible (self, leads, caption, rate);
}

static void
show_record (AccordPersonaCard *self)
{
  const char *name = accord_record_get_text (self->record, "name");
  const char *summary = accord_record_get_text (self->record, "summary");

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->summary_label, *summary != '\0' ? summary : _("Not described yet"));
  if (*summary == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->summary_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary_label), "dim-label");
  gtk_widget_set_visible (self->archived_box, accord_record_get_integer (self->record, "archived") != 0);
  show_figures (self);
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
  g_clear_object (&self->settings);

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
 * @settings: the workspace's: its currency, its words for stages
 *
 * Returns: a card
 */
GtkWidget *
accord_persona_card_new (AccordRecord         *persona,
                         AccordPersonaFigures *figures,
                         AccordRecord         *settings)
{
  AccordPersonaCard *self = g_object_new (ACCORD_TYPE_PERSONA_CARD, NULL);

  self->record = g_object_ref (persona);
  self->figures = g_object_ref (figures);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (persona, "notify", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (figures, "changed", G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
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
