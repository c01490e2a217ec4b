#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/* Which group each lead is in: numbered in the order of their names, «no value» last. One alone without grouping. */
typedef struct
{
  guint          n;       /* groups, «no value» included */
  const guint32 *codes;   /* by row; NULL: not grouped */
  guint32       *numbers; /* by code */
  char         **names;   /* by number; the last is NULL */
  guint32       *own_codes;
} AccordGroups;

AccordGroups *accord_groups_new  (const AccordFrame *frame,
                                  const AccordQuery *query,
                                  GError           **error);
void          accord_groups_free (AccordGroups *self);
gboolean      accord_groups_find (const AccordGroups *self,
                                  const char         *name,
                                  guint              *number);

static inline guint
accord_groups_of (const AccordGroups *self,
                  guint               row)
{
  return self->codes == NULL ? 0 : self->numbers[self->codes[row]];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGroups, accord_groups_free)

G_END_DECLS
