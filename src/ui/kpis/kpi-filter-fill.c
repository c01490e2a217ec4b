/* What the bar above the board offers, and what is chosen of it. */
#include "ui/kpis/kpi-filter-private.h"

#include <glib/gi18n-lib.h>

#include "ui/kpis/kpi-fields.h"

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

static const char *const spans[ACCORD_N_SPANS] = {
  [ACCORD_SPAN_12_MONTHS] = N_("Last 12 months"),    [ACCORD_SPAN_24_MONTHS] = N_("Last 24 months"),
  [ACCORD_SPAN_THIS_QUARTER] = N_("This quarter"),   [ACCORD_SPAN_LAST_QUARTER] = N_("Last quarter"),
  [ACCORD_SPAN_THIS_YEAR] = N_("This year"),         [ACCORD_SPAN_LAST_YEAR] = N_("Last year"),
  [ACCORD_SPAN_ALL] = N_("All time"),                [ACCORD_SPAN_DAYS] = N_("From … to …"),
};

static const char *const compared[ACCORD_N_COMPARED] = {
  [ACCORD_COMPARED_NOTHING] = N_("Nothing"),
  [ACCORD_COMPARED_PREVIOUS] = N_("Period before"),
  [ACCORD_COMPARED_LAST_YEAR] = N_("Same days last year"),
  [ACCORD_COMPARED_TARGET] = N_("Target"),
};

static void
fill_list (GtkDropDown       *drop,
           const char *const *labels,
           guint              n,
           guint              selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _(labels[i]));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop, selected);
}

/* The usual days, and those of the workspace or of what is chosen. */
static void
list_horizons (AccordKpiFilter *self)
{
  static const gint usual[] = { 30, 90, 180, 365 };
  gint own = self->choice.horizon_days;
  gboolean known = own <= 0;

  g_array_set_size (self->horizons, 0);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (!known && own < usual[i])
        g_array_append_val (self->horizons, own);
      known = known || own <= usual[i];
      g_array_append_val (self->horizons, usual[i]);
    }
  if (!known)
    g_array_append_val (self->horizons, own);
}

void
accord_kpi_filter_fill_bases (AccordKpiFilter *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  list_horizons (self);
  for (guint i = 0; i < self->horizons->len; i++)
    {
      gint days = g_array_index (self->horizons, gint, i);
      g_autofree char *label = g_strdup_printf (ngettext ("Within %d day", "Within %d days", (gulong) days), days);

      gtk_string_list_append (labels, label);
      if (days == self->choice.horizon_days)
        selected = i;
    }
  gtk_string_list_append (labels, _("So far"));
  gtk_string_list_append (labels, _("This period’s customers ÷ its leads"));
  if (self->choice.basis != ACCORD_BASIS_COHORT)
    selected = self->horizons->len + (self->choice.basis == ACCORD_BASIS_TO_DATE ? 0 : 1);
  gtk_drop_down_set_model (self->basis_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->basis_drop, selected);
}

static void
fill_groups (AccordKpiFilter *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->groups, g_strfreev);
  self->groups = self->frame != NULL ? accord_kpi_fields_list (self->frame) : g_new0 (char *, 1);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      gtk_string_list_append (labels, _(periods[i].label));
      if (self->choice.group == NULL && periods[i].kind == self->choice.by)
        selected = i;
    }
  for (guint i = 0; self->groups[i] != NULL; i++)
    {
      g_autofree char *label = accord_kpi_field_label (self->frame, self->groups[i],
                                                       accord_workspace_get_settings (self->workspace));

      gtk_string_list_append (labels, label);
      if (g_strcmp0 (self->choice.group, self->groups[i]) == 0)
        selected = (guint) G_N_ELEMENTS (periods) + i;
    }
  gtk_drop_down_set_model (self->by_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->by_drop, selected);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_pick (AccordKpiFilter  *self,
           AccordPickButton *pick)
{
  const char *field = accord_pick_button_get_field (pick);
  const AccordFrameColumn *column = self->frame != NULL ? accord_frame_find_column (self->frame, field) : NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_auto (GStrv) picked = accord_picked_get (self->choice.picked, field);

  for (guint code = 1; column != NULL && column->kind == ACCORD_FRAME_TEXT && code < column->n_codes; code++)
    g_ptr_array_add (values, (gpointer) column->dictionary[code]);
  g_ptr_array_sort (values, compare_texts);
  g_ptr_array_add (values, NULL);
  accord_pick_button_set_values (pick, (const char *const *) values->pdata);
  accord_pick_button_set_picked (pick, (const char *const *) picked);
}

