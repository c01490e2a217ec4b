/* What the assistant does once it is said what columns become: plan, import, take back. */
#include <glib/gi18n-lib.h>

#include "ui/leads/import-result-view.h"
#include "ui/leads/import-run.h"
#include "ui/leads/import-window-private.h"

static AccordWorkspace *
get_workspace (AccordImportWindow *self)
{
  return accord_page_get_workspace (self->page);
}

gboolean
accord_import_window_has_written (AccordImportWindow *self)
{
  for (guint i = 0; i < self->order->len; i++)
    if (accord_import_item_get_result (self->order->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether its rows name leads. */
static gboolean
refers_to_leads (AccordImportItem *item)
{
  AccordImportKind kind = accord_import_item_get_kind (item);

  return kind == ACCORD_IMPORT_DEALS || kind == ACCORD_IMPORT_ACTIVITIES;
}

/* The files that can be planned now: what refers to leads waits until those of the other files are in. */
static GPtrArray *
choose_round (AccordImportWindow *self)
{
  GPtrArray *round = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean leads_open = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      AccordImportItem *item = self->order->pdata[i];

      leads_open = leads_open || (accord_import_item_get_result (item) == NULL &&
                                  accord_import_item_get_kind (item) == ACCORD_IMPORT_LEADS);
      if (accord_import_item_get_result (item) == NULL && !(leads_open && refers_to_leads (item)))
        g_ptr_array_add (round, g_object_ref (item));
    }
  return round;
}

static void
say_problem (AccordImportWindow *self,
             const GError       *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (cancelled && !accord_import_window_has_written (self))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (cancelled)
    {
      accord_import_window_show_results (self);
      accord_import_window_go_to (self, STEP_DONE);
      return;
    }
  adw_status_page_set_description (self->problem_page, error->message);
  accord_import_window_go_to (self, STEP_PROBLEM);
}

static void
on_progress_cb (AccordImportItem *item,
                double            fraction,
                gpointer          user_data)
{
  AccordImportWindow *self = user_data;
  const char *name = accord_import_item_get_name (item);
  g_autofree char *text = g_strdup_printf (self->step == STEP_PLAN ? _("Finding out what %s will change…")
                                                                   : _("Importing %s…"), name);

  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
  if (!g_cancellable_is_cancelled (self->cancellable))
    gtk_label_set_label (self->working_label, text);
}

static void
on_done_cb (const GError *error,
            gpointer      user_data)
{
  g_autoptr (AccordImportWindow) self = user_data;
  g_autoptr (GPtrArray) next = NULL;

  if (error != NULL)
    {
      say_problem (self, error);
      return;
    }
  next = self->step == STEP_WRITE ? choose_round (self) : NULL;
  if (next != NULL && next->len > 0)
    {
      accord_import_window_plan (self);
      return;
    }
  accord_import_window_show_results (self);
  accord_import_window_go_to (self, self->step == STEP_PLAN ? STEP_CHECK : STEP_DONE);
}

static void
run (AccordImportWindow *self,
     Step                step)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  accord_import_window_go_to (self, step);
  accord_import_run (get_workspace (self), self->round, step == STEP_PLAN, on_progress_cb, self->cancellable, on_done_cb,
                     g_object_ref (self));
}

/* Finds out what the files that can be planned now would change. */
void
accord_import_window_plan (AccordImportWindow *self)
{
  g_clear_pointer (&self->round, g_ptr_array_unref);
  self->round = choose_round (self);
  run (self, STEP_PLAN);
}

/* Imports what was planned. */
void
accord_import_window_write (AccordImportWindow *self)
{
  run (self, STEP_WRITE);
}

static void
on_undone_cb (const char   *text,
              const GError *error,
              gpointer      user_data)
{
  g_autoptr (AccordPage) page = ACCORD_PAGE (user_data);

  if (error == NULL)
    accord_page_toast (page, text);
  else
    accord_page_show_error (page, _("The Import Was Not Taken Back"), error);
}

/* Takes back all files that were imported. */
void
accord_import_window_undo (AccordImportWindow *self)
{
  accord_import_take_back (get_workspace (self), self->order, on_undone_cb, g_object_ref (self->page));
}

static const char *
word_heading (AccordImportWindow *self,
              gboolean            waits)
{
  if (self->step == STEP_WRITE || self->step == STEP_DONE)
    return _("Done");
  if (accord_import_window_has_written (self))
    return _("The leads are in. This will change besides");
  return waits ? _("This will change; the rest is checked once the leads are in") : _("This will change");
}

/* Shows of each file its plan, or what became of it. */
void
accord_import_window_show_results (AccordImportWindow *self)
{
  GtkWidget *child;
  gboolean waits = FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results_box))) != NULL)
    gtk_box_remove (self->results_box, child);
  for (guint i = 0; i < self->order->len; i++)
    {
      AccordImportItem *item = self->order->pdata[i];
      gboolean open = accord_import_item_get_result (item) == NULL && accord_import_item_get_plan (item) == NULL;

      waits = waits || open;
      gtk_box_append (self->results_box, accord_import_result_view_new (item, get_workspace (self), self->step == STEP_PLAN));
    }
  gtk_label_set_label (self->results_label, word_heading (self, waits));
}
