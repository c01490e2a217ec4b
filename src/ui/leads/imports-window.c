#include "ui/leads/imports-window.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/leads/import-words.h"
#include "workspace/identity.h"
#include "workspace/jobs.h"

/* What a row's button needs; it lives as long as the row. */
typedef struct
{
  AccordPage      *page; /* borrowed: the window is gone before its page */
  GtkWindow       *window;
  gint64           id;
  AccordImportKind kind;
} Row;

/* An import that is being taken back. */
typedef struct
{
  AccordPage      *page; /* owned */
  AccordImportKind kind;
} Undoing;

static void
free_undoing (Undoing *self)
{
  g_object_unref (self->page);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undoing, free_undoing)

static AccordImportKind
get_kind (const AccordImportInfo *info)
{
  AccordImportKind kind = ACCORD_IMPORT_KIND_FOUND;

  accord_import_kind_parse (info->kind, &kind);
  return kind;
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Undoing) undoing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *text = NULL;
  guint64 deleted, restored;

  if (!accord_workspace_undo_import_finish (ACCORD_WORKSPACE (source), result, &deleted, &restored, &left, &error))
    {
      accord_page_show_error (undoing->page, _("The Import Was Not Taken Back"), error);
      return;
    }
  text = accord_import_words_undone (undoing->kind, deleted, restored, left->len);
  accord_page_toast (undoing->page, text);
}

static void
free_row (gpointer  data,
          GClosure *closure)
{
  g_free (data);
}

static void
on_undo_clicked_cb (GtkButton *button,
                    Row       *row)
{
  AccordWorkspace *workspace = accord_page_get_workspace (row->page);
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->page = g_object_ref (row->page);
  undoing->kind = row->kind;
  accord_workspace_undo_import_async (workspace, row->id, NULL, on_undone_cb, undoing);
  gtk_window_close (row->window);
}

/* «842 deals: 800 new, 42 changed …» */
static char *
describe (const AccordImportInfo *info)
{
  g_autofree char *rows =
      accord_import_words_rows (get_kind (info), info->n_new + info->n_changed + info->n_unchanged + info->n_rejected);
  g_autofree char *n_new = accord_words_count (info->n_new);
  g_autofree char *n_changed = accord_words_count (info->n_changed);
  g_autofree char *n_unchanged = accord_words_count (info->n_unchanged);
  g_autofree char *n_rejected = accord_words_count (info->n_rejected);

  /* Translators: how many of what, such as «842 deals», then what became of them */
  return g_strdup_printf (_("%s: %s new, %s changed, %s unchanged, %s not imported"), rows, n_new, n_changed, n_unchanged,
                          n_rejected);
}

static void
add_import (AccordPage             *page,
            GtkWindow              *window,
            AdwPreferencesGroup    *group,
            const AccordImportInfo *info)
{
  AccordZone *zone = accord_workspace_get_zone (accord_page_get_workspace (page));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = accord_words_day (accord_moment_to_day (info->at, zone));
  g_autofree char *counts = describe (info);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s\n%s", day, info->member_name, counts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), info->file);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (info->undone)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (_("taken back")));
  else
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Undo This Import"));
      /* Translators: %s is the name of the file that was imported */
      g_autofree char *name = g_strdup_printf (_("Undo the import of %s"), info->file);
      Row *data = g_new0 (Row, 1);

      data->page = page;
      data->window = window;
      data->id = info->id;
      data->kind = get_kind (info);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_bind_property (accord_identity_get (accord_page_get_workspace (page)), "may-import", button, "sensitive",
                              G_BINDING_SYNC_CREATE);
      g_signal_connect_data (button, "clicked", G_CALLBACK (on_undo_clicked_cb), data, free_row, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (group, row);
}

typedef struct
{
  AccordPage          *page;
  GtkWindow           *window;
  AdwPreferencesGroup *group;
} Filling;

static void
free_filling (Filling *filling)
{
  g_object_unref (filling->page);
  g_object_unref (filling->window);
  g_free (filling);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Filling *filling = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = accord_workspace_list_imports_finish (ACCORD_WORKSPACE (source), result, &error);

  if (imports == NULL)
    adw_preferences_group_set_description (filling->group, error->message);
  else if (imports->len == 0)
    adw_preferences_group_set_description (filling->group, _("Nothing was imported yet."));
  for (guint i = 0; imports != NULL && i < imports->len; i++)
    add_import (filling->page, filling->window, filling->group, g_ptr_array_index (imports, i));
  free_filling (filling);
}

static void
fill (AccordPage          *page,
      GtkWindow           *window,
      AdwPreferencesGroup *group)
{
  Filling *filling = g_new0 (Filling, 1);

  filling->page = g_object_ref (page);
  filling->window = g_object_ref (window);
  filling->group = group;
  accord_workspace_list_imports_async (accord_page_get_workspace (page), NULL, on_read_cb, filling);
}

/**
 * accord_imports_window_present:
 *
 * Shows all imports of the page's workspace, the newest first.
 */
void
accord_imports_window_present (AccordPage *page)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *preferences = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  gtk_window_set_title (GTK_WINDOW (window), _("Imports"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 520);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (preferences), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (preferences));
  fill (page, GTK_WINDOW (window), ADW_PREFERENCES_GROUP (group));
  gtk_window_present (GTK_WINDOW (window));
}
