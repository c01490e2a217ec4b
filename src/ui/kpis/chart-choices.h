#pragma once

#include <gtk/gtk.h>

#include "kpi/form.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What can be chosen for a chart of the board: values as its record has them, and what they are called. */
typedef struct
{
  GPtrArray     *values; /* of char *; "" is as the bar above the board says, or the usual */
  GtkStringList *labels;
} AccordChartChoices;

typedef enum
{
  ACCORD_CHART_CHOICE_WHAT, /* a metric, «goal» or «commitments» */
  ACCORD_CHART_CHOICE_FORM,
  ACCORD_CHART_CHOICE_GROUPING,
  ACCORD_CHART_CHOICE_BY,
  ACCORD_CHART_CHOICE_BASIS,
  ACCORD_CHART_CHOICE_FROM,
  ACCORD_CHART_CHOICE_TO,
  ACCORD_CHART_CHOICE_COMMITMENT,
  ACCORD_N_CHART_CHOICES,
} AccordChartChoice;

AccordChartChoices *accord_chart_choices_new   (AccordChartChoice   choice,
                                                AccordWorkspace    *workspace,
                                                const AccordMetric *metric); /* NULL: none is chosen */
void                accord_chart_choices_free  (AccordChartChoices *self);
guint               accord_chart_choices_find  (AccordChartChoices *self,
                                                const char         *value); /* 0 where it is none of them */
const char         *accord_chart_choice_title  (AccordChartChoice   choice); /* with a mnemonic */
/* Whether it matters for a metric. */
gboolean            accord_chart_choice_is_for (AccordChartChoice   choice,
                                                const AccordMetric *metric,
                                                AccordForm          form);

G_END_DECLS
