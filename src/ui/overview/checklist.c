#include "ui/overview/checklist.h"

#include <glib/gi18n-lib.h>

#include "ui/common/actionable.h"
#include "ui/overview/steps.h"

typedef struct
{
  AdwActionRow *row;
  GtkLabel     *number;
  GtkWidget    *check;
  GtkWidget    *done_label;
  GtkWidget    *arrow;
  GtkButton    *button;
} Row;

struct _AccordChecklist
{
  AdwBin parent_instance;

  /* template */
  GtkLabel       *title_label;
  GtkProgressBar *progress_bar;
  GtkLabel       *count_label;
  GtkListBox     *list;

  /* borrowed */
  Row rows[ACCORD_N_STEPS];
};

G_DEFINE_FINAL_TYPE (AccordChecklist, accord_checklist, ADW_TYPE_BIN)

static void
toggle_class (GtkWidget  *widget,
              const char *name,
              gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static GtkWidget *
make_circle (Row       *row,
             AccordStep step)
{
  g_autofree char *number = g_strdup_printf ("%u", step + 1);
  GtkWidget *circle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  row->number = GTK_LABEL (gtk_label_new (number));
  row->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_hexpand (GTK_WIDGET (row->number), TRUE);
  gtk_widget_set_hexpand (row->check, TRUE);
  gtk_box_append (GTK_BOX (circle), GTK_WIDGET (row->number));
  gtk_box_append (GTK_BOX (circle), row->check);
  gtk_widget_set_hexpand (circle, FALSE);
  gtk_widget_set_valign (circle, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (circle, 26, 26);
  gtk_widget_add_css_class (circle, "step");

  return circle;
}

static void
make_row (AccordChecklist *self,
          AccordStep       step)
{
  Row *row = &self->rows[step];

  row->row = ADW_ACTION_ROW (adw_action_row_new ());
  row->done_label = gtk_label_new (_("Done"));
  row->button = GTK_BUTTON (gtk_button_new_with_label (accord_step_get_button (step)));
  row->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (row->done_label, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->button), "suggested-action");
  gtk_widget_set_valign (GTK_WIDGET (row->button), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_action_row_add_prefix (row->row, make_circle (row, step));
  adw_action_row_add_suffix (row->row, row->done_label);
  adw_action_row_add_suffix (row->row, GTK_WIDGET (row->button));
  adw_action_row_add_suffix (row->row, row->arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), TRUE);
  gtk_list_box_append (self->list, GTK_WIDGET (row->row));
}

static void
show_row (Row             *row,
          AccordStep       step,
          AccordWorkspace *workspace,
          gboolean         next)
{
  gboolean done = accord_step_is_done (step, workspace);
  g_autofree char *title = accord_step_get_title (step, workspace);
  g_autofree char *description = accord_step_describe (step, workspace);
  g_autofree char *action = accord_step_get_action (step, workspace);
  GtkWidget *circle = gtk_widget_get_parent (row->check);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  adw_action_row_set_subtitle (row->row, description);
  accord_actionable_set (GTK_ACTIONABLE (row->row), action);
  accord_actionable_set (GTK_ACTIONABLE (row->button), action);
  gtk_widget_set_visible (GTK_WIDGET (row->number), !done);
  gtk_widget_set_visible (row->check, done);
  gtk_widget_set_visible (row->done_label, done);
  gtk_widget_set_visible (GTK_WIDGET (row->button), next);
  gtk_widget_set_visible (row->arrow, !next);
  toggle_class (circle, "done", done);
  toggle_class (circle, "next", next);
  toggle_class (GTK_WIDGET (row->row), "next", next);
}

static void
accord_checklist_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_CHECKLIST);

  G_OBJECT_CLASS (accord_checklist_parent_class)->dispose (object);
}

static void
accord_checklist_class_init (AccordChecklistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_checklist_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/overview/checklist.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordChecklist, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordChecklist, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordChecklist, count_label);
  gtk_widget_class_bind_template_child (widget_class, AccordChecklist, list);
}

static void
accord_checklist_init (AccordChecklist *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint step = 0; step < ACCORD_N_STEPS; step++)
    make_row (self, step);
}

/**
 * accord_checklist_show:
 * @workspace: an open file
 *
 * Shows how far it is.
 */
void
accord_checklist_show (AccordChecklist *self,
                       AccordWorkspace *workspace)
{
  guint done = accord_steps_count_done (workspace);
  g_autofree char *count = g_strdup_printf (_("%u of %u done"), done, (guint) ACCORD_N_STEPS);
  gboolean next_found = FALSE;

  g_return_if_fail (ACCORD_IS_CHECKLIST (self));

  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / ACCORD_N_STEPS);
  gtk_label_set_label (self->count_label, count);
  for (guint step = 0; step < ACCORD_N_STEPS; step++)
    {
      gboolean next = !next_found && !accord_step_is_done (step, workspace);

      show_row (&self->rows[step], step, workspace, next);
      next_found |= next;
    }
}
