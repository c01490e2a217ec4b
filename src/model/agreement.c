#include "model/agreement.h"

#include "model/records.h"

static const AccordAgreementPart parts[ACCORD_N_AGREEMENT_PARTS] = {
  { accord_section_get_type, offsetof (AccordAgreement, sections) },
  { accord_persona_get_type, offsetof (AccordAgreement, personas) },
  { accord_commitment_get_type, offsetof (AccordAgreement, commitments) },
  { accord_target_get_type, offsetof (AccordAgreement, targets) },
  { accord_calendar_get_type, offsetof (AccordAgreement, calendars) },
  { accord_term_get_type, offsetof (AccordAgreement, terms) },
  { accord_handover_rule_get_type, offsetof (AccordAgreement, handover_rules) },
  { accord_incentive_get_type, offsetof (AccordAgreement, incentives) },
  { accord_score_model_record_get_type, offsetof (AccordAgreement, score_models) },
};

static GPtrArray **
find_part (const AccordAgreement     *self,
           const AccordAgreementPart *part)
{
  return (GPtrArray **) (void *) ((char *) self + part->offset);
}

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
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    *find_part (self, &parts[i]) = g_ptr_array_new_with_free_func (g_object_unref);
  self->referred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, figures_free);
  self->persona_figures = g_ptr_array_new ();
  self->as_of = ACCORD_DAY_NONE;
  self->today = ACCORD_DAY_NONE;
  self->changed_since_day = ACCORD_DAY_NONE;
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
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    g_clear_pointer (find_part (self, &parts[i]), g_ptr_array_unref);
  g_clear_pointer (&self->referred, g_hash_table_unref);

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
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  g_free (self->version);
  g_free (self->digest);
  g_free (self->content);
  g_free (self->language);
  g_free (self);
}

/**
 * accord_agreement_parts:
 *
 * Returns: (transfer none) (array length=ACCORD_N_AGREEMENT_PARTS): all parts, in the order in which they are compared
 */
const AccordAgreementPart *
accord_agreement_parts (void)
{
  return parts;
}

/**
 * accord_agreement_get_part:
 * @self: an agreement
 * @part: one of accord_agreement_parts()
 *
 * Returns: (transfer none) (element-type AccordRecord): its records, in order
 */
GPtrArray *
accord_agreement_get_part (const AccordAgreement     *self,
                           const AccordAgreementPart *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  return *find_part (self, part);
}
