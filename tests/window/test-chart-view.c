#include "ui/common/chart-view.h"

/* The keys lead from mark to mark in every kind of chart, and say each; Enter opens what stands for a figure. */
typedef struct
{
  const char     *name;
  AccordChartKind kind;
  gboolean        rtl;
  const char     *keys; /* ← → ↑ ↓ as < > ^ v, Home and End as h and e, Enter as ! */
  const char     *said; /* after the last */
  const char     *opened;
} Case;

static const Case cases[] = {
  { "line-begins-at-newest", ACCORD_CHART_LINE, FALSE, "<", "first 3", NULL },
  { "line-along", ACCORD_CHART_LINE, FALSE, "<<<", "first 1", NULL },
  { "line-mirrored", ACCORD_CHART_LINE, TRUE, ">>", "first 2", NULL },
  { "line-ends", ACCORD_CHART_LINE, FALSE, "<he", "first 3", NULL },
  { "line-across", ACCORD_CHART_LINE, FALSE, "hv!", "second 1", "1 0" },
  { "line-to-event", ACCORD_CHART_LINE, FALSE, "<^!", "signed on 10 March", NULL },
  { "line-from-event", ACCORD_CHART_LINE, FALSE, "<^v", "first 3", NULL },
  { "bars", ACCORD_CHART_BARS, FALSE, "h>!", "first 2", "0 1" },
  { "rows", ACCORD_CHART_ROWS, FALSE, "vvv!", "first 3", "0 2" },
  { "rows-not-sideways", ACCORD_CHART_ROWS, FALSE, "vv>", "first 2", NULL },
  { "bullets", ACCORD_CHART_BULLETS, FALSE, "vv^", "first 1", NULL },
  { "heat", ACCORD_CHART_HEAT, FALSE, "h>v!", "second 2", "1 1" },
  { "heat-mirrored", ACCORD_CHART_HEAT, TRUE, "h<v", "second 2", NULL },
  { "panels", ACCORD_CHART_PANELS, FALSE, "h>v!", "second 2", "1 1" },
};

static void
add_series (AccordChart *chart,
            const char  *name)
{
  AccordChartSeries *series = accord_chart_add_series (chart, name);

  for (guint i = 0; i < 3; i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, i + 2);

      point->year = 2024;
      point->month = i + 1;
      point->day = 1;
      point->label = g_strdup_printf ("%u", i + 1);
      point->tip = g_strdup_printf ("%s %u", name, i + 1);
    }
}

static AccordChart *
make_chart (AccordChartKind kind)
{
  static const char *const names[] = { "first", "second" };
  AccordChart *chart = accord_chart_new (kind);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_series (kind == ACCORD_CHART_PANELS ? accord_chart_add_panel (chart, accord_chart_new (ACCORD_CHART_LINE)) : chart, names[i]);
  if (kind == ACCORD_CHART_LINE)
    accord_chart_add_event (chart, 2024, 3, 10, "signed")->tip = g_strdup ("signed on 10 March");
  return chart;
}

static void
press (GtkWidget *view,
       char       key)
{
  static const struct
  {
    char  key;
    guint keyval;
  } keys[] = { { '<', GDK_KEY_Left }, { '>', GDK_KEY_Right }, { '^', GDK_KEY_Up }, { 'v', GDK_KEY_Down },
               { 'h', GDK_KEY_Home }, { 'e', GDK_KEY_End },   { '!', GDK_KEY_Return } };
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      for (guint j = 0; j < G_N_ELEMENTS (keys) && GTK_IS_EVENT_CONTROLLER_KEY (controller); j++)
        if (keys[j].key == key)
          g_signal_emit_by_name (controller, "key-pressed", keys[j].keyval, 0, 0, &handled);
    }
}

/* What stands in the bubble beside the mark. */
static const char *
get_said (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return gtk_label_get_label (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (child))));
  return NULL;
}

static void
on_activated_cb (char   **opened,
                 guint    series,
                 guint    point)
{
  g_free (*opened);
  *opened = g_strdup_printf ("%u %u", series, point);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  GtkWidget *window = gtk_window_new (), *view = accord_chart_view_new ();
  g_autofree char *opened = NULL;

  gtk_widget_set_direction (view, test->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (window), view);
  accord_chart_view_set_chart (ACCORD_CHART_VIEW (view), make_chart (test->kind), "chart", "what it shows");
  g_signal_connect_swapped (view, "activated", G_CALLBACK (on_activated_cb), &opened);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (view) == 0)
    g_main_context_iteration (NULL, TRUE);

  for (const char *key = test->keys; *key != '\0'; key++)
    press (view, *key);
  g_assert_cmpstr (get_said (view), ==, test->said);
  g_assert_cmpstr (opened, ==, test->opened);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-view/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
