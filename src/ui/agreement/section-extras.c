#include "ui/agreement/section-extras.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"
#include "ui/agreement/commitments-view.h"
#include "ui/agreement/goal-calculator.h"
#include "ui/agreement/handover-view.h"
#include "ui/overview/goal-window.h"

static void
open_goal (AccordPage *page)
{
  gtk_window_present (GTK_WINDOW (accord_goal_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                                          accord_page_get_workspace (page))));
}

static void
describe_goal (AccordRecord *settings,
               GParamSpec   *pspec,
               AdwActionRow *row)
{
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (settings, "goal_metric"));
  double target = accord_record_get_real (settings, "goal_target");
  AccordDay first = (AccordDay) accord_record_get_integer (settings, "goal_first");
  AccordDay last = (AccordDay) accord_record_get_integer (settings, "goal_last");
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  g_autofree char *days = first != ACCORD_DAY_NONE && last != ACCORD_DAY_NONE ? accord_words_days (first, last) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (metric == NULL || isnan (target))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("No shared goal yet"));
      adw_action_row_set_subtitle (row, _("A figure and a date both heads stand behind."));
      return;
    }
  value = accord_words_value (target, metric->unit, accord_record_get_text (settings, "currency"));
  label = accord_words_metric_label (metric, settings);
  /* Translators: the shared goal: «New customers: 120» */
  title = g_strdup_printf (_("%s: %s"), label, value);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, days != NULL ? days : "");
}

static GtkWidget *
make_goal (AccordPage *page)
{
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (page));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Edit Goal…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), accord_goal_calculator_new_button (page));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_goal), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify", G_CALLBACK (describe_goal), row, 0);
  describe_goal (settings, NULL, ADW_ACTION_ROW (row));
  return group;
}

static gboolean
is_current (gpointer item,
            gpointer user_data)
{
  return accord_record_get_integer (item, "archived") == 0;
}

static GtkWidget *
make_persona (gpointer item,
              gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (32, accord_record_get_text (item, "name"), TRUE);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (item, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "summary", row, "subtitle", G_BINDING_SYNC_CREATE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "personas", accord_record_get_id (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-item");
  return row;
}

static GtkWidget *
make_personas (AccordPage *page)
{
  GListModel *personas = accord_workspace_get_list (accord_page_get_workspace (page), ACCORD_TYPE_PERSONA);
  g_autoptr (GtkFilterListModel) current = gtk_filter_list_model_new (
      g_object_ref (personas), GTK_FILTER (gtk_custom_filter_new (is_current, NULL, NULL)));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_("No personas yet: describe one on the page “Personas”."));

  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), empty);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (current), make_persona, NULL, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Personas"), -1);
  return list;
}

static void
describe_term (AccordPage *page,
               GtkWidget  *row)
{
  AccordRecord *term = g_object_get_data (G_OBJECT (row), "term");
  g_autofree char *word = accord_words_term (term, accord_workspace_get_settings (accord_page_get_workspace (page)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), accord_record_get_text (term, "meaning"));
}

static void
on_term_changed_cb (GtkWidget *row)
{
  AccordPage *page = ACCORD_PAGE (gtk_widget_get_ancestor (row, ACCORD_TYPE_PAGE));

  if (page != NULL)
    describe_term (page, row);
}

static GtkWidget *
make_term (gpointer item,
           gpointer user_data)
{
  AccordPage *page = ACCORD_PAGE (user_data);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "term", g_object_ref (item), g_object_unref);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "glossary", accord_record_get_id (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-item");
  g_signal_connect_object (item, "notify", G_CALLBACK (on_term_changed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (accord_page_get_workspace (page)), "notify",
                           G_CALLBACK (on_term_changed_cb), row, G_CONNECT_SWAPPED);
  describe_term (page, row);
  return row;
}

static GtkWidget *
make_terms (AccordPage *page)
{
  GListModel *terms = accord_workspace_get_list (accord_page_get_workspace (page), ACCORD_TYPE_TERM);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_("No terms yet: write them on the page “Glossary”."));

  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), empty);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), terms, make_term, page, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Terms"), -1);
  return list;
}

GtkWidget *
accord_section_extras_new (AccordPage *page,
                           const char *kind)
{
  if (g_str_equal (kind, "personas"))
    return make_personas (page);
  if (g_str_equal (kind, "goals"))
    return make_goal (page);
  if (g_str_equal (kind, "accountabilities"))
    return accord_commitments_view_new (page);
  if (g_str_equal (kind, "handover"))
    return accord_handover_view_new (page);
  if (g_str_equal (kind, "glossary"))
    return make_terms (page);
  return NULL;
}
