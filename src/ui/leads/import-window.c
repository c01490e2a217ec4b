#include "ui/leads/import-window.h"

#include <glib/gi18n-lib.h>

#include "ui/leads/import-columns.h"
#include "ui/leads/import-result-view.h"
#include "workspace/jobs.h"

typedef enum
{
  STEP_READ,    /* the file is read the first time */
  STEP_COLUMNS, /* a person says what columns become */
  STEP_PLAN,    /* what would change is found out */
  STEP_CHECK,   /* a person sees it */
  STEP_WRITE,
  STEP_DONE,
  STEP_PROBLEM,
} Step;

struct _AccordImportWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle         *window_title;
  GtkButton              *cancel_button;
  GtkButton              *back_button;
  GtkButton              *next_button;
  GtkStack               *stack;
  GtkLabel               *working_label;
  GtkProgressBar         *progress_bar;
  AccordImportColumns    *columns;
  AccordImportResultView *result_view;
  AdwStatusPage          *problem_page;

  /* owned */
  AccordPage       *page;
  char             *path;
  AccordFileImport *import;
  GCancellable     *cancellable;
  Step              step;
  gint64            number; /* of the import that was made */
};

G_DEFINE_FINAL_TYPE (AccordImportWindow, accord_import_window, ADW_TYPE_WINDOW)

static AccordWorkspace *
get_workspace (AccordImportWindow *self)
{
  return accord_page_get_workspace (self->page);
}

/* What each step shows, and what its buttons are called; NULL: not there. */
static const struct
{
  const char *child;
  const char *working;
  const char *cancel;
  const char *next;
  gboolean    back;
} steps[] = {
  [STEP_READ] = { "working", N_("Reading the file…"), N_("_Cancel"), NULL, FALSE },
  [STEP_COLUMNS] = { "columns", NULL, N_("_Cancel"), N_("_Check"), FALSE },
  [STEP_PLAN] = { "working", N_("Finding out what will change…"), N_("_Cancel"), NULL, FALSE },
  [STEP_CHECK] = { "result", NULL, N_("_Cancel"), N_("_Import"), TRUE },
  [STEP_WRITE] = { "working", N_("Importing…"), N_("_Cancel"), NULL, FALSE },
  [STEP_DONE] = { "result", NULL, N_("_Undo This Import"), N_("_Close"), FALSE },
  [STEP_PROBLEM] = { "problem", NULL, N_("_Close"), NULL, FALSE },
};

static void
go_to (AccordImportWindow *self,
       Step                step)
{
  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, steps[step].child);
  gtk_button_set_label (self->cancel_button, _(steps[step].cancel));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), steps[step].next != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), steps[step].back);
  if (steps[step].next != NULL)
    gtk_button_set_label (self->next_button, _(steps[step].next));
  if (steps[step].working != NULL)
    gtk_label_set_label (self->working_label, _(steps[step].working));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            step != STEP_COLUMNS || accord_import_columns_is_ready (self->columns));
  if (steps[step].next != NULL)
    gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next_button));
}

static void
say_problem (AccordImportWindow *self,
             const GError       *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  adw_status_page_set_description (self->problem_page, error->message);
  go_to (self, STEP_PROBLEM);
}

static void
on_progress_cb (double   fraction,
                gpointer user_data)
{
  AccordImportWindow *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static AccordDay
find_as_of (AccordImportWindow *self)
{
  return accord_moment_to_day (accord_file_import_get_data_as_of (self->import),
                               accord_workspace_get_zone (get_workspace (self)));
}

static void
on_run_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AccordImportWindow) self = ACCORD_IMPORT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) outcome =
      accord_workspace_run_import_finish (ACCORD_WORKSPACE (source), result, &error);

  if (outcome == NULL)
    {
      say_problem (self, error);
      return;
    }
  accord_import_result_view_show (self->result_view, outcome, find_as_of (self));
  self->number = outcome->import;
  go_to (self, self->step == STEP_PLAN ? STEP_CHECK : STEP_DONE);
  if (self->step == STEP_CHECK)
    gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), outcome->n_rows > outcome->n_rejected);
}

static void
run (AccordImportWindow *self,
     Step                step)
{
  go_to (self, step);
  accord_workspace_run_import_async (get_workspace (self), self->import, step == STEP_PLAN, on_progress_cb, self,
                                     self->cancellable, on_run_cb, g_object_ref (self));
}

