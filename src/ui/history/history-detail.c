#include "ui/history/history-detail.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "present/words-history.h"
#include "store/history.h"
#include "ui/common/diff-label.h"
#include "ui/history/history-words.h"
#include "workspace/identity.h"

struct _AccordHistoryDetail
{
  AdwBin parent_instance;

  /* template */
  GtkStack  *stack;
  AdwAvatar *avatar;
  GtkLabel  *what_label;
  GtkLabel  *when_label;
  GtkLabel  *none_label;
  GtkBox    *columns_box;
  GtkButton *restore_button;

  /* borrowed */
  AccordPage *page;

  /* owned */
  AccordHistoryItem *item;
};

G_DEFINE_FINAL_TYPE (AccordHistoryDetail, accord_history_detail, ADW_TYPE_BIN)

/* What a restore needs once the entries after it were read. */
typedef struct
{
  AccordHistoryDetail *self;
  AccordHistoryItem   *item;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->self);
  g_object_unref (restore->item);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static JsonNode *
get_value (JsonObject *values,
           const char *name)
{
  return values != NULL ? json_object_get_member (values, name) : NULL;
}

static gboolean
add_column (AccordHistoryDetail      *self,
            const AccordHistoryEntry *entry,
            const AccordColumn       *column)
{
  g_autofree char *before = accord_words_content (column, get_value (entry->before, column->name));
  g_autofree char *after = accord_words_content (column, get_value (entry->after, column->name));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (_(column->label));
  GtkWidget *text = accord_diff_label_new (before, after);

  if (g_str_equal (before, after))
    {
      g_object_unref (g_object_ref_sink (box));
      g_object_unref (g_object_ref_sink (label));
      g_object_unref (g_object_ref_sink (text));
      return FALSE;
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "note");
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (self->columns_box, box);
  return TRUE;
}

/* Places in lists are numbers that nobody chose: they are shown where there is nothing else. */
static guint
show_columns (AccordHistoryDetail      *self,
              const AccordHistoryEntry *entry)
{
  GType type = accord_history_entry_get_record_type (entry);
  g_autoptr (AccordRecord) record = type != G_TYPE_INVALID ? accord_record_new (type) : NULL;
  guint n = 0;

  for (guint i = 0; record != NULL && i < ACCORD_RECORD_GET_CLASS (record)->n_columns; i++)
    {
      const AccordColumn *column = &ACCORD_RECORD_GET_CLASS (record)->columns[i];

      if (!g_str_equal (column->name, "position"))
        n += add_column (self, entry, column);
    }
  return n;
}

static void
clear_columns (AccordHistoryDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns_box))) != NULL)
    gtk_box_remove (self->columns_box, child);
}

static gboolean
is_of_record (AccordHistoryDetail *self)
{
  return self->item != NULL && accord_history_entry_get_record_type (
                                   accord_history_item_get_entry (self->item)) != G_TYPE_INVALID;
}

static void
update_button (AccordHistoryDetail *self)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (self->page));
  const AccordHistoryEntry *entry = self->item != NULL ? accord_history_item_get_entry (self->item) : NULL;
  gboolean any = is_of_record (self);

  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), any);
  if (!any)
    return;
  gtk_button_set_label (self->restore_button, g_str_equal (entry->action, "delete") ? _("_Bring It Back")
                                                                                    : _("_Restore This Earlier State"));
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->restore_button),
      accord_identity_may (identity, accord_right_for_record (accord_history_entry_get_record_type (entry))));
}

static const char *
explain_none (const AccordHistoryEntry *entry)
{
  if (g_str_equal (entry->table, "imports"))
    return _("The leads that an import changed are listed with it on the page Leads, where it can be taken back.");
  if (g_str_equal (entry->table, "leads"))
    return _("What was changed in a lead is listed on its own page.");
  if (entry->after != NULL && json_object_has_member (entry->after, "position"))
    return _("Only its place in the list is another.");
  return _("Nothing differs: it was changed, and changed back.");
}

