#include "ui/agreement/sign-off-rows.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/words-version.h"
#include "ui/agreement/calendar-export.h"
#include "ui/common/more-button.h"
#include "workspace/identity.h"

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static const char *
get_self (AccordPage *page)
{
  AccordRecord *member = accord_identity_get_member (accord_identity_get (accord_page_get_workspace (page)));

  return member != NULL ? accord_record_get_id (member) : NULL;
}

/* «M. K., head of marketing (you)» */
static char *
name_signer (const AccordVersionSigner *signer,
             gboolean                   is_self)
{
  const char *name = accord_record_get_text (signer->member, "name");
  const char *title = accord_record_get_text (signer->member, "job_title");
  g_autofree char *full = title != NULL && *title != '\0' ? g_strdup_printf ("%s, %s", name, title) : g_strdup (name);

  /* Translators: %s is the name of the person who reads this */
  return is_self ? g_strdup_printf (_("%s (you)"), full) : g_steal_pointer (&full);
}

/* When they did it, how far one can know it, why not: of those who still have to, when they were asked. */
static char *
describe_signer (const AccordVersionStatus *version,
                 const AccordVersionSigner *signer,
                 const AccordZone          *zone)
{
  AccordRecord *record = signer->signature != NULL ? signer->signature : version->version;
  const char *column = signer->signature != NULL ? "at" : "frozen_at";
  g_autofree char *moment = accord_words_moment (g_value_get_int64 (accord_record_get_value (record, column)), zone);
  const char *proof = accord_words_proof (signer->proof);

  if (signer->signature == NULL)
    /* Translators: %s is a day and a time */
    return g_strdup_printf (_("Asked %s"), moment);
  if (accord_version_signer_has_refused (signer))
    return g_strdup_printf ("%s: %s", moment, accord_record_get_text (record, "reason"));
  if (signer->proof == ACCORD_PROOF_DOCUMENT)
    /* Translators: a time, the name of a file, who filed it */
    return g_strdup_printf (_("%s: “%s”, filed by %s"), moment, accord_record_get_text (record, "file_name"),
                            accord_record_get_text (record, "filed_by"));
  return proof != NULL ? g_strdup_printf ("%s, %s", moment, proof) : g_steal_pointer (&moment);
}

static gboolean
is_open (const AccordVersionStatus *version)
{
  return !version->is_altered &&
         (version->state == ACCORD_VERSION_IN_REVIEW || version->state == ACCORD_VERSION_REFUSED);
}

/* Who refused may have come round, and sent it back on paper. */
static gboolean
has_signed (const AccordVersionSigner *signer)
{
  return signer->signature != NULL && !accord_version_signer_has_refused (signer);
}

static GtkWidget *
make_file_button (const AccordVersionSigner *signer)
{
  GtkWidget *button = gtk_button_new_with_label (_("File the Scan…"));
  g_autofree char *name = g_strdup_printf (_("File the scan of %s…"), accord_record_get_text (signer->member, "name"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("File a signed scan, an e-mail or a PDF that this person sent back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", accord_record_get_id (signer->member));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sign-off.file");
  return button;
}

static GtkWidget *
make_act (const AccordVersionSigner *signer)
{
  g_autofree char *act = accord_words_signer_act (signer);
  GtkWidget *label = gtk_label_new (act);

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  if (signer->proof == ACCORD_PROOF_WRONG || accord_version_signer_has_refused (signer))
    gtk_widget_add_css_class (label, "risk");
  else if (signer->signature != NULL)
    gtk_widget_add_css_class (label, "accent");
  return label;
}

static GtkWidget *
make_signer (AccordPage                *page,
             const AccordVersionStatus *version,
             const AccordVersionSigner *signer)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (page));
  const AccordZone *zone = accord_workspace_get_zone (accord_page_get_workspace (page));
  gboolean is_self = g_strcmp0 (accord_record_get_id (signer->member), get_self (page)) == 0;
  g_autofree char *name = name_signer (signer, is_self);
  g_autofree char *detail = describe_signer (version, signer, zone);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             adw_avatar_new (34, accord_record_get_text (signer->member, "name"), TRUE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_act (signer));
  if (!has_signed (signer) && !is_self && is_open (version) && accord_identity_may (identity, ACCORD_RIGHT_DRAFT))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_file_button (signer));
  return row;
}

/**
 * accord_sign_off_fill_signers:
 * @list: where they go
 * @page: on which it is
 * @version: which is shown
 *
 * A row for each who must sign, with what they did.
 */
