#include "ui/leads/import-result-view.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

/* More rejected rows than this are only in the file of them. */
#define MOST_SHOWN 100

struct _AccordImportResultView
{
  AdwBin parent_instance;

  /* template */
  GtkLabel            *heading_label;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *warnings_group;
  AdwPreferencesGroup *rejected_group;

  /* owned */
  GPtrArray *rows; /* of what was added to the groups, borrowed from them */
};

G_DEFINE_FINAL_TYPE (AccordImportResultView, accord_import_result_view, ADW_TYPE_BIN)

static void
add_row (AccordImportResultView *self,
         AdwPreferencesGroup    *group,
         const char             *title,
         const char             *subtitle,
         const char             *figure)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (figure != NULL)
    {
      GtkWidget *label = gtk_label_new (figure);

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_object_set_data (G_OBJECT (row), "group", group);
}

static void
add_count (AccordImportResultView *self,
           const char             *title,
           const char             *subtitle,
           guint64                 n)
{
  g_autofree char *figure = accord_words_count (n);

  add_row (self, self->counts_group, title, subtitle, figure);
}

static void
clear_rows (AccordImportResultView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_rejected (AccordImportResultView   *self,
               const AccordImportResult *result)
{
  g_autofree char *description = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rejected_group), result->n_rejected > 0);
  if (result->rejects_file != NULL)
    {
      g_autofree char *name = g_path_get_basename (result->rejects_file);

      /* Translators: %s is the name of a file */
      description = g_strdup_printf (_("Correct them in “%s”, which lies beside the file, and import that."), name);
    }
  adw_preferences_group_set_description (self->rejected_group, description);
  for (guint i = 0; i < MIN (result->rejected->len, MOST_SHOWN); i++)
    {
      const AccordRejectedRow *rejected = g_ptr_array_index (result->rejected, i);
      g_autofree char *line = g_strdup_printf (_("Line %" G_GUINT64_FORMAT), rejected->line);

      add_row (self, self->rejected_group, rejected->reason, line, NULL);
    }
}

static void
accord_import_result_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_RESULT_VIEW);
  G_OBJECT_CLASS (accord_import_result_view_parent_class)->dispose (object);
}

static void
accord_import_result_view_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_IMPORT_RESULT_VIEW (object)->rows);
  G_OBJECT_CLASS (accord_import_result_view_parent_class)->finalize (object);
}

static void
accord_import_result_view_class_init (AccordImportResultViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_result_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_import_result_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-result-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportResultView, heading_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportResultView, counts_group);
  gtk_widget_class_bind_template_child (widget_class, AccordImportResultView, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, AccordImportResultView, rejected_group);
}

static void
accord_import_result_view_init (AccordImportResultView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_import_result_view_show:
 * @data_as_of: the day that the file's data are of
 *
 * Shows @result in place of what was shown: a plan (import 0) as what will be, an import as what was.
 */
void
accord_import_result_view_show (AccordImportResultView   *self,
                                const AccordImportResult *result,
                                AccordDay                 data_as_of)
{
  gboolean plan = result->import == 0;
  g_autofree char *n_rows = accord_words_count (result->n_rows);
  g_autofree char *day = data_as_of != ACCORD_DAY_NONE ? accord_words_day (data_as_of) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *as_of = day != NULL ? g_strdup_printf (_("Data as of %s."), day) : NULL;

  clear_rows (self);
  heading = plan ? g_strdup_printf (ngettext ("%s row: this will change", "%s rows: this will change",
                                              (gulong) result->n_rows), n_rows)
                 : g_strdup_printf (ngettext ("Done: %s row is accounted for", "Done: all %s rows are accounted for",
                                              (gulong) result->n_rows), n_rows);
  gtk_label_set_label (self->heading_label, heading);
  adw_preferences_group_set_description (self->counts_group, as_of);
  add_count (self, _("New leads"), NULL, result->n_new);
  add_count (self, _("Changed leads"), _("Known by their ID or e-mail; only what the file says is changed"),
             result->n_changed);
  add_count (self, _("Unchanged"), NULL, result->n_unchanged);
  add_count (self, _("Not imported"), NULL, result->n_rejected);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), result->warnings->len > 0);
  for (guint i = 0; i < MIN (result->warnings->len, MOST_SHOWN); i++)
    add_row (self, self->warnings_group, g_ptr_array_index (result->warnings, i), NULL, NULL);
  show_rejected (self, result);
}
