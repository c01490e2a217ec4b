/* The figures of a card as a table: every value that the chart draws, in words. */
#include "present/figure-compared.h"
#include "present/standing-chart.h"
#include "present/words.h"
#include "ui/common/close-key.h"
#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A row: its cells in words. */
#define N_CELLS 5
#define ACCORD_TYPE_FIGURE_ITEM (accord_figure_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordFigureItem, accord_figure_item, ACCORD, FIGURE_ITEM, GObject)

struct _AccordFigureItem
{
  GObject parent_instance;
  char   *cells[N_CELLS];
};

G_DEFINE_FINAL_TYPE (AccordFigureItem, accord_figure_item, G_TYPE_OBJECT)

static void
accord_figure_item_finalize (GObject *object)
{
  AccordFigureItem *self = ACCORD_FIGURE_ITEM (object);

  for (guint i = 0; i < N_CELLS; i++)
    g_free (self->cells[i]);
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

/* «Jan 2025», «Webinar», «Webinar, Jan 2025» */
static char *
describe_place (const AccordFigures *figures,
                const AccordFigure  *figure,
                AccordRecord        *settings)
{
  g_autofree char *group = figures->grouped ? accord_words_group (figures, figure->group, settings) : NULL;
  g_autofree char *period = figures->query.by != ACCORD_PERIOD_ALL || group == NULL
                                ? accord_words_period (figure, figures->query.by)
                                : NULL;

  if (group == NULL || period == NULL)
    return group != NULL ? g_steal_pointer (&group) : g_steal_pointer (&period);
  return g_strdup_printf ("%s, %s", group, period);
}

static void
add_figures (GListStore          *items,
             AccordWorkspace     *workspace,
             const AccordFigures *figures,
             const AccordFigures *compared)
{
  const char *currency = accord_workspace_get_currency (workspace);
  AccordRecord *settings = accord_workspace_get_settings (workspace);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      g_autoptr (AccordFigureItem) item = g_object_new (ACCORD_TYPE_FIGURE_ITEM, NULL);
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
      const AccordFigure *other = compared != NULL ? accord_compared_find (figures, compared, i) : NULL;

      item->cells[0] = describe_place (figures, figure, settings);
      item->cells[1] = accord_words_value (figure->value, figures->unit, currency);
      item->cells[2] = accord_words_value (other != NULL ? other->value : NAN, figures->unit, currency);
      item->cells[3] = accord_words_figure (figures, figure, currency, settings);
      item->cells[4] = accord_words_left_out (figure, settings);
      g_list_store_append (items, item);
    }
}

static void
add_standings (GListStore      *items,
               AccordWorkspace *workspace,
               GPtrArray       *standings)
{
  const char *currency = accord_workspace_get_currency (workspace);

  for (guint i = 0; i < standings->len; i++)
    {
      g_autoptr (AccordFigureItem) item = g_object_new (ACCORD_TYPE_FIGURE_ITEM, NULL);
      const AccordStandingFigure *standing = standings->pdata[i];

      item->cells[0] = g_strdup (standing->title);
      item->cells[1] = accord_words_standing (standing, currency);
      item->cells[3] = accord_words_standing_agreed (standing, currency);
      item->cells[4] = g_strdup (accord_words_standing_state (accord_standing_figure_judge (standing)));
      g_list_store_append (items, item);
    }
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
            gpointer                  cell)
{
  AccordFigureItem *item = gtk_list_item_get_item (list_item);
  const char *text = item->cells[GPOINTER_TO_UINT (cell)];

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), text != NULL ? text : "");
}

static void
add_column (GtkColumnView *view,
            const char    *title,
            guint          cell,
            gboolean       expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static void
add_figure_columns (GtkColumnView       *view,
                    const AccordFigures *figures,
                    const char          *compared)
{
  add_column (view, figures->grouped ? _("Group") : _("Period"), 0, FALSE);
  add_column (view, _("Figure"), 1, FALSE);
  if (compared != NULL)
    add_column (view, compared, 2, FALSE);
  add_column (view, _("How it came about"), 3, TRUE);
  add_column (view, _("Left out"), 4, TRUE);
}

/* NULL: nothing is shown yet. */
static GtkWidget *
make_view (AccordKpiCard *self)
{
  gboolean of_goal = accord_kpi_card_get_subject (self) == ACCORD_CHART_OF_GOAL;
  AccordFigures *figures = of_goal ? accord_goal_card_get_figures (self->goal_card)
                                   : self->answer != NULL ? self->answer->figures : NULL;
  AccordFigures *compared = !of_goal && self->answer != NULL ? self->answer->compared : NULL;
  GListStore *items;
  GtkWidget *view;

  if (figures == NULL && self->standings == NULL)
    return NULL;
  items = g_list_store_new (ACCORD_TYPE_FIGURE_ITEM);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (items))));
  if (figures != NULL)
    {
      g_autofree char *label = compared != NULL ? accord_words_compared (compared) : NULL;

      add_figures (items, self->workspace, figures, compared);
      add_figure_columns (GTK_COLUMN_VIEW (view), figures, label);
    }
  else
    {
      add_standings (items, self->workspace, self->standings);
      add_column (GTK_COLUMN_VIEW (view), _("Commitment"), 0, TRUE);
      add_column (GTK_COLUMN_VIEW (view), _("Figure"), 1, FALSE);
      add_column (GTK_COLUMN_VIEW (view), _("What was agreed"), 3, FALSE);
      add_column (GTK_COLUMN_VIEW (view), _("How it stands"), 4, FALSE);
    }
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  return view;
}

void
accord_kpi_card_present_table (AccordKpiCard *self)
{
  GtkWidget *view = make_view (self);
  GtkWidget *window, *box, *scroller;

  if (view == NULL)
    {
      accord_page_toast (accord_kpi_card_get_page (self), _("There are no figures to show yet."));
      return;
    }
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scroller = gtk_scrolled_window_new ();
  accord_close_key_add (window);
  gtk_window_set_title (GTK_WINDOW (window), gtk_label_get_label (self->title_label));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 520);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