void
accord_sign_off_fill_signers (GtkListBox                *list,
                              AccordPage                *page,
                              const AccordVersionStatus *version)
{
  clear (list);
  for (guint i = 0; i < version->signers->len; i++)
    gtk_list_box_append (list, make_signer (page, version, version->signers->pdata[i]));
}

static void
append_action (GMenu      *menu,
               const char *label,
               const char *action,
               gint64      number)
{
  accord_menu_append (menu, label, action, g_variant_new_int64 (number));
}

static GtkWidget *
make_menu (const AccordVersionStatus *version)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = g_strdup_printf (_("More about version %u"), (guint) version->number);

  append_action (menu, _("_Read"), "sign-off.read", version->number);
  append_action (menu, _("_Compare With the Draft"), "sign-off.compare", version->number);
  append_action (menu, _("Make the _Draft From It"), "sign-off.draft", version->number);
  append_action (menu, _("Preview and _Print…"), "sign-off.preview", version->number);
  append_action (menu, _("_Export as PDF…"), "sign-off.pdf", version->number);
  if (accord_calendar_export_has_days (version))
    append_action (menu, _("_Add to Calendar…"), "sign-off.calendar", version->number);
  return accord_more_button_new (menu, name);
}

static GtkWidget *
make_version (const AccordVersionStatus *version,
              gboolean                   is_shown,
              const AccordZone          *zone)
{
  g_autofree char *title = accord_words_version (version);
  g_autofree char *detail = accord_words_version_detail (version);
  g_autofree char *moment = accord_words_moment (
      g_value_get_int64 (accord_record_get_value (version->version, "frozen_at")), zone);
  /* Translators: the first %s is a day and a time, the second a sentence about the version */
  g_autofree char *subtitle = g_strdup_printf (_("Frozen %s. %s"), moment, detail);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (version->is_altered)
    gtk_widget_add_css_class (row, "altered");
  if (is_shown)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (version));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", version->number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "sign-off.show");
  return row;
}

/**
 * accord_sign_off_fill_versions:
 * @list: where they go
 * @statuses: of all versions, the oldest first
 * @shown: the number of the one that is shown
 * @zone: in which the clock hangs
 *
 * A row for each version, the newest first.
 */
void
accord_sign_off_fill_versions (GtkListBox       *list,
                               GPtrArray        *statuses,
                               gint64            shown,
                               const AccordZone *zone)
{
  clear (list);
  for (guint i = statuses->len; i > 0; i--)
    {
      const AccordVersionStatus *version = statuses->pdata[i - 1];

      gtk_list_box_append (list, make_version (version, version->number == shown, zone));
    }
}

static gboolean
has_read (GListModel   *reviews,
          AccordRecord *version,
          const char   *member)
{
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (AccordRecord) review = g_list_model_get_item (reviews, i);

      if (g_strcmp0 (accord_record_get_text (review, "subject"), accord_record_get_id (version)) == 0 &&
          g_strcmp0 (accord_record_get_text (review, "member"), member) == 0 &&
          g_strcmp0 (accord_record_get_text (review, "digest"), accord_record_get_text (version, "digest")) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_sign_off_count_read:
 * @workspace: an open file
 * @version: a version
 * @n_members: (out): of all members
 * @missing: (out): who has not, names with commas between them
 * @self: (nullable): the id of the person who reads this
 * @self_has: (out): whether they have
 *
 * Returns: how many have read this very text
 */
guint
accord_sign_off_count_read (AccordWorkspace *workspace,
                            AccordRecord    *version,
                            guint           *n_members,
                            char           **missing,
                            const char      *self,
                            gboolean        *self_has)
{
  GListModel *members = accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER);
  GListModel *reviews = accord_workspace_get_list (workspace, ACCORD_TYPE_REVIEW);
  GString *names = g_string_new (NULL);
  guint n = 0;

  *self_has = FALSE;
  *n_members = g_list_model_get_n_items (members);
  for (guint i = 0; i < *n_members; i++)
    {
      g_autoptr (AccordRecord) member = g_list_model_get_item (members, i);
      gboolean has = has_read (reviews, version, accord_record_get_id (member));

      n += has;
      if (g_strcmp0 (accord_record_get_id (member), self) == 0)
        *self_has = has;
      if (!has)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", accord_record_get_text (member, "name"));
    }
  *missing = g_string_free (names, FALSE);
  return n;
}
