#include "ui/scoring/automatic-window.h"

#include <glib/gi18n-lib.h>

#include "present/words-automatic.h"
#include "ui/common/close-key.h"
#include "ui/scoring/lead-name.h"
#include "ui/scoring/scoring-page-private.h"
#include "workspace/identity.h"

#define MOST_BY_NAME 20

typedef struct
{
  /* borrowed from the window */
  GtkWidget *window, *toggle, *found_row, *dependent_row, *group;

  /* owned */
  AccordScoringPage *page;
  GPtrArray         *rows; /* of leads, borrowed by the group */
  GCancellable      *running;

  gboolean showing; /* the switch follows the file */
} Automatic;

/* What a thread looks at. */
typedef struct
{
  AccordFrame      *frame;
  AccordScoreModel *model;
  AccordAsOf        as_of;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  accord_score_model_unref (job->model);
  g_free (job);
}

static void
automatic_free (gpointer data)
{
  Automatic *self = data;

  g_cancellable_cancel (self->running);
  g_object_unref (self->running);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->page);
  g_free (self);
}

static AccordWorkspace *
get_workspace (Automatic *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self->page));
}

static AccordRecord *
get_settings (Automatic *self)
{
  return accord_workspace_get_settings (get_workspace (self));
}

static void
on_switched_cb (Automatic *self)
{
  gboolean skip = gtk_switch_get_active (GTK_SWITCH (self->toggle));
  g_autoptr (AccordChangeSet) changes = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->showing || skip == g_value_get_boolean (accord_record_get_value (get_settings (self), "score_skip_automatic")))
    return;
  changes = accord_change_set_new (skip ? _("Opens and clicks that look automatic left out")
                                        : _("Opens and clicks that look automatic counted"));
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, skip);
  accord_change_set_update (changes, get_settings (self), "score_skip_automatic", &value);
  accord_page_save (ACCORD_PAGE (self->page), changes);
}

static void
show_switch (Automatic *self)
{
  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle),
                         g_value_get_boolean (accord_record_get_value (get_settings (self), "score_skip_automatic")));
  self->showing = FALSE;
}

static GtkWidget *
make_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
show_leads (Automatic           *self,
            const AccordFrame   *frame,
            const AccordLeadSet *leads)
{
  for (guint row = 0; row < accord_lead_set_get_n_rows (leads) && self->rows->len < MOST_BY_NAME; row++)
    if (accord_lead_set_contains (leads, row))
      {
        g_autofree char *name = accord_lead_name (frame, row), *particulars = accord_lead_particulars (frame, row);
        GtkWidget *widget = make_row (name);

        adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), particulars);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), widget);
        g_ptr_array_add (self->rows, widget);
      }
  gtk_widget_set_visible (self->group, self->rows->len > 0);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordAutomaticEffect) effect = g_task_propagate_pointer (G_TASK (result), &error);
  const Job *job = g_task_get_task_data (G_TASK (result));
  Automatic *self = g_object_get_data (source, "automatic");
  g_autofree char *found = NULL, *dependent = NULL;

  if (self == NULL || effect == NULL)
    return;
  found = accord_words_automatic_found (effect);
  dependent = accord_words_automatic_dependent (effect);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found_row), found);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->dependent_row), dependent);
  gtk_widget_set_visible (self->dependent_row, effect->n_found > 0);
  show_leads (self, job->frame, effect->dependent);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  AccordAutomaticEffect *effect = accord_automatic_effect_new (job->frame, job->model, &job->as_of, cancellable, &error);

  if (effect != NULL)
    g_task_return_pointer (task, effect, (GDestroyNotify) accord_automatic_effect_free);
  else
    g_task_return_error (task, error);
}

static void
look (Automatic *self)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) model = accord_score_draft_dup_model (self->page->draft, &error);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (frame == NULL || model == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found_row),
                                     model == NULL ? error->message : _("The leads are still being read."));
      return;
    }
  job = g_new0 (Job, 1);
  job->frame = accord_frame_ref (frame);
  job->model = g_steal_pointer (&model);
  accord_workspace_get_as_of (get_workspace (self), &job->as_of);
  task = g_task_new (self->window, self->running, on_found_cb, NULL);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_thread);
}

static GtkWidget *
build_choice (Automatic *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = make_row (_("Leave them out of the score"));

  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->toggle,
                            accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_DRAFT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Leave them out of the score"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->toggle);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("Mail scanners open mails and follow links before a person can. An open or a click looks automatic within five seconds "
        "of the sending, where a lead clicked several times in one second, or where ten leads or more did the same in one "
        "second."));
  self->found_row = make_row (_("Looking at the Leads…"));
  self->dependent_row = make_row ("");
  gtk_widget_set_visible (self->dependent_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->found_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->dependent_row);
  return group;
}

static void
build_window (Automatic *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("Automatic Opens and Clicks"), "transient-for",
                               gtk_widget_get_root (GTK_WIDGET (self->page)), "modal", TRUE, "default-width", 600,
                               "default-height", 560, NULL);
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Qualified only because of them"));
  gtk_widget_set_visible (self->group, FALSE);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (build_choice (self)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->group));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self->window), content);
  accord_close_key_add (self->window);
}

/* What is found after that has no window to be shown in. */
static void
on_destroy_cb (Automatic *self)
{
  g_signal_handlers_disconnect_by_data (get_settings (self), self);
  g_cancellable_cancel (self->running);
}

/**
 * accord_automatic_window_open:
 * @page: the page of the score
 *
 * Opens a window with the switch, and looks, off this thread, what it does.
 */
void
accord_automatic_window_open (AccordPage *page)
{
  Automatic *self = g_new0 (Automatic, 1);

  self->page = g_object_ref (ACCORD_SCORING_PAGE (page));
  self->rows = g_ptr_array_new ();
  self->running = g_cancellable_new ();
  build_window (self);
  g_object_set_data_full (G_OBJECT (self->window), "automatic", self, automatic_free);
  show_switch (self);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_switched_cb), self);
  g_signal_connect_swapped (get_settings (self), "notify", G_CALLBACK (show_switch), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (on_destroy_cb), self);
  look (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
