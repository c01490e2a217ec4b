#include "ui/kpis/kpi-filter.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/common/filter-button.h"

/* A field with more values than this is no group to compare. */
#define MOST_VALUES 60

struct _AccordKpiFilter
{
  AdwBin parent_instance;

  /* template */
  GtkDropDown        *span_drop;
  GtkDropDown        *by_drop;
  GtkDropDown        *basis_drop;
  AccordFilterButton *where_button;

  /* owned */
  GPtrArray       *groups; /* of names of fields, behind the periods in by_drop */
  GArray          *horizons; /* of gint, the first entries of basis_drop */
  AccordFrame     *frame;
  AccordKpiChoice  choice;
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (AccordKpiFilter, accord_kpi_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  AccordPeriodKind kind;
  const char      *label;
} periods[] = {
  { ACCORD_PERIOD_MONTH, N_("Month by month") },
  { ACCORD_PERIOD_WEEK, N_("Week by week") },
  { ACCORD_PERIOD_QUARTER, N_("Quarter by quarter") },
  { ACCORD_PERIOD_YEAR, N_("Year by year") },
};

static void
on_where_changed_cb (AccordKpiFilter *self)
{
  AccordCondition *where = accord_filter_button_get_condition (self->where_button);

  g_clear_pointer (&self->choice.where, accord_condition_unref);
  self->choice.where = where != NULL ? accord_condition_ref (where) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen_cb (AccordKpiFilter *self)
{
  guint by = gtk_drop_down_get_selected (self->by_drop);
  guint basis = gtk_drop_down_get_selected (self->basis_drop);

  if (self->filling || by == GTK_INVALID_LIST_POSITION || basis == GTK_INVALID_LIST_POSITION)
    return;
  self->choice.span = (AccordSpan) gtk_drop_down_get_selected (self->span_drop);
  g_clear_pointer (&self->choice.group, g_free);
  if (by < G_N_ELEMENTS (periods))
    self->choice.by = periods[by].kind;
  else
    self->choice.group = g_strdup (g_ptr_array_index (self->groups, by - G_N_ELEMENTS (periods)));
  if (basis < self->horizons->len)
    {
      self->choice.basis = ACCORD_BASIS_COHORT;
      self->choice.horizon_days = g_array_index (self->horizons, gint, basis);
    }
  else
    self->choice.basis = basis == self->horizons->len ? ACCORD_BASIS_TO_DATE : ACCORD_BASIS_PERIOD;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_bases (AccordKpiFilter *self,
            gint             own_horizon)
{
  static const gint usual[] = { 30, 90, 180, 365 };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->horizons, 0);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      gint before = i > 0 ? usual[i - 1] : 0;

      if (own_horizon > before && own_horizon < usual[i])
        g_array_append_val (self->horizons, own_horizon);
      g_array_append_val (self->horizons, usual[i]);
    }
  if (own_horizon > usual[G_N_ELEMENTS (usual) - 1])
    g_array_append_val (self->horizons, own_horizon);
  for (guint i = 0; i < self->horizons->len; i++)
    {
      gint days = g_array_index (self->horizons, gint, i);
      g_autofree char *label = g_strdup_printf (ngettext ("Within %d day", "Within %d days", (gulong) days), days);

      gtk_string_list_append (labels, label);
      if (days == own_horizon)
        selected = i;
    }
  gtk_string_list_append (labels, _("So far"));
  gtk_string_list_append (labels, _("This period’s customers ÷ its leads"));
  gtk_drop_down_set_model (self->basis_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->basis_drop, selected);
}

/* Fields whose values are few enough to stand beside each other. */
static gboolean
can_group (const AccordFrameColumn *column)
{
  const char *name = column->field->name;

  if (column->kind != ACCORD_FRAME_TEXT || column->n_codes < 2)
    return FALSE;
  if (g_str_equal (name, "id") || g_str_equal (name, "email") || g_str_equal (name, "name"))
    return FALSE;
  return column->n_codes <= MOST_VALUES || g_str_equal (name, "campaign") || g_str_equal (name, "owner");
}

static void
fill_groups (AccordKpiFilter *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (self->choice.group);
  guint selected = 0;

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      gtk_string_list_append (labels, _(periods[i].label));
      if (before == NULL && periods[i].kind == self->choice.by)
        selected = i;
    }
  for (guint i = 0; self->frame != NULL && i < accord_frame_get_n_columns (self->frame); i++)
    {
      const AccordFrameColumn *column = accord_frame_get_column (self->frame, i);
      g_autofree char *field = NULL;
      g_autofree char *label = NULL;

      if (!can_group (column))
        continue;
      field = column->field->custom ? g_strdup (column->field->name) : accord_words_within (column->field->label);
      /* Translators: %s is a field of a lead: «By source» */
      label = g_strdup_printf (_("By %s"), field);
      gtk_string_list_append (labels, label);
      if (g_strcmp0 (before, column->field->name) == 0)
        selected = (guint) (G_N_ELEMENTS (periods) + self->groups->len);
      g_ptr_array_add (self->groups, g_strdup (column->field->name));
    }
  gtk_drop_down_set_model (self->by_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->by_drop, selected);
}

