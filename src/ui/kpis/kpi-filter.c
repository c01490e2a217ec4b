#include "ui/kpis/kpi-filter-private.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/common/wrap-layout.h"

G_DEFINE_FINAL_TYPE (AccordKpiFilter, accord_kpi_filter, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const struct
{
  const char *field, *nothing, *some;
} picks[ACCORD_N_PICKS] = {
  { "source", N_("All sources"), N_("Sources") },    { "campaign", N_("All campaigns"), N_("Campaigns") },
  { "persona", N_("All personas"), N_("Personas") }, { "owner", N_("All owners"), N_("Owners") },
  { "band", N_("All bands"), N_("Bands") },
};

/* How much of what is folded away is chosen. */
static void
say_folded (AccordKpiFilter *self)
{
  guint n = (self->choice.picked != NULL ? self->choice.picked->children->len : 0) + (self->choice.where != NULL ? 1 : 0);
  g_autofree char *text = n > 0 ? g_strdup_printf (_("Filters (%u)"), n) : g_strdup (_("Filters"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->fold_button), text);
  accord_button_name (self->fold_button, text);
}

static void
changed (AccordKpiFilter *self)
{
  say_folded (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_where_changed_cb (AccordKpiFilter *self)
{
  AccordCondition *where = accord_filter_button_get_condition (self->where_button);

  g_clear_pointer (&self->choice.where, accord_condition_unref);
  self->choice.where = where != NULL ? accord_condition_ref (where) : NULL;
  changed (self);
}

static void
on_chosen_cb (AccordKpiFilter *self)
{
  if (!self->filling && accord_kpi_filter_read (self))
    changed (self);
}

static void
on_picked_cb (AccordKpiFilter  *self,
              AccordPickButton *pick)
{
  AccordCondition *picked = accord_picked_set (self->choice.picked, accord_pick_button_get_field (pick),
                                               accord_pick_button_get_picked (pick));

  g_clear_pointer (&self->choice.picked, accord_condition_unref);
  self->choice.picked = picked;
  changed (self);
}

/* The first day is never after the last: the other moves with it. */
static void
on_day_cb (AccordKpiFilter *self,
           GParamSpec      *pspec,
           AccordDayButton *button)
{
  AccordDay first = accord_day_button_get_day (self->first_button), last = accord_day_button_get_day (self->last_button);

  if (self->filling || first == ACCORD_DAY_NONE || last == ACCORD_DAY_NONE)
    return;
  if (first > last)
    {
      self->filling = TRUE;
      accord_day_button_set_day (button == self->first_button ? self->last_button : self->first_button,
                                 accord_day_button_get_day (button));
      self->filling = FALSE;
    }
  on_chosen_cb (self);
}

static GtkDropDown *
make_drop (AccordKpiFilter *self,
           const char      *name)
{
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

  accord_button_name (drop, name);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (drop);
}

static AccordDayButton *
make_day (AccordKpiFilter *self,
          const char      *name)
{
  GtkWidget *button = g_object_new (ACCORD_TYPE_DAY_BUTTON, NULL);

  accord_button_name (gtk_widget_get_first_child (button), name);
  g_signal_connect_object (button, "notify::day", G_CALLBACK (on_day_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->days_box), button);
  return ACCORD_DAY_BUTTON (button);
}

static GtkWidget *
make_compare_box (AccordKpiFilter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (_("Compare with"));

  self->compared_drop = make_drop (self, _("Compare with"));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->compared_drop));
  return box;
}

/* Those that are folded, in their order. */
static void
list_folded (AccordKpiFilter *self,
             GtkWidget       *list[ACCORD_N_PICKS + 3])
{
  guint n = 0;

  list[n++] = self->basis_box;
  for (guint i = 0; i < ACCORD_N_PICKS; i++)
    list[n++] = GTK_WIDGET (self->picks[i]);
  list[n++] = GTK_WIDGET (self->where_button);
  list[n++] = self->compare_box;
}

static void
set_folded (AccordKpiFilter *self,
            gboolean         folded)
{
  GtkWidget *list[ACCORD_N_PICKS + 3], *before = self->days_box;

  gtk_widget_set_visible (self->fold_button, folded);
  if (self->folded == folded)
    return;
  self->folded = folded;
  list_folded (self, list);
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    {
      g_object_ref (list[i]);
      gtk_box_remove (GTK_BOX (folded ? self->bar : self->fold_box), list[i]);
      if (folded)
        gtk_box_append (GTK_BOX (self->fold_box), list[i]);
      else
        gtk_box_insert_child_after (GTK_BOX (self->bar), list[i], i == 0 ? GTK_WIDGET (self->by_drop) : before);
      g_object_unref (list[i]);
      before = list[i];
    }
}

static void
make_fold (AccordKpiFilter *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->fold_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->fold_button = gtk_menu_button_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->fold_box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->fold_button), popover);
  gtk_widget_set_visible (self->fold_button, FALSE);
}

