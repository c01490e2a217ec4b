#include "ui/kpis/month-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ui/kpis/month-layout.h"
#include "ui/kpis/month-sums.h"
#include "ui/kpis/typed-number.h"
#include "ui/kpis/year-stepper.h"

#define SAVE_AFTER_MS 600
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

struct _AccordMonthGrid
{
  AdwBin parent_instance;

  /* borrowed: children */
  AccordYearStepper *stepper;
  GtkBox            *months; /* holds the names of the months, which stay where they are */
  GtkWidget         *scroll; /* holds the columns */
  GtkWidget         *pending; /* the cell that is being typed into; weak */

  /* owned */
  GPtrArray       *names; /* of char: the columns */
  GPtrArray       *cells; /* of GtkEntry, by month, then column; borrowed of the grid */
  AccordMonthSums *sums;  /* or NULL */

  double   scale;
  gint     year;
  guint    timeout;
  gboolean showing; /* what it shows changes, not what a person types */
};

G_DEFINE_FINAL_TYPE (AccordMonthGrid, accord_month_grid, ADW_TYPE_BIN)

enum
{
  EDITED,
  PASTED,
  YEAR_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_cell (AccordMonthGrid *self,
          guint            month,
          guint            column)
{
  return self->cells->pdata[month * self->names->len + column];
}

static double
get_shown (gpointer user_data,
           guint    month,
           guint    column)
{
  double number;

  if (!accord_typed_number_read (gtk_editable_get_text (GTK_EDITABLE (get_cell (user_data, month, column))), &number))
    return 0;
  return isnan (number) ? 0 : number;
}

static void
show_sums (AccordMonthGrid *self)
{
  if (self->sums != NULL)
    accord_month_sums_show (self->sums, get_shown, self);
}

/* Which cell it is. */
static void
find_place (AccordMonthGrid *self,
            GtkWidget       *cell,
            guint           *month,
            guint           *column)
{
  guint index = 0;

  g_ptr_array_find (self->cells, cell, &index);
  *month = index / self->names->len;
  *column = index % self->names->len;
}

/**
 * accord_month_grid_flush:
 *
 * Says what was typed, if that was not said yet. What is no number stays, and is marked.
 */
void
accord_month_grid_flush (AccordMonthGrid *self)
{
  GtkWidget *cell = self->pending;
  guint month, column;
  double number;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (cell == NULL)
    return;
  if (!accord_typed_number_read (gtk_editable_get_text (GTK_EDITABLE (cell)), &number))
    {
      gtk_widget_add_css_class (cell, "error");
      gtk_widget_set_tooltip_text (cell, _("This is no number, and not saved."));
      return;
    }
  gtk_widget_remove_css_class (cell, "error");
  gtk_widget_set_tooltip_text (cell, NULL);
  g_clear_weak_pointer (&self->pending);
  find_place (self, cell, &month, &column);
  show_sums (self);
  g_signal_emit (self, signals[EDITED], 0, month, column, number / self->scale);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  AccordMonthGrid *self = user_data;

  self->timeout = 0;
  accord_month_grid_flush (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (AccordMonthGrid *self,
               GtkWidget       *cell)
{
  if (self->showing)
    return;
  if (self->pending != cell)
    accord_month_grid_flush (self);
  g_clear_weak_pointer (&self->pending);
  g_set_weak_pointer (&self->pending, cell);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SAVE_AFTER_MS, on_timeout_cb, self);
}

static void
on_left_cb (AccordMonthGrid *self)
{
  accord_month_grid_flush (self);
}

static void
focus_cell (AccordMonthGrid *self,
            gint             month,
            guint            column)
{
  if (month >= 0 && month < ACCORD_GRID_MONTHS)
    gtk_widget_grab_focus (get_cell (self, (guint) month, column));
}

/* Up and down go from month to month, as Enter does. */
static gboolean
on_key_cb (AccordMonthGrid       *self,
           guint                  keyval,
           guint                  keycode,
           GdkModifierType        state,
           GtkEventControllerKey *keys)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  guint month, column;
  gint step;

  if (keyval == GDK_KEY_Up)
    step = -1;
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    step = 1;
  else
    return GDK_EVENT_PROPAGATE;
  find_place (self, cell, &month, &column);
  focus_cell (self, (gint) month + step, column);
  return GDK_EVENT_STOP;
}

typedef struct
{
  AccordMonthGrid *grid;
  GtkWidget       *cell;
} Paste;

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Paste *paste = user_data;
  g_autoptr (AccordMonthGrid) self = paste->grid;
  g_autoptr (GtkWidget) cell = paste->cell;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  guint month = 0, column = 0;
  int position;

