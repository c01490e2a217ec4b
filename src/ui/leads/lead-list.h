#pragma once

#include <gio/gio.h>

#include "frame/frame.h"

G_BEGIN_DECLS

/* One lead in a table: a row of a frame. Made only for the rows in sight. Signal: changed (): it is another lead now. */
#define ACCORD_TYPE_LEAD_ITEM (accord_lead_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeadItem, accord_lead_item, ACCORD, LEAD_ITEM, GObject)

AccordFrame    *accord_lead_item_get_frame (AccordLeadItem *self);
guint           accord_lead_item_get_row   (AccordLeadItem *self);

/* A list of leads: a permutation of rows of a frame. */
#define ACCORD_TYPE_LEAD_LIST (accord_lead_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeadList, accord_lead_list, ACCORD, LEAD_LIST, GObject)

AccordLeadList *accord_lead_list_new       (void);
void            accord_lead_list_set       (AccordLeadList *self,
                                            AccordFrame    *frame,
                                            GArray         *rows);
/* To be called before places are set: how many the screen has room for. */
void            accord_lead_list_set_n_first (AccordLeadList *self,
                                              guint           n_first);
/* Both borrowed; NULL before the first of them. */
AccordFrame    *accord_lead_list_get_frame (AccordLeadList *self);
const guint32  *accord_lead_list_get_rows  (AccordLeadList *self);
guint           accord_lead_list_get_n_rows (AccordLeadList *self);

G_END_DECLS
