#include "ui/common/day-button.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

struct _AccordDayButton
{
  AdwBin parent_instance;

  /* borrowed */
  GtkMenuButton *button;
  GtkCalendar   *calendar;

  AccordDay day;
  gboolean  showing;
};

G_DEFINE_FINAL_TYPE (AccordDayButton, accord_day_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DAY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_day (AccordDayButton *self)
{
  g_autofree char *text = self->day != ACCORD_DAY_NONE ? accord_words_day (self->day) : NULL;
  g_autoptr (GDateTime) date = NULL;
  gint year, month, day;

  gtk_menu_button_set_label (self->button, text != NULL ? text : _("Choose…"));
  if (self->day == ACCORD_DAY_NONE)
    return;

  accord_day_to_ymd (self->day, &year, &month, &day);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->showing = FALSE;
}

static void
on_day_selected_cb (AccordDayButton *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  if (self->showing)
    return;

  accord_day_button_set_day (self, accord_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                                        g_date_time_get_day_of_month (date)));
  gtk_menu_button_popdown (self->button);
}

static gboolean
read_day (GObject             *input,
          const AccordColumn  *column,
          GValue              *value,
          GError             **error)
{
  g_value_init (value, G_TYPE_INT);
  g_value_set_int (value, ACCORD_DAY_BUTTON (input)->day);

  return TRUE;
}

static void
show_value (GObject            *input,
            const AccordColumn *column,
            const GValue       *value)
{
  accord_day_button_set_day (ACCORD_DAY_BUTTON (input), g_value_get_int (value));
}

static void
accord_day_button_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_DAY)
    g_value_set_int (value, ACCORD_DAY_BUTTON (object)->day);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_day_button_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (prop_id == PROP_DAY)
    accord_day_button_set_day (ACCORD_DAY_BUTTON (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
accord_day_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ACCORD_DAY_BUTTON (widget)->button));
}

static void
accord_day_button_class_init (AccordDayButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_day_button_get_property;
  object_class->set_property = accord_day_button_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = accord_day_button_grab_focus;

  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, ACCORD_DAY_NONE,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_day_button_init (AccordDayButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->day = ACCORD_DAY_NONE;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self);
  show_day (self);
}

/**
 * accord_day_button_get_day:
 *
 * Returns: the day, or ACCORD_DAY_NONE
 */
AccordDay
accord_day_button_get_day (AccordDayButton *self)
{
  g_return_val_if_fail (ACCORD_IS_DAY_BUTTON (self), ACCORD_DAY_NONE);

  return self->day;
}

/**
 * accord_day_button_set_day:
 * @day: or ACCORD_DAY_NONE
 *
 * Shows @day.
 */
void
accord_day_button_set_day (AccordDayButton *self,
                           AccordDay        day)
{
  g_return_if_fail (ACCORD_IS_DAY_BUTTON (self));

  if (day == self->day)
    return;

  self->day = day;
  show_day (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * accord_day_button_access:
 *
 * Returns: how it gives and takes the value of a DAY column
 */
const AccordAutosaveAccess *
accord_day_button_access (void)
{
  static const AccordAutosaveAccess access = { "notify::day", read_day, show_value };

  return &access;
}
