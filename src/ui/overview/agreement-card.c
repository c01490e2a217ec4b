#include "ui/overview/agreement-card.h"

#include <glib/gi18n-lib.h>

#include "present/markdown.h"
#include "ui/overview/steps.h"

struct _AccordAgreementCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *parts_label;
};

G_DEFINE_FINAL_TYPE (AccordAgreementCard, accord_agreement_card, ADW_TYPE_BIN)

/* The parts that every agreement must have. */
static const char *const required[] = { "personas", "qualified", "goals", "accountabilities", "handover", NULL };

/* Which of them is empty; NULL: none. */
static AccordRecord *
find_empty (AccordWorkspace *workspace,
            guint           *n_written)
{
  AccordRecord *empty = NULL;

  *n_written = 0;
  for (guint i = 0; required[i] != NULL; i++)
    {
      AccordRecord *section = accord_step_find_section (workspace, required[i]);

      if (section != NULL && !accord_markdown_is_empty (accord_record_get_text (section, "body")))
        (*n_written)++;
      else if (empty == NULL)
        empty = section;
    }

  return empty;
}

static void
accord_agreement_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_AGREEMENT_CARD);

  G_OBJECT_CLASS (accord_agreement_card_parent_class)->dispose (object);
}

static void
accord_agreement_card_class_init (AccordAgreementCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_agreement_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/overview/agreement-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordAgreementCard, parts_label);
}

static void
accord_agreement_card_init (AccordAgreementCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_agreement_card_show:
 * @workspace: an open file
 *
 * Says how many of the five parts are written, and which is the next.
 */
void
accord_agreement_card_show (AccordAgreementCard *self,
                            AccordWorkspace     *workspace)
{
  guint n_written;
  AccordRecord *empty;
  g_autofree char *parts = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ACCORD_IS_AGREEMENT_CARD (self));

  empty = find_empty (workspace, &n_written);
  parts = g_strdup_printf (_("%u of %u parts are written."), n_written, (guint) G_N_ELEMENTS (required) - 1);
  if (empty != NULL)
    /* Translators: the title of a part of the agreement that nobody has written */
    text = g_strdup_printf (_("%s\nStill empty: %s"), parts, accord_record_get_text (empty, "title"));
  gtk_label_set_label (self->parts_label, text != NULL ? text : parts);
}
