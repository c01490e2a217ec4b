#include "ui/kpis/month-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ui/kpis/typed-number.h"

#define SAVE_AFTER_MS 600
#define CELL_CHARS 8
#define CELL_PADDING 9 /* what a number is from the end of its cell */
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

struct _AccordMonthGrid
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkLabel  *year_label;
  GtkWidget *scroll;
  GtkGrid   *grid;
  GtkWidget *pending; /* the cell that is being typed into; weak */

  /* owned */
  GPtrArray *names;   /* of char: the columns */
  GPtrArray *cells;   /* of GtkEntry, by month, then column; borrowed of the grid */
  GPtrArray *sums;    /* of GtkLabel: of the columns, of the months, of all */
  gboolean   with_sums;
  double     scale;
  gint       year;
  guint      timeout;
  gboolean   showing; /* what it shows changes, not what a person types */
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
get_shown (AccordMonthGrid *self,
           guint            month,
           guint            column)
{
  double number;

  if (!accord_typed_number_read (gtk_editable_get_text (GTK_EDITABLE (get_cell (self, month, column))), &number))
    return 0;
  return isnan (number) ? 0 : number;
}

static void
show_sum (GtkLabel *label,
          double    sum)
{
  /* Translators: a number with thousands set apart */
  g_autofree char *text = sum != 0 ? g_strdup_printf (sum == floor (sum) ? "%'.0f" : "%'.2f", sum) : g_strdup ("");

  gtk_label_set_label (label, text);
}

static void
show_sums (AccordMonthGrid *self)
{
  double all = 0;

  if (!self->with_sums)
    return;
  for (guint column = 0; column < self->names->len; column++)
    {
      double sum = 0;

      for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
        sum += get_shown (self, month, column);
      all += sum;
      show_sum (self->sums->pdata[column], sum);
    }
  if (self->names->len < 2)
    return;
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    {
      double sum = 0;

      for (guint column = 0; column < self->names->len; column++)
        sum += get_shown (self, month, column);
      show_sum (self->sums->pdata[self->names->len + month], sum);
    }
  show_sum (self->sums->pdata[self->names->len + ACCORD_GRID_MONTHS], all);
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

static char *
name_month (AccordMonthGrid *self,
            guint            month)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (self->year, (gint) month + 1, 1, 0, 0, 0);

  return g_date_time_format (day, "%OB");
}

static void
name_cells (AccordMonthGrid *self)
{
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    {
      g_autofree char *name = name_month (self, month);

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
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
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

static GtkWidget *
add_label (AccordMonthGrid *self,
           const char      *text,
           int              column,
           int              row,
           float            xalign,
           const char      *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

/* As wide as the cells below it, in two lines where it is longer. */
static void
add_heading (AccordMonthGrid *self,
             guint            column)
{
  const char *name = self->names->pdata[column];
  GtkWidget *label = add_label (self, name, (int) column + 1, 0, 1, "heading");

  gtk_widget_set_margin_end (label, CELL_PADDING);
  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "justify",
                GTK_JUSTIFY_RIGHT, "max-width-chars", CELL_CHARS, "valign", GTK_ALIGN_END, "tooltip-text", name, NULL);
}

static void
add_sums (AccordMonthGrid *self)
{
  guint n = self->names->len;

  add_label (self, _("Sum"), 0, ACCORD_GRID_MONTHS + 1, 0, "heading");
  for (guint column = 0; column < n; column++)
    {
      GtkWidget *sum = add_label (self, NULL, (int) column + 1, ACCORD_GRID_MONTHS + 1, 1, "numeric");

      gtk_widget_set_margin_end (sum, CELL_PADDING);
      g_ptr_array_add (self->sums, sum);
    }
  if (n < 2)
    return;
  gtk_widget_set_valign (add_label (self, _("Sum"), (int) n + 1, 0, 1, "heading"), GTK_ALIGN_END);
  for (guint month = 0; month <= ACCORD_GRID_MONTHS; month++)
    g_ptr_array_add (self->sums, add_label (self, NULL, (int) n + 1, (int) month + 1, 1, "numeric"));
}

/* Not what stands in it: the rows and columns themselves. */
static void
build (AccordMonthGrid *self)
{
  g_clear_weak_pointer (&self->pending);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->sums, 0);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_grid_set_column_spacing (self->grid, 6);
  for (guint column = 0; column < self->names->len; column++)
    add_heading (self, column);
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    {
      g_autofree char *name = name_month (self, month);

      add_label (self, name, 0, (int) month + 1, 0, NULL);
      for (guint column = 0; column < self->names->len; column++)
        {
          GtkWidget *cell = make_cell (self);

          gtk_grid_attach (self->grid, cell, (int) column + 1, (int) month + 1, 1, 1);
          g_ptr_array_add (self->cells, cell);
        }
    }
  if (self->with_sums)
    add_sums (self);
  name_cells (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), GTK_WIDGET (self->grid));
}

static void
show_year (AccordMonthGrid *self)
{
  g_autofree char *text = g_strdup_printf ("%d", self->year);

  gtk_label_set_label (self->year_label, text);
}

static void
turn (AccordMonthGrid *self,
      gint             years)
{
  accord_month_grid_set_year (self, self->year + years);
}

static void
on_before_cb (AccordMonthGrid *self)
{
  turn (self, -1);
}

static void
on_after_cb (AccordMonthGrid *self)
{
  turn (self, 1);
}

static GtkWidget *
make_turn (AccordMonthGrid *self,
           const char      *icon_name,
           const char      *name,
           GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
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
  g_ptr_array_unref (self->sums);
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
  GtkWidget *years = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new ();
  self->sums = g_ptr_array_new ();
  self->scale = 1;
  self->year_label = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (years), make_turn (self, "go-previous-symbolic", _("Year Before"), G_CALLBACK (on_before_cb)));
  gtk_box_append (GTK_BOX (years), label);
  gtk_box_append (GTK_BOX (years), make_turn (self, "go-next-symbolic", _("Year After"), G_CALLBACK (on_after_cb)));
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_box_append (GTK_BOX (box), years);
  gtk_box_append (GTK_BOX (box), self->scroll);
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
  show_year (self);
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
  self->with_sums = with_sums;
  build (self);
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
  show_year (self);
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
