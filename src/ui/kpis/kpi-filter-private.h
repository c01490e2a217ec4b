#pragma once

#include "ui/common/day-button.h"
#include "ui/common/filter-button.h"
#include "ui/kpis/kpi-filter.h"
#include "ui/kpis/pick-button.h"

G_BEGIN_DECLS

#define ACCORD_N_PICKS 5

struct _AccordKpiFilter
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkWidget          *bar;
  GtkWidget          *fold_button;
  GtkWidget          *fold_box;
  GtkWidget          *basis_box, *compare_box; /* these, the picks and the filter are folded */
  GtkDropDown        *span_drop;
  GtkWidget          *days_box;
  AccordDayButton    *first_button, *last_button;
  GtkDropDown        *by_drop;
  GtkDropDown        *basis_drop;
  GtkDropDown        *compared_drop;
  AccordPickButton   *picks[ACCORD_N_PICKS];
  AccordFilterButton *where_button;

  /* owned */
  GStrv            groups;   /* names of fields, behind the periods in by_drop */
  GArray          *horizons; /* of gint, the first entries of basis_drop */
  AccordWorkspace *workspace;
  AccordFrame     *frame;
  AccordKpiChoice  choice;
  gboolean         folded;
  gboolean         filling;
};

/* What can be chosen, as it is chosen now. */
void     accord_kpi_filter_fill       (AccordKpiFilter *self);
void     accord_kpi_filter_fill_bases (AccordKpiFilter *self);
/* What is chosen in the lists, into the choice. FALSE: there is nothing chosen in one of them. */
gboolean accord_kpi_filter_read       (AccordKpiFilter *self);

G_END_DECLS
