#include "ui/agreement/threshold-note.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/records.h"
#include "model/uuid.h"
#include "ui/agreement/comment-changes.h"
#include "ui/common/columns-layout.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

#define QUOTE "accord:threshold/"

/* The line; kept by its widget. */
typedef struct
{
  /* borrowed */
  GtkWidget *box, *label, *button;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *section;
} Line;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->section);
  g_free (self);
}

/* Of the comment on that section because of that publication: so it is found again, and there is one of it. */
static char *
make_id (AccordRecord *publication,
         AccordRecord *section)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, (const guchar *) accord_record_get_id (publication), -1);
  g_checksum_update (checksum, (const guchar *) accord_record_get_id (section), -1);
  g_checksum_get_digest (checksum, digest, &size);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x80); /* version 8: made by a rule of one's own */
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  return accord_uuid_from_bytes (digest);
}

static gboolean
quotes_threshold (AccordRecord *section)
{
  const char *body = accord_record_get_text (section, "body");

  return body != NULL && strstr (body, QUOTE) != NULL;
}

static AccordRecord *
make_comment (AccordWorkspace *workspace,
              AccordRecord    *publication,
              AccordRecord    *section)
{
  AccordRecord *comment = accord_record_new (ACCORD_TYPE_COMMENT);
  AccordRecord *member = accord_identity_get_member (accord_identity_get (workspace));
  g_autofree char *id = make_id (publication, section);
  g_autofree char *body =
      g_strdup_printf (_("Model %d of the score was published after this was last edited: check the threshold."),
                       (gint) accord_record_get_integer (publication, "number"));

  accord_record_set_id (comment, id);
  accord_record_set_text (comment, "subject", accord_record_get_id (section));
  if (member != NULL)
    accord_record_set_text (comment, "member", accord_record_get_id (member));
  accord_record_set_text (comment, "member_name", accord_record_get_text (publication, "published_by"));
  accord_record_set_value (comment, "at", accord_record_get_value (publication, "published_at"));
  accord_record_set_text (comment, "body", body);
  return comment;
}

/**
 * accord_threshold_note_add:
 * @changes: what publishes it
 * @workspace: an open file
 * @publication: the model that is published
 *
 * Marks the sections that quote a threshold of the score.
 */
void
accord_threshold_note_add (AccordChangeSet *changes,
                           AccordWorkspace *workspace,
                           AccordRecord    *publication)
{
  GListModel *sections = accord_workspace_get_list (workspace, ACCORD_TYPE_SECTION);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);
      g_autoptr (AccordRecord) comment = NULL;

      if (!quotes_threshold (section))
        continue;
      comment = make_comment (workspace, publication, section);
      accord_change_set_insert (changes, comment);
    }
}

/* The newest that is open; NULL: there is nothing to check. */
static AccordRecord *
find_open (Line *self)
{
  GListModel *comments = accord_workspace_get_list (self->workspace, ACCORD_TYPE_COMMENT);
  GListModel *models = accord_workspace_get_list (self->workspace, ACCORD_TYPE_SCORE_MODEL);

  for (guint i = g_list_model_get_n_items (models); i-- > 0;)
    {
      g_autoptr (AccordRecord) model = g_list_model_get_item (models, i);
      g_autofree char *id = make_id (model, self->section);
      g_autoptr (AccordRecord) comment = accord_records_find_listed (comments, id, NULL);

      if (comment != NULL && !accord_comment_is_resolved (comment))
        return g_steal_pointer (&comment);
    }
  return NULL;
}

static void
show (Line *self)
{
  g_autoptr (AccordRecord) comment = find_open (self);

  gtk_widget_set_visible (self->box, comment != NULL);
  if (comment == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->label), accord_record_get_text (comment, "body"));
  gtk_widget_set_visible (self->button, accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_REVIEW));
}

static void
on_changed_cb (GtkWidget *box)
{
  show (g_object_get_data (G_OBJECT (box), "line"));
}

static void
on_records_changed_cb (GtkWidget *box,
                       GType      type,
                       GPtrArray *ids)
{
  if (type == ACCORD_TYPE_COMMENT)
    on_changed_cb (box);
}

static void
on_checked_cb (GtkWidget *box)
{
  Line *self = g_object_get_data (G_OBJECT (box), "line");
  g_autoptr (AccordRecord) comment = find_open (self);
  g_autoptr (AccordChangeSet) changes = NULL;

  if (comment == NULL)
    return;
  changes = accord_comment_changes_resolve (self->workspace, comment, TRUE);
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

static void
build (Line *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->box, g_object_new (ACCORD_TYPE_COLUMNS_LAYOUT, "threshold", 420, "spacing", 10, NULL));
  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new_with_mnemonic (_("_It Is Checked"));
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "risk");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

/**
 * accord_threshold_note_new:
 * @workspace: an open file
 * @section: a part of the agreement
 *
 * Returns: (transfer floating): a line that asks to check the threshold that @section quotes, and a button that says that
 *   it is
 */
GtkWidget *
accord_threshold_note_new (AccordWorkspace *workspace,
                           AccordRecord    *section)
{
  Line *self = g_new0 (Line, 1);

  self->workspace = g_object_ref (workspace);
  self->section = g_object_ref (section);
  build (self);
  g_object_set_data_full (G_OBJECT (self->box), "line", self, line_free);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_checked_cb), self->box, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMENT), "items-changed",
                           G_CALLBACK (on_changed_cb), self->box, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify", G_CALLBACK (on_changed_cb), self->box,
                           G_CONNECT_SWAPPED);
  if (accord_workspace_get_store (workspace) != NULL)
    g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                             self->box, G_CONNECT_SWAPPED);
  show (self);
  return self->box;
}
