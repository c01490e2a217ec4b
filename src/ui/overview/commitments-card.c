#include "ui/overview/commitments-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/common/actionable.h"
#include "ui/overview/standing-row.h"
#include "ui/overview/steps.h"

#define MOST_COMMITMENTS 7

struct _AccordCommitmentsCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel   *title_label;
  GtkLabel   *note_label;
  GtkButton  *all_button;
  GtkListBox *list;
  GtkWidget  *empty_label;
};

G_DEFINE_FINAL_TYPE (AccordCommitmentsCard, accord_commitments_card, ADW_TYPE_BIN)

static void
accord_commitments_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_COMMITMENTS_CARD);

  G_OBJECT_CLASS (accord_commitments_card_parent_class)->dispose (object);
}

static void
accord_commitments_card_class_init (AccordCommitmentsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_commitments_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/accord_desk/Accord/ui/overview/commitments-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCommitmentsCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordCommitmentsCard, note_label);
  gtk_widget_class_bind_template_child (widget_class, AccordCommitmentsCard, all_button);
  gtk_widget_class_bind_template_child (widget_class, AccordCommitmentsCard, list);
  gtk_widget_class_bind_template_child (widget_class, AccordCommitmentsCard, empty_label);
}

static void
accord_commitments_card_init (AccordCommitmentsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_commitments_card_show:
 * @workspace: an open file
 *
 * Shows the first commitments as they are now.
 */
void
accord_commitments_card_show (AccordCommitmentsCard *self,
                              AccordWorkspace       *workspace)
{
  GListModel *commitments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);
  guint n = g_list_model_get_n_items (commitments), open = 0;
  g_autofree char *action = accord_step_get_action (ACCORD_STEP_COMMITMENTS, workspace);
  g_autofree char *all = g_strdup_printf (_("All %u"), n);
  g_autofree char *note = NULL;
  GtkWidget *row;

  g_return_if_fail (ACCORD_IS_COMMITMENTS_CARD (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);

      if (i < MOST_COMMITMENTS)
        gtk_list_box_append (self->list, accord_standing_row_new (workspace, commitment));
      open += isnan (accord_record_get_real (commitment, "target"));
    }
  if (open > 0)
    note = g_strdup_printf (ngettext ("%u without a target", "%u without a target", open), open);
  gtk_label_set_label (self->note_label, note);
  gtk_button_set_label (self->all_button, n > 0 ? all : _("Write them"));
  accord_actionable_set (GTK_ACTIONABLE (self->all_button), action);
  gtk_widget_set_visible (self->empty_label, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}
