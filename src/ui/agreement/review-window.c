#include "ui/agreement/review-window.h"

#include <glib/gi18n-lib.h>

#include "model/version-state.h"
#include "present/markdown.h"
#include "report/agreement-parts.h"
#include "ui/common/close-key.h"
#include "ui/common/day-button.h"
#include "ui/common/saver.h"
#include "workspace/versions.h"

/* What is agreed is looked at again after so many days, unless somebody says otherwise. */
#define USUAL_REVIEW_DAYS 182

/* What is asked, kept by the window. */
typedef struct
{
  AccordPage        *page; /* borrowed: the window stands above it */
  GtkWidget         *window;
  AccordDayButton   *effective, *review;
  GtkWidget         *button, *spinner;
  AccordReviewAsked  asked;
  gpointer           user_data;
} Asking;

/* The collected agreement as far as its lists go: of what is missing. */
static AccordAgreement *
list_live (AccordWorkspace *workspace)
{
  AccordAgreement *live = accord_agreement_new (NULL);
  GListModel *sections = accord_workspace_get_list (workspace, ACCORD_TYPE_SECTION);
  GListModel *members = accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER);

  live->settings = g_object_ref (accord_workspace_get_settings (workspace));
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);

      if (g_value_get_boolean (accord_record_get_value (section, "shared")))
        g_ptr_array_add (live->sections, g_steal_pointer (&section));
    }
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    g_ptr_array_add (live->members, g_list_model_get_item (members, i));
  return live;
}

static guint
add_empty (GtkListBox      *list,
           AccordAgreement *live)
{
  g_autoptr (GArray) sections = accord_agreement_list_sections (live);
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const AccordAgreementSection *section = &g_array_index (sections, AccordAgreementSection, i);
      g_autofree char *text = NULL;
      GtkWidget *row;

      if (!accord_section_kind_is_required (section->kind) || !accord_markdown_is_empty (section->body))
        continue;
      /* Translators: %s is the title of a part of the agreement that nobody has written */
      text = g_strdup_printf (_("Still empty: %s"), section->title);
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_list_box_append (list, row);
      n++;
    }
  return n;
}

static void
on_frozen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  Asking *self = g_object_get_data (G_OBJECT (window), "asking");
  g_autoptr (GError) error = NULL;
  gint64 number = accord_workspace_freeze_finish (ACCORD_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self->page)) == NULL)
    return;
  gtk_window_destroy (GTK_WINDOW (window));
  if (number > 0)
    self->asked (number, self->user_data);
  else
    accord_page_show_error (self->page, _("No Review Was Asked For"), error);
}

static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GtkWidget *window = user_data;
  Asking *self = g_object_get_data (G_OBJECT (window), "asking");
  const AccordFreezeOptions options = { accord_day_button_get_day (self->effective),
                                        accord_day_button_get_day (self->review) };

  accord_saver_flush_finish (ACCORD_SAVER (source), result, NULL);
  accord_workspace_freeze_async (accord_page_get_workspace (self->page), &options, NULL, on_frozen_cb, window);
}

/* What was typed last belongs to the version. */
static void
on_ask_clicked_cb (Asking *self)
{
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_set_visible (self->spinner, TRUE);
  accord_saver_flush_async (accord_saver_get (accord_page_get_workspace (self->page)), on_flushed_cb,
                            g_object_ref (self->window));
}

static GtkWidget *
make_day_row (AccordDayButton *button,
              const char      *title,
              const char      *subtitle,
              AccordDay        day)
{
  GtkWidget *row = adw_action_row_new ();

  accord_day_button_set_day (button, day);
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  return row;
}

static AccordDay
get_day (AccordRecord *settings,
         const char   *column,
         AccordDay     otherwise)
{
  AccordDay day = accord_record_get_day (settings, column);

  return day != ACCORD_DAY_NONE && day >= otherwise - USUAL_REVIEW_DAYS ? day : otherwise;
}

static GtkWidget *
make_days (Asking *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  AccordDay today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  GtkWidget *group = adw_preferences_group_new ();

  self->effective = g_object_new (ACCORD_TYPE_DAY_BUTTON, NULL);
  self->review = g_object_new (ACCORD_TYPE_DAY_BUTTON, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_day_row (self->effective, _("In force from"), _("Once all have signed"),
                                           MAX (get_day (settings, "agreement_effective", today), today)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_day_row (self->review, _("To be looked at again"), _("Accord reminds you of it"),
                                           MAX (get_day (settings, "agreement_review", today + USUAL_REVIEW_DAYS),
                                                today + 1)));
  return group;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_content (Asking *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (AccordAgreement) live = list_live (accord_page_get_workspace (self->page));
  gboolean can_be_signed = accord_version_can_be_signed_by (live->members);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is missing"), -1);
  gtk_box_append (GTK_BOX (box), make_label (_("The agreement is frozen as it is now, with its figures, and those who must "
                                               "sign are asked to. Changes go into the next version.")));
  if (add_empty (GTK_LIST_BOX (list), live) > 0)
    gtk_box_append (GTK_BOX (box), list);
  else
    g_object_unref (g_object_ref_sink (list));
  if (!can_be_signed)
    {
      GtkWidget *label = make_label (_("At least one of each team must sign. Say in Preferences who signs the agreement."));

      gtk_widget_add_css_class (label, "risk");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), make_days (self));
  gtk_widget_set_sensitive (self->button, can_be_signed);
  return box;
}

static GtkWidget *
make_header (Asking *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->button = gtk_button_new_with_mnemonic (_("_Ask for Review"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_ask_clicked_cb), self);
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "visible", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Freezing…"), -1);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->spinner);
  return header;
}

static void
on_destroy_cb (AccordPage *page)
{
  g_object_set_data (G_OBJECT (page), "review-window", NULL);
}

/**
 * accord_review_window_present:
 * @page: above which it stands
 * @asked: called once there is a version
 * @user_data: for @asked
 *
 * Asks for a review.
 */
void
accord_review_window_present (AccordPage       *page,
                              AccordReviewAsked asked,
                              gpointer          user_data)
{
  GtkWidget *open = g_object_get_data (G_OBJECT (page), "review-window");
  Asking *self;
  GtkWidget *box, *scroller;

  if (open != NULL)
    {
      gtk_window_present (GTK_WINDOW (open));
      return;
    }
  self = g_new0 (Asking, 1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scroller = gtk_scrolled_window_new ();
  self->page = page;
  self->asked = asked;
  self->user_data = user_data;
  self->window = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), "modal", TRUE,
                               "title", _("Ask for Review"), "default-width", 520, "default-height", 560,
                               "destroy-with-parent", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 g_object_new (ADW_TYPE_CLAMP, "maximum-size", 480, "margin-start", 18, "margin-end", 18,
                                               "margin-top", 12, "margin-bottom", 18, "child", make_content (self), NULL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  g_object_set_data_full (G_OBJECT (self->window), "asking", self, g_free);
  accord_close_key_add (self->window);
  g_object_set_data (G_OBJECT (page), "review-window", self->window);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (on_destroy_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->window));
}
