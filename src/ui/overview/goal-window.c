#include "ui/overview/goal-window.h"

#include <glib/gi18n-lib.h>

#include "kpi/goal.h"
#include "present/words.h"
#include "ui/common/autosave.h"
#include "ui/common/day-button.h"

#define QUARTERS 5 /* offered: the one of today and the next */

struct _AccordGoalWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwComboRow     *metric_row;
  GtkWidget       *target_row;
  AdwComboRow     *quarter_row;
  AccordDayButton *first_button;
  AccordDayButton *last_button;

  /* owned */
  AccordAutosave *form;

  struct
  {
    AccordDay first, last;
  } quarters[QUARTERS];
};

G_DEFINE_FINAL_TYPE (AccordGoalWindow, accord_goal_window, ADW_TYPE_WINDOW)

static void
fill_metrics (AccordGoalWindow *self,
              AccordRecord     *settings)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  const char *const *metrics = accord_goal_metrics ();

  for (guint i = 0; metrics[i] != NULL; i++)
    gtk_string_list_take (model, accord_words_metric_label (accord_metric_find (metrics[i]), settings));
  adw_combo_row_set_model (self->metric_row, G_LIST_MODEL (model));
}

static void
fill_quarters (AccordGoalWindow *self,
               AccordDay         today)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  gint year, month, day;

  accord_day_to_ymd (today, &year, &month, &day);
  month = (month - 1) / 3 * 3 + 1;
  for (guint i = 0; i < QUARTERS; i++)
    {
      g_autofree char *words = NULL;

      self->quarters[i].first = accord_day_from_ymd (year, month, 1);
      month += 3;
      if (month > 12)
        {
          month = 1;
          year++;
        }
      self->quarters[i].last = accord_day_from_ymd (year, month, 1) - 1;
      words = accord_words_days (self->quarters[i].first, self->quarters[i].last);
      gtk_string_list_append (model, words);
    }
  gtk_string_list_append (model, _("Other days"));
  adw_combo_row_set_model (self->quarter_row, G_LIST_MODEL (model));
}

static void
on_quarter_chosen_cb (AccordGoalWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->quarter_row);

  if (chosen >= QUARTERS)
    return;

  accord_day_button_set_day (self->first_button, self->quarters[chosen].first);
  accord_day_button_set_day (self->last_button, self->quarters[chosen].last);
}

static void
on_days_changed_cb (AccordGoalWindow *self)
{
  AccordDay first = accord_day_button_get_day (self->first_button);
  AccordDay last = accord_day_button_get_day (self->last_button);
  guint chosen = QUARTERS;

  for (guint i = 0; i < QUARTERS; i++)
    if (self->quarters[i].first == first && self->quarters[i].last == last)
      chosen = i;
  g_signal_handlers_block_by_func (self->quarter_row, on_quarter_chosen_cb, self);
  adw_combo_row_set_selected (self->quarter_row, chosen);
  g_signal_handlers_unblock_by_func (self->quarter_row, on_quarter_chosen_cb, self);
}

static void
accord_goal_window_dispose (GObject *object)
{
  g_clear_object (&ACCORD_GOAL_WINDOW (object)->form);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_GOAL_WINDOW);

  G_OBJECT_CLASS (accord_goal_window_parent_class)->dispose (object);
}

static void
accord_goal_window_class_init (AccordGoalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_goal_window_dispose;

  g_type_ensure (ACCORD_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/overview/goal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordGoalWindow, metric_row);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalWindow, target_row);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalWindow, quarter_row);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalWindow, first_button);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalWindow, last_button);
}

static void
accord_goal_window_init (AccordGoalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_goal_window_new:
 * @parent: the window above which it stands
 * @workspace: whose goal
 *
 * Returns: the editor of the shared goal
 */
GtkWidget *
accord_goal_window_new (GtkWindow       *parent,
                        AccordWorkspace *workspace)
{
  AccordGoalWindow *self = g_object_new (ACCORD_TYPE_GOAL_WINDOW, "transient-for", parent, NULL);

  fill_metrics (self, accord_workspace_get_settings (workspace));
  fill_quarters (self, accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace)));
  self->form = accord_autosave_new (workspace);
  accord_autosave_bind_choices (self->form, GTK_WIDGET (self->metric_row), "goal_metric", accord_goal_metrics ());
  accord_autosave_bind (self->form, self->target_row, "goal_target");
  accord_autosave_bind_full (self->form, GTK_WIDGET (self->first_button), G_OBJECT (self->first_button), "goal_first",
                             accord_day_button_access ());
  accord_autosave_bind_full (self->form, GTK_WIDGET (self->last_button), G_OBJECT (self->last_button), "goal_last",
                             accord_day_button_access ());
  accord_autosave_set_record (self->form, accord_workspace_get_settings (workspace));
  on_days_changed_cb (self);
  g_signal_connect_swapped (self->quarter_row, "notify::selected", G_CALLBACK (on_quarter_chosen_cb), self);
  g_signal_connect_swapped (self->first_button, "notify::day", G_CALLBACK (on_days_changed_cb), self);
  g_signal_connect_swapped (self->last_button, "notify::day", G_CALLBACK (on_days_changed_cb), self);

  return GTK_WIDGET (self);
}
