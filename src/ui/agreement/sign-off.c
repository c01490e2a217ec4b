#include "ui/agreement/sign-off.h"

#include <glib/gi18n-lib.h>

#include "model/agreement-diff.h"
#include "present/words-version.h"
#include "present/words.h"
#include "ui/agreement/agreement-changes.h"
#include "ui/agreement/calendar-export.h"
#include "ui/agreement/filed-copies-view.h"
#include "ui/agreement/pdf-export.h"
#include "ui/agreement/sign-off-acts.h"
#include "ui/agreement/sign-off-rows.h"
#include "ui/agreement/version-questions.h"
#include "ui/agreement/version-window.h"
#include "ui/common/columns-layout.h"
#include "ui/common/preview-window.h"
#include "workspace/identity.h"
#include "workspace/version-check.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

struct _AccordSignOff
{
  AdwBin parent_instance;

  /* template */
  GtkWidget              *altered_box;
  GtkLabel               *altered_label;
  GtkLabel               *title_label;
  GtkLabel               *summary_label;
  AccordAgreementChanges *changes;
  GtkActionable          *read_button;
  GtkActionable          *pdf_button;
  GtkActionable          *compare_button;
  AdwActionRow           *figures_row;
  AdwActionRow           *code_row;
  AdwActionRow           *read_row;
  GtkWidget              *acknowledge_button;
  GtkListBox             *versions_list;
  GtkWidget              *sign_card;
  GtkLabel               *signer_label;
  GtkLabel               *signer_note;
  GtkButton              *sign_button;
  GtkWidget              *ask_button;
  GtkLabel               *signed_label;
  GtkListBox             *signers_list;
  AccordFiledCopiesView  *copies;
  AccordVersionQuestions *questions;
  GtkWidget              *withdraw_list;

  /* borrowed */
  AccordPage *page;

  /* owned */
  GPtrArray       *statuses; /* of all versions */
  AccordAgreement *says;     /* the one that is shown; NULL: it cannot be read */
  GCancellable    *cancellable;

  gint64 number;
};

G_DEFINE_FINAL_TYPE (AccordSignOff, accord_sign_off, ADW_TYPE_BIN)

enum
{
  SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordVersionStatus *
get_version (AccordSignOff *self)
{
  return self->statuses != NULL ? accord_version_find (self->statuses, self->number) : NULL;
}

static AccordIdentity *
get_identity (AccordSignOff *self)
{
  return accord_identity_get (accord_page_get_workspace (self->page));
}

static gboolean
is_open (const AccordVersionStatus *version)
{
  return !version->is_altered &&
         (version->state == ACCORD_VERSION_IN_REVIEW || version->state == ACCORD_VERSION_REFUSED);
}

static void
show_changes (AccordSignOff *self)
{
  AccordVersionStatus *base = accord_version_find_base (self->statuses, self->number);
  g_autoptr (AccordAgreement) before = base != NULL ? accord_version_read (base->version, NULL) : NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  if (before != NULL && self->says != NULL)
    changes = accord_agreement_compare (before, self->says);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), changes != NULL && changes->len > 0);
  if (changes == NULL)
    {
      title = g_strdup_printf (_("Version %u"), (guint) self->number);
      summary = g_strdup (base == NULL ? _("The first version: all of it is new.") : _("It cannot be compared."));
    }
  else
    {
      title = g_strdup_printf (_("What changed since version %u"), (guint) base->number);
      summary = changes->len == 0
                    ? g_strdup (_("Nothing: it says the same."))
                    : g_strdup_printf (ngettext ("%u change. The rest is word for word as it was.",
                                                 "%u changes. The rest is word for word as it was.", changes->len),
                                       changes->len);
      accord_agreement_changes_show (self->changes, changes);
    }
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->summary_label, summary);
}

