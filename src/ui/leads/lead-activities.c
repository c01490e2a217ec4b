#include "ui/leads/lead-activities.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "present/words.h"

#define MOST_HEIGHT 320
/* Between what happened, what about it, and when: in the strings of the model. */
#define SEPARATOR "\x1f"

static GtkWidget *
make_label (const char *css_class,
            gboolean    expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *day = make_label ("numeric", FALSE);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_ellipsize (GTK_LABEL (day), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), make_label (NULL, FALSE));
  gtk_box_append (GTK_BOX (box), make_label ("dim-label", TRUE));
  gtk_box_append (GTK_BOX (box), day);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  GtkStringObject *object = GTK_STRING_OBJECT (gtk_list_item_get_item (item));
  g_auto (GStrv) parts = g_strsplit (gtk_string_object_get_string (object), SEPARATOR, 3);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  for (char **part = parts; *part != NULL; part++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_label (GTK_LABEL (label), *part);
}

/**
 * accord_lead_activities_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
accord_lead_activities_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Activities"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  return scroller;
}

/**
 * accord_lead_activities_fill:
 * @self: what accord_lead_activities_new() made
 */
void
accord_lead_activities_fill (GtkWidget       *self,
                             AccordWorkspace *workspace,
                             AccordLeadStory *story)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkSelectionModel) model = NULL;

  for (guint i = 0; i < story->activities->len; i++)
    {
      const AccordLeadActivity *activity = g_ptr_array_index (story->activities, i);
      g_autofree char *day = accord_words_day (accord_moment_to_day (activity->at, accord_workspace_get_zone (workspace)));

      g_ptr_array_add (texts, g_strjoin (SEPARATOR, activity->kind != NULL ? activity->kind : "",
                                         activity->detail != NULL ? activity->detail : "", day, NULL));
    }
  g_ptr_array_add (texts, NULL);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new ((const char *const *) texts->pdata))));
  gtk_list_view_set_model (GTK_LIST_VIEW (view), model);
}

/* «won on 3 May 2026». */
static char *
describe_deal (const AccordLeadDeal *deal,
               AccordZone           *zone)
{
  AccordMoment at = deal->customer_at != ACCORD_MOMENT_NONE ? deal->customer_at
                    : deal->lost_at != ACCORD_MOMENT_NONE   ? deal->lost_at
                                                            : deal->opportunity_at;
  g_autofree char *day = accord_words_day (accord_moment_to_day (at, zone));

  if (deal->customer_at != ACCORD_MOMENT_NONE)
    return g_strdup_printf (_("won on %s"), day);
  if (deal->lost_at != ACCORD_MOMENT_NONE)
    return g_strdup_printf (_("lost on %s"), day);
  return at != ACCORD_MOMENT_NONE ? g_strdup_printf (_("open since %s"), day) : g_strdup (_("open"));
}

/**
 * accord_lead_deals_fill:
 * @list: gets a row for each deal
 */
void
accord_lead_deals_fill (GtkListBox      *list,
                        AccordWorkspace *workspace,
                        AccordLeadStory *story)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < story->deals->len; i++)
    {
      const AccordLeadDeal *deal = g_ptr_array_index (story->deals, i);
      const char *currency = deal->currency != NULL ? deal->currency : accord_workspace_get_currency (workspace);
      g_autofree char *value =
          isnan (deal->value) ? g_strdup (_("no value")) : accord_words_value (deal->value, ACCORD_UNIT_MONEY, currency);
      g_autofree char *state = describe_deal (deal, accord_workspace_get_zone (workspace));
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), deal->external_id != NULL ? deal->external_id : _("Deal"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (value));
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_append (list, row);
    }
}
