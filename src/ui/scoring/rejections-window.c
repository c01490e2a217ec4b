#include "ui/scoring/rejections-window.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/words-condition.h"
#include "present/words-rejection.h"
#include "ui/common/close-key.h"
#include "ui/common/record-order.h"
#include "ui/scoring/score-draft.h"
#include "ui/scoring/score-moves.h"
#include "ui/scoring/scoring-page-private.h"
#include "workspace/identity.h"

typedef struct
{
  /* borrowed from the window */
  GtkWidget *window, *stack, *status, *group;

  /* owned */
  AccordScoringPage *page;
  GPtrArray         *rows; /* borrowed by the group */
  GCancellable      *running;
} Rejections;

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
rejections_free (gpointer data)
{
  Rejections *self = data;

  g_cancellable_cancel (self->running);
  g_object_unref (self->running);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->page);
  g_free (self);
}

static AccordWorkspace *
get_workspace (Rejections *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self->page));
}

/* The group that such rules go into, made with the first of them. */
static AccordRecord *
find_group (Rejections      *self,
            AccordChangeSet *changes)
{
  GListModel *groups = accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_SCORE_GROUP);
  AccordRecord *group;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      group = g_list_model_get_item (groups, i);
      if (g_strcmp0 (accord_record_get_text (group, "title"), _("Rejections")) == 0)
        return group;
      g_object_unref (group);
    }
  group = accord_record_new (ACCORD_TYPE_SCORE_GROUP);
  accord_record_set_text (group, "title", _("Rejections"));
  accord_record_set_text (group, "dimension", "fit");
  accord_record_set_real (group, "position", accord_record_order_last (groups));
  accord_change_set_insert (changes, group);
  return group;
}

static void
make_rule (Rejections                *self,
           const AccordRejection     *rejection,
           const AccordRejectionSign *sign)
{
  g_autofree char *title = g_strdup_printf (_("Rejected: %s"), rejection->reason);
  g_autofree char *summary = g_strdup_printf (_("Rule “%s” made"), title);
  g_autofree char *condition = accord_condition_to_text (sign->condition);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);
  g_autoptr (AccordRecord) group = find_group (self, changes);
  g_autoptr (AccordRecord) rule = accord_record_new (ACCORD_TYPE_SCORE_RULE);
  g_autoptr (GListModel) rules = accord_score_rules_of (get_workspace (self), accord_record_get_id (group));

  accord_record_set_text (rule, "score_group", accord_record_get_id (group));
  accord_record_set_text (rule, "title", title);
  accord_record_set_text (rule, "condition", condition);
  accord_record_set_real (rule, "points", sign->points);
  accord_record_set_real (rule, "position", accord_record_order_last (rules));
  accord_change_set_insert (changes, rule);
  accord_scoring_page_want (self->page, accord_record_get_id (rule), FALSE);
  accord_page_save (ACCORD_PAGE (self->page), changes);
  accord_page_toast_undo (ACCORD_PAGE (self->page), summary);
}

typedef struct
{
  Rejections                *window;
  GPtrArray                 *all; /* which the next two are of */
  const AccordRejection     *rejection;
  const AccordRejectionSign *sign;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_ptr_array_unref (choice->all);
  g_free (choice);
}

static void
on_make_clicked_cb (GtkWidget *button,
                    Choice    *choice)
{
  GtkWindow *window = GTK_WINDOW (choice->window->window);

  make_rule (choice->window, choice->rejection, choice->sign);
  gtk_window_close (window);
}

static GtkWidget *
make_button (Rejections                *self,
             GPtrArray                 *all,
             const AccordRejection     *rejection,
             const AccordRejectionSign *sign,
             const char                *words)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Make a Rule"));
  /* Translators: what a rule is for */
  g_autofree char *name = g_strdup_printf (_("Make a rule: %s"), words);
  Choice *choice = g_new0 (Choice, 1);

  choice->window = self;
  choice->all = g_ptr_array_ref (all);
  choice->rejection = rejection;
  choice->sign = sign;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_DRAFT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_make_clicked_cb), choice, choice_free, 0);
  return button;
}

