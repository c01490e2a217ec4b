#include "ui/leads/leads-page-private.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/leads/lead-bulk.h"
#include "ui/leads/lead-export.h"
#include "ui/leads/lead-selection.h"
#include "ui/leads/lead-table.h"
#include "ui/leads/quality-window.h"
#include "workspace/identity.h"

/* What is given away of leads: as the table shows them. */
static AccordLeadSheet *
make_sheet (AccordLeadsPage *self,
            const guint32   *rows,
            guint            n_rows)
{
  AccordWorkspace *workspace = accord_page_get_workspace (ACCORD_PAGE (self));

  return accord_lead_table_make_sheet (self->table, accord_lead_list_get_frame (self->list),
                                       accord_workspace_get_settings (workspace), rows, n_rows);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (widget);
  g_autoptr (GArray) rows = accord_lead_selection_list (self->table);

  accord_lead_export_copy (ACCORD_PAGE (self), make_sheet (self, &g_array_index (rows, guint32, 0), rows->len));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (widget);

  accord_lead_export_begin (ACCORD_PAGE (self), make_sheet (self, accord_lead_list_get_rows (self->list),
                                                            accord_lead_list_get_n_rows (self->list)));
}

static void
quality_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_quality_window_present (ACCORD_PAGE (widget));
}

static void
set_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (widget);

  accord_lead_bulk_set (ACCORD_PAGE (self), accord_lead_list_get_frame (self->list), accord_lead_selection_list (self->table),
                        g_variant_get_string (parameter, NULL));
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (widget);

  accord_lead_bulk_merge (ACCORD_PAGE (self), accord_lead_list_get_frame (self->list), accord_lead_selection_list (self->table));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (gtk_column_view_get_model (self->table));

  accord_leads_page_open (self, gtk_bitset_get_minimum (selected));
}

static void
update_bar (AccordLeadsPage *self,
            guint            n)
{
  g_autofree char *count = accord_words_count (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s selected", "%s selected", n), count);

  if (n > 0)
    gtk_label_set_label (self->selected_label, text);
  gtk_revealer_set_reveal_child (self->bar_revealer, n > 0);
}

void
accord_leads_page_update_actions (AccordLeadsPage *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (gtk_column_view_get_model (self->table));
  guint n = (guint) gtk_bitset_get_size (selected);
  gboolean may = workspace != NULL && accord_identity_may (accord_identity_get (workspace), ACCORD_RIGHT_IMPORT);

  update_bar (self, n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leads.open", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leads.set", may && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leads.merge", may && n > 1 && n <= ACCORD_LEAD_BULK_MOST_MERGED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leads.copy", !gtk_bitset_is_empty (selected));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leads.export", g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
}

void
accord_leads_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "leads.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "leads.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "leads.quality", NULL, quality_action);
  gtk_widget_class_install_action (widget_class, "leads.set", "s", set_action);
  gtk_widget_class_install_action (widget_class, "leads.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "leads.open", NULL, open_action);
}
