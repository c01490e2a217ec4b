#pragma once

#include "frame/frame.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* More leads than this are not one. */
#define ACCORD_LEAD_BULK_MOST_MERGED 20

/* What a person does to several leads at once. @rows: (transfer full) of @frame, guint32. */
void accord_lead_bulk_set   (AccordPage  *page,
                             AccordFrame *frame,
                             GArray      *rows,
                             const char  *field);
void accord_lead_bulk_merge (AccordPage  *page,
                             AccordFrame *frame,
                             GArray      *rows);

/* For both: saves, and says so with an «Undo» or why not. @done: what is said. */
void accord_lead_bulk_save  (AccordPage       *page,
                             const char       *summary,
                             const char       *done,
                             AccordLeadChange *change);

G_END_DECLS
