#include "ui/personas/persona-export.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "report/persona-report.h"
#include "ui/common/preferences.h"
#include "ui/personas/persona-words.h"

typedef struct
{
  AccordPersonaReport *report;
  char                *path;
  AccordPaper          paper;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  accord_persona_report_free (export->report);
  g_free (export->path);
  g_free (export);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (accord_persona_report_write (export->report, export->path, export->paper, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  AccordPage *page = ACCORD_PAGE (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      accord_page_show_error (page, _("The PDF Was Not Written"), error);
      return;
    }
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Exported as “%s”"), name);
  accord_page_toast (page, text);
}

/* «Customers within 90 days»: as it was asked. @value, @note: (transfer full) */
static void
add_figure (AccordPersonaReport *report,
            const AccordQuery   *query,
            AccordWorkspace     *workspace,
            const char          *metric,
            char                *value,
            char                *note)
{
  g_autofree char *label = accord_words_metric (accord_metric_find (metric), query,
                                                accord_workspace_get_settings (workspace));

  accord_persona_report_add_figure (report, label, value, note);
}

/* What the data says: nothing where there are no leads. */
static void
add_figures (AccordPersonaReport  *report,
             AccordPersonaFigures *figures,
             AccordWorkspace      *workspace)
{
  const char *name = accord_record_get_text (report->persona, "name");
  const char *currency = accord_workspace_get_currency (workspace);
  AccordFigures *rates = accord_persona_figures_get_rates (figures);
  const AccordFigure *leads = accord_persona_figures_leads (figures, name);
  const AccordFigure *rate = accord_persona_figures_rate (figures, name);
  const AccordFigure *value = accord_persona_figures_value (figures, name);
  g_autofree char *day = NULL;
  AccordAsOf as_of;

  if (!accord_persona_figures_has_leads (figures) || rate == NULL || value == NULL)
    return;
  add_figure (report, &rates->query, workspace, "leads", accord_words_count (leads != NULL ? (guint64) leads->value : 0),
              NULL);
  add_figure (report, &rates->query, workspace, "conversion-rate", accord_words_value (rate->value, ACCORD_UNIT_RATIO, NULL),
              accord_persona_words_range (rate, ACCORD_UNIT_RATIO, NULL));
  add_figure (report, &rates->query, workspace, "lead-value", accord_words_value (value->value, ACCORD_UNIT_MONEY, currency),
              accord_persona_words_value_note (figures, workspace, name));
  accord_workspace_get_as_of (workspace, &as_of);
  day = accord_words_day (as_of.day);
  /* Translators: %s is a day */
  report->as_of = g_strdup_printf (_("Figures as of %s"), day);
}

static void
on_chosen_cb (AccordPage           *page,
              gint                  response,
              GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_autoptr (GTask) task = g_task_new (page, NULL, on_written_cb, NULL);
      Export *export = g_new0 (Export, 1);

      export->report = g_object_steal_data (G_OBJECT (chooser), "report");
      export->path = g_steal_pointer (&path);
      export->paper = accord_preferences_get_paper ();
      g_task_set_source_tag (task, on_chosen_cb);
      g_task_set_task_data (task, export, export_free);
      g_task_run_in_thread (task, write_in_thread);
    }
  g_object_unref (chooser);
}

/**
 * accord_persona_export_ask:
 * @page: says the result, or why there is none
 * @figures: what the data says of personas
 * @persona: one of them
 *
 * It is written as it is now.
 */
void
accord_persona_export_ask (AccordPage           *page,
                           AccordPersonaFigures *figures,
                           AccordRecord         *persona)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Export the Persona as a PDF"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  AccordPersonaReport *report = accord_persona_report_new (persona);
  g_autofree char *name = g_strdup_printf ("%s.pdf", accord_record_get_text (persona, "name"));

  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  add_figures (report, figures, workspace);
  g_object_set_data_full (G_OBJECT (chooser), "report", report, (GDestroyNotify) accord_persona_report_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), g_strdelimit (name, "/", '-'));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen_cb), page, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
