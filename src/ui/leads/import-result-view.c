#include "ui/leads/import-result-view.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/leads/import-fields.h"

/* More warnings than this help nobody. */
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

/* «Owner of 80, job title of 15»: what is changed of the rows that are changed. */
static char *
describe_changes (const AccordImportResult *result,
                  AccordRecord             *settings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->fields->len; i++)
    {
      const AccordFieldChanges *changes = g_ptr_array_index (result->fields, i);
      g_autofree char *name = accord_import_fields_label (changes->field, result->kind, settings);
      g_autofree char *n = accord_words_count (changes->n_rows);

      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: the name of a field, and of how many rows it is changed: «Owner of 80» */
      g_string_append_printf (text, _("%s of %s"), name, n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* «Lines 5, 9, 14 and 9 more» */
static char *
describe_lines (const AccordRejectReason *reason)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_shown = (guint) MIN (reason->n_rows, G_N_ELEMENTS (reason->lines));
  g_autofree char *more = accord_words_count (reason->n_rows - n_shown);

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (lines, "%s%" G_GUINT64_FORMAT, i > 0 ? ", " : "", reason->lines[i]);
  if (reason->n_rows == n_shown)
    return g_strdup_printf (ngettext ("Line %s", "Lines %s", n_shown), lines->str);
  return g_strdup_printf (_("Lines %s and %s more"), lines->str, more);
}

static void
show_in_folder (GtkButton  *button,
                const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

static void
open_file (GtkButton  *button,
           const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

static void
free_path (gpointer  path,
           GClosure *closure)
{
  g_free (path);
}

static void
add_path_button (GtkWidget  *row,
                 const char *label,
                 GCallback   callback,
                 const char *path)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", callback, g_strdup (path), free_path, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_rejects_file (AccordImportResultView *self,
                  const char             *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  GtkWidget *row;

  add_row (self, self->rejected_group, name, _("These rows, with the reasons: correct them there, and import that file"), NULL);
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  add_path_button (row, _("_Open"), G_CALLBACK (open_file), path);
  add_path_button (row, _("Open _Folder"), G_CALLBACK (show_in_folder), path);
}

static void
show_rejected (AccordImportResultView   *self,
               const AccordImportResult *result)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rejected_group), result->n_rejected > 0);
  if (result->rejects_file != NULL)
    add_rejects_file (self, result->rejects_file);
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const AccordRejectReason *reason = g_ptr_array_index (result->reasons, i);
      g_autofree char *lines = describe_lines (reason);
      g_autofree char *n = accord_words_count (reason->n_rows);

      add_row (self, self->rejected_group, reason->example, lines, n);
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

static char *
word_heading (const AccordImportResult *result,
              const char               *name)
{
  g_autofree char *n_rows = accord_words_count (result->n_rows);

  if (result->import == 0)
    /* Translators: the name of a file, and how many rows it has */
    return g_strdup_printf (ngettext ("%s: %s row", "%s: %s rows", (gulong) result->n_rows), name, n_rows);
  return g_strdup_printf (ngettext ("%s: %s row is accounted for", "%s: all %s rows are accounted for",
                                    (gulong) result->n_rows), name, n_rows);
}

/* Of costs there is no day: they are of months. */
static char *
word_as_of (AccordImportKind kind,
            const char      *day)
{
  if (day == NULL)
    return g_strdup (accord_import_kind_get_label (kind));
  /* Translators: what the rows are, such as «Leads», and a day */
  return g_strdup_printf (_("%s, data as of %s"), accord_import_kind_get_label (kind), day);
}

static void
show_counts (AccordImportResultView   *self,
             const AccordImportResult *result,
             AccordRecord             *settings)
{
  g_autofree char *changes = result->fields->len > 0 ? describe_changes (result, settings) : NULL;

  add_count (self, _("New"), NULL, result->n_new);
  if (result->n_changed > 0)
    add_count (self, _("Changed"), changes, result->n_changed);
  if (result->n_unchanged > 0)
    add_count (self, _("Unchanged"), NULL, result->n_unchanged);
  add_count (self, _("Not imported"), NULL, result->n_rejected);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), result->warnings->len > 0);
  for (guint i = 0; i < MIN (result->warnings->len, MOST_SHOWN); i++)
    add_row (self, self->warnings_group, g_ptr_array_index (result->warnings, i), NULL, NULL);
  show_rejected (self, result);
}

/* Of a file that is not planned yet. */
static void
show_nothing (AccordImportResultView *self,
              const char             *name,
              gboolean                later)
{
  gtk_label_set_label (self->heading_label, name);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rejected_group), FALSE);
  add_row (self, self->counts_group, later ? _("Checked once the leads are in, to which it refers") : _("Not imported"), NULL,
           NULL);
}

/**
 * accord_import_result_view_new:
 * @item: a file
 * @workspace: the workspace
 * @later: whether a file without a plan will get one
 *
 * Returns: (transfer floating): its result if it was imported, else its plan
 */
GtkWidget *
accord_import_result_view_new (AccordImportItem *item,
                               AccordWorkspace  *workspace,
                               gboolean          later)
{
  AccordImportResultView *self = g_object_new (ACCORD_TYPE_IMPORT_RESULT_VIEW, NULL);
  const AccordImportResult *result = accord_import_item_get_result (item);
  AccordFileImport *import = accord_import_item_get_import (item);
  const char *name = accord_import_item_get_name (item);
  g_autofree char *heading = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *day = NULL;
  AccordDay data_as_of;

  if (result == NULL)
    result = accord_import_item_get_plan (item);
  if (result == NULL)
    {
      show_nothing (self, name, later);
      return GTK_WIDGET (self);
    }
  data_as_of = accord_moment_to_day (accord_file_import_get_data_as_of (import), accord_workspace_get_zone (workspace));
  day = data_as_of != ACCORD_DAY_NONE ? accord_words_day (data_as_of) : NULL;
  as_of = word_as_of (accord_import_item_get_kind (item), day);
  heading = word_heading (result, name);
  gtk_label_set_label (self->heading_label, heading);
  adw_preferences_group_set_description (self->counts_group, as_of);
  show_counts (self, result, accord_workspace_get_settings (workspace));
  return GTK_WIDGET (self);
}