static void
show_frozen (AccordSignOff             *self,
             const AccordVersionStatus *version)
{
  g_autofree char *day = self->says != NULL ? accord_words_day (self->says->as_of) : NULL;
  /* Translators: %s is a day */
  g_autofree char *title = day != NULL ? g_strdup_printf (_("Figures as of %s"), day) : g_strdup (_("Figures"));
  g_autofree char *detail = NULL;
  g_autofree char *code = accord_words_check_code (accord_record_get_text (version->version, "digest"));

  if (self->says != NULL)
    {
      g_autofree char *sections = g_strdup_printf (ngettext ("%u section", "%u sections", self->says->sections->len),
                                                   self->says->sections->len);
      g_autofree char *personas = g_strdup_printf (ngettext ("%u persona", "%u personas", self->says->personas->len),
                                                   self->says->personas->len);
      g_autofree char *commitments = g_strdup_printf (ngettext ("%u commitment", "%u commitments",
                                                                self->says->commitments->len),
                                                      self->says->commitments->len);

      detail = g_strdup_printf ("%s, %s, %s", sections, personas, commitments);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->figures_row), title);
  adw_action_row_set_subtitle (self->figures_row, detail);
  adw_action_row_set_subtitle (self->code_row, code);
}

static void
show_read (AccordSignOff             *self,
           const AccordVersionStatus *version)
{
  AccordRecord *member = accord_identity_get_member (get_identity (self));
  g_autofree char *missing = NULL;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  gboolean has_read = FALSE;
  guint n_members, n;

  n = accord_sign_off_count_read (accord_page_get_workspace (self->page), version->version, &n_members, &missing,
                                  member != NULL ? accord_record_get_id (member) : NULL, &has_read);
  /* Translators: so many of all members have read the version */
  title = g_strdup_printf (_("Read by %u of %u"), n, n_members);
  /* Translators: %s are names */
  detail = *missing != '\0' ? g_strdup_printf (_("Not yet: %s"), missing) : g_strdup ("");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->read_row), title);
  adw_action_row_set_subtitle (self->read_row, detail);
  gtk_widget_set_visible (self->acknowledge_button, member != NULL && !has_read &&
                                                        accord_identity_may (get_identity (self), ACCORD_RIGHT_REVIEW));
}

static void
show_sign_card (AccordSignOff             *self,
                const AccordVersionStatus *version)
{
  AccordRecord *member = accord_identity_get_member (get_identity (self));
  const AccordVersionSigner *signer = member != NULL ? accord_version_get_signer (version, accord_record_get_id (member)) : NULL;
  gboolean may = signer != NULL && is_open (version) && accord_identity_may (get_identity (self), ACCORD_RIGHT_SIGN) &&
                 (signer->signature == NULL || accord_version_signer_has_refused (signer));
  const char *job = member != NULL ? accord_record_get_text (member, "job_title") : NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  g_autofree char *force = accord_words_version_force (version);
  g_autofree char *button = g_strdup_printf (_("Sign Version %u…"), (guint) version->number);

  gtk_widget_set_visible (self->sign_card, may);
  if (!may)
    return;
  name = job != NULL && *job != '\0' ? g_strdup_printf ("%s, %s", accord_record_get_text (member, "name"), job)
                                     : g_strdup (accord_record_get_text (member, "name"));
  /* Translators: %s is a sentence: from when the version is in force */
  note = g_strdup_printf (_("Your name, the time and the check code are stored with the version. %s"), force);
  gtk_label_set_label (self->signer_label, name);
  gtk_label_set_label (self->signer_note, note);
  gtk_button_set_label (self->sign_button, button);
  gtk_widget_set_visible (self->ask_button, accord_identity_may (get_identity (self), ACCORD_RIGHT_REVIEW));
}

static void
set_target (GtkActionable *actionable,
            const char    *action,
            gint64         number)
{
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target (actionable, "x", number);
  gtk_actionable_set_action_name (actionable, action);
}

static void
show_right (AccordSignOff             *self,
            const AccordVersionStatus *version)
{
  AccordVersionStatus *base = accord_version_find_base (self->statuses, self->number);
  g_autofree char *count = g_strdup_printf (_("%u of %u signed"), version->n_signed, version->signers->len);

  show_sign_card (self, version);
  gtk_label_set_label (self->signed_label, count);
  accord_sign_off_fill_signers (self->signers_list, self->page, version);
  accord_filed_copies_view_show (self->copies, self->page, version);
  accord_version_questions_show (self->questions, self->statuses, version, self->says);
  gtk_widget_set_visible (self->withdraw_list, is_open (version) &&
                                                   accord_identity_may (get_identity (self), ACCORD_RIGHT_DRAFT));
  accord_sign_off_fill_versions (self->versions_list, self->statuses, self->number,
                                 accord_workspace_get_zone (accord_page_get_workspace (self->page)));
  set_target (self->read_button, "sign-off.read", version->number);
  set_target (self->pdf_button, "sign-off.pdf", version->number);
  set_target (self->compare_button, "sign-off.compare", base != NULL ? base->number : version->number);
}

