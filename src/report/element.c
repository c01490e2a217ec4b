#include "report/element.h"

/**
 * accord_element_free:
 * @self: (transfer full): a part
 */
void
accord_element_free (AccordElement *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->outline);
  self->klass->free (self);
}

/**
 * accord_element_slice:
 * @slices: (element-type AccordSlice): where it is appended
 *
 * What the classes of parts say of each of their slices.
 */
void
accord_element_slice (AccordElement *self,
                   GArray     *slices,
                   guint       index,
                   double      height,
                   double      before,
                   double      after,
                   gboolean    keep_next)
{
  AccordSlice slice = {
    .part = self, .index = index, .height = height, .before = before, .after = after, .keep_next = keep_next,
  };

  g_array_append_val (slices, slice);
}
