#include "ui/agreement/handover-reasons.h"

#include <glib/gi18n-lib.h>

#include "model/handover.h"
#include "present/words.h"
#include "ui/common/text-patch.h"
#include "ui/personas/prose-row.h"
#include "workspace/identity.h"

/* So many that are in no list are offered. */
#define MOST_SHOWN 5

struct _AccordHandoverReasons
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage          *page;
  AdwPreferencesGroup *group;

  /* owned */
  AccordWorkspace *workspace;
  char            *column;
  GPtrArray       *rows; /* borrowed: of those that are in no list */
};

G_DEFINE_FINAL_TYPE (AccordHandoverReasons, accord_handover_reasons, ADW_TYPE_BIN)

typedef struct
{
  const char *reason; /* the frame's */
  guint       n;
} Missing;

static char *
take_text (GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) reasons = NULL;

  g_object_get (buffer, "text", &text, NULL);
  reasons = accord_reasons_parse (text);
  return accord_reasons_to_text ((const char *const *) reasons);
}

static gboolean
read_reasons (GObject             *input,
              const AccordColumn  *column,
              GValue              *value,
              GError             **error)
{
  g_value_init (value, G_TYPE_STRING);
  g_value_take_string (value, take_text (GTK_TEXT_BUFFER (input)));
  return TRUE;
}

/* A line each, without marks; what says the same already stays as it was typed. */
static void
show_reasons (GObject            *input,
              const AccordColumn *column,
              const GValue       *value)
{
  const char *text = value != NULL ? g_value_get_string (value) : "";
  g_auto (GStrv) reasons = accord_reasons_parse (text);
  g_autofree char *normal = accord_reasons_to_text ((const char *const *) reasons);
  g_autofree char *typed = take_text (GTK_TEXT_BUFFER (input));
  g_autofree char *lines = g_strjoinv ("\n", reasons);

  if (!g_str_equal (typed, normal))
    accord_text_patch_buffer (GTK_TEXT_BUFFER (input), lines);
}

static GStrv
list_known (AccordHandoverReasons *self)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_autofree char *both = g_strdup_printf ("%s\n%s", accord_record_get_text (settings, "reject_reasons"),
                                           accord_record_get_text (settings, "disqualify_reasons"));

  return accord_reasons_parse (both);
}

/* Where exports keep why a lead was given up; there is no field of ours for it. */
static const AccordFrameColumn *
find_data (AccordHandoverReasons *self,
           AccordFrame           *frame)
{
  static const char *const names[] = { "lost_reason", "Lost Reason", "disqualification_reason", "Disqualification Reason",
                                       "Disqualified Reason" };

  if (g_str_equal (self->column, "reject_reasons"))
    return accord_frame_find_column (frame, "reject_reason");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (accord_frame_find_column (frame, names[i]) != NULL)
      return accord_frame_find_column (frame, names[i]);
  return NULL;
}

static gint
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  const Missing *p = a, *q = b;

  return p->n != q->n ? (p->n < q->n) - (p->n > q->n) : g_strcmp0 (p->reason, q->reason);
}

/* What leads carry that is in no list, the most frequent first. */
static GArray *
find_missing (AccordHandoverReasons *self,
              AccordFrame           *frame)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  const AccordFrameColumn *column = find_data (self, frame);
  g_auto (GStrv) known = list_known (self);
  g_autofree guint *counts = NULL;

  if (column == NULL || column->kind != ACCORD_FRAME_TEXT)
    return missing;
  counts = g_new0 (guint, column->n_codes);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    counts[column->codes[row]]++;
  for (guint code = 1; code < column->n_codes; code++)
    {
      Missing one = { column->dictionary[code], counts[code] };

      if (one.n > 0 && !accord_reasons_contain ((const char *const *) known, one.reason))
        g_array_append_val (missing, one);
    }
  g_array_sort (missing, compare_missing);
  return missing;
}

static void
on_add_clicked_cb (AccordHandoverReasons *self,
                   GtkWidget             *button)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  const char *before = accord_record_get_text (settings, self->column);
  const char *reason = g_object_get_data (G_OBJECT (button), "reason");
  g_autofree char *both = g_strdup_printf ("%s\n- %s", before != NULL ? before : "", reason);
  g_auto (GStrv) reasons = accord_reasons_parse (both);
  g_autofree char *text = accord_reasons_to_text ((const char *const *) reasons);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Added a reason"));

  accord_change_set_update_text (changes, settings, self->column, text);
  accord_page_save (self->page, changes);
}

static void
add_missing (AccordHandoverReasons *self,
             const Missing         *missing)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Add It"));
  g_autofree char *n = accord_words_count (missing->n);
  g_autofree char *title = g_strdup_printf (ngettext ("%s lead carries “%s”, which is not in the list.",
                                                      "%s leads carry “%s”, which is not in the list.", missing->n),
                                            n, missing->reason);
  g_autofree char *label = g_strdup_printf (_("Add “%s” to the list"), missing->reason);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "reason", g_strdup (missing->reason), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
update (AccordHandoverReasons *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  g_autoptr (GArray) missing = frame != NULL ? find_missing (self, frame) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; missing != NULL && i < MIN (missing->len, MOST_SHOWN); i++)
    add_missing (self, &g_array_index (missing, Missing, i));
}

static void
accord_handover_reasons_dispose (GObject *object)
{
  AccordHandoverReasons *self = ACCORD_HANDOVER_REASONS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_handover_reasons_parent_class)->dispose (object);
}

static void
accord_handover_reasons_finalize (GObject *object)
{
  g_free (ACCORD_HANDOVER_REASONS (object)->column);
  G_OBJECT_CLASS (accord_handover_reasons_parent_class)->finalize (object);
}

static void
accord_handover_reasons_class_init (AccordHandoverReasonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_handover_reasons_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_handover_reasons_finalize;
}

static void
accord_handover_reasons_init (AccordHandoverReasons *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
accord_handover_reasons_new (AccordPage     *page,
                             AccordAutosave *autosave,
                             const char     *column,
                             const char     *title)
{
  static const AccordAutosaveAccess access = { "changed", read_reasons, show_reasons };
  AccordHandoverReasons *self = g_object_new (ACCORD_TYPE_HANDOVER_REASONS, NULL);
  AccordRecord *settings;
  GtkWidget *row = accord_prose_row_new (title);
  GtkWidget *text_view = accord_prose_row_get_text_view (ACCORD_PROSE_ROW (row));

  self->page = page;
  self->workspace = g_object_ref (accord_page_get_workspace (page));
  self->column = g_strdup (column);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (self->group, row);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  accord_autosave_bind_full (autosave, text_view, G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view))), column,
                             &access);
  settings = accord_workspace_get_settings (self->workspace);
  g_signal_connect_object (self->workspace, "notify::frame", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::reject-reasons", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::disqualify-reasons", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
