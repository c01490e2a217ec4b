#include "scoring/evidence-list.h"

#include <math.h>

#define POINTS_TO_DOUBLE 10

/* Each lead has its own, and what they say of those who bought they say of nobody else; and no rule may ask the score. */
static gboolean
is_own (const char *field)
{
  static const char *const own[] = { "id", "name", "email", "phone", "score", "band", NULL };

  return g_strv_contains (own, field);
}

static GPtrArray *
list_names (const AccordFrame *frame)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const char *const *kinds = accord_frame_get_activity_kinds (frame, &n_kinds);

  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    {
      const char *name = accord_frame_get_column (frame, i)->field->name;

      if (!is_own (name))
        g_ptr_array_add (names, g_strdup (name));
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *quoted = kinds[i] != NULL ? accord_condition_value_to_text (kinds[i]) : NULL;

      if (quoted != NULL)
        g_ptr_array_add (names, g_strdup_printf ("activity(%s)", quoted));
    }
  return names;
}

/* Beyond doubt: what says most of all, and is of no use. */
static gboolean
is_useless (const AccordFieldEvidence *self)
{
  return self->known_after != ACCORD_KNOWN_AFTER_NOT && self->known_after != ACCORD_KNOWN_AFTER_SUSPECT;
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const AccordFieldEvidence *x = *(const AccordFieldEvidence *const *) a, *y = *(const AccordFieldEvidence *const *) b;

  if (is_useless (x) != is_useless (y))
    return is_useless (x) ? 1 : -1;
  if (x->iv != y->iv)
    return x->iv < y->iv ? 1 : -1;
  return g_strcmp0 (x->field, y->field);
}

/**
 * accord_evidence_list_new:
 * @frame: all leads
 * @outcome: who has bought
 * @progress: (nullable): what another thread reads
 * @cancellable: (nullable): looked at between one field and the next
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type AccordFieldEvidence): by information value; what is certainly known only
 * after the sale comes last
 */
GPtrArray *
accord_evidence_list_new (const AccordFrame      *frame,
                          const AccordOutcome    *outcome,
                          AccordEvidenceProgress *progress,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr (GPtrArray) names = list_names (frame);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_evidence_free);

  if (progress != NULL)
    g_atomic_int_set (&progress->all, (gint) names->len);
  for (guint i = 0; i < names->len; i++)
    {
      AccordFieldEvidence *evidence;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      evidence = accord_field_evidence_new (frame, names->pdata[i], outcome, NULL);
      if (evidence != NULL)
        g_ptr_array_add (list, evidence);
      if (progress != NULL)
        g_atomic_int_inc (&progress->done);
    }
  g_ptr_array_sort (list, compare);
  return g_steal_pointer (&list);
}

/**
 * accord_evidence_points:
 * @value: of a field
 *
 * Returns: whole points, not 0: the weight of evidence is ln of the odds over the average's
 */
double
accord_evidence_points (const AccordEvidenceValue *value)
{
  double points = round (value->woe * POINTS_TO_DOUBLE / G_LN2);

  return points != 0 ? points : value->woe < 0 ? -1 : 1;
}
