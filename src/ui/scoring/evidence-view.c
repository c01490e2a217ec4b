#include "ui/scoring/evidence-view.h"

#include <glib/gi18n-lib.h>

#include "present/words-evidence.h"
#include "present/words-score.h"
#include "present/words.h"
#include "scoring/evidence-list.h"
#include "ui/common/chart-view.h"
#include "ui/scoring/analyse-changes.h"
#include "ui/scoring/evidence-chart.h"
#include "workspace/identity.h"

#define ROW_HEIGHT 30
#define AXIS_HEIGHT 48
/* Of a field with more values the chart shows too little of each; the lines below say them all. */
#define MOST_IN_CHART 20

struct _AccordEvidenceView
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkLabel  *name_label, *verdict_label, *after_label;
  GtkWidget *after_box, *known_check, *chart_view, *values_list;

  /* owned */
  AccordWorkspace *workspace;
  GPtrArray       *buttons; /* of GtkWidget (borrowed), by value; NULL where there is none */

  const AccordFieldEvidence *evidence; /* borrowed */
  gboolean known, filling;
};

G_DEFINE_FINAL_TYPE (AccordEvidenceView, accord_evidence_view, ADW_TYPE_BIN)

enum
{
  MAKE_RULE,
  KNOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_make_clicked_cb (AccordEvidenceView *self,
                    GtkWidget          *button)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    g_signal_emit (self, signals[MAKE_RULE], 0, index);
}

static void
on_known_toggled_cb (AccordEvidenceView *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[KNOWN], 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->known_check)));
}

static gboolean
may_make_rules (AccordEvidenceView *self)
{
  return self->evidence->known_after == ACCORD_KNOWN_AFTER_NOT ||
         (self->evidence->known_after == ACCORD_KNOWN_AFTER_SUSPECT && self->known);
}

static GtkWidget *
make_button (AccordEvidenceView *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Points in proportion to the evidence: 10 for twice the odds of the average"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_make_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (AccordEvidenceView        *self,
          const AccordEvidenceValue *value)
{
  GtkWidget *row = adw_action_row_new (), *button = NULL;
  g_autofree char *name = accord_words_evidence_value (value), *share = accord_words_evidence_share (value);
  const char *verdict = accord_words_value_verdict (value->verdict);
  g_autofree char *subtitle = g_strdup_printf ("%s; %s", share, verdict);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  if (may_make_rules (self) && value->condition != NULL && value->verdict != ACCORD_VERDICT_TOO_FEW)
    {
      button = make_button (self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  g_ptr_array_add (self->buttons, button);
  return row;
}

static void
show_values (AccordEvidenceView *self)
{
  GtkListBoxRow *row;

  g_ptr_array_set_size (self->buttons, 0);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->values_list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->values_list), GTK_WIDGET (row));
  for (guint i = 0; i < self->evidence->values->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->values_list), make_row (self, self->evidence->values->pdata[i]));
}

static void
show_chart (AccordEvidenceView *self,
            const char         *name)
{
  guint n = self->evidence->values->len;
  g_autofree char *sentence = accord_evidence_chart_sentence (self->evidence);

  gtk_widget_set_visible (self->chart_view, n > 1 && n <= MOST_IN_CHART);
  if (n <= 1 || n > MOST_IN_CHART)
    return;
  gtk_widget_set_size_request (self->chart_view, -1, AXIS_HEIGHT + ROW_HEIGHT * (gint) n);
  accord_chart_view_set_chart (ACCORD_CHART_VIEW (self->chart_view), accord_evidence_chart_new (self->evidence), name, sentence);
}

static void
show_verdict (AccordEvidenceView *self)
{
  const AccordFieldEvidence *evidence = self->evidence;
  g_autofree char *won = accord_words_count (evidence->won), *n = accord_words_count (evidence->n);
  g_autofree char *rate = accord_words_value (evidence->rate, ACCORD_UNIT_RATIO, NULL);
  g_autofree char *after = accord_words_known_after (evidence), *text = NULL;

  /* Translators: what a field says, its information value, and how many bought on average */
  text = g_strdup_printf (_("Verdict: %s (information value %.2f). On average %s bought: %s of %s."),
                          accord_words_field_verdict (evidence->verdict), evidence->iv, rate, won, n);
  gtk_label_set_label (self->verdict_label, text);
  gtk_widget_set_visible (self->after_box, after != NULL);
  gtk_label_set_label (self->after_label, after != NULL ? after : "");
  gtk_widget_set_visible (self->known_check, evidence->known_after == ACCORD_KNOWN_AFTER_SUSPECT);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->known_check), self->known);
  self->filling = FALSE;
}

