#include "model/agreement.h"

static void
free_figures (AccordAgreement *self,
              gpointer         figures)
{
  if (figures != NULL && self->figures_free != NULL)
    self->figures_free (figures);
}

/**
 * accord_agreement_new:
 * @figures_free: (nullable): how to let go of each of the figures that are put into it
 *
 * An agreement that says nothing yet: its lists are there and empty.
 *
 * Returns: (transfer full): a new agreement
 */
AccordAgreement *
accord_agreement_new (GDestroyNotify figures_free)
{
  AccordAgreement *self = g_new0 (AccordAgreement, 1);

  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->sections = g_ptr_array_new_with_free_func (g_object_unref);
  self->personas = g_ptr_array_new_with_free_func (g_object_unref);
  self->commitments = g_ptr_array_new_with_free_func (g_object_unref);
  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
  self->terms = g_ptr_array_new_with_free_func (g_object_unref);
  self->persona_figures = g_ptr_array_new ();
  self->as_of = ACCORD_DAY_NONE;
  self->today = ACCORD_DAY_NONE;
  self->figures_free = figures_free;
  return self;
}

/**
 * accord_agreement_free:
 * @self: (transfer full): an agreement
 *
 * Frees @self with its copies of the records and its figures.
 */
void
accord_agreement_free (AccordAgreement *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->personas, g_ptr_array_unref);
  g_clear_pointer (&self->commitments, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);

  free_figures (self, self->goal);
  free_figures (self, self->conversion);
  free_figures (self, self->value);
  free_figures (self, self->conversion_all);
  free_figures (self, self->value_all);
  free_figures (self, self->conversion_so_far);
  free_figures (self, self->revenue);
  for (guint i = 0; i < self->persona_figures->len; i++)
    free_figures (self, g_ptr_array_index (self->persona_figures, i));
  g_clear_pointer (&self->persona_figures, g_ptr_array_unref);

  g_free (self->version);
  g_free (self);
}
