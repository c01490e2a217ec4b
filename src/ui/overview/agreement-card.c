#include "ui/overview/agreement-card.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/markdown.h"
#include "present/words-version.h"
#include "present/words.h"
#include "ui/agreement/comment-changes.h"
#include "ui/common/actionable.h"
#include "ui/overview/steps.h"
#include "workspace/versions.h"

struct _AccordAgreementCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel  *state_label;
  GtkLabel  *review_label;
  GtkLabel  *parts_label;
  GtkButton *read_button;
};

G_DEFINE_FINAL_TYPE (AccordAgreementCard, accord_agreement_card, ADW_TYPE_BIN)

/* The parts that every agreement must have. */
static const char *const required[] = { "personas", "qualified", "goals", "accountabilities", "handover", NULL };

/* Which of them is empty; NULL: none. */
static AccordRecord *
find_empty (AccordWorkspace *workspace,
            guint           *n_written)
{
  AccordRecord *empty = NULL;

  *n_written = 0;
  for (guint i = 0; required[i] != NULL; i++)
    {
      AccordRecord *section = accord_step_find_section (workspace, required[i]);

      if (section != NULL && !accord_markdown_is_empty (accord_record_get_text (section, "body")))
        (*n_written)++;
      else if (empty == NULL)
        empty = section;
    }

  return empty;
}

static void
accord_agreement_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_AGREEMENT_CARD);

  G_OBJECT_CLASS (accord_agreement_card_parent_class)->dispose (object);
}

static void
accord_agreement_card_class_init (AccordAgreementCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_agreement_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/overview/agreement-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordAgreementCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, AccordAgreementCard, review_label);
  gtk_widget_class_bind_template_child (widget_class, AccordAgreementCard, parts_label);
  gtk_widget_class_bind_template_child (widget_class, AccordAgreementCard, read_button);
}

static void
accord_agreement_card_init (AccordAgreementCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_draft (AccordWorkspace *workspace)
{
  guint n_written;
  AccordRecord *empty = find_empty (workspace, &n_written);
  g_autofree char *parts = g_strdup_printf (_("%u of %u parts are written."), n_written,
                                            (guint) G_N_ELEMENTS (required) - 1);

  if (empty == NULL)
    return g_steal_pointer (&parts);
  /* Translators: the title of a part of the agreement that nobody has written */
  return g_strdup_printf (_("%s\nStill empty: %s"), parts, accord_record_get_text (empty, "title"));
}

/* Who has yet to sign, and what they want to know first; from when it is in force. */
static char *
describe_version (AccordWorkspace           *workspace,
                  const AccordVersionStatus *version)
{
  g_autoptr (GString) waiting = g_string_new (NULL);
  g_autofree char *signing = NULL;
  guint n_questions;

  if (version->state != ACCORD_VERSION_IN_REVIEW || version->is_altered)
    return accord_words_version_detail (version);
  for (guint i = 0; i < version->signers->len; i++)
    {
      const AccordVersionSigner *signer = version->signers->pdata[i];

      if (signer->signature == NULL)
        g_string_append_printf (waiting, "%s%s", waiting->len > 0 ? ", " : "",
                                accord_record_get_text (signer->member, "name"));
    }
  /* Translators: %s are the names of those who have yet to sign */
  signing = g_strdup_printf (_("Yet to sign: %s"), waiting->str);
  n_questions = accord_comments_count_open (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMENT),
                                            accord_record_get_id (version->version));
  if (n_questions == 0)
    return g_steal_pointer (&signing);
  return g_strdup_printf (ngettext ("%s\n%u open question", "%s\n%u open questions", n_questions), signing, n_questions);
}

/* When what is in force is to be looked at again, and that it is time. */
static void
show_review (AccordAgreementCard       *self,
             const AccordVersionStatus *version,
             AccordDay                  today)
{
  gboolean is_known = version != NULL && version->state == ACCORD_VERSION_IN_FORCE && version->review != ACCORD_DAY_NONE;
  gboolean is_due = is_known && version->review <= today;
  g_autofree char *day = is_known ? accord_words_day (version->review) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->review_label), is_known);
  if (!is_known)
    return;
  text = g_strdup_printf (is_due ? _("Due to be reviewed since %s") : _("To be reviewed on %s"), day);
  gtk_label_set_label (self->review_label, text);
  if (is_due)
    gtk_widget_add_css_class (GTK_WIDGET (self->review_label), "risk");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review_label), "risk");
}

/* A version that was altered is said wherever it appears, even where a newer one is in review. */
static AccordVersionStatus *
pick_version (GPtrArray *statuses,
              AccordDay  today)
{
  AccordVersionStatus *in_force = accord_version_in_force_on (statuses, today);

  return in_force != NULL && in_force->is_altered ? in_force : accord_version_current (statuses);
}

/**
 * accord_agreement_card_show:
 * @workspace: an open file
 *
 * Says how the agreement stands: which version, who has yet to sign, when it is to be looked at again. Of a draft that
 * was never in review: how many of the five parts are written, and which is the next.
 */
void
accord_agreement_card_show (AccordAgreementCard *self,
                            AccordWorkspace     *workspace)
{
  g_autoptr (GPtrArray) statuses = NULL;
  const AccordVersionStatus *version;
  AccordDay today;
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ACCORD_IS_AGREEMENT_CARD (self));

  today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  statuses = accord_workspace_list_versions (workspace);
  version = pick_version (statuses, today);
  state = version != NULL ? accord_words_version (version) : g_strdup (_("Draft"));
  text = version != NULL ? describe_version (workspace, version) : describe_draft (workspace);
  gtk_label_set_label (self->state_label, state);
  gtk_label_set_label (self->parts_label, text);
  if (version != NULL && version->is_altered)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "risk");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "risk");
  show_review (self, accord_version_in_force_on (statuses, today), today);
  accord_actionable_set (GTK_ACTIONABLE (self->read_button),
                         version != NULL ? "win.open-item(('sla', 'sign-off'))" : "win.show-page('sla')");
}
