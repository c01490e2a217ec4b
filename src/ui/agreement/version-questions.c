#include "ui/agreement/version-questions.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "ui/agreement/comment-card.h"
#include "ui/agreement/comment-changes.h"

struct _AccordVersionQuestions
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkListBox *list;

  /* owned */
  GtkFilter  *filter;
  GListModel *shown;
  GHashTable *titles; /* id of a section of the version -> its title */
  char       *version;

  AccordMoment from, until;
};

G_DEFINE_FINAL_TYPE (AccordVersionQuestions, accord_version_questions, ADW_TYPE_BIN)

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  AccordVersionQuestions *self = user_data;
  const char *subject = accord_record_get_text (item, "subject");
  AccordMoment at = accord_record_get_integer (item, "at");

  if (subject == NULL || accord_comment_is_answer (item))
    return FALSE;
  return g_strcmp0 (subject, self->version) == 0 ||
         (g_hash_table_contains (self->titles, subject) && at >= self->from && at < self->until);
}

static gint
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  gint64 one = accord_record_get_integer ((AccordRecord *) a, "at");
  gint64 other = accord_record_get_integer ((AccordRecord *) b, "at");

  return one < other ? -1 : one > other;
}

/* What it is about, where that is not all of the version. */
static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  AccordVersionQuestions *self = user_data;
  AccordRecord *comment = accord_comment_card_get_comment (ACCORD_COMMENT_CARD (row));
  AccordRecord *previous = before != NULL ? accord_comment_card_get_comment (ACCORD_COMMENT_CARD (before)) : NULL;
  const char *subject = accord_record_get_text (comment, "subject");
  const char *title = g_hash_table_lookup (self->titles, subject);
  GtkWidget *label;

  if (title == NULL || (previous != NULL && g_strcmp0 (accord_record_get_text (previous, "subject"), subject) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "comment-section");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_card (gpointer item,
           gpointer user_data)
{
  return accord_comment_card_new (((AccordVersionQuestions *) user_data)->page, item);
}

static void
accord_version_questions_dispose (GObject *object)
{
  AccordVersionQuestions *self = ACCORD_VERSION_QUESTIONS (object);

  /* The filter asks who is going. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->version, g_free);

  G_OBJECT_CLASS (accord_version_questions_parent_class)->dispose (object);
}

static void
accord_version_questions_class_init (AccordVersionQuestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_version_questions_dispose;
}

static void
accord_version_questions_init (AccordVersionQuestions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("Questions and comments"));

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "comments");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_version_questions_set_page:
 * @page: on which it is
 */
void
accord_version_questions_set_page (AccordVersionQuestions *self,
                                   AccordPage             *page)
{
  GListModel *comments = accord_workspace_get_list (accord_page_get_workspace (page), ACCORD_TYPE_COMMENT);
  GtkFilterListModel *filtered;

  g_return_if_fail (ACCORD_IS_VERSION_QUESTIONS (self));

  self->page = page;
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (comments), g_object_ref (self->filter));
  self->shown = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                                       GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL))));
  gtk_list_box_bind_model (self->list, self->shown, make_card, self, NULL);
  g_object_bind_property (self->shown, "n-items", self, "visible", G_BINDING_SYNC_CREATE);
}

static AccordMoment
get_frozen (const AccordVersionStatus *version)
{
  return accord_record_get_integer (version->version, "frozen_at");
}

static AccordMoment
find_end (GPtrArray                 *statuses,
          const AccordVersionStatus *version)
{
  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *later = statuses->pdata[i];

      if (later->number > version->number)
        return get_frozen (later);
    }
  return G_MAXINT64;
}

/**
 * accord_version_questions_show:
 * @statuses: of all versions
 * @version: one of them
 * @says: (nullable): what it says
 *
 * Shows what was asked about it. Cards that stay keep what is being typed in them.
 */
void
accord_version_questions_show (AccordVersionQuestions    *self,
                               GPtrArray                 *statuses,
                               const AccordVersionStatus *version,
                               const AccordAgreement     *says)
{
  g_return_if_fail (ACCORD_IS_VERSION_QUESTIONS (self));

  g_free (self->version);
  self->version = g_strdup (accord_record_get_id (version->version));
  self->from = get_frozen (version);
  self->until = find_end (statuses, version);
  g_hash_table_remove_all (self->titles);
  for (guint i = 0; says != NULL && i < says->sections->len; i++)
    g_hash_table_insert (self->titles, g_strdup (accord_record_get_id (says->sections->pdata[i])),
                         g_strdup (accord_record_get_text (says->sections->pdata[i], "title")));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_list_box_invalidate_headers (self->list);
}
