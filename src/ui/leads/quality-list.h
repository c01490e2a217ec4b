#pragma once

#include <gio/gio.h>

#include "kpi/quality.h"

G_BEGIN_DECLS

/* One line of what was found: a lead, or leads that may be one. Made only for the lines in sight. */
#define ACCORD_TYPE_QUALITY_ITEM (accord_quality_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordQualityItem, accord_quality_item, ACCORD, QUALITY_ITEM, GObject)

AccordFrame   *accord_quality_item_get_frame (AccordQualityItem *self);
const guint32 *accord_quality_item_get_rows  (AccordQualityItem *self,
                                              guint             *n_rows);

/* The lines of one finding. */
#define ACCORD_TYPE_QUALITY_LIST (accord_quality_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordQualityList, accord_quality_list, ACCORD, QUALITY_LIST, GObject)

AccordQualityList *accord_quality_list_new   (AccordFrame                *frame,
                                              const AccordQualityFinding *finding);

G_END_DECLS
