#include "ui/leads/import-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/leads/import-chooser.h"

G_DEFINE_FINAL_TYPE (AccordImportWindow, accord_import_window, ADW_TYPE_WINDOW)

/* What each step shows, and what its buttons are called; NULL: not there. */
static const struct
{
  const char      *child;
  AccordImportStep shown;
  const char      *cancel;
  const char      *next;
  gboolean         back;
} steps[] = {
  [STEP_FILES] = { "files", ACCORD_IMPORT_STEP_FILES, N_("_Cancel"), N_("_Next"), FALSE },
  [STEP_COLUMNS] = { "columns", ACCORD_IMPORT_STEP_COLUMNS, N_("_Cancel"), N_("_Check"), TRUE },
  [STEP_REMAP] = { "remap", ACCORD_IMPORT_STEP_COLUMNS, N_("_Cancel"), N_("_Next"), TRUE },
  [STEP_PLAN] = { "working", ACCORD_IMPORT_STEP_CHECK, N_("_Cancel"), NULL, FALSE },
  [STEP_CHECK] = { "results", ACCORD_IMPORT_STEP_CHECK, N_("_Cancel"), N_("_Import"), TRUE },
  [STEP_WRITE] = { "working", ACCORD_IMPORT_STEP_CHECK, N_("_Cancel"), NULL, FALSE },
  [STEP_DONE] = { "results", ACCORD_IMPORT_STEP_DONE, N_("_Undo This Import"), N_("_Close"), FALSE },
  [STEP_PROBLEM] = { "problem", ACCORD_IMPORT_STEP_CHECK, N_("_Close"), NULL, TRUE },
};

AccordImportItem *
accord_import_window_get_item (AccordImportWindow *self)
{
  return g_ptr_array_index (self->order, self->at);
}

static gboolean
has_rows_to_import (AccordImportWindow *self)
{
  for (guint i = 0; i < self->round->len; i++)
    {
      const AccordImportResult *plan = accord_import_item_get_plan (self->round->pdata[i]);

      if (plan != NULL && plan->n_rows > plan->n_rejected)
        return TRUE;
    }
  return FALSE;
}

static gboolean
can_go_on (AccordImportWindow *self)
{
  switch (self->step)
    {
    case STEP_FILES:
      return accord_import_files_is_ready (self->files_view);
    case STEP_COLUMNS:
      return accord_import_item_get_import (accord_import_window_get_item (self)) != NULL &&
             accord_import_columns_is_ready (self->columns);
    case STEP_REMAP:
      return accord_import_remap_is_ready (self->remap);
    case STEP_CHECK:
      return has_rows_to_import (self);
    case STEP_PLAN:
    case STEP_WRITE:
    case STEP_DONE:
    case STEP_PROBLEM:
    default:
      return TRUE;
    }
}

static void
update_next (AccordImportWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), can_go_on (self));
}

/* The keyboard begins where a person has something to do; Enter goes on from everywhere. */
static void
focus_step (AccordImportWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (self->step == STEP_FILES && can_go_on (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  else if (self->step == STEP_CHECK || self->step == STEP_DONE || (self->step == STEP_COLUMNS && can_go_on (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  else if (self->step == STEP_COLUMNS)
    gtk_window_set_focus (GTK_WINDOW (self), NULL); /* until all columns are there: see on_columns_changed_cb() */
  else if (steps[self->step].next != NULL)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

static void
word_title (AccordImportWindow *self)
{
  guint n_files = self->order != NULL && self->step != STEP_FILES ? self->order->len
                                                                  : g_list_model_get_n_items (G_LIST_MODEL (self->files));
  g_autofree char *subtitle = NULL;

  if (self->step == STEP_COLUMNS || self->step == STEP_REMAP)
    subtitle = n_files == 1 ? g_strdup (accord_import_item_get_name (accord_import_window_get_item (self)))
                            /* Translators: the name of a file, its number, of how many files */
                            : g_strdup_printf (_("%s, %u of %u"),
                                               accord_import_item_get_name (accord_import_window_get_item (self)),
                                               self->at + 1, n_files);
  else
    subtitle = g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

/**
 * accord_import_window_go_to:
 * @step: what is to be shown
 */
void
accord_import_window_go_to (AccordImportWindow *self,
                            Step                step)
{
  const char *next = steps[step].next;
  gboolean written = self->order != NULL && accord_import_window_has_written (self);

  self->step = step;
  if (step == STEP_COLUMNS && self->at + 1 < self->order->len)
    next = N_("_Next");
  gtk_stack_set_visible_child_name (self->stack, steps[step].child);
  accord_import_steps_show (self->steps, steps[step].shown);
  gtk_button_set_label (self->cancel_button, step == STEP_CHECK && written ? _("_Leave Out the Rest") : _(steps[step].cancel));
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), step != STEP_DONE || written);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), next != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), steps[step].back && !written);
  if (next != NULL)
    gtk_button_set_label (self->next_button, _(next));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  update_next (self);
  word_title (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), next != NULL ? GTK_WIDGET (self->next_button) : NULL);
  focus_step (self);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  return (int) accord_import_item_get_kind (*(AccordImportItem *const *) a) -
         (int) accord_import_item_get_kind (*(AccordImportItem *const *) b);
}

/* Leads first: deals and activities name them. */
static void
order_files (AccordImportWindow *self)
{
  guint n_files = g_list_model_get_n_items (G_LIST_MODEL (self->files));

  g_clear_pointer (&self->order, g_ptr_array_unref);
  self->order = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (self->order, g_list_model_get_item (G_LIST_MODEL (self->files), i));
  /* Of pointers g_ptr_array_sort() is a merge sort: files of a kind remain as they were added. */
  g_ptr_array_sort (self->order, compare_kinds);
}

/**
 * accord_import_window_show_columns:
 *
 * Shows the columns of the file that is the next to be asked about; or first asks for those that are missing.
 */
void
accord_import_window_show_columns (AccordImportWindow *self)
{
  AccordImportItem *item = accord_import_window_get_item (self);
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);

  if (accord_import_item_needs_renames (item))
    {
      accord_import_remap_set_mapping (self->remap, accord_import_item_get_mapping (item));
      accord_import_window_go_to (self, STEP_REMAP);
      return;
    }
  if (self->shown != accord_import_item_get_import (item))
    {
      self->shown = accord_import_item_get_import (item);
      accord_import_columns_set_item (self->columns, item, accord_workspace_get_settings (workspace));
    }
  accord_import_choices_set_item (self->choices, item, accord_workspace_get_zone (workspace));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->columns_window), 0);
  accord_import_window_go_to (self, STEP_COLUMNS);
}

