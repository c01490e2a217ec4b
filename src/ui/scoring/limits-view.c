#include "ui/scoring/limits-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/common/autosave.h"
#include "ui/scoring/points-spin.h"

#define MOST 10000

typedef struct
{
  const char *column;
  const char *title;
  gboolean    rare; /* stands in the part that unfolds */
} Limit;

static const Limit limits[] = {
  { "score_mql", N_("Qualified (MQL) From") },
  { "score_handover", N_("Handed Over to Sales From") },
  { "score_band_a", N_("Band A From") },
  { "score_band_b", N_("Band B From") },
  { "score_band_c", N_("Band C From") },
  { "score_start", N_("Every Lead Starts With"), TRUE },
  { "score_min", N_("Lowest Score"), TRUE },
  { "score_max", N_("Highest Score"), TRUE },
  { "score_fit_high", N_("High Fit From"), TRUE },
  { "score_fit_middle", N_("Middle Fit From"), TRUE },
  { "score_engagement_high", N_("High Engagement From"), TRUE },
  { "score_engagement_middle", N_("Middle Engagement From"), TRUE },
};

struct _AccordLimitsView
{
  GtkBox parent_instance;

  /* borrowed */
  AccordWorkspace *workspace;
  GtkWidget       *spins[G_N_ELEMENTS (limits)];

  /* owned */
  AccordScoreDraft *draft;
  AccordAutosave   *autosave;
};

G_DEFINE_FINAL_TYPE (AccordLimitsView, accord_limits_view, GTK_TYPE_BOX)

static AccordRecord *
get_settings (AccordLimitsView *self)
{
  return accord_workspace_get_settings (self->workspace);
}

static void
on_changed_cb (GtkSpinButton    *spin,
               AccordLimitsView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (self->spins[i] == GTK_WIDGET (spin) && (!isnan (accord_record_get_real (get_settings (self), limits[i].column)) ||
                                                gtk_spin_button_get_value (spin) != 0))
      accord_score_draft_type (self->draft, get_settings (self), limits[i].column, gtk_spin_button_get_value (spin));
}

static GtkWidget *
make_row (AccordLimitsView *self,
          guint             index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = accord_points_spin_new (MOST);
  const char *title = _(limits[index].title);

  self->spins[index] = spin;
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_changed_cb), self, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  accord_autosave_bind (self->autosave, spin, limits[index].column);
  return row;
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (_("Thresholds"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose a Threshold…"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("By what each would have done: who bought, who is found, and how much work that is"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "scoring.choose-threshold");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
accord_limits_view_dispose (GObject *object)
{
  AccordLimitsView *self = ACCORD_LIMITS_VIEW (object);

  g_clear_object (&self->autosave);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (accord_limits_view_parent_class)->dispose (object);
}

static void
accord_limits_view_class_init (AccordLimitsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_limits_view_dispose;
}

static void
accord_limits_view_init (AccordLimitsView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * accord_limits_view_new:
 * @page: the page of the score
 * @draft: what is told of numbers before they are saved
 *
 * Returns: (transfer floating): rows that save by themselves
 */
GtkWidget *
accord_limits_view_new (AccordPage       *page,
                        AccordScoreDraft *draft)
{
  AccordLimitsView *self = g_object_new (ACCORD_TYPE_LIMITS_VIEW, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *rare = adw_expander_row_new ();

  self->workspace = accord_page_get_workspace (page);
  self->draft = g_object_ref (draft);
  self->autosave = accord_autosave_new (self->workspace);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Thresholds"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rare), _("Start, Limits and Grid"));
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (limits[i].rare)
      adw_expander_row_add_row (ADW_EXPANDER_ROW (rare), make_row (self, i));
    else
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, i));
  gtk_list_box_append (GTK_LIST_BOX (list), rare);
  gtk_box_append (GTK_BOX (self), make_heading ());
  gtk_box_append (GTK_BOX (self), list);
  accord_autosave_set_record (self->autosave, get_settings (self));
  return GTK_WIDGET (self);
}

/**
 * accord_limits_view_type:
 * @column: of the settings: «score_mql»
 * @number: where the limit is to be
 */
void
accord_limits_view_type (AccordLimitsView *self,
                         const char       *column,
                         double            number)
{
  g_return_if_fail (ACCORD_IS_LIMITS_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (g_str_equal (limits[i].column, column) && gtk_editable_get_editable (GTK_EDITABLE (self->spins[i])))
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[i]), number);
}
