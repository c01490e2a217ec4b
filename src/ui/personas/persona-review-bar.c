#include "ui/personas/persona-review-bar.h"

#include <glib/gi18n-lib.h>

#include "present/words-review.h"
#include "ui/common/button-name.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

struct _AccordPersonaReviewBar
{
  AdwBin parent_instance;

  /* template */
  GtkImage  *image;
  GtkLabel  *label;
  GtkWidget *buttons;
  GtkWidget *approve_button;
  GtkWidget *question_button;
  GtkWidget *popover;
  GtkWidget *question_row;
  GtkWidget *ask_button;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *record;
};

G_DEFINE_FINAL_TYPE (AccordPersonaReviewBar, accord_persona_review_bar, ADW_TYPE_BIN)

static GListModel *
get_list (AccordPersonaReviewBar *self,
          GType                   type)
{
  return accord_workspace_get_list (self->workspace, type);
}

static void
show_review (AccordPersonaReviewBar *self)
{
  AccordPersonaReview review;
  AccordZone *zone;
  g_autofree char *words = NULL;

  if (self->record == NULL)
    return;
  zone = accord_workspace_get_zone (self->workspace);
  accord_persona_review_find (self->record, get_list (self, ACCORD_TYPE_REVIEW), &review);
  words = accord_words_review (&review, get_list (self, ACCORD_TYPE_MEMBER), zone,
                               accord_moment_to_day (accord_moment_now (), zone));
  gtk_image_set_from_icon_name (self->image,
                                accord_persona_review_icon (self->record, get_list (self, ACCORD_TYPE_REVIEW)));
  gtk_label_set_label (self->label, words);
  gtk_widget_set_visible (self->approve_button, review.verdict != ACCORD_PERSONA_APPROVED || review.changed);
}

static void
show_buttons (AccordPersonaReviewBar *self)
{
  gtk_widget_set_visible (self->buttons, accord_identity_speaks_for_sales (accord_identity_get (self->workspace)));
}

/* What is going to be said of whom. */
typedef struct
{
  AccordWorkspace     *workspace;
  AccordRecord        *persona;
  AccordPersonaVerdict verdict;
  char                *note;
} Judgement;

static void
judgement_free (Judgement *self)
{
  g_object_unref (self->workspace);
  g_object_unref (self->persona);
  g_free (self->note);
  g_free (self);
}

static void
save (Judgement *judgement)
{
  AccordIdentity *identity = accord_identity_get (judgement->workspace);
  g_autoptr (AccordRecord) review =
    accord_persona_review_new (judgement->persona, judgement->verdict, accord_identity_get_member (identity),
                               accord_identity_get_name (identity), accord_moment_now (), judgement->note);
  g_autoptr (GString) summary = g_string_new (judgement->verdict == ACCORD_PERSONA_APPROVED ? _("Persona “%s” approved")
                                                                                            : _("Persona “%s” questioned"));
  g_autoptr (AccordChangeSet) changes = NULL;

  g_string_replace (summary, "%s", accord_record_get_text (judgement->persona, "name"), 1);
  changes = accord_change_set_new (summary->str);
  accord_change_set_insert (changes, review);
  accord_saver_save (accord_saver_get (judgement->workspace), changes);
}

/* What could not be saved is told by the page; nothing is said of a text that the file does not hold. */
static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Judgement *judgement = user_data;

  if (accord_saver_flush_finish (ACCORD_SAVER (source), result, NULL))
    save (judgement);
  judgement_free (judgement);
}

/* What is still being typed is part of what is judged. */
static void
judge (AccordPersonaReviewBar *self,
       AccordPersonaVerdict    verdict,
       const char             *note)
{
  Judgement *judgement;

  if (self->record == NULL)
    return;
  judgement = g_new0 (Judgement, 1);
  judgement->workspace = g_object_ref (self->workspace);
  judgement->persona = g_object_ref (self->record);
  judgement->verdict = verdict;
  judgement->note = g_strdup (note);
  accord_saver_flush_async (accord_saver_get (self->workspace), on_flushed_cb, judgement);
}