  if (text == NULL || self->cells->len == 0)
    text = g_strdup ("");
  if (cell != NULL && g_ptr_array_find (self->cells, cell, NULL))
    find_place (self, cell, &month, &column);
  if (cell == NULL || strpbrk (text, "\t\n") != NULL)
    {
      g_signal_emit (self, signals[PASTED], 0, text, month, column);
      return;
    }
  gtk_editable_delete_selection (GTK_EDITABLE (cell));
  position = gtk_editable_get_position (GTK_EDITABLE (cell));
  gtk_editable_insert_text (GTK_EDITABLE (cell), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (cell), position);
}

static void
paste (AccordMonthGrid *self,
       GtkWidget       *cell)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->grid = g_object_ref (self);
  paste->cell = cell != NULL ? g_object_ref (cell) : NULL;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text_read_cb, paste);
}

/**
 * accord_month_grid_paste:
 *
 * Takes the table that is on the clipboard.
 */
void
accord_month_grid_paste (AccordMonthGrid *self)
{
  paste (self, NULL);
}

/* A table is more than its first line. */
static void
on_paste_cb (GtkText         *text,
             AccordMonthGrid *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  paste (self, gtk_widget_get_parent (GTK_WIDGET (text)));
}

static void
name_cells (AccordMonthGrid *self)
{
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    {
      g_autofree char *name = accord_month_layout_name_month (month);

      for (guint column = 0; column < self->names->len; column++)
        {
          g_autofree char *label = g_strdup_printf ("%s %d, %s", name, self->year, (char *) self->names->pdata[column]);

          gtk_accessible_update_property (GTK_ACCESSIBLE (get_cell (self, month, column)), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                          -1);
        }
    }
}

static GtkWidget *
make_cell (AccordMonthGrid *self)
{
  GtkWidget *cell = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (cell));

  gtk_editable_set_alignment (GTK_EDITABLE (cell), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), ACCORD_MONTH_CELL_CHARS);
  gtk_entry_set_input_purpose (GTK_ENTRY (cell), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (cell, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell, keys);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (on_paste_cb), self, 0);
  return cell;
}

static void
add_cells (AccordMonthGrid *self,
           GtkGrid         *grid)
{
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    for (guint column = 0; column < self->names->len; column++)
      {
        GtkWidget *cell = make_cell (self);

        gtk_grid_attach (grid, cell, (int) column, (int) month + 1, 1, 1);
        g_ptr_array_add (self->cells, cell);
      }
}

/* Not what stands in it: the rows and columns themselves. */
static void
build (AccordMonthGrid *self,
       gboolean         with_sums)
{
  GtkWidget *names = gtk_widget_get_first_child (GTK_WIDGET (self->months));
  GtkGrid *columns;

  g_clear_weak_pointer (&self->pending);
  g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->sums, accord_month_sums_free);
  columns = accord_month_layout_new_columns (self->names);
  add_cells (self, columns);
  if (with_sums)
    self->sums = accord_month_sums_new (columns, self->names->len);
  if (names != NULL)
    gtk_box_remove (self->months, names);
  gtk_box_append (self->months, GTK_WIDGET (accord_month_layout_new_names (columns, with_sums)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), GTK_WIDGET (columns));
  name_cells (self);
}

static void
on_stepped_cb (AccordMonthGrid *self,
               gint             years)
{
  accord_month_grid_set_year (self, self->year + years);
}