/* While its columns are shown it may be read anew. */
static void
on_item_changed_cb (AccordImportWindow *self,
                    AccordImportItem   *item)
{
  if ((self->step != STEP_COLUMNS && self->step != STEP_REMAP) || accord_import_window_get_item (self) != item)
    return;
  if (accord_import_item_get_error (item) != NULL)
    accord_import_window_go_to (self, STEP_FILES);
  else if (accord_import_item_get_import (item) == NULL)
    {
      self->shown = NULL;
      gtk_stack_set_visible_child_name (self->stack, "working");
      gtk_label_set_label (self->working_label, _("Reading the file…"));
      gtk_progress_bar_set_fraction (self->progress_bar, accord_import_item_get_fraction (item));
      update_next (self);
    }
  else if (self->shown != accord_import_item_get_import (item))
    accord_import_window_show_columns (self);
}

static void
on_files_changed_cb (AccordImportWindow *self)
{
  if (self->step != STEP_FILES)
    return;
  update_next (self);
  word_title (self);
  /* Nobody has moved the keyboard elsewhere yet. */
  if (can_go_on (self) && gtk_window_get_focus (GTK_WINDOW (self)) == GTK_WIDGET (self->cancel_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
on_paths_cb (GStrv    paths,
             gpointer owner)
{
  for (guint i = 0; paths[i] != NULL; i++)
    accord_import_window_add_path (owner, paths[i]);
}

static void
on_add_cb (AccordImportWindow *self)
{
  accord_import_chooser_show (GTK_WINDOW (self), on_paths_cb, G_OBJECT (self));
}

static gboolean
on_drop_cb (AccordImportWindow *self,
            const GValue       *value)
{
  g_auto (GStrv) paths = accord_import_chooser_list_paths (g_value_get_boxed (value));

  if (self->step != STEP_FILES)
    return FALSE;
  on_paths_cb (paths, self);
  return TRUE;
}

static void
on_cancel_clicked_cb (AccordImportWindow *self)
{
  if (self->step == STEP_PLAN || self->step == STEP_WRITE)
    {
      /* The window goes when the work has stopped. */
      g_cancellable_cancel (self->cancellable);
      gtk_label_set_label (self->working_label, _("Stopping…"));
      return;
    }
  if (self->step == STEP_CHECK && accord_import_window_has_written (self))
    {
      self->step = STEP_DONE;
      accord_import_window_show_results (self);
      accord_import_window_go_to (self, STEP_DONE);
      return;
    }
  if (self->step == STEP_DONE)
    accord_import_window_undo (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_next_clicked_cb (AccordImportWindow *self)
{
  switch (self->step)
    {
    case STEP_FILES:
      order_files (self);
      self->at = 0;
      accord_import_window_show_columns (self);
      break;
    case STEP_REMAP:
      accord_import_item_take_renames (accord_import_window_get_item (self), accord_import_remap_get_renames (self->remap));
      break;
    case STEP_COLUMNS:
      if (self->at + 1 == self->order->len)
        accord_import_window_plan (self);
      else
        {
          self->at++;
          accord_import_window_show_columns (self);
        }
      break;
    case STEP_CHECK:
      accord_import_window_write (self);
      break;
    case STEP_PLAN:
    case STEP_WRITE:
    case STEP_DONE:
    case STEP_PROBLEM:
    default:
      gtk_window_destroy (GTK_WINDOW (self));
      break;
    }
}

static void
on_back_clicked_cb (AccordImportWindow *self)
{
  if (self->step == STEP_CHECK || self->step == STEP_PROBLEM)
    accord_import_window_show_columns (self);
  else if (self->at > 0)
    {
      self->at--;
      accord_import_window_show_columns (self);
    }
  else
    accord_import_window_go_to (self, STEP_FILES);
}

static void
on_columns_changed_cb (AccordImportWindow *self)
{
  if (self->step != STEP_COLUMNS)
    return;
  update_next (self);
  /* Which columns are dates says when the data are from. */
  accord_import_choices_set_item (self->choices, accord_import_window_get_item (self),
                                  accord_workspace_get_zone (accord_page_get_workspace (self->page)));
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL)
    return;
  if (can_go_on (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
}

static void
on_remap_changed_cb (AccordImportWindow *self)
{
  update_next (self);
}

static void
on_leave_cb (AccordImportWindow *self)
{
  accord_import_item_leave_mapping (accord_import_window_get_item (self));
  accord_import_window_show_columns (self);
}

static gboolean
accord_import_window_close_request (GtkWindow *window)
{
  AccordImportWindow *self = ACCORD_IMPORT_WINDOW (window);

  if (self->step == STEP_DONE || (self->step == STEP_CHECK && accord_import_window_has_written (self)))
    return GDK_EVENT_PROPAGATE;
  on_cancel_clicked_cb (self);
  return GDK_EVENT_STOP;
}

static void
accord_import_window_dispose (GObject *object)
{
  AccordImportWindow *self = ACCORD_IMPORT_WINDOW (object);

  for (guint i = 0; self->files != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (AccordImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      accord_import_item_stop (item);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_WINDOW);
  g_clear_pointer (&self->round, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_object (&self->files);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (accord_import_window_parent_class)->dispose (object);
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
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, files_view);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, remap);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, columns_window);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, working_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, results_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, results_box);
  gtk_widget_class_bind_template_child (widget_class, AccordImportWindow, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_files_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remap_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_cb);
}

static void
accord_import_window_class_init (AccordImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = accord_import_window_close_request;

  g_type_ensure (ACCORD_TYPE_IMPORT_CHOICES);
  g_type_ensure (ACCORD_TYPE_IMPORT_COLUMNS);
  g_type_ensure (ACCORD_TYPE_IMPORT_FILES);
  g_type_ensure (ACCORD_TYPE_IMPORT_REMAP);
  g_type_ensure (ACCORD_TYPE_IMPORT_STEPS);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_on_escape, NULL);
}

static void
accord_import_window_init (AccordImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_list_store_new (ACCORD_TYPE_IMPORT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
present (AccordPage *page,
         GStrv       paths)
{
  AccordImportWindow *self = g_object_new (ACCORD_TYPE_IMPORT_WINDOW, NULL);

  self->page = g_object_ref (page);
  accord_import_files_set_files (self->files_view, self->files);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  on_paths_cb (paths, self);
  accord_import_window_go_to (self, STEP_FILES);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  gtk_window_present (GTK_WINDOW (self));
}

static void
on_chosen_cb (GStrv    paths,
              gpointer owner)
{
  present (ACCORD_PAGE (owner), paths);
}

/**
 * accord_import_window_present:
 * @page: the page of leads
 * @path: (nullable): the file; %NULL: ask for one or more
 */
void
accord_import_window_present (AccordPage *page,
                              const char *path)
{
  const char *paths[] = { path, NULL };

  if (path != NULL && *path != '\0')
    present (page, (GStrv) paths);
  else
    accord_import_chooser_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), on_chosen_cb, G_OBJECT (page));
}

/**
 * accord_import_window_find:
 * @parent: a window
 *
 * Returns: (transfer none) (nullable): the assistant that is open over it
 */
AccordImportWindow *
accord_import_window_find (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ACCORD_IS_IMPORT_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        return ACCORD_IMPORT_WINDOW (window);
    }
  return NULL;
}

/**
 * accord_import_window_add_path:
 * @path: one more file; one that is there already is not added again
 */
void
accord_import_window_add_path (AccordImportWindow *self,
                               const char         *path)
{
  g_autoptr (AccordImportItem) item = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (AccordImportItem) known = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      if (g_str_equal (accord_import_item_get_path (known), path))
        return;
    }
  item = accord_import_item_new (accord_page_get_workspace (self->page), path);
  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->files, item);
}