static void
fill_bar (AccordKpiFilter *self)
{
  GtkWidget *list[ACCORD_N_PICKS + 3];

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_layout_manager (self->bar, g_object_new (ACCORD_TYPE_WRAP_LAYOUT, NULL));
  self->days_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->span_drop = make_drop (self, _("Time shown"));
  self->first_button = make_day (self, _("First day"));
  self->last_button = make_day (self, _("Last day"));
  self->by_drop = make_drop (self, _("Compare"));
  self->basis_drop = make_drop (self, _("What counts as converted"));
  self->basis_box = GTK_WIDGET (self->basis_drop);
  self->where_button = g_object_new (ACCORD_TYPE_FILTER_BUTTON, NULL);
  g_signal_connect_object (self->where_button, "changed", G_CALLBACK (on_where_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < ACCORD_N_PICKS; i++)
    {
      self->picks[i] = ACCORD_PICK_BUTTON (accord_pick_button_new (picks[i].field, _(picks[i].nothing), _(picks[i].some)));
      g_signal_connect_object (self->picks[i], "changed", G_CALLBACK (on_picked_cb), self, G_CONNECT_SWAPPED);
    }
  self->compare_box = make_compare_box (self);
  make_fold (self);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->span_drop));
  gtk_box_append (GTK_BOX (self->bar), self->days_box);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->by_drop));
  list_folded (self, list);
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    gtk_box_append (GTK_BOX (self->bar), list[i]);
  gtk_box_append (GTK_BOX (self->bar), self->fold_button);
}

static void
accord_kpi_filter_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (prop_id == PROP_FOLDED)
    set_folded (ACCORD_KPI_FILTER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_kpi_filter_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_FOLDED)
    g_value_set_boolean (value, ACCORD_KPI_FILTER (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_kpi_filter_dispose (GObject *object)
{
  ACCORD_KPI_FILTER (object)->filling = TRUE;
  G_OBJECT_CLASS (accord_kpi_filter_parent_class)->dispose (object);
}

static void
accord_kpi_filter_finalize (GObject *object)
{
  AccordKpiFilter *self = ACCORD_KPI_FILTER (object);

  g_strfreev (self->groups);
  g_array_unref (self->horizons);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->frame, accord_frame_unref);
  accord_kpi_choice_clear (&self->choice);
  G_OBJECT_CLASS (accord_kpi_filter_parent_class)->finalize (object);
}

static void
accord_kpi_filter_class_init (AccordKpiFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = accord_kpi_filter_set_property;
  object_class->get_property = accord_kpi_filter_get_property;
  object_class->dispose = accord_kpi_filter_dispose;
  object_class->finalize = accord_kpi_filter_finalize;
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "kpifilter");
}

static void
accord_kpi_filter_init (AccordKpiFilter *self)
{
  self->filling = TRUE;
  self->horizons = g_array_new (FALSE, FALSE, sizeof (gint));
  self->choice.first = self->choice.last = ACCORD_DAY_NONE;
  fill_bar (self);
  adw_bin_set_child (ADW_BIN (self), self->bar);
  say_folded (self);
  accord_kpi_filter_fill (self);
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
  self->workspace = g_object_ref (workspace);
  accord_filter_button_set_workspace (self->where_button, workspace);
  accord_kpi_choice_clear (&self->choice);
  accord_kpi_choice_init (&self->choice, workspace);
  accord_kpi_filter_fill (self);
}

/**
 * accord_kpi_filter_set_frame:
 * @frame: the leads: which fields can be compared, and what can be picked
 */
void
accord_kpi_filter_set_frame (AccordKpiFilter *self,
                             AccordFrame     *frame)
{
  accord_frame_ref (frame);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->frame = frame;
  accord_kpi_filter_fill (self);
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
 * accord_kpi_filter_set_choice:
 * @choice: what is to be chosen; copied
 */
void
accord_kpi_filter_set_choice (AccordKpiFilter       *self,
                              const AccordKpiChoice *choice)
{
  g_autofree char *where = choice->where != NULL ? accord_condition_to_text (choice->where) : g_strdup ("");
  AccordKpiChoice copy;

  accord_kpi_choice_copy (&copy, choice);
  accord_kpi_choice_clear (&self->choice);
  self->choice = copy;
  accord_kpi_filter_fill (self);
  accord_filter_button_set_text (self->where_button, where);
  changed (self);
}

/**
 * accord_kpi_filter_focus_where:
 *
 * Opens the editor of the condition.
 */
void
accord_kpi_filter_focus_where (AccordKpiFilter *self)
{
  if (self->folded)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->fold_button));
  accord_filter_button_popup (self->where_button);
}

/**
 * accord_kpi_filter_add:
 * @widget: stands behind the other buttons
 */
void
accord_kpi_filter_add (AccordKpiFilter *self,
                       GtkWidget       *widget)
{
  gtk_box_append (GTK_BOX (self->bar), widget);
}
