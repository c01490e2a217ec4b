#include "ui/scoring/publishing.h"

#include <glib/gi18n-lib.h>

#include "model/score-publication.h"
#include "present/words.h"
#include "ui/common/close-key.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

/* What is asked before the draft is published; kept by the dialog. */
typedef struct
{
  AccordPage       *page;
  AccordScoreDraft *draft;
  GtkWidget        *entry; /* borrowed */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->page);
  g_object_unref (self->draft);
  g_free (self);
}

/* «5 May 2025» in the zone of the file */
static char *
write_day (AccordPage   *page,
           AccordRecord *publication)
{
  AccordMoment at = g_value_get_int64 (accord_record_get_value (publication, "published_at"));

  return accord_words_day (accord_moment_to_day (at, accord_workspace_get_zone (accord_page_get_workspace (page))));
}

static void
publish (AccordPage       *page,
         AccordScoreModel *model,
         const char       *note)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GPtrArray) models = accord_score_draft_list (workspace, ACCORD_TYPE_SCORE_MODEL);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Score model published"));
  const char *name = accord_identity_get_name (accord_identity_get (workspace));
  g_autoptr (AccordRecord) publication = NULL;
  g_autofree char *words = NULL;

  publication = accord_score_publication_new (models, model, name != NULL ? name : "", accord_moment_now (), note);
  accord_change_set_insert (changes, publication);
  accord_page_save (page, changes);
  words = g_strdup_printf (_("Model %d published"), (gint) accord_record_get_integer (publication, "number"));
  accord_page_toast_undo (page, words);
}

static void
on_response_cb (GtkWidget  *dialog,
                const char *response,
                Question   *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) model = NULL;

  if (!g_str_equal (response, "publish"))
    return;
  model = accord_score_draft_dup_finished (self->draft, &error);
  if (model != NULL)
    publish (self->page, model, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  else
    accord_page_show_error (self->page, _("Not Published"), error);
}

static void
ask (AccordPage       *page,
     AccordScoreDraft *draft)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Publish This Model?"),
                                              _("From then on leads are scored by it, and the agreement quotes its thresholds."));
  Question *self = g_new0 (Question, 1);

  self->page = g_object_ref (page);
  self->draft = g_object_ref (draft);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("What is new, in a sentence"));
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is new"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), self->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "publish", _("_Publish"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "publish", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "publish");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), self,
                         (GClosureNotify) (void (*) (void)) question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) model = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self->page)) != NULL &&
      accord_saver_flush_finish (ACCORD_SAVER (source), result, &error))
    model = accord_score_draft_dup_finished (self->draft, &error);
  if (model != NULL)
    ask (self->page, self->draft);
  else if (error != NULL)
    accord_page_show_error (self->page, _("Not Published"), error);
  question_free (self);
}

/**
 * accord_publishing_ask:
 * @page: the page of the score
 * @draft: what is to be published
 *
 * Has what is being typed saved first: what is published is what is in the file.
 */
void
accord_publishing_ask (AccordPage       *page,
                       AccordScoreDraft *draft)
{
  Question *self = g_new0 (Question, 1);

  self->page = g_object_ref (page);
  self->draft = g_object_ref (draft);
  accord_saver_flush_async (accord_saver_get (accord_page_get_workspace (page)), on_flushed_cb, self);
}

/**
 * accord_publishing_standing:
 * @previewer: which knows what is published
 *
 * Returns: (transfer full): how the draft stands, in two words
 */
char *
accord_publishing_standing (AccordScorePreviewer *previewer)
{
  AccordRecord *publication = accord_score_previewer_get_publication (previewer);

  if (publication == NULL || !accord_score_previewer_is_published (previewer))
    return g_strdup (_("Draft"));
  return g_strdup_printf (_("Model %d"), (gint) accord_record_get_integer (publication, "number"));
}

/**
 * accord_publishing_state:
 * @page: the page of the score
 * @previewer: which knows what is published
 *
 * Returns: (transfer full): how the draft stands, in a sentence
 */
char *
accord_publishing_state (AccordPage           *page,
                         AccordScorePreviewer *previewer)
{
  AccordRecord *publication = accord_score_previewer_get_publication (previewer);
  gboolean published = accord_score_previewer_is_published (previewer);
  g_autofree char *day = publication != NULL ? write_day (page, publication) : NULL;

  if (publication == NULL)
    return g_strdup (_("This is a draft: nothing was published yet."));
  return g_strdup_printf (published
                            /* Translators: a number, a day, and a person's name */
                            ? _("This is model %d, published on %s by %s.")
                            : _("This is a draft, changed since model %d was published on %s by %s."),
                          (gint) accord_record_get_integer (publication, "number"), day,
                          accord_record_get_text (publication, "published_by"));
}

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

static GtkWidget *
make_row (AccordPage   *page,
          AccordRecord *publication)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Use as Draft"));
  gint number = (gint) accord_record_get_integer (publication, "number");
  const char *note = accord_record_get_text (publication, "note");
  g_autofree char *day = write_day (page, publication);
  g_autofree char *title = g_strdup_printf (_("Model %d, %s, by %s"), number, day,
                                            accord_record_get_text (publication, "published_by"));
  g_autofree char *name = g_strdup_printf (_("Use model %d as the draft"), number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note != NULL ? note : "");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, accord_identity_may (accord_identity_get (accord_page_get_workspace (page)),
                                                         ACCORD_RIGHT_DRAFT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "publication", g_object_ref (publication), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_take_clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
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
 * accord_publishing_list:
 * @page: the page of the score
 *
 * Opens a window with everything that was published.
 */
void
accord_publishing_list (AccordPage *page)
{
  g_autoptr (GPtrArray) models = accord_score_draft_list (accord_page_get_workspace (page), ACCORD_TYPE_SCORE_MODEL);
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "title", _("Published Models"), "transient-for",
                                    gtk_widget_get_root (GTK_WIDGET (page)), "modal", TRUE, "search-enabled", FALSE,
                                    "default-width", 560, "default-height", 480, NULL);
  AdwPreferencesPage *list = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  g_ptr_array_sort (models, compare_numbers);
  for (guint i = 0; i < models->len; i++)
    adw_preferences_group_add (group, make_row (page, models->pdata[i]));
  if (models->len == 0)
    adw_preferences_group_set_title (group, _("Nothing was published yet."));
  adw_preferences_page_add (list, group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), list);
  accord_close_key_add (window);
  gtk_window_present (GTK_WINDOW (window));
}
