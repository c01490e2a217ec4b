#include "ui/agreement/commitment-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/attainment.h"
#include "present/words.h"
#include "report/commitment-words.h"

struct _AccordCommitmentRow
{
  GtkListBoxRow parent_instance;

  /* borrowed: children */
  GtkLabel *title_label;
  GtkLabel *owner_label;
  GtkLabel *agreed_label;
  GtkLabel *each_label;
  GtkLabel *so_far_label;
  GtkImage *so_far_image;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *commitment;
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (AccordCommitmentRow, accord_commitment_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_so_far (AccordCommitmentRow *self,
             const char          *text,
             const char          *icon,
             const char          *meaning)
{
  gtk_label_set_label (self->so_far_label, text);
  gtk_image_set_from_icon_name (self->so_far_image, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->so_far_image), meaning);
}

static char *
describe_figure (const AccordFigures *figures,
                 const AccordFigure  *figure,
                 const char          *currency)
{
  g_autofree char *value = NULL;

  if (figures->unit == ACCORD_UNIT_RATIO)
    {
      g_autofree char *numerator = accord_words_count ((guint64) figure->numerator);
      g_autofree char *denominator = accord_words_count ((guint64) figure->denominator);

      /* Translators: 34 of 97 leads */
      return g_strdup_printf (_("%s of %s"), numerator, denominator);
    }
  value = accord_words_value (figure->value, figures->unit, currency);
  /* Translators: a figure in the present period: «67 so far» */
  return g_strdup_printf (_("%s so far"), value);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordCommitmentRow) self = ACCORD_COMMITMENT_ROW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures =
      accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);
  const AccordFigure *figure = figures != NULL && figures->figures->len > 0 ? g_ptr_array_index (figures->figures, 0)
                                                                            : NULL;
  g_autofree char *text = NULL;
  gboolean kept;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figure == NULL || isnan (figure->value))
    {
      show_so_far (self, "–", NULL, NULL);
      return;
    }
  text = describe_figure (figures, figure, accord_workspace_get_currency (self->workspace));
  kept = accord_attainment_is_kept (figure->value, accord_commitment_get_target (self->commitment),
                                    g_str_equal (accord_record_get_text (self->commitment, "comparator"), "at-most"));
  show_so_far (self, text, kept ? "emblem-ok-symbolic" : NULL, kept ? _("as agreed") : NULL);
}

static void
compute (AccordCommitmentRow *self)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  const char *scope = accord_record_get_text (self->commitment, "scope");
  g_autoptr (AccordCondition) where = *scope != '\0' ? accord_condition_parse (scope, NULL) : NULL;
  const char *metric = accord_record_get_text (self->commitment, "metric");
  AccordQuery query;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (frame == NULL || (*scope != '\0' && where == NULL))
    return;
  accord_workspace_init_query (self->workspace, frame, &query);
  if (!accord_commitment_init_query (self->commitment, &query))
    {
      show_so_far (self, "", NULL, NULL);
      return;
    }
  accord_attainment_set_days (&query, accord_metric_find (metric), accord_commitment_get_period (self->commitment));
  self->cancellable = g_cancellable_new ();
  accord_workspace_compute_async (self->workspace, metric, &query, where, self->cancellable, on_computed_cb,
                                  g_object_ref (self));
}

static void
show (AccordCommitmentRow *self)
{
  g_autofree char *agreed = accord_commitment_agreed (self->commitment, accord_workspace_get_currency (self->workspace));
  const char *title = accord_record_get_text (self->commitment, "title");

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->owner_label, accord_record_get_text (self->commitment, "owner"));
  gtk_label_set_label (self->agreed_label, agreed != NULL ? agreed : _("open"));
  gtk_label_set_label (self->each_label, accord_commitment_each (self->commitment));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  compute (self);
}

static GtkLabel *
add_label (GtkBox       *box,
           const char   *css_class,
           double        xalign,
           GtkSizeGroup *sizes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  if (sizes != NULL)
    gtk_size_group_add_widget (sizes, label);
  return GTK_LABEL (label);
}

static void
fill (AccordCommitmentRow *self,
      GtkSizeGroup *const  sizes[3])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  self->title_label = add_label (GTK_BOX (words), "body", 0, NULL);
  self->owner_label = add_label (GTK_BOX (words), "caption", 0, NULL);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->owner_label), "dim-label");
  self->agreed_label = add_label (GTK_BOX (box), "heading", 1, sizes[0]);
  self->each_label = add_label (GTK_BOX (box), "dim-label", 0, sizes[1]);
  self->so_far_label = add_label (GTK_BOX (box), "numeric", 1, sizes[2]);
  gtk_label_set_wrap (self->so_far_label, TRUE);
  gtk_label_set_justify (self->so_far_label, GTK_JUSTIFY_RIGHT);
  self->so_far_image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->so_far_image), 16, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->so_far_image));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
accord_commitment_row_finalize (GObject *object)
{
  AccordCommitmentRow *self = ACCORD_COMMITMENT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->commitment);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_commitment_row_parent_class)->finalize (object);
}

static void
accord_commitment_row_class_init (AccordCommitmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_commitment_row_finalize;
}

static void
accord_commitment_row_init (AccordCommitmentRow *self)
{
}

/**
 * accord_commitment_row_new:
 * @sizes: of the three columns: agreed, each, so far
 */
GtkWidget *
accord_commitment_row_new (AccordWorkspace    *workspace,
                           AccordRecord       *commitment,
                           GtkSizeGroup *const sizes[3])
{
  AccordCommitmentRow *self = g_object_new (ACCORD_TYPE_COMMITMENT_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->commitment = g_object_ref (commitment);
  fill (self, sizes);
  g_signal_connect_object (commitment, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (compute), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_commitment_row_get_record (AccordCommitmentRow *self)
{
  return self->commitment;
}
