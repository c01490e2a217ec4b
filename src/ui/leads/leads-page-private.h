#pragma once

#include "ui/common/filter-button.h"
#include "ui/leads/lead-list.h"
#include "ui/leads/lead-order.h"
#include "ui/leads/lead-page.h"
#include "ui/leads/leads-page.h"

G_BEGIN_DECLS

struct _AccordLeadsPage
{
  AccordPage parent_instance;

  /* template */
  GtkStack           *stack;
  GtkProgressBar     *progress_bar;
  GtkWidget          *more_button;
  GtkSearchEntry     *search_entry;
  AccordFilterButton *filter_button;
  GtkMenuButton      *columns_button;
  GtkBox             *columns_box;
  GtkColumnView      *table;
  GtkWidget          *none_page;
  GtkWidget          *behind_box;
  GtkLabel           *behind_label;
  GtkLabel           *count_label;
  GtkLabel           *import_label;
  GtkRevealer        *bar_revealer;
  GtkLabel           *selected_label;

  /* owned */
  AccordLeadPage  *lead_page; /* the stack's; NULL until a lead is first shown */
  AccordLeadList  *list;
  AccordLeadOrder  order;
  GCancellable    *ordering;
  guint            n_fields; /* that the columns were made for */
};

/* leads-page.c */
void accord_leads_page_open            (AccordLeadsPage     *self,
                                        guint                position);

/* leads-page-actions.c: what can be done with what is shown, and with what is selected of it */
void accord_leads_page_install_actions (GtkWidgetClass      *widget_class);
void accord_leads_page_update_actions  (AccordLeadsPage     *self);

G_END_DECLS
