#include "ui/keeping/keeping.h"

#include <glib/gi18n-lib.h>

#include "ui/keeping/archive-window.h"
#include "ui/keeping/backups-window.h"
#include "ui/keeping/check-dialog.h"
#include "ui/keeping/erase-dialog.h"
#include "ui/keeping/json-files.h"
#include "ui/common/long-work.h"
#include "ui/window/window.h"
#include "workspace/backup-keeper.h"

static AccordWorkspace *
get_workspace (GtkWidget *widget)
{
  return accord_window_get_workspace (ACCORD_WINDOW (widget));
}

static void
backups_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_backups_window_present (GTK_WINDOW (widget), get_workspace (widget));
}

static void
check_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  accord_check_dialog_begin (GTK_WINDOW (widget), get_workspace (widget));
}

static void
compact_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_compact_dialog_begin (GTK_WINDOW (widget), get_workspace (widget));
}

static void
export_json_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  accord_json_files_export (GTK_WINDOW (widget), get_workspace (widget));
}

static void
load_json_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  accord_json_files_import (GTK_WINDOW (widget));
}

static void
archive_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_archive_window_present (GTK_WINDOW (widget), get_workspace (widget));
}

static void
erase_person_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  accord_erase_dialog_begin (GTK_WINDOW (widget), get_workspace (widget), g_variant_get_string (parameter, NULL));
}

/**
 * accord_keeping_class_install_actions:
 * @widget_class: of the window
 */
void
accord_keeping_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (widget_class, "win.check-file", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "win.compact", NULL, compact_action);
  gtk_widget_class_install_action (widget_class, "win.export-json", NULL, export_json_action);
  gtk_widget_class_install_action (widget_class, "win.load-json", NULL, load_json_action);
  gtk_widget_class_install_action (widget_class, "win.archive", NULL, archive_action);
  gtk_widget_class_install_action (widget_class, "win.erase-person", "s", erase_person_action);
}

/**
 * accord_keeping_update_actions:
 * @window: a window
 * @workspace: (nullable): what is open in it
 */
void
accord_keeping_update_actions (GtkWidget       *window,
                               AccordWorkspace *workspace)
{
  static const char *const reading[] = { "win.backups", "win.check-file", "win.export-json" };
  static const char *const writing[] = { "win.compact", "win.archive", "win.erase-person" };
  gboolean writable = workspace != NULL && !accord_store_get_read_only (accord_workspace_get_store (workspace));

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    gtk_widget_action_set_enabled (window, reading[i], workspace != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (window, writing[i], writable);
}

/* In passing: the file is open, and can be worked with. */
static void
on_problem_cb (AccordBackupKeeper *keeper,
               GParamSpec         *pspec,
               GtkWindow          *window)
{
  const char *problem = accord_backup_keeper_get_problem (keeper);
  g_autofree char *text = NULL;

  if (problem == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  text = g_strdup_printf (_("No backup was made today: %s"), problem);
  accord_long_work_toast (window, text);
}

/**
 * accord_keeping_begin:
 * @window: a window
 * @workspace: what was opened in it; its backups end with it
 */
void
accord_keeping_begin (GtkWindow       *window,
                      AccordWorkspace *workspace)
{
  AccordBackupKeeper *keeper = accord_backup_keeper_new (workspace);

  g_signal_connect_object (keeper, "notify::problem", G_CALLBACK (on_problem_cb), window, 0);
  g_object_set_data_full (G_OBJECT (workspace), "accord-backup-keeper", keeper, g_object_unref);
}