/* What was altered: with what the history has of it, as far as it has. */
static void
say_altered (AccordSignOff       *self,
             AccordVersionOrigin *origin)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) changes = NULL;

  g_string_printf (text, _("Version %u is not what was frozen and signed."), (guint) self->number);
  if (origin != NULL && origin->frozen != NULL && self->says != NULL)
    changes = accord_agreement_compare (origin->frozen, self->says);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      g_autofree char *alteration = accord_words_alteration (changes->pdata[i]);

      g_string_append_printf (text, "\n%s.", alteration);
    }
  if (changes == NULL || changes->len == 0)
    g_string_append_printf (text, "\n%s", _("Compare it with the signed copy, or restore a backup."));
  gtk_label_set_label (self->altered_label, text->str);
}

static void
on_origin_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordSignOff *self = user_data;
  g_autoptr (GError) error = NULL;
  AccordVersionOrigin *origin = accord_version_origin_finish (result, &error);

  if (origin != NULL)
    {
      say_altered (self, origin);
      accord_version_origin_free (origin);
    }
}

static void
stop (AccordSignOff *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_altered (AccordSignOff             *self,
              const AccordVersionStatus *version)
{
  stop (self);
  gtk_widget_set_visible (self->altered_box, version->is_altered);
  if (!version->is_altered)
    return;
  say_altered (self, NULL);
  self->cancellable = g_cancellable_new ();
  accord_version_origin_async (accord_workspace_get_store (accord_page_get_workspace (self->page)), version->version,
                               self->cancellable, on_origin_cb, self);
}

static void
act (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  AccordSignOff *self = ACCORD_SIGN_OFF (widget);

  if (g_str_equal (action, "sign-off.sign"))
    accord_sign_off_sign (self->page, self->number);
  else if (g_str_equal (action, "sign-off.refuse"))
    accord_sign_off_refuse (self->page, self->number);
  else if (g_str_equal (action, "sign-off.ask"))
    accord_sign_off_ask (self->page, self->number);
  else if (g_str_equal (action, "sign-off.file"))
    accord_sign_off_file (self->page, self->number, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (action, "sign-off.withdraw"))
    accord_sign_off_withdraw (self->page, self->number);
  else
    accord_sign_off_acknowledge (self->page, self->number);
}

static void
copy_code (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  AccordSignOff *self = ACCORD_SIGN_OFF (widget);
  AccordVersionStatus *version = get_version (self);

  if (version == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), accord_record_get_text (version->version, "digest"));
  accord_page_toast (self->page, _("Check code copied"));
}

static void
preview (AccordSignOff             *self,
         const AccordVersionStatus *version)
{
  g_autoptr (AccordPages) pages = accord_pdf_export_make_version_pages (self->page, version->version);

  accord_preview_window_present (self->page, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), pages);
}

/* What is done with any version, whose number is the parameter. */
static void
act_on_version (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  AccordSignOff *self = ACCORD_SIGN_OFF (widget);
  gint64 number = g_variant_get_int64 (parameter);
  AccordVersionStatus *version = self->statuses != NULL ? accord_version_find (self->statuses, number) : NULL;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (version == NULL)
    return;
  if (g_str_equal (action, "sign-off.show"))
    accord_sign_off_show (self, number);
  else if (g_str_equal (action, "sign-off.read"))
    accord_version_window_present (window, version->version);
  else if (g_str_equal (action, "sign-off.compare"))
    accord_compare_window_present (self->page, number, number < self->number ? self->number : 0);
  else if (g_str_equal (action, "sign-off.pdf"))
    accord_pdf_export_ask_version (self->page, version->version);
  else if (g_str_equal (action, "sign-off.preview"))
    preview (self, version);
  else if (g_str_equal (action, "sign-off.calendar"))
    accord_calendar_export_ask (self->page, version);
  else
    accord_sign_off_draft (self->page, number);
}

