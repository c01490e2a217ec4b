#include "ui/agreement/sla-versions.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/words-version.h"
#include "ui/agreement/pdf-export.h"
#include "ui/agreement/returned-window.h"
#include "ui/agreement/review-window.h"
#include "ui/agreement/sign-off.h"
#include "ui/common/button-name.h"
#include "workspace/identity.h"
#include "workspace/versions.h"

struct _AccordSlaVersions
{
  GObject parent_instance;

  /* borrowed: they are the page's */
  AccordPage    *page;
  GtkStack      *stack;
  AccordSignOff *sign_off;
  GtkWidget     *document_button;
  GtkWidget     *review_button;
  GtkWidget     *version_button;
  GtkWidget     *menu_button; /* all of it, where the window is narrow */

  /* owned */
  char *title; /* of the page */
  char *was;   /* the page of the stack from which one came */
  guint idle;
};

G_DEFINE_FINAL_TYPE (AccordSlaVersions, accord_sla_versions, G_TYPE_OBJECT)

static gboolean
is_signing (AccordSlaVersions *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sign-off") == 0;
}

static void
show_standing (AccordSlaVersions   *self,
               AccordVersionStatus *current)
{
  g_autofree char *words = NULL;

  if (is_signing (self))
    words = accord_sign_off_describe (self->sign_off);
  else if (current != NULL && (current->is_altered || !accord_version_is_signed (current)))
    words = accord_words_version (current);
  else
    words = g_strdup (_("Draft"));
  accord_page_set_standing (self->page, words, is_signing (self));
}

static void
show_title (AccordSlaVersions *self)
{
  guint number = is_signing (self) ? (guint) accord_sign_off_get_number (self->sign_off) : 0;
  g_autofree char *title = NULL;
  gboolean is_folded;

  g_object_get (self->page, "folded", &is_folded, NULL);
  if (is_signing (self) && is_folded) /* there is no room for more */
    title = g_strdup_printf (_("Version %u"), number);
  else if (is_signing (self))
    /* Translators: the title of the page of the agreement, and the number of a version */
    title = g_strdup_printf (_("%s, version %u"), self->title, number);
  g_object_set (self->page, "title", title != NULL ? title : self->title, NULL);
}

/* What the header has, where it has no room for it. */
static void
show_menu (AccordSlaVersions   *self,
           AccordVersionStatus *current)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *version = current != NULL ? accord_words_version (current) : NULL;

  g_menu_append (menu, _("Ask for _Review…"), "sla.review");
  if (version != NULL)
    g_menu_append (menu, version, "sla.version");
  g_menu_append (menu, _("Preview and Pri_nt…"), "win.print");
  g_menu_append (menu, _("Export _PDF"), "win.export");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (menu));
}

static void
show_buttons (AccordSlaVersions   *self,
              AccordVersionStatus *current)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (self->page));
  gboolean is_open = current != NULL && current->state == ACCORD_VERSION_IN_REVIEW;
  gboolean is_folded;
  g_autofree char *label = current != NULL ? g_strdup_printf (_("Version %u"), (guint) current->number) : NULL;
  g_autofree char *tip = current != NULL ? accord_words_version (current) : NULL;

  g_object_get (self->page, "folded", &is_folded, NULL);
  gtk_widget_set_visible (self->document_button, is_signing (self));
  gtk_widget_set_visible (self->version_button, current != NULL && !is_signing (self) && !is_folded);
  gtk_widget_set_visible (self->review_button, !is_open && !is_signing (self) && !is_folded);
  gtk_widget_set_visible (self->menu_button, is_folded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->page), "sla.review",
                                 !is_open && accord_identity_may (identity, ACCORD_RIGHT_DRAFT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self->page), "sla.version", current != NULL && !is_signing (self));
  show_menu (self, current);
  if (label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->version_button), label);
  gtk_widget_set_tooltip_text (self->version_button, tip);
}

/* @statuses: of all versions; what is shown in the header is about the one that people are busy with. */
static AccordVersionStatus *
find_current (GPtrArray *statuses)
{
  AccordVersionStatus *current = accord_version_current (statuses);

  if (current == NULL && statuses->len > 0)
    current = statuses->pdata[statuses->len - 1];
  return current;
}

static void
show_header (AccordSlaVersions *self)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (accord_page_get_workspace (self->page));

  show_standing (self, accord_version_current (statuses));
  show_buttons (self, find_current (statuses));
  show_title (self);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  AccordSlaVersions *self = user_data;

  self->idle = 0;
  if (is_signing (self))
    accord_sign_off_refresh (self->sign_off);
  show_header (self);
  return G_SOURCE_REMOVE;
}

/* Many changes that come together are shown once. */
static void
schedule (AccordSlaVersions *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle_cb, self);
}

static void
on_records_changed_cb (AccordSlaVersions *self,
                       GType              type)
{
  if (type == ACCORD_TYPE_VERSION || type == ACCORD_TYPE_SIGNATURE || type == ACCORD_TYPE_SIGNING_KEY ||
      type == ACCORD_TYPE_FILED_COPY ||
      type == ACCORD_TYPE_REVIEW || type == ACCORD_TYPE_MEMBER)
    schedule (self);
}

static void
show_version (AccordSlaVersions *self,
              gint64             number)
{
  if (!is_signing (self))
    {
      g_free (self->was);
      self->was = g_strdup (gtk_stack_get_visible_child_name (self->stack));
    }
  gtk_stack_set_visible_child_name (self->stack, "sign-off");
  accord_sign_off_show (self->sign_off, number);
}

