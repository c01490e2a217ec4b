#include "ui/overview/waiting-list.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/overview/overview-list.h"
#include "workspace/waiting.h"

#define MOST_LEADS 4
#define MS_PER_SECOND 1000.0

struct _AccordWaitingList
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;
  GtkButton  *all;
  AccordPage *page; /* it holds this */

  /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AccordWaitingList, accord_waiting_list, ADW_TYPE_BIN)

/* «⚠ 3 h late»: in words, too, for who does not see the colour. */
static GtkWidget *
make_late (const AccordWaitingLead *lead)
{
  g_autofree char *duration = accord_words_value ((double) lead->late_ms / MS_PER_SECOND, ACCORD_UNIT_SECONDS, NULL);
  /* Translators: %s is a duration: «3 h late» */
  g_autofree char *text = g_strdup_printf (_("%s late"), duration);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (text);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (box, "risk");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_row (const AccordWaitingLead *lead)
{
  gboolean has_band = lead->band != NULL && *lead->band != '\0';
  /* Translators: what was promised, and the lead's band */
  g_autofree char *subtitle = has_band ? g_strdup_printf (_("%s, band %s"), lead->what, lead->band) : g_strdup (lead->what);
  g_autofree char *action = g_strdup_printf ("win.open-item(('leads', 'lead:%" G_GINT64_FORMAT "'))", lead->key);
  g_autofree char *duration = accord_words_value ((double) lead->late_ms / MS_PER_SECOND, ACCORD_UNIT_SECONDS, NULL);
  /* Translators: a lead, what was promised, and how late that is */
  g_autofree char *name = g_strdup_printf (_("%s, %s, %s late"), lead->who, subtitle, duration);
  GtkWidget *row = accord_overview_row_new (lead->who, subtitle, make_late (lead), action);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show (AccordWaitingList *self,
      GPtrArray         *leads)
{
  g_autofree char *count = accord_words_count (leads->len);
  g_autofree char *all = g_strdup_printf (_("All %s"), count);

  accord_overview_list_clear (self->list);
  for (guint i = 0; i < MIN (leads->len, MOST_LEADS); i++)
    gtk_list_box_append (self->list, make_row (leads->pdata[i]));
  if (leads->len == 0)
    gtk_list_box_append (self->list, accord_overview_row_new (_("Nobody waits"), _("No lead is past what was agreed."), NULL, NULL));
  gtk_button_set_label (self->all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->all), leads->len > 0);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AccordWaitingList) self = ACCORD_WAITING_LIST (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leads = accord_workspace_find_waiting_finish (ACCORD_WORKSPACE (source), result, &error);

  if (leads != NULL && self->list != NULL)
    show (self, leads);
}

static void
on_all_clicked_cb (AccordWaitingList *self)
{
  g_autoptr (AccordFigurePart) leads = accord_workspace_ask_waiting (accord_page_get_workspace (self->page));

  accord_page_ask_for_leads (self->page, leads, _("Waiting for sales, past what was agreed"));
}

static void
stop (AccordWaitingList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
accord_waiting_list_dispose (GObject *object)
{
  AccordWaitingList *self = ACCORD_WAITING_LIST (object);

  stop (self);
  self->list = NULL;
  G_OBJECT_CLASS (accord_waiting_list_parent_class)->dispose (object);
}

static void
accord_waiting_list_class_init (AccordWaitingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_waiting_list_dispose;
}

static void
accord_waiting_list_init (AccordWaitingList *self)
{
  adw_bin_set_child (ADW_BIN (self), accord_overview_list_new (_("Waiting for sales"), NULL, &self->list, &self->all));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->all), _("All of them, on the page Leads"));
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (on_all_clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_waiting_list_show:
 * @page: the page that this is on
 *
 * Looks in the background who waits now.
 */
void
accord_waiting_list_show (AccordWaitingList *self,
                          AccordPage        *page)
{
  stop (self);
  self->page = page;
  self->cancellable = g_cancellable_new ();
  accord_workspace_find_waiting_async (accord_page_get_workspace (page), self->cancellable, on_found_cb, g_object_ref (self));
}
