#include "ui/agreement/agreement-changes.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/words-version.h"
#include "ui/common/diff-label.h"

struct _AccordAgreementChanges
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AccordAgreementChanges, accord_agreement_changes, ADW_TYPE_BIN)

/* On which section of the document the records are that have no page of their own. */
static const struct
{
  GType     (*get_type) (void);
  const char *kind;
} places[] = {
  { accord_commitment_get_type, "accountabilities" }, { accord_calendar_get_type, "accountabilities" },
  { accord_target_get_type, "goals" },                { accord_handover_rule_get_type, "handover" },
  { accord_term_get_type, "glossary" },               { accord_incentive_get_type, "incentives" },
  { accord_score_model_record_get_type, "qualified" },
};

/* Where it can be read now; FALSE: nowhere. */
static gboolean
find_place (const AccordAgreementChange *change,
            const char                 **page,
            const char                 **item)
{
  *page = "sla";
  if (change->after == NULL)
    return FALSE;
  if (change->type == ACCORD_TYPE_SECTION || change->type == ACCORD_TYPE_PERSONA)
    {
      *page = change->type == ACCORD_TYPE_PERSONA ? "personas" : "sla";
      *item = accord_record_get_id (change->after);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (change->type == places[i].get_type ())
      {
        *item = places[i].kind;
        return TRUE;
      }
  return FALSE;
}

static GtkWidget *
make_text (const AccordAgreementChange *change)
{
  g_autofree char *was = accord_words_agreement_was (change);
  g_autofree char *is = accord_words_agreement_is (change);
  GtkWidget *label = accord_diff_label_new (was, is);

  /* It is read with its row, whose key press opens it. */
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

static GtkWidget *
make_row (const AccordAgreementChange *change)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *place = accord_words_agreement_place (change);
  GtkWidget *caption = gtk_label_new (place);
  const char *page, *item;

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_text (change));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_widget_add_css_class (line, "change-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  if (!find_place (change, &page, &item))
    return row;
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", page, item);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-item");
  return row;
}

static void
accord_agreement_changes_class_init (AccordAgreementChangesClass *klass)
{
}

static void
accord_agreement_changes_init (AccordAgreementChanges *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What changed"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * accord_agreement_changes_show:
 * @changes: (element-type AccordAgreementChange): what accord_agreement_compare() found
 *
 * Shows @changes; none of them, nothing to see.
 */
void
accord_agreement_changes_show (AccordAgreementChanges *self,
                               GPtrArray              *changes)
{
  GtkWidget *row;

  g_return_if_fail (ACCORD_IS_AGREEMENT_CHANGES (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (self->list, make_row (changes->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), changes->len > 0);
}