static void
show_entry (AccordHistoryDetail *self)
{
  const AccordHistoryEntry *entry = accord_history_item_get_entry (self->item);
  g_autofree char *what = accord_words_change (entry);
  g_autofree char *when = accord_history_words_when (entry->at);
  guint n;

  adw_avatar_set_text (self->avatar, entry->member_name);
  gtk_label_set_label (self->what_label, what);
  gtk_label_set_label (self->when_label, when);
  clear_columns (self);
  n = show_columns (self, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_box), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), n == 0);
  gtk_label_set_label (self->none_label, explain_none (entry));
}

static char *
summarise (const AccordHistoryEntry *entry)
{
  g_autofree char *when = accord_history_words_when (entry->at);
  const char *name = *entry->name != '\0' ? entry->name : entry->table;

  if (g_str_equal (entry->action, "delete"))
    /* Translators: the name of what was deleted and is there again */
    return g_strdup_printf (_("“%s” brought back"), name);
  /* Translators: the name of a thing, and the day and time it reads as then */
  return g_strdup_printf (_("“%s” restored to %s"), name, when);
}

static void
restore (AccordHistoryDetail      *self,
         const AccordHistoryEntry *entry,
         GPtrArray                *newer)
{
  GListModel *list = accord_workspace_get_list (accord_page_get_workspace (self->page),
                                                accord_history_entry_get_record_type (entry));
  g_autoptr (AccordRecord) current = accord_records_find_listed (list, entry->record_id, NULL);
  g_autofree char *summary = summarise (entry);
  g_autoptr (AccordChangeSet) changes = accord_history_restore (entry, current, newer, summary);

  if (changes == NULL)
    accord_page_toast (self->page, _("How it stood then is not known any more."));
  else if (accord_change_set_get_length (changes) == 0)
    accord_page_toast (self->page, _("It stands like this already."));
  else
    {
      accord_page_save (self->page, changes);
      accord_page_toast_undo (self->page, summary);
    }
}

static void
on_newer_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Restore) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordHistoryPart) history = accord_store_history_finish (ACCORD_STORE (source), result, &error);

  if (data->self->page == NULL)
    return;
  if (history == NULL)
    accord_page_show_error (data->self->page, _("This could not be restored"), error);
  else
    restore (data->self, accord_history_item_get_entry (data->item), history->entries);
}

static void
on_restore_clicked_cb (AccordHistoryDetail *self)
{
  const AccordHistoryEntry *entry = accord_history_item_get_entry (self->item);
  const AccordHistoryQuery query = { .record_id = entry->record_id, .after_seq = entry->seq };
  Restore *data = g_new0 (Restore, 1);

  data->self = g_object_ref (self);
  data->item = g_object_ref (self->item);
  accord_store_history_async (accord_workspace_get_store (accord_page_get_workspace (self->page)), &query, NULL,
                              on_newer_read_cb, data);
}

static void
accord_history_detail_dispose (GObject *object)
{
  AccordHistoryDetail *self = ACCORD_HISTORY_DETAIL (object);

  self->page = NULL;
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_HISTORY_DETAIL);

  G_OBJECT_CLASS (accord_history_detail_parent_class)->dispose (object);
}

static void
accord_history_detail_class_init (AccordHistoryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_history_detail_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/history/history-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, what_label);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, when_label);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, none_label);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, columns_box);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryDetail, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked_cb);
}

static void
accord_history_detail_init (AccordHistoryDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_history_detail_set_page:
 * @page: the page that it lies on
 */
void
accord_history_detail_set_page (AccordHistoryDetail *self,
                                AccordPage          *page)
{
  g_return_if_fail (ACCORD_IS_HISTORY_DETAIL (self));

  self->page = page;
  g_signal_connect_object (accord_identity_get (accord_page_get_workspace (page)), "notify",
                           G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
}

/**
 * accord_history_detail_set_item:
 * @item: (nullable): what to show
 */
void
accord_history_detail_set_item (AccordHistoryDetail *self,
                                AccordHistoryItem   *item)
{
  g_return_if_fail (ACCORD_IS_HISTORY_DETAIL (self));

  if (!g_set_object (&self->item, item))
    return;
  if (item != NULL)
    show_entry (self);
  update_button (self);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "entry" : "none");
}
