#include "kpi/digest.h"

static void
question_free (gpointer data)
{
  AccordDigestQuestion *question = data;

  g_free (question->body);
  g_free (question->who);
  g_free (question);
}

/**
 * accord_digest_new:
 * @settings: of the workspace; copied
 *
 * Returns: (transfer full): a digest that says nothing yet
 */
AccordDigest *
accord_digest_new (AccordRecord *settings)
{
  AccordDigest *self = g_new0 (AccordDigest, 1);

  self->settings = accord_record_copy (settings);
  self->commitments = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_standing_figure_free);
  self->metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figures_unref);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_waiting_lead_free);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  return self;
}

/**
 * accord_digest_free:
 * @self: (transfer full) (nullable): a digest
 */
void
accord_digest_free (AccordDigest *self)
{
  if (self == NULL)
    return;
  g_free (self->head);
  g_free (self->import_file);
  g_object_unref (self->settings);
  g_clear_pointer (&self->goal, accord_figures_unref);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->metrics);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->questions);
  g_free (self);
}