static GtkWidget *
make_plain_row (const char *title,
                const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  return row;
}

static void
add_sign (Rejections                *self,
          AdwExpanderRow            *expander,
          GPtrArray                 *all,
          const AccordRejection     *rejection,
          const AccordRejectionSign *sign)
{
  g_autofree char *words = accord_words_condition (sign->condition, accord_workspace_get_settings (get_workspace (self)));
  g_autofree char *share = accord_words_rejection_sign (sign), *stopped = accord_words_rejection_stopped (sign);
  g_autofree char *below = g_strdup_printf ("%s\n%s", share, stopped);
  GtkWidget *row = make_plain_row (words, below);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, all, rejection, sign, words));
  adw_expander_row_add_row (expander, row);
}

static void
add_rejection (Rejections            *self,
               GPtrArray             *all,
               const AccordRejection *rejection)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *n = accord_words_rejection (rejection);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), rejection->reason);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), n);
  for (guint i = 0; i < rejection->signs->len; i++)
    add_sign (self, ADW_EXPANDER_ROW (expander), all, rejection, rejection->signs->pdata[i]);
  if (rejection->signs->len == 0)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              make_plain_row (_("Nothing tells them from the others."), NULL));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), self->rows->len == 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), expander);
  g_ptr_array_add (self->rows, expander);
}

static void
show_status (Rejections *self,
             const char *title,
             const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = g_task_propagate_pointer (G_TASK (result), &error);
  Rejections *self = g_object_get_data (source, "rejections");

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (all == NULL)
    {
      show_status (self, _("Not Known Yet"), error->message);
      return;
    }
  if (all->len == 0)
    {
      show_status (self, _("No Reasons Yet"),
                   _("Import leads with the reason for which sales rejected them, or type it on the page of a lead. "
                     "A reason that three leads have is looked at here."));
      return;
    }
  for (guint i = 0; i < all->len; i++)
    add_rejection (self, all, all->pdata[i]);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "found");
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  GPtrArray *all = accord_rejections_find (job->frame, job->model, &job->as_of, cancellable, &error);

  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
look (Rejections *self)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) model = accord_score_draft_dup_model (self->page->draft, &error);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (frame == NULL || model == NULL)
    {
      show_status (self, _("Not Known Yet"), model == NULL ? error->message : _("The leads are still being read."));
      return;
    }
  show_status (self, _("Looking at the Leads…"), NULL);
  job = g_new0 (Job, 1);
  job->frame = accord_frame_ref (frame);
  job->model = g_steal_pointer (&model);
  accord_workspace_get_as_of (get_workspace (self), &job->as_of);
  task = g_task_new (self->window, self->running, on_found_cb, NULL);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_thread);
}

static void
build_window (Rejections *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("From Rejections"), "transient-for",
                               gtk_widget_get_root (GTK_WIDGET (self->page)), "modal", TRUE, "default-width", 640,
                               "default-height", 600, NULL);
  self->stack = gtk_stack_new ();
  self->status = adw_status_page_new ();
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Why leads were rejected"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _("What the leads of a reason have more often than the others may become a rule."));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->group));
  gtk_widget_set_vexpand (self->status, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->status, "status");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (page), "found");
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->stack);
  adw_window_set_content (ADW_WINDOW (self->window), content);
  accord_close_key_add (self->window);
}

/**
 * accord_rejections_window_open:
 * @page: the page of the score
 *
 * Looks for what rejected leads have in common, off this thread, and opens a window with it.
 */
void
accord_rejections_window_open (AccordPage *page)
{
  Rejections *self = g_new0 (Rejections, 1);

  self->page = g_object_ref (ACCORD_SCORING_PAGE (page));
  self->rows = g_ptr_array_new ();
  self->running = g_cancellable_new ();
  build_window (self);
  g_object_set_data_full (G_OBJECT (self->window), "rejections", self, rejections_free);
  /* What is found after that has no window to be shown in. */
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (g_cancellable_cancel), self->running);
  look (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