static GtkWidget *
make_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);
  return label;
}

static void
build_after (AccordEvidenceView *self)
{
  self->after_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->after_label = GTK_LABEL (make_label ("warning"));
  self->known_check = gtk_check_button_new_with_label (_("It is known before the sale"));
  g_signal_connect_object (self->known_check, "toggled", G_CALLBACK (on_known_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->after_box), GTK_WIDGET (self->after_label));
  gtk_box_append (GTK_BOX (self->after_box), self->known_check);
}

static void
build (AccordEvidenceView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->name_label = GTK_LABEL (make_label ("title-2"));
  self->verdict_label = GTK_LABEL (make_label ("dim-label"));
  build_after (self);
  self->chart_view = accord_chart_view_new ();
  self->values_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->values_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->values_list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->values_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Values"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict_label));
  gtk_box_append (GTK_BOX (box), self->after_box);
  gtk_box_append (GTK_BOX (box), self->chart_view);
  gtk_box_append (GTK_BOX (box), self->values_list);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
accord_evidence_view_finalize (GObject *object)
{
  AccordEvidenceView *self = ACCORD_EVIDENCE_VIEW (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_evidence_view_parent_class)->finalize (object);
}

static void
accord_evidence_view_class_init (AccordEvidenceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_evidence_view_finalize;
  signals[MAKE_RULE] = g_signal_new ("make-rule", ACCORD_TYPE_EVIDENCE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[KNOWN] = g_signal_new ("known", ACCORD_TYPE_EVIDENCE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_BOOLEAN);
}

static void
accord_evidence_view_init (AccordEvidenceView *self)
{
  self->buttons = g_ptr_array_new ();
  build (self);
}

/**
 * accord_evidence_view_new:
 * @workspace: an open file
 *
 * Returns: (transfer full): a view that shows nothing yet
 */
GtkWidget *
accord_evidence_view_new (AccordWorkspace *workspace)
{
  AccordEvidenceView *self = g_object_new (ACCORD_TYPE_EVIDENCE_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * accord_evidence_view_show:
 * @evidence: of a field
 * @name: of it
 * @known: whether a person says that it is known before the sale
 *
 * Shows it.
 */
void
accord_evidence_view_show (AccordEvidenceView        *self,
                           const AccordFieldEvidence *evidence,
                           const char                *name,
                           gboolean                   known)
{
  g_return_if_fail (ACCORD_IS_EVIDENCE_VIEW (self));

  self->evidence = evidence;
  self->known = known;
  gtk_label_set_label (self->name_label, name);
  show_verdict (self);
  show_chart (self, name);
  show_values (self);
  accord_evidence_view_update (self);
}

/* The label of a button becomes what screen readers call it: the whole comes after. */
static void
name_button (GtkWidget                 *button,
             const AccordEvidenceValue *value,
             gboolean                   has)
{
  g_autofree char *points = accord_words_points (accord_evidence_points (value));
  g_autofree char *label = g_strdup_printf (_("Make a Rule, %s"), points), *of = accord_words_evidence_value (value);
  g_autofree char *name = has ? g_strdup_printf (_("“%s” has a rule"), of)
                              : g_strdup_printf (_("Make a rule of “%s”: %s points"), of, points);

  gtk_button_set_label (GTK_BUTTON (button), has ? _("Has a Rule") : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * accord_evidence_view_update:
 *
 * Offers to make a rule where there is none yet.
 */
void
accord_evidence_view_update (AccordEvidenceView *self)
{
  gboolean may;

  g_return_if_fail (ACCORD_IS_EVIDENCE_VIEW (self));

  may = accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      const AccordEvidenceValue *value = self->evidence->values->pdata[i];
      gboolean has = button != NULL && accord_analyse_has_rule (self->workspace, value);

      if (button == NULL)
        continue;
      name_button (button, value, has);
      gtk_widget_set_sensitive (button, may && !has);
    }
}
