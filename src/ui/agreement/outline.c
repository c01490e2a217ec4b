#include "ui/agreement/outline.h"

#include <glib/gi18n-lib.h>

#include "model/record.h"
#include "present/markdown.h"

struct _AccordOutline
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;
  GListModel *sections;
};

G_DEFINE_FINAL_TYPE (AccordOutline, accord_outline, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_required (AccordRecord *section)
{
  static const char *const required[] = { "personas", "qualified", "goals", "accountabilities", "handover", NULL };

  return g_strv_contains (required, accord_record_get_text (section, "kind"));
}

static void
show_empty (AccordRecord *section,
            GParamSpec   *pspec,
            GtkWidget    *mark)
{
  gtk_widget_set_visible (mark,
                          is_required (section) && accord_markdown_is_empty (accord_record_get_text (section, "body")));
}

static guint
find_number (AccordOutline *self,
             AccordRecord  *section)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->sections); i++)
    {
      g_autoptr (AccordRecord) item = g_list_model_get_item (self->sections, i);

      if (item == section)
        return i + 1;
    }
  return 0;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  AccordOutline *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *mark = gtk_label_new (_("empty"));
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", find_number (self, item));
  GtkWidget *number_label = gtk_label_new (number);

  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "caption");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (mark, "warning");
  gtk_widget_add_css_class (mark, "caption-heading");
  g_object_bind_property (item, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accord_record_get_text (item, "title"), -1);
  g_signal_connect_object (item, "notify::body", G_CALLBACK (show_empty), mark, 0);
  show_empty (item, NULL, mark);
  return row;
}

static void
on_activated_cb (AccordOutline *self,
                 GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
accord_outline_class_init (AccordOutlineClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
accord_outline_init (AccordOutline *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
accord_outline_set_sections (AccordOutline *self,
                             GListModel    *sections)
{
  self->sections = sections;
  gtk_list_box_bind_model (self->list, sections, make_row, self, NULL);
}
