#pragma once

#include "frame/frame.h"
#include "model/condition.h"

G_BEGIN_DECLS

/* A set of rows of one frame: a bitmap, 64 rows a word. */
typedef struct _AccordLeadSet AccordLeadSet;

#define ACCORD_TYPE_LEAD_SET (accord_lead_set_get_type ())

GType          accord_lead_set_get_type  (void);
AccordLeadSet *accord_lead_set_new       (guint n_rows); /* empty */
AccordLeadSet *accord_lead_set_ref       (AccordLeadSet *self);
void           accord_lead_set_unref     (AccordLeadSet *self);
guint          accord_lead_set_get_n_rows (const AccordLeadSet *self);
guint64       *accord_lead_set_get_words (AccordLeadSet *self); /* while building; bits past the end are 0 */
void           accord_lead_set_add       (AccordLeadSet *self,
                                          guint          row);
gboolean       accord_lead_set_contains  (const AccordLeadSet *self,
                                          guint                row);
guint          accord_lead_set_count     (const AccordLeadSet *self);
void           accord_lead_set_fill      (AccordLeadSet *self);
void           accord_lead_set_and       (AccordLeadSet       *self,
                                          const AccordLeadSet *other);
void           accord_lead_set_or        (AccordLeadSet       *self,
                                          const AccordLeadSet *other);
void           accord_lead_set_not       (AccordLeadSet *self);

/* The leads that meet @condition at @as_of. NULL and an AccordConditionError where it does not fit the frame. */
AccordLeadSet *accord_condition_match    (const AccordCondition *condition,
                                          const AccordFrame     *frame,
                                          const AccordAsOf      *as_of,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, each lead judged at an instant of its own: @as_of has one for each row. */
AccordLeadSet *accord_condition_match_each (const AccordCondition *condition,
                                            const AccordFrame     *frame,
                                            const AccordAsOf      *as_of,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadSet, accord_lead_set_unref)

G_END_DECLS