static void
on_asked (gint64   number,
          gpointer user_data)
{
  show_version (user_data, number);
}

/**
 * accord_sla_versions_ask:
 *
 * Asks for a review.
 */
void
accord_sla_versions_ask (AccordSlaVersions *self)
{
  g_return_if_fail (ACCORD_IS_SLA_VERSIONS (self));

  accord_review_window_present (self->page, on_asked, self);
}

/**
 * accord_sla_versions_show:
 *
 * Shows the version that people are busy with.
 */
void
accord_sla_versions_show (AccordSlaVersions *self)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (accord_page_get_workspace (self->page));
  AccordVersionStatus *current = find_current (statuses);

  if (current != NULL)
    show_version (self, current->number);
}

static GtkWidget *
make_document_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Document"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, _("Back to the document"));
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
make_buttons (AccordSlaVersions *self)
{
  self->document_button = make_document_button ();
  self->review_button = gtk_button_new_with_mnemonic (_("Ask for _Review…"));
  self->version_button = gtk_button_new_with_label ("");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->review_button), "sla.review");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->version_button), "sla.version");
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->menu_button, _("More"));
  accord_button_name (self->menu_button, _("More"));
  gtk_widget_set_tooltip_text (self->review_button, _("Freeze the agreement as its next version, to be signed"));
  accord_page_pack (self->page, self->document_button, GTK_PACK_START);
  accord_page_pack (self->page, self->review_button, GTK_PACK_END);
  accord_page_pack (self->page, self->version_button, GTK_PACK_END);
  accord_page_pack (self->page, self->menu_button, GTK_PACK_END);
  g_signal_connect_object (self->document_button, "clicked", G_CALLBACK (accord_sla_versions_show_document), self,
                           G_CONNECT_SWAPPED);
}

static void
accord_sla_versions_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_SLA_VERSIONS (object)->idle, g_source_remove);

  G_OBJECT_CLASS (accord_sla_versions_parent_class)->dispose (object);
}

static void
accord_sla_versions_finalize (GObject *object)
{
  AccordSlaVersions *self = ACCORD_SLA_VERSIONS (object);

  g_free (self->title);
  g_free (self->was);

  G_OBJECT_CLASS (accord_sla_versions_parent_class)->finalize (object);
}

static void
accord_sla_versions_class_init (AccordSlaVersionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_sla_versions_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_sla_versions_finalize;
}

static void
accord_sla_versions_init (AccordSlaVersions *self)
{
}

/**
 * accord_sla_versions_new:
 * @page: the page of the agreement, constructed
 * @stack: in which its document is
 *
 * Returns: (transfer full): what the page keeps for as long as it is there
 */
AccordSlaVersions *
accord_sla_versions_new (AccordPage *page,
                         GtkStack   *stack)
{
  AccordSlaVersions *self = g_object_new (ACCORD_TYPE_SLA_VERSIONS, NULL);
  AccordWorkspace *workspace = accord_page_get_workspace (page);

  self->page = page;
  self->stack = stack;
  self->sign_off = ACCORD_SIGN_OFF (accord_sign_off_new (page));
  g_object_get (page, "title", &self->title, NULL);
  gtk_stack_add_named (stack, GTK_WIDGET (self->sign_off), "sign-off");
  make_buttons (self);
  g_signal_connect_object (self->sign_off, "shown", G_CALLBACK (show_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::folded", G_CALLBACK (show_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stack, "notify::visible-child-name", G_CALLBACK (show_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  show_header (self);
  return self;
}

/**
 * accord_sla_versions_show_document:
 *
 * Goes back from a version to the document.
 */
void
accord_sla_versions_show_document (AccordSlaVersions *self)
{
  g_return_if_fail (ACCORD_IS_SLA_VERSIONS (self));

  if (is_signing (self))
    gtk_stack_set_visible_child_name (self->stack, self->was != NULL ? self->was : "document");
}

/**
 * accord_sla_versions_open_item:
 * @item: «sign-off», the path of a PDF that came back, or something of the document
 *
 * Returns: whether it was shown; else the document is
 */
gboolean
accord_sla_versions_open_item (AccordSlaVersions *self,
                               const char        *item)
{
  g_return_val_if_fail (ACCORD_IS_SLA_VERSIONS (self), FALSE);

  if (g_path_is_absolute (item))
    {
      accord_returned_window_open (self->page, item);
      return TRUE;
    }
  if (g_str_equal (item, "sign-off"))
    {
      accord_sla_versions_show (self);
      return TRUE;
    }
  accord_sla_versions_show_document (self);
  return FALSE;
}

/**
 * accord_sla_versions_make_pages:
 *
 * Returns: (transfer full) (nullable): the pages of the version that is shown; %NULL where the document is
 */
AccordPages *
accord_sla_versions_make_pages (AccordSlaVersions *self)
{
  g_autoptr (GPtrArray) statuses = NULL;
  AccordVersionStatus *version;

  g_return_val_if_fail (ACCORD_IS_SLA_VERSIONS (self), NULL);

  if (!is_signing (self))
    return NULL;
  statuses = accord_workspace_list_versions (accord_page_get_workspace (self->page));
  version = accord_version_find (statuses, accord_sign_off_get_number (self->sign_off));
  return version != NULL ? accord_pdf_export_make_version_pages (self->page, version->version) : NULL;
}