static void
accord_sign_off_dispose (GObject *object)
{
  AccordSignOff *self = ACCORD_SIGN_OFF (object);

  stop (self);
  g_clear_pointer (&self->statuses, g_ptr_array_unref);
  g_clear_pointer (&self->says, accord_agreement_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_SIGN_OFF);

  G_OBJECT_CLASS (accord_sign_off_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const plain[] = { "sign-off.sign", "sign-off.refuse", "sign-off.ask", "sign-off.withdraw",
                                       "sign-off.acknowledge" };
  static const char *const numbered[] = { "sign-off.show", "sign-off.read", "sign-off.compare", "sign-off.pdf",
                                          "sign-off.preview", "sign-off.calendar", "sign-off.draft" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i], NULL, act);
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    gtk_widget_class_install_action (widget_class, numbered[i], "x", act_on_version);
  gtk_widget_class_install_action (widget_class, "sign-off.file", "s", act);
  gtk_widget_class_install_action (widget_class, "sign-off.copy-code", NULL, copy_code);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, altered_box);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, altered_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, summary_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, changes);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, read_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, compare_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, figures_row);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, code_row);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, read_row);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, acknowledge_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, versions_list);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, sign_card);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, signer_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, signer_note);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, sign_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, ask_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, signed_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, signers_list);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, copies);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, questions);
  gtk_widget_class_bind_template_child (widget_class, AccordSignOff, withdraw_list);
}

static void
accord_sign_off_class_init (AccordSignOffClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_sign_off_dispose;

  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ACCORD_TYPE_AGREEMENT_CHANGES);
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (ACCORD_TYPE_FILED_COPIES_VIEW);
  g_type_ensure (ACCORD_TYPE_VERSION_QUESTIONS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/agreement/sign-off.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
accord_sign_off_init (AccordSignOff *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_sign_off_new:
 * @page: on which it is
 *
 * Returns: (transfer floating): a view that waits for accord_sign_off_show()
 */
GtkWidget *
accord_sign_off_new (AccordPage *page)
{
  AccordSignOff *self = g_object_new (ACCORD_TYPE_SIGN_OFF, NULL);

  self->page = page;
  accord_version_questions_set_page (self->questions, page);
  return GTK_WIDGET (self);
}

/**
 * accord_sign_off_refresh:
 *
 * Shows the version as it stands now.
 */
void
accord_sign_off_refresh (AccordSignOff *self)
{
  AccordVersionStatus *version;

  g_return_if_fail (ACCORD_IS_SIGN_OFF (self));

  g_clear_pointer (&self->statuses, g_ptr_array_unref);
  g_clear_pointer (&self->says, accord_agreement_free);
  self->statuses = accord_workspace_list_versions (accord_page_get_workspace (self->page));
  version = get_version (self);
  if (version == NULL)
    return;
  self->says = accord_version_read (version->version, NULL);
  show_altered (self, version);
  show_changes (self);
  show_frozen (self, version);
  show_read (self, version);
  show_right (self, version);
  g_signal_emit (self, signals[SHOWN], 0);
}

/**
 * accord_sign_off_show:
 * @number: of a version
 *
 * Shows a version.
 */
void
accord_sign_off_show (AccordSignOff *self,
                      gint64         number)
{
  g_return_if_fail (ACCORD_IS_SIGN_OFF (self));

  self->number = number;
  accord_sign_off_refresh (self);
}

/**
 * accord_sign_off_get_number:
 *
 * Returns: of the version that is shown
 */
gint64
accord_sign_off_get_number (AccordSignOff *self)
{
  g_return_val_if_fail (ACCORD_IS_SIGN_OFF (self), 0);

  return self->number;
}

/**
 * accord_sign_off_describe:
 *
 * Returns: (transfer full): the state of the version that is shown, to stand under its title
 */
char *
accord_sign_off_describe (AccordSignOff *self)
{
  AccordVersionStatus *version;
  g_autofree char *moment = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (ACCORD_IS_SIGN_OFF (self), NULL);

  version = get_version (self);
  if (version == NULL)
    return g_strdup ("");
  state = accord_words_capital (version->is_altered ? _("altered") : accord_words_version_state (version->state));
  moment = accord_words_moment (g_value_get_int64 (accord_record_get_value (version->version, "frozen_at")),
                                accord_workspace_get_zone (accord_page_get_workspace (self->page)));
  /* Translators: the state of a version, and when it was frozen: «In review, frozen 16 May 2025, 09:02» */
  return g_strdup_printf (_("%s, frozen %s"), state, moment);
}
