#include "ui/kpis/kpi-filter.h"

#include <glib/gi18n-lib.h>

/* A pause in typing after which the condition is tried, in milliseconds. */
#define TYPING_PAUSE 400
/* A field with more values than this is no group to compare. */
#define MOST_VALUES 60

struct _AccordKpiFilter
{
  AdwBin parent_instance;

  /* template */
  GtkDropDown *span_drop;
  GtkDropDown *by_drop;
  GtkDropDown *basis_drop;
  GtkEntry    *where_entry;
  GtkRevealer *problem_revealer;
  GtkLabel    *problem_label;

  /* owned */
  GPtrArray       *groups; /* of names of fields, behind the periods in by_drop */
  GArray          *horizons; /* of gint, the first entries of basis_drop */
  AccordFrame     *frame;
  AccordKpiChoice  choice;
  guint            typing;
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
say_problem (AccordKpiFilter *self,
             const GError    *error)
{
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_revealer_set_reveal_child (self->problem_revealer, error != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->where_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->where_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->where_entry), "error");
}

/* The condition that stands in the entry, if it fits these leads; what is wrong is said below it. */
static gboolean
read_where (AccordKpiFilter  *self,
            AccordCondition **where)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->where_entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCondition) condition = NULL;
  g_autoptr (AccordLeadSet) leads = NULL;

  *where = NULL;
  if (*stripped != '\0')
    {
      condition = accord_condition_parse (stripped, &error);
      if (condition != NULL && self->frame != NULL)
        {
          AccordAsOf as_of;

          accord_as_of_moment (&as_of, accord_frame_get_zone (self->frame), accord_moment_now ());
          leads = accord_condition_match (condition, self->frame, &as_of, &error);
        }
    }
  say_problem (self, error);
  if (error != NULL)
    return FALSE;
  *where = g_steal_pointer (&condition);
  return TRUE;
}

static void
apply_where (AccordKpiFilter *self)
{
  AccordCondition *where;

  g_clear_handle_id (&self->typing, g_source_remove);
  if (!read_where (self, &where))
    return;
  g_clear_pointer (&self->choice.where, accord_condition_unref);
  self->choice.where = where;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_typing_paused_cb (gpointer user_data)
{
  AccordKpiFilter *self = ACCORD_KPI_FILTER (user_data);

  self->typing = 0;
  apply_where (self);
  return G_SOURCE_REMOVE;
}

static void
on_where_changed_cb (AccordKpiFilter *self)
{
  gboolean empty = gtk_entry_get_text_length (self->where_entry) == 0;

  gtk_entry_set_icon_from_icon_name (self->where_entry, GTK_ENTRY_ICON_SECONDARY,
                                     empty ? NULL : "edit-clear-symbolic");
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_PAUSE, on_typing_paused_cb, self);
}

static void
on_where_activated_cb (AccordKpiFilter *self)
{
  apply_where (self);
}

static void
on_where_icon_cb (AccordKpiFilter      *self,
                  GtkEntryIconPosition  position)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    gtk_editable_set_text (GTK_EDITABLE (self->where_entry), "");
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
      g_autofree char *label = NULL;

      if (!can_group (column))
        continue;
      /* Translators: %s is a field of a lead: «By source» */
      label = g_strdup_printf (_("By %s"), column->field->custom ? column->field->name : _(column->field->label));
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

  g_clear_handle_id (&self->typing, g_source_remove);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/kpis/kpi-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, span_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, by_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, basis_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, where_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiFilter, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_where_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_where_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_where_icon_cb);
}

static void
accord_kpi_filter_init (AccordKpiFilter *self)
{
  self->filling = TRUE;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->horizons = g_array_new (FALSE, FALSE, sizeof (gint));
  self->choice.by = ACCORD_PERIOD_MONTH;
  gtk_widget_init_template (GTK_WIDGET (self));
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
  gint64 horizon = accord_record_get_integer (accord_workspace_get_settings (workspace), "horizon_days");

  self->choice.horizon_days = horizon > 0 ? (gint) horizon : 90;
  self->filling = TRUE;
  fill_bases (self, self->choice.horizon_days);
  self->filling = FALSE;
}

/**
 * accord_kpi_filter_set_frame:
 * @frame: the leads: which fields can be compared, and against which a condition is tried
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
 * Puts the cursor where a condition is typed.
 */
void
accord_kpi_filter_focus_where (AccordKpiFilter *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->where_entry));
}
