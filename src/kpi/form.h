#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

const char    *accord_form_get_name  (AccordForm form); /* «funnel» */
const char    *accord_form_get_label (AccordForm form); /* in the language of the program: «Funnel» */
gboolean       accord_form_parse     (const char *name,
                                      AccordForm *form);
/* Whether figures of @metric can be shown so. */
gboolean       accord_form_fits      (AccordForm          form,
                                      const AccordMetric *metric);

/* Of its values: a share of money is a ratio, and a histogram counts. */
AccordUnit     accord_form_get_unit  (AccordForm          form,
                                      const AccordMetric *metric);

G_END_DECLS
