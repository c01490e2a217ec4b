#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* Leads that look like one and the same: groups of two rows or more, each in the order of its rows. */
typedef struct
{
  GArray *rows;   /* of guint32: group after group */
  GArray *starts; /* of guint32: where each group begins in rows; one more: their number */
} AccordDuplicates;

AccordDuplicates *accord_duplicates_find_email  (const AccordFrame      *frame);
AccordDuplicates *accord_duplicates_find_person (const AccordFrame      *frame);
void              accord_duplicates_free        (AccordDuplicates       *self);
guint             accord_duplicates_get_n       (const AccordDuplicates *self);
const guint32    *accord_duplicates_get         (const AccordDuplicates *self,
                                                 guint                   group,
                                                 guint                  *n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDuplicates, accord_duplicates_free)

G_END_DECLS