static void
on_approve_cb (AccordPersonaReviewBar *self)
{
  judge (self, ACCORD_PERSONA_APPROVED, NULL);
}

static char *
dup_question (AccordPersonaReviewBar *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->question_row))));
}

static void
on_question_changed_cb (AccordPersonaReviewBar *self)
{
  g_autofree char *question = dup_question (self);

  gtk_widget_set_sensitive (self->ask_button, *question != '\0');
}

static void
on_ask_cb (AccordPersonaReviewBar *self)
{
  g_autofree char *question = dup_question (self);

  if (*question == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  judge (self, ACCORD_PERSONA_QUESTIONED, question);
  gtk_editable_set_text (GTK_EDITABLE (self->question_row), "");
}

static void
leave_record (AccordPersonaReviewBar *self)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
}

static void
accord_persona_review_bar_dispose (GObject *object)
{
  AccordPersonaReviewBar *self = ACCORD_PERSONA_REVIEW_BAR (object);

  leave_record (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_PERSONA_REVIEW_BAR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (accord_persona_review_bar_parent_class)->dispose (object);
}

static void
accord_persona_review_bar_class_init (AccordPersonaReviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_persona_review_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/accord_desk/Accord/ui/personas/persona-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, image);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, approve_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, question_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, popover);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, question_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaReviewBar, ask_button);
  gtk_widget_class_bind_template_callback (widget_class, on_approve_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_question_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_cb);
}

static void
accord_persona_review_bar_init (AccordPersonaReviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_button_name (self->question_button, _("Question this persona"));
  on_question_changed_cb (self);
}

static void
on_records_changed_cb (AccordPersonaReviewBar *self,
                       GType                   type)
{
  if (type == ACCORD_TYPE_REVIEW || type == ACCORD_TYPE_MEMBER)
    show_review (self);
}

/**
 * accord_persona_review_bar_set_workspace:
 * @workspace: where personas and reviews are kept
 *
 * To be called once, before a record is given.
 */
void
accord_persona_review_bar_set_workspace (AccordPersonaReviewBar *self,
                                         AccordWorkspace        *workspace)
{
  AccordIdentity *identity = accord_identity_get (workspace);

  g_return_if_fail (ACCORD_IS_PERSONA_REVIEW_BAR (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_list (self, ACCORD_TYPE_REVIEW), "items-changed", G_CALLBACK (show_review), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (identity, "notify", G_CALLBACK (show_buttons), self, G_CONNECT_SWAPPED);
  show_buttons (self);
}

/**
 * accord_persona_review_bar_set_record:
 * @persona: (nullable): of the live list; it is followed
 */
void
accord_persona_review_bar_set_record (AccordPersonaReviewBar *self,
                                      AccordRecord           *persona)
{
  g_return_if_fail (ACCORD_IS_PERSONA_REVIEW_BAR (self));

  leave_record (self);
  if (persona == NULL)
    return;
  self->record = g_object_ref (persona);
  g_signal_connect_object (persona, "notify", G_CALLBACK (show_review), self, G_CONNECT_SWAPPED);
  show_review (self);
  show_buttons (self);
}

/**
 * accord_persona_review_icon:
 * @persona: a persona
 * @reviews: (element-type AccordRecord): all reviews
 *
 * Returns: (transfer none): the name of an icon
 */
const char *
accord_persona_review_icon (AccordRecord *persona,
                            GListModel   *reviews)
{
  AccordPersonaReview review;

  accord_persona_review_find (persona, reviews, &review);
  if (review.review == NULL)
    return "document-open-recent-symbolic";
  if (review.verdict == ACCORD_PERSONA_QUESTIONED)
    return "dialog-question-symbolic";
  return review.changed ? "document-edit-symbolic" : "object-select-symbolic";
}
