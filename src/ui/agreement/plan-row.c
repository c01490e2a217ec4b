#include "ui/agreement/plan-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST 1e12

struct _AccordPlanRow
{
  AdwPreferencesRow parent_instance;

  /* borrowed: children */
  GtkLabel      *assumed_label;
  GtkLabel      *caption_label;
  GtkWidget     *measured_button;
  GtkWidget     *spin;
  GtkAdjustment *adjustment;

  AccordPlanRowKind kind;
  double            value;    /* typed; NaN: nothing */
  double            measured; /* NaN: nothing */
  guint             decimals;
  gboolean          measurable;
  gboolean          showing;  /* not a person moves it */
};

G_DEFINE_FINAL_TYPE (AccordPlanRow, accord_plan_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static double
get_scale (AccordPlanRow *self)
{
  return self->kind == ACCORD_PLAN_ROW_SHARE ? 100 : 1;
}

static void
show (AccordPlanRow *self)
{
  double shown = isnan (self->value) ? self->measured : self->value;

  self->showing = TRUE;
  gtk_adjustment_set_value (self->adjustment, isnan (shown) ? 0 : shown * get_scale (self));
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->assumed_label), self->measurable && !isnan (self->value));
  gtk_widget_set_visible (self->measured_button, !isnan (self->value) && !isnan (self->measured));
}

static void
set_value (AccordPlanRow *self,
           double         value)
{
  if (self->value == value || (isnan (self->value) && isnan (value)))
    return;
  self->value = value;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/* A spin button that loses the focus takes the rounded number that it shows for a new one: that is nobody's doing. */
static gboolean
is_rounding (AccordPlanRow *self,
             double         number)
{
  double shown = isnan (self->value) ? self->measured : self->value;

  return fabs (number - (isnan (shown) ? 0 : shown * get_scale (self))) <= 0.5001 * pow (10, -(double) self->decimals);
}

static void
on_moved_cb (AccordPlanRow *self)
{
  double number = gtk_adjustment_get_value (self->adjustment);

  if (self->showing || is_rounding (self, number))
    return;
  set_value (self, self->kind == ACCORD_PLAN_ROW_NUMBER && number == 0 ? NAN : number / get_scale (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_measured_clicked_cb (AccordPlanRow *self)
{
  /* Before its button is gone. */
  gtk_widget_grab_focus (self->spin);
  set_value (self, NAN);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The wheel scrolls what the row lies in; it does not change numbers that lie under the pointer by chance. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
accord_plan_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    g_value_set_double (value, ACCORD_PLAN_ROW (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
accord_plan_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACCORD_PLAN_ROW (widget)->spin);
}

static void
accord_plan_row_class_init (AccordPlanRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_plan_row_get_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = accord_plan_row_grab_focus;

  properties[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_plan_row_init (AccordPlanRow *self)
{
  self->value = self->measured = NAN;
}

static GtkWidget *
make_head (AccordPlanRow *self,
           const char    *title,
           const char    *unit)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *unit_label = gtk_label_new (unit);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->spin);
  gtk_widget_set_hexpand (label, TRUE);
  self->assumed_label = GTK_LABEL (gtk_label_new (_("assumed")));
  gtk_widget_add_css_class (GTK_WIDGET (self->assumed_label), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self->assumed_label), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (unit_label, "dim-label");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->assumed_label));
  gtk_box_append (GTK_BOX (head), self->spin);
  gtk_box_append (GTK_BOX (head), unit_label);
  gtk_widget_set_visible (unit_label, *unit != '\0');
  return head;
}

static GtkWidget *
make_foot (AccordPlanRow *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->caption_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption_label, 0);
  gtk_label_set_wrap (self->caption_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption_label), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), FALSE);
  self->measured_button = gtk_button_new ();
  gtk_widget_set_halign (self->measured_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->measured_button, "small");
  g_signal_connect_swapped (self->measured_button, "clicked", G_CALLBACK (on_measured_clicked_cb), self);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->caption_label));
  gtk_box_append (GTK_BOX (foot), self->measured_button);
  return foot;
}