static void
accord_month_grid_dispose (GObject *object)
{
  AccordMonthGrid *self = ACCORD_MONTH_GRID (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_weak_pointer (&self->pending);
  G_OBJECT_CLASS (accord_month_grid_parent_class)->dispose (object);
}

static void
accord_month_grid_finalize (GObject *object)
{
  AccordMonthGrid *self = ACCORD_MONTH_GRID (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->sums, accord_month_sums_free);
  G_OBJECT_CLASS (accord_month_grid_parent_class)->finalize (object);
}

static void
accord_month_grid_class_init (AccordMonthGridClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_month_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_month_grid_finalize;
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT,
                                  G_TYPE_UINT, G_TYPE_DOUBLE);
  signals[PASTED] = g_signal_new ("pasted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                                  G_TYPE_UINT, G_TYPE_UINT);
  signals[YEAR_CHANGED] = g_signal_new ("year-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_month_grid_init (AccordMonthGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stepper = accord_year_stepper_new ();
  GtkWidget *months = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new ();
  self->scale = 1;
  self->stepper = ACCORD_YEAR_STEPPER (stepper);
  self->months = GTK_BOX (months);
  self->scroll = gtk_scrolled_window_new ();
  g_signal_connect_object (stepper, "stepped", G_CALLBACK (on_stepped_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (self->scroll, TRUE);
  gtk_box_append (GTK_BOX (columns), months);
  gtk_box_append (GTK_BOX (columns), self->scroll);
  gtk_box_append (GTK_BOX (box), stepper);
  gtk_box_append (GTK_BOX (box), columns);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_month_grid_new:
 * @year: the year that it begins with
 *
 * Returns: (transfer floating): a grid without columns
 */
GtkWidget *
accord_month_grid_new (gint year)
{
  AccordMonthGrid *self = g_object_new (ACCORD_TYPE_MONTH_GRID, NULL);

  self->year = year;
  accord_year_stepper_show (self->stepper, self->year);
  return GTK_WIDGET (self);
}

/**
 * accord_month_grid_set_columns:
 *
 * Builds the columns anew, and empty.
 */
void
accord_month_grid_set_columns (AccordMonthGrid   *self,
                               const char *const *names,
                               gboolean           with_sums)
{
  accord_month_grid_flush (self);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (self->names, g_strdup (names[i]));
  build (self, with_sums);
}

void
accord_month_grid_set_scale (AccordMonthGrid *self,
                             double           scale)
{
  self->scale = scale;
}

gint
accord_month_grid_get_year (AccordMonthGrid *self)
{
  return self->year;
}

/**
 * accord_month_grid_set_year:
 *
 * Shows another year; whoever has the values is asked for them.
 */
void
accord_month_grid_set_year (AccordMonthGrid *self,
                            gint             year)
{
  accord_month_grid_flush (self);
  g_clear_weak_pointer (&self->pending);
  self->year = CLAMP (year, FIRST_YEAR, LAST_YEAR);
  accord_year_stepper_show (self->stepper, self->year);
  name_cells (self);
  g_signal_emit (self, signals[YEAR_CHANGED], 0);
}

void
accord_month_grid_set_value (AccordMonthGrid *self,
                             guint            month,
                             guint            column,
                             double           value,
                             const char      *note)
{
  GtkWidget *cell = get_cell (self, month, column);
  g_autofree char *text = accord_typed_number_write (value * self->scale);

  if (cell == self->pending)
    return;
  self->showing = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (cell)), text))
    gtk_editable_set_text (GTK_EDITABLE (cell), text);
  self->showing = FALSE;
  gtk_widget_remove_css_class (cell, "error");
  gtk_editable_set_editable (GTK_EDITABLE (cell), note == NULL);
  gtk_widget_set_tooltip_text (cell, note);
  show_sums (self);
}

AccordDay
accord_month_grid_get_day (AccordMonthGrid *self,
                           guint            month)
{
  return accord_day_from_ymd (self->year, (gint) month + 1, 1);
}
