#include "ui/leads/quality-row.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/leads/lead-bulk.h"
#include "ui/leads/lead-columns.h"
#include "workspace/identity.h"

/* Of more leads that may be one nobody compares each; how many more there are is said. */
#define MOST_SHOWN 5

struct _AccordQualityRow
{
  GtkBox parent_instance;

  /* borrowed: children */
  GtkBox    *leads_box;
  GtkWidget *merge_button;

  /* owned */
  AccordWorkspace   *workspace;
  AccordQualityItem *item;
};

G_DEFINE_FINAL_TYPE (AccordQualityRow, accord_quality_row, GTK_TYPE_BOX)

enum
{
  MERGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What shows that it is so: fields whose values stand there by themselves, and those that need their names. */
static const struct
{
  const char *fields[5];
  gboolean    named;
} shown[ACCORD_N_QUALITIES] = {
  [ACCORD_QUALITY_SAME_EMAIL] = { { "email", "id", "stage", "source", "created_at" }, FALSE },
  [ACCORD_QUALITY_SAME_PERSON] = { { "email", "id", "stage", "source", "created_at" }, FALSE },
  [ACCORD_QUALITY_OUT_OF_ORDER] = { { NULL }, TRUE },
  [ACCORD_QUALITY_NO_SOURCE] = { { "email", "id", "stage", "created_at" }, FALSE },
  [ACCORD_QUALITY_OUTLIER] = { { "value", "stage", "id" }, FALSE },
};

static void
join (GString    *text,
      const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", part);
}

/* «Lead since 5 Jan 2024 · Customer since 1 Jan 2024» */
static void
join_stages (GString           *text,
             const AccordFrame *frame,
             guint              row,
             AccordRecord      *settings)
{
  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    {
      const AccordFrameColumn *column = accord_frame_stage_column (frame, (AccordStage) stage);
      g_autofree char *name = accord_words_field (column->field, settings);
      g_autofree char *day = NULL, *part = NULL;

      if (column->days[row] == ACCORD_DAY_NONE)
        continue;
      day = accord_words_day (column->days[row]);
      /* Translators: a stage's field and its date: «Customer since: 1 Jan 2024» */
      part = g_strdup_printf (_("%s: %s"), name, day);
      join (text, part);
    }
}

static char *
describe (const AccordFrame *frame,
          guint              row,
          AccordQuality      quality,
          AccordRecord      *settings)
{
  GString *text = g_string_new (NULL);

  if (shown[quality].named)
    join_stages (text, frame, row, settings);
  for (guint i = 0; i < G_N_ELEMENTS (shown[quality].fields) && shown[quality].fields[i] != NULL; i++)
    {
      g_autofree char *part = accord_lead_cell_describe (frame, row, shown[quality].fields[i], settings);

      join (text, part);
    }
  return g_string_free (text, FALSE);
}

/* «Ann Lee · Acme»; else what else names it. */
static char *
name_lead (const AccordFrame *frame,
           guint              row,
           AccordRecord      *settings)
{
  static const char *const names[] = { "name", "company" };
  static const char *const others[] = { "email", "id" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *part = accord_lead_cell_describe (frame, row, names[i], settings);

      join (text, part);
    }
  for (guint i = 0; text->len == 0 && i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *part = accord_lead_cell_describe (frame, row, others[i], settings);

      join (text, part);
    }
  if (text->len == 0)
    g_string_append (text, _("A lead without a name"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_lead (AccordQualityRow  *self,
          const AccordFrame *frame,
          guint              row,
          AccordQuality      quality)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = name_lead (frame, row, settings);
  g_autofree char *details = describe (frame, row, quality, settings);

  gtk_box_append (GTK_BOX (box), make_label (name, "body"));
  gtk_box_append (GTK_BOX (box), make_label (details, "dim-label"));
  gtk_box_append (self->leads_box, box);
}

static void
on_merge_clicked_cb (AccordQualityRow *self)
{
  g_signal_emit (self, signals[MERGE], 0);
}

static void
accord_quality_row_finalize (GObject *object)
{
  AccordQualityRow *self = ACCORD_QUALITY_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (accord_quality_row_parent_class)->finalize (object);
}

static void
accord_quality_row_class_init (AccordQualityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_quality_row_finalize;
  signals[MERGE] = g_signal_new ("merge", ACCORD_TYPE_QUALITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_quality_row_init (AccordQualityRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quality-row");
  self->leads_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_set_hexpand (GTK_WIDGET (self->leads_box), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->leads_box));
  self->merge_button = gtk_button_new_with_mnemonic (_("_Merge"));
  gtk_widget_set_valign (self->merge_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->merge_button, "clicked", G_CALLBACK (on_merge_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->merge_button);
}

/**
 * accord_quality_row_new:
 * @workspace: whose leads are shown
 *
 * Returns: a line with nothing in it
 */
GtkWidget *
accord_quality_row_new (AccordWorkspace *workspace)
{
  AccordQualityRow *self = g_object_new (ACCORD_TYPE_QUALITY_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (accord_identity_get (workspace), "may-import", self->merge_button, "sensitive",
                          G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}

/**
 * accord_quality_row_set_item:
 * @item: (nullable): what it shows; %NULL: nothing
 * @quality: what may be wrong with it
 */
void
accord_quality_row_set_item (AccordQualityRow  *self,
                             AccordQualityItem *item,
                             AccordQuality      quality)
{
  GtkWidget *child;
  const guint32 *rows;
  guint n = 0;

  g_return_if_fail (ACCORD_IS_QUALITY_ROW (self));

  g_set_object (&self->item, item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->leads_box))) != NULL)
    gtk_box_remove (self->leads_box, child);
  if (item == NULL)
    return;
  rows = accord_quality_item_get_rows (item, &n);
  for (guint i = 0; i < MIN (n, MOST_SHOWN); i++)
    add_lead (self, accord_quality_item_get_frame (item), rows[i], quality);
  if (n > MOST_SHOWN)
    {
      g_autofree char *number = accord_words_count (n - MOST_SHOWN);
      g_autofree char *more = g_strdup_printf (ngettext ("and %s more", "and %s more", n - MOST_SHOWN), number);

      gtk_box_append (self->leads_box, make_label (more, "dim-label"));
    }
  /* So many of one address have none of their own: «none@none.example». */
  gtk_widget_set_visible (self->merge_button, n > 1 && n <= ACCORD_LEAD_BULK_MOST_MERGED);
}

/**
 * accord_quality_row_get_item:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AccordQualityItem *
accord_quality_row_get_item (AccordQualityRow *self)
{
  g_return_val_if_fail (ACCORD_IS_QUALITY_ROW (self), NULL);

  return self->item;
}

/**
 * accord_quality_row_describe:
 *
 * Returns: (transfer full): who is on the line, for who does not see it
 */
char *
accord_quality_row_describe (AccordQualityRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 *rows;
  guint n;

  g_return_val_if_fail (ACCORD_IS_QUALITY_ROW (self) && self->item != NULL, NULL);

  rows = accord_quality_item_get_rows (self->item, &n);
  for (guint i = 0; i < MIN (n, MOST_SHOWN); i++)
    {
      g_autofree char *name = name_lead (accord_quality_item_get_frame (self->item), rows[i],
                                         accord_workspace_get_settings (self->workspace));

      g_string_append_printf (text, i > 0 ? ", %s" : "%s", name);
    }
  return g_strdup (text->str);
}