static GtkWidget *
make_slider (AccordPlanRow *self,
             const char    *name)
{
  GtkWidget *slider = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);

  gtk_accessible_update_property (GTK_ACCESSIBLE (slider), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ignore_wheel (slider);
  return slider;
}

static void
make_inputs (AccordPlanRow *self,
             const char    *name,
             guint          decimals)
{
  gboolean share = self->kind == ACCORD_PLAN_ROW_SHARE;

  self->adjustment = gtk_adjustment_new (0, 0, share ? 100 : MOST, 1, 10, 0);
  self->spin = gtk_spin_button_new (self->adjustment, 1, decimals);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), share ? 5 : 9);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ignore_wheel (self->spin);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (on_moved_cb), self);
}

/* As it is said: without the underscore of its mnemonic. */
static char *
strip_mnemonic (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", 2);

  return g_strjoinv (NULL, parts);
}

/**
 * accord_plan_row_new:
 * @kind: a share or a number
 * @title: what it is, with a mnemonic
 * @unit: shown behind it; "" for none
 * @decimals: how many it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_plan_row_new (AccordPlanRowKind kind,
                     const char       *title,
                     const char       *unit,
                     guint             decimals)
{
  g_autofree char *name = strip_mnemonic (title);
  AccordPlanRow *self = g_object_new (ACCORD_TYPE_PLAN_ROW, "title", name, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->kind = kind;
  self->decimals = decimals;
  make_inputs (self, name, decimals);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), make_head (self, title, unit));
  if (kind == ACCORD_PLAN_ROW_SHARE)
    gtk_box_append (GTK_BOX (box), make_slider (self, name));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * accord_plan_row_set_caption:
 * @caption: said below it
 */
void
accord_plan_row_set_caption (AccordPlanRow *self,
                             const char    *caption)
{
  g_return_if_fail (ACCORD_IS_PLAN_ROW (self));

  gtk_label_set_label (self->caption_label, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), *caption != '\0');
}

/**
 * accord_plan_row_set_measured:
 * @measured: what the leads say; NaN: nothing
 * @words: (nullable): the same for people
 * @caption: how it came about
 */
void
accord_plan_row_set_measured (AccordPlanRow *self,
                              double         measured,
                              const char    *words,
                              const char    *caption)
{
  g_autofree char *label = NULL;

  g_return_if_fail (ACCORD_IS_PLAN_ROW (self));

  self->measurable = TRUE;
  self->measured = measured;
  if (words != NULL)
    {
      /* Translators: %s is a figure: «Use the measured 19 %» */
      label = g_strdup_printf (_("Use the Measured %s"), words);
      gtk_button_set_label (GTK_BUTTON (self->measured_button), label);
    }
  accord_plan_row_set_caption (self, caption);
  show (self);
}

/**
 * accord_plan_row_get_value:
 *
 * Returns: what a person typed, a share as a fraction; NaN where nothing is
 */
double
accord_plan_row_get_value (AccordPlanRow *self)
{
  g_return_val_if_fail (ACCORD_IS_PLAN_ROW (self), NAN);

  return self->value;
}

static gboolean
read_value (GObject             *input,
            const AccordColumn  *column,
            GValue              *value,
            GError             **error)
{
  double number = ACCORD_PLAN_ROW (input)->value;

  g_value_init (value, accord_column_type_to_gtype (column->type));
  if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, number);
  else
    g_value_set_int64 (value, isnan (number) ? G_MININT64 : (gint64) round (number));
  return TRUE;
}

static void
show_value (GObject            *input,
            const AccordColumn *column,
            const GValue       *value)
{
  double number = NAN;

  if (value != NULL && !accord_column_value_is_empty (column, value))
    number = G_VALUE_HOLDS_DOUBLE (value) ? g_value_get_double (value) : (double) g_value_get_int64 (value);
  set_value (ACCORD_PLAN_ROW (input), number);
  show (ACCORD_PLAN_ROW (input));
}

/**
 * accord_plan_row_access:
 *
 * Returns: how a row gives and takes its value
 */
const AccordAutosaveAccess *
accord_plan_row_access (void)
{
  static const AccordAutosaveAccess access = { .changed = "changed", .read = read_value, .show = show_value };

  return &access;
}
