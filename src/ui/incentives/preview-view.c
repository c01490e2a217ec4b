#include "ui/incentives/preview-view.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

struct _AccordPreviewView
{
  GtkBox parent_instance;

  /* borrowed: children */
  GtkLabel   *totals_label;
  GtkListBox *list;

  /* owned */
  GtkSizeGroup *sizes[2]; /* of the teams' columns */
};

G_DEFINE_FINAL_TYPE (AccordPreviewView, accord_preview_view, GTK_TYPE_BOX)

static void
add_cell (AccordPreviewView *self,
          GtkWidget         *box,
          const char        *text,
          gint               column,
          const char        *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column < 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column < 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column < 0);
  gtk_widget_add_css_class (label, css_class);
  if (column >= 0)
    gtk_size_group_add_widget (self->sizes[column], label);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_row (AccordPreviewView *self,
         const char        *name,
         const char        *marketing,
         const char        *sales,
         const char        *spoken,
         const char        *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  add_cell (self, box, name, -1, css_class);
  add_cell (self, box, marketing, 0, css_class);
  add_cell (self, box, sales, 1, css_class);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_line (AccordPreviewView *self,
          AccordRecord      *settings,
          const char        *name,
          double             marketing,
          double             sales,
          const char        *css_class)
{
  const char *currency = accord_record_get_text (settings, "currency");
  g_autofree char *theirs = accord_words_value (marketing, ACCORD_UNIT_MONEY, currency);
  g_autofree char *others = accord_words_value (sales, ACCORD_UNIT_MONEY, currency);
  /* Translators: a month, and what the two teams would have got: «May 2025: Marketing €300, Sales €450» */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s %s, %s %s"), name, accord_record_get_text (settings, "marketing_name"),
                                             theirs, accord_record_get_text (settings, "sales_name"), others);

  add_row (self, name, theirs, others, spoken, css_class);
}

static void
accord_preview_view_dispose (GObject *object)
{
  AccordPreviewView *self = ACCORD_PREVIEW_VIEW (object);

  g_clear_object (&self->sizes[0]);
  g_clear_object (&self->sizes[1]);
  G_OBJECT_CLASS (accord_preview_view_parent_class)->dispose (object);
}

static void
accord_preview_view_class_init (AccordPreviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_preview_view_dispose;
}

static void
accord_preview_view_init (AccordPreviewView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->sizes[0] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->sizes[1] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->totals_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->totals_label, 0);
  gtk_label_set_wrap (self->totals_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals_label), "title-2");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("By month"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->totals_label));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/**
 * accord_preview_view_show:
 * @preview: what was computed
 * @settings: of the workspace
 */
void
accord_preview_view_show (AccordPreviewView            *self,
                          const AccordIncentivePreview *preview,
                          AccordRecord                 *settings)
{
  const char *marketing = accord_record_get_text (settings, "marketing_name");
  const char *sales = accord_record_get_text (settings, "sales_name");
  const char *currency = accord_record_get_text (settings, "currency");
  g_autofree char *theirs = NULL;
  g_autofree char *others = NULL;
  g_autofree char *totals = NULL;

  g_return_if_fail (ACCORD_IS_PREVIEW_VIEW (self));

  theirs = accord_words_value (preview->marketing, ACCORD_UNIT_MONEY, currency);
  others = accord_words_value (preview->sales, ACCORD_UNIT_MONEY, currency);
  /* Translators: what the two teams would have got: «Marketing €3,000, Sales €4,500» */
  totals = g_strdup_printf (_("%s %s, %s %s"), marketing, theirs, sales, others);
  gtk_label_set_label (self->totals_label, totals);
  clear_list (self->list);
  add_row (self, _("Month"), marketing, sales, _("Month"), "caption-heading");
  for (guint i = preview->n_months; i-- > 0;)
    {
      const AccordIncentiveMonth *month = &preview->months[i];
      const AccordFigure figure = { .first = month->first, .last = month->last };
      g_autofree char *name = accord_words_period (&figure, ACCORD_PERIOD_MONTH);

      add_line (self, settings, name, month->marketing, month->sales, "numeric");
    }
}