static void
fill_days (AccordKpiFilter *self)
{
  AccordDay from, to;
  AccordAsOf as_of;

  accord_workspace_get_as_of (self->workspace, &as_of);
  accord_span_find_days (&self->choice, as_of.day, &from, &to);
  accord_day_button_set_day (self->first_button, from);
  accord_day_button_set_day (self->last_button, to);
  gtk_widget_set_visible (self->days_box, self->choice.span == ACCORD_SPAN_DAYS);
}

void
accord_kpi_filter_fill (AccordKpiFilter *self)
{
  self->filling = TRUE;
  fill_list (self->span_drop, spans, ACCORD_N_SPANS, self->choice.span);
  fill_list (self->compared_drop, compared, ACCORD_N_COMPARED, self->choice.compared);
  fill_groups (self);
  accord_kpi_filter_fill_bases (self);
  if (self->workspace != NULL)
    fill_days (self);
  for (guint i = 0; i < ACCORD_N_PICKS; i++)
    fill_pick (self, self->picks[i]);
  self->filling = FALSE;
}

/* The days that were shown before are where a free stretch begins. */
static void
read_span (AccordKpiFilter *self)
{
  AccordSpan span = (AccordSpan) gtk_drop_down_get_selected (self->span_drop);

  if (span == ACCORD_SPAN_DAYS && self->choice.span != ACCORD_SPAN_DAYS)
    {
      AccordAsOf as_of;

      accord_workspace_get_as_of (self->workspace, &as_of);
      accord_span_find_days (&self->choice, as_of.day, &self->choice.first, &self->choice.last);
      if (self->choice.first == ACCORD_DAY_NONE)
        {
          self->choice.last = as_of.day;
          self->choice.first = as_of.day - 364;
        }
      self->choice.span = span;
      self->filling = TRUE;
      fill_days (self);
      self->filling = FALSE;
    }
  else if (span == ACCORD_SPAN_DAYS)
    {
      self->choice.first = accord_day_button_get_day (self->first_button);
      self->choice.last = accord_day_button_get_day (self->last_button);
    }
  self->choice.span = span;
  gtk_widget_set_visible (self->days_box, span == ACCORD_SPAN_DAYS);
}

static void
read_basis (AccordKpiFilter *self,
            guint            basis)
{
  if (basis < self->horizons->len)
    {
      self->choice.basis = ACCORD_BASIS_COHORT;
      self->choice.horizon_days = g_array_index (self->horizons, gint, basis);
    }
  else
    self->choice.basis = basis == self->horizons->len ? ACCORD_BASIS_TO_DATE : ACCORD_BASIS_PERIOD;
}

gboolean
accord_kpi_filter_read (AccordKpiFilter *self)
{
  guint by = gtk_drop_down_get_selected (self->by_drop);
  guint basis = gtk_drop_down_get_selected (self->basis_drop);

  if (by == GTK_INVALID_LIST_POSITION || basis == GTK_INVALID_LIST_POSITION)
    return FALSE;
  read_span (self);
  g_clear_pointer (&self->choice.group, g_free);
  if (by < G_N_ELEMENTS (periods))
    self->choice.by = periods[by].kind;
  else
    self->choice.group = g_strdup (self->groups[by - G_N_ELEMENTS (periods)]);
  read_basis (self, basis);
  self->choice.compared = (AccordCompared) gtk_drop_down_get_selected (self->compared_drop);
  return TRUE;
}