static void
accord_kpi_filter_dispose (GObject *object)
{
  AccordKpiFilter *self = ACCORD_KPI_FILTER (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_KPI_FILTER);
  G_OBJECT_CLASS (accord_kpi_filter_parent_class)->dispose (object);
}

static void
accord_kpi_filter_finalize (GObject *object)
{
  AccordKpiFilter *self = ACCORD_KPI_FILTER (object);

  g_ptr_array_unref (self->groups);
  g_array_unref (self->horizons);
  g_clear_pointer (&self->frame, accord_frame_unref);
  accord_kpi_choice_clear (&self->choice);
  G_OBJECT_CLASS (accord_kpi_filter_parent_class)->finalize (object);
}

static void
accord_kpi_filter_class_init (AccordKpiFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_kpi_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_kpi_filter_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (ACCORD_TYPE_FILTER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/kpis/kpi-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, span_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, by_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, basis_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, where_button);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_where_changed_cb);
}

static void
accord_kpi_filter_init (AccordKpiFilter *self)
{
  self->filling = TRUE;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->horizons = g_array_new (FALSE, FALSE, sizeof (gint));
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_button_name (GTK_WIDGET (self->span_drop), _("Time shown"));
  accord_button_name (GTK_WIDGET (self->by_drop), _("Compare"));
  accord_button_name (GTK_WIDGET (self->basis_drop), _("What counts as converted"));
  fill_groups (self);
  self->filling = FALSE;
}

/**
 * accord_kpi_filter_set_workspace:
 *
 * Offers the workspace's own horizon among the usual ones, and begins with it.
 */
void
accord_kpi_filter_set_workspace (AccordKpiFilter *self,
                                 AccordWorkspace *workspace)
{
  accord_filter_button_set_workspace (self->where_button, workspace);
  accord_kpi_choice_clear (&self->choice);
  accord_kpi_choice_init (&self->choice, workspace);
  self->filling = TRUE;
  fill_bases (self, self->choice.horizon_days);
  self->filling = FALSE;
}

/**
 * accord_kpi_filter_set_frame:
 * @frame: the leads: which fields can be compared
 */
void
accord_kpi_filter_set_frame (AccordKpiFilter *self,
                             AccordFrame     *frame)
{
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->frame = frame != NULL ? accord_frame_ref (frame) : NULL;
  self->filling = TRUE;
  fill_groups (self);
  self->filling = FALSE;
}

/**
 * accord_kpi_filter_get_choice:
 *
 * Returns: (transfer none): what is chosen
 */
const AccordKpiChoice *
accord_kpi_filter_get_choice (AccordKpiFilter *self)
{
  return &self->choice;
}

/**
 * accord_kpi_filter_focus_where:
 *
 * Opens the editor of the condition.
 */
void
accord_kpi_filter_focus_where (AccordKpiFilter *self)
{
  accord_filter_button_popup (self->where_button);
}
