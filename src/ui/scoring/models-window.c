#include "ui/scoring/models-window.h"

#include <glib/gi18n-lib.h>

#include "model/score-publication.h"
#include "ui/common/close-key.h"
#include "ui/scoring/model-compare.h"
#include "ui/scoring/publishing.h"
#include "workspace/identity.h"

/* The draft is what it was then; what it was until now comes back by Undo. */
static void
take_again (AccordPage   *page,
            AccordRecord *publication)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GPtrArray) groups = accord_score_draft_list (workspace, ACCORD_TYPE_SCORE_GROUP);
  g_autoptr (GPtrArray) rules = accord_score_draft_list (workspace, ACCORD_TYPE_SCORE_RULE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) model = accord_score_publication_read (publication, &error);
  g_autofree char *summary =
      g_strdup_printf (_("Model %d taken as the draft"), (gint) accord_record_get_integer (publication, "number"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  if (model == NULL)
    {
      accord_page_show_error (page, _("This Model Cannot Be Read"), error);
      return;
    }
  accord_score_draft_replace (changes, accord_workspace_get_settings (workspace), groups, rules, model);
  accord_page_save (page, changes);
  accord_page_toast_undo (page, summary);
}

static void
on_take_clicked_cb (GtkWidget  *button,
                    AccordPage *page)
{
  AccordRecord *publication = g_object_get_data (G_OBJECT (button), "publication");

  take_again (page, publication);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (button)));
}

static void
on_compare_clicked_cb (GtkWidget  *button,
                       AccordPage *page)
{
  AccordScoreDraft *draft = g_object_get_data (G_OBJECT (button), "draft");
  AccordRecord *publication = g_object_get_data (G_OBJECT (button), "publication");
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));

  accord_model_compare_open (page, draft, accord_record_get_integer (publication, "number"));
  gtk_window_close (window);
}

static GtkWidget *
add_button (GtkWidget    *row,
            AccordRecord *publication,
            const char   *label,
            const char   *name,
            GCallback     clicked,
            AccordPage   *page)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "publication", g_object_ref (publication), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
make_row (AccordPage       *page,
          AccordScoreDraft *draft,
          AccordRecord     *publication)
{
  GtkWidget *row = adw_action_row_new (), *button;
  gint number = (gint) accord_record_get_integer (publication, "number");
  const char *note = accord_record_get_text (publication, "note");
  g_autofree char *day = accord_publishing_day (page, publication);
  g_autofree char *title = g_strdup_printf (_("Model %d, %s, by %s"), number, day,
                                            accord_record_get_text (publication, "published_by"));
  g_autofree char *use = g_strdup_printf (_("Use model %d as the draft"), number);
  g_autofree char *compare = g_strdup_printf (_("Compare model %d with the draft"), number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note != NULL ? note : "");
  button = add_button (row, publication, _("_Compare…"), compare, G_CALLBACK (on_compare_clicked_cb), page);
  g_object_set_data_full (G_OBJECT (button), "draft", g_object_ref (draft), g_object_unref);
  button = add_button (row, publication, _("_Use as Draft"), use, G_CALLBACK (on_take_clicked_cb), page);
  gtk_widget_set_sensitive (button, accord_identity_may (accord_identity_get (accord_page_get_workspace (page)),
                                                         ACCORD_RIGHT_DRAFT));
  return row;
}

static gint
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = accord_record_get_integer (*(AccordRecord *const *) a, "number");
  gint64 second = accord_record_get_integer (*(AccordRecord *const *) b, "number");

  return first < second ? 1 : first > second ? -1 : 0;
}

/**
 * accord_models_window_open:
 * @page: the page of the score
 * @draft: with which they are compared
 *
 * Opens a window with everything that was published.
 */
void
accord_models_window_open (AccordPage       *page,
                           AccordScoreDraft *draft)
{
  g_autoptr (GPtrArray) models = accord_score_draft_list (accord_page_get_workspace (page), ACCORD_TYPE_SCORE_MODEL);
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "title", _("Published Models"), "transient-for",
                                    gtk_widget_get_root (GTK_WIDGET (page)), "modal", TRUE, "search-enabled", FALSE,
                                    "default-width", 560, "default-height", 480, NULL);
  AdwPreferencesPage *list = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  g_ptr_array_sort (models, compare_numbers);
  for (guint i = 0; i < models->len; i++)
    adw_preferences_group_add (group, make_row (page, draft, models->pdata[i]));
  if (models->len == 0)
    adw_preferences_group_set_title (group, _("Nothing was published yet."));
  adw_preferences_page_add (list, group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), list);
  accord_close_key_add (window);
  gtk_window_present (GTK_WINDOW (window));
}
