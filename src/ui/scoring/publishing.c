#include "ui/scoring/publishing.h"

#include <glib/gi18n-lib.h>

#include "model/score-publication.h"
#include "present/words.h"
#include "ui/agreement/threshold-note.h"
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
  accord_threshold_note_add (changes, workspace, publication);
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
 * accord_publishing_day:
 * @page: the page of the score
 * @publication: a published model
 *
 * Returns: (transfer full): «5 May 2025», in the zone of the file
 */
char *
accord_publishing_day (AccordPage   *page,
                       AccordRecord *publication)
{
  AccordMoment at = g_value_get_int64 (accord_record_get_value (publication, "published_at"));

  return accord_words_day (accord_moment_to_day (at, accord_workspace_get_zone (accord_page_get_workspace (page))));
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
  g_autofree char *day = publication != NULL ? accord_publishing_day (page, publication) : NULL;

  if (publication == NULL)
    return g_strdup (_("This is a draft: nothing was published yet."));
  return g_strdup_printf (published
                            /* Translators: a number, a day, and a person's name */
                            ? _("This is model %d, published on %s by %s.")
                            : _("This is a draft, changed since model %d was published on %s by %s."),
                          (gint) accord_record_get_integer (publication, "number"), day,
                          accord_record_get_text (publication, "published_by"));
}