static void
on_scanned_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordImportWindow) self = ACCORD_IMPORT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  self->import = accord_workspace_scan_import_finish (ACCORD_WORKSPACE (source), result, &error);
  if (self->import == NULL)
    {
      say_problem (self, error);
      return;
    }
  accord_import_columns_set_import (self->columns, self->import,
                                    accord_workspace_get_settings (get_workspace (self)));
  go_to (self, STEP_COLUMNS);
}

static void
scan (AccordImportWindow *self)
{
  AccordFileImportOptions options = { .data_as_of = ACCORD_MOMENT_NONE };

  go_to (self, STEP_READ);
  accord_workspace_scan_import_async (get_workspace (self), self->path, &options, on_progress_cb, self,
                                      self->cancellable, on_scanned_cb, g_object_ref (self));
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordPage) page = ACCORD_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint64 deleted, restored;

  if (accord_workspace_undo_import_finish (ACCORD_WORKSPACE (source), result, &deleted, &restored, &left, &error))
    accord_page_toast (page, _("Import taken back"));
  else
    accord_page_show_error (page, _("The Import Was Not Taken Back"), error);
}

static void
on_cancel_clicked_cb (AccordImportWindow *self)
{
  if (self->step == STEP_READ || self->step == STEP_PLAN || self->step == STEP_WRITE)
    {
      /* The window goes when the work has stopped: see say_problem(). */
      g_cancellable_cancel (self->cancellable);
      gtk_label_set_label (self->working_label, _("Stopping; nothing is changed…"));
      return;
    }
  if (self->step == STEP_DONE)
    accord_workspace_undo_import_async (get_workspace (self), self->number, NULL, on_undone_cb,
                                        g_object_ref (self->page));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_next_clicked_cb (AccordImportWindow *self)
{
  if (self->step == STEP_COLUMNS)
    run (self, STEP_PLAN);
  else if (self->step == STEP_CHECK)
    run (self, STEP_WRITE);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_back_clicked_cb (AccordImportWindow *self)
{
  go_to (self, STEP_COLUMNS);
}

static void
on_columns_changed_cb (AccordImportWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), accord_import_columns_is_ready (self->columns));
}

static gboolean
accord_import_window_close_request (GtkWindow *window)
{
  AccordImportWindow *self = ACCORD_IMPORT_WINDOW (window);

  if (self->step == STEP_DONE)
    return GDK_EVENT_PROPAGATE;
  on_cancel_clicked_cb (self);
  return GDK_EVENT_STOP;
}

static void
accord_import_window_finalize (GObject *object)
{
  AccordImportWindow *self = ACCORD_IMPORT_WINDOW (object);

  g_clear_pointer (&self->import, accord_file_import_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page);
  g_free (self->path);
  G_OBJECT_CLASS (accord_import_window_parent_class)->finalize (object);
}

static gboolean
close_on_escape (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
accord_import_window_class_init (AccordImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = accord_import_window_close_request;

  g_type_ensure (ACCORD_TYPE_IMPORT_COLUMNS);
  g_type_ensure (ACCORD_TYPE_IMPORT_RESULT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, working_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, result_view);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_on_escape, NULL);
}

static void
accord_import_window_init (AccordImportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
present (AccordPage *page,
         const char *path)
{
  AccordImportWindow *self = g_object_new (ACCORD_TYPE_IMPORT_WINDOW, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->page = g_object_ref (page);
  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_present (GTK_WINDOW (self));
  scan (self);
}

static void
on_chosen_cb (AccordPage           *page,
              gint                  response,
              GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    present (page, path);
  g_object_unref (chooser);
}

/**
 * accord_import_window_present:
 * @page: the page of leads
 * @path: (nullable): the file; %NULL: ask for it
 */
void
accord_import_window_present (AccordPage *page,
                              const char *path)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (path != NULL && *path != '\0')
    {
      present (page, path);
      return;
    }
  gtk_file_filter_set_name (tables, _("Tables (CSV, Excel, JSON)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_add_suffix (tables, "xlsx");
  gtk_file_filter_add_suffix (tables, "json");
  gtk_file_filter_add_suffix (tables, "jsonl");
  gtk_file_filter_add_suffix (tables, "ndjson");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  chooser = gtk_file_chooser_native_new (_("Import Leads"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen_cb), page, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
