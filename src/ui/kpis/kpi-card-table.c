/* The figures of a card as a table: every value that the chart draws, in words. */
#include "present/words.h"
#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>

/* One figure as a list item; it keeps all of them alive. */
#define ACCORD_TYPE_FIGURE_ITEM (accord_figure_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordFigureItem, accord_figure_item, ACCORD, FIGURE_ITEM, GObject)

struct _AccordFigureItem
{
  GObject        parent_instance;
  AccordFigures *figures;
  AccordFigure  *figure;
  AccordRecord  *settings;
};

G_DEFINE_FINAL_TYPE (AccordFigureItem, accord_figure_item, G_TYPE_OBJECT)

static void
accord_figure_item_finalize (GObject *object)
{
  AccordFigureItem *self = ACCORD_FIGURE_ITEM (object);

  accord_figures_unref (self->figures);
  g_object_unref (self->settings);
  G_OBJECT_CLASS (accord_figure_item_parent_class)->finalize (object);
}

static void
accord_figure_item_class_init (AccordFigureItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_figure_item_finalize;
}

static void
accord_figure_item_init (AccordFigureItem *self)
{
}

typedef char *(*CellText) (AccordFigureItem *item);

static char *
describe_period (AccordFigureItem *item)
{
  if (item->figures->grouped)
    return accord_words_group (item->figures, item->figure->group, item->settings);
  return accord_words_period (item->figure, item->figures->query.by);
}

static char *
describe_value (AccordFigureItem *item)
{
  return accord_words_value (item->figure->value, item->figures->unit,
                             accord_record_get_text (item->settings, "currency"));
}

static char *
describe_origin (AccordFigureItem *item)
{
  return accord_words_figure (item->figures, item->figure, accord_record_get_text (item->settings, "currency"),
                              item->settings);
}

static char *
describe_left_out (AccordFigureItem *item)
{
  char *text = accord_words_left_out (item->figure, item->settings);

  return text != NULL ? text : g_strdup ("");
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  user_data)
{
  CellText describe = (CellText) user_data;
  g_autofree char *text = describe (gtk_list_item_get_item (list_item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

static void
add_column (GtkColumnView *view,
            const char    *title,
            CellText       describe,
            gboolean       expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), (gpointer) describe);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static GtkWidget *
make_view (AccordKpiCard *self)
{
  GListStore *items = g_list_store_new (ACCORD_TYPE_FIGURE_ITEM);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (items))));

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      g_autoptr (AccordFigureItem) item = g_object_new (ACCORD_TYPE_FIGURE_ITEM, NULL);

      item->figures = accord_figures_ref (self->figures);
      item->figure = g_ptr_array_index (self->figures->figures, i);
      item->settings = g_object_ref (accord_workspace_get_settings (self->workspace));
      g_list_store_append (items, item);
    }
  add_column (GTK_COLUMN_VIEW (view), self->figures->grouped ? _("Group") : _("Period"), describe_period, FALSE);
  add_column (GTK_COLUMN_VIEW (view), _("Figure"), describe_value, FALSE);
  add_column (GTK_COLUMN_VIEW (view), _("How it came about"), describe_origin, TRUE);
  add_column (GTK_COLUMN_VIEW (view), _("Left out"), describe_left_out, TRUE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  return view;
}

static gboolean
close_on_escape (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

void
accord_kpi_card_present_table (AccordKpiCard *self)
{
  GtkWidget *window, *box, *scroller;
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  if (self->figures == NULL)
    return;
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scroller = gtk_scrolled_window_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_on_escape, NULL, NULL)));
  gtk_widget_add_controller (window, shortcuts);
  gtk_window_set_title (GTK_WINDOW (window), gtk_label_get_label (self->title_label));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 520);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (self));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
