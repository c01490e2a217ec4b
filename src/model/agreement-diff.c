#include "model/agreement-diff.h"

#include "model/agreement-content.h"
#include "model/record-search.h"
#include "model/records.h"

static void
change_free (gpointer data)
{
  AccordAgreementChange *self = data;

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->was, json_node_unref);
  g_clear_pointer (&self->is, json_node_unref);
  g_free (self);
}

/**
 * accord_agreement_changes_new:
 *
 * Returns: (transfer full) (element-type AccordAgreementChange): none yet
 */
GPtrArray *
accord_agreement_changes_new (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

/**
 * accord_agreement_changes_add:
 *
 * Returns: (transfer none): one more change, of which no more is known
 */
AccordAgreementChange *
accord_agreement_changes_add (GPtrArray                *changes,
                              AccordAgreementChangeKind kind,
                              GType                     type,
                              guint                     place)
{
  AccordAgreementChange *change = g_new0 (AccordAgreementChange, 1);

  change->kind = kind;
  change->type = type;
  change->place = place;
  g_ptr_array_add (changes, change);
  return change;
}

static void
add_record (GPtrArray                *changes,
            AccordAgreementChangeKind kind,
            AccordRecord             *record,
            guint                     place)
{
  AccordAgreementChange *change = accord_agreement_changes_add (changes, kind, G_OBJECT_TYPE (record), place);

  if (kind == ACCORD_AGREEMENT_ADDED)
    change->after = g_object_ref (record);
  else
    change->before = g_object_ref (record);
}

static JsonNode *
dup_value (AccordRecord       *record,
           const AccordColumn *column)
{
  const GValue *value = accord_record_get_value (record, column->name);

  return accord_column_value_is_empty (column, value) ? NULL : accord_column_value_to_json (column, value);
}

static void
compare_records (GPtrArray    *changes,
                 AccordRecord *before,
                 AccordRecord *after,
                 guint         place)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (after);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      AccordAgreementChange *change;

      if (!accord_agreement_says_column (G_OBJECT_TYPE (after), column->name) ||
          accord_column_value_equal (column, accord_record_get_value (before, column->name),
                                     accord_record_get_value (after, column->name)))
        continue;
      change = accord_agreement_changes_add (changes, ACCORD_AGREEMENT_CHANGED, G_OBJECT_TYPE (after), place);
      change->before = g_object_ref (before);
      change->after = g_object_ref (after);
      change->column = column;
      change->was = dup_value (before, column);
      change->is = dup_value (after, column);
    }
}

/* Whether what both have follows each other alike. */
static gboolean
has_same_order (GPtrArray *before,
                GPtrArray *after)
{
  guint least = 0;

  for (guint i = 0; i < after->len; i++)
    {
      guint index;

      if (accord_records_find (before, accord_record_get_id (after->pdata[i]), &index) == NULL)
        continue;
      if (index + 1 < least)
        return FALSE;
      least = index + 1;
    }
  return TRUE;
}

static void
compare_parts (GPtrArray *changes,
               GPtrArray *before,
               GPtrArray *after,
               GType      type)
{
  for (guint i = 0; i < after->len; i++)
    {
      AccordRecord *record = after->pdata[i];
      AccordRecord *old = accord_records_find (before, accord_record_get_id (record), NULL);

      if (old == NULL)
        add_record (changes, ACCORD_AGREEMENT_ADDED, record, i + 1);
      else
        compare_records (changes, old, record, i + 1);
    }
  for (guint i = 0; i < before->len; i++)
    if (accord_records_find (after, accord_record_get_id (before->pdata[i]), NULL) == NULL)
      add_record (changes, ACCORD_AGREEMENT_REMOVED, before->pdata[i], i + 1);
  if (!has_same_order (before, after))
    accord_agreement_changes_add (changes, ACCORD_AGREEMENT_ORDERED, type, 0);
}

static GPtrArray *
list_signers (const AccordAgreement *self)
{
  GPtrArray *signers = g_ptr_array_new ();

  for (guint i = 0; i < self->members->len; i++)
    if (g_value_get_boolean (accord_record_get_value (self->members->pdata[i], "signs")))
      g_ptr_array_add (signers, self->members->pdata[i]);
  return signers;
}

/* Of members only who signs is said, and as what: what else a draft knows of them is not compared. */
static void
compare_signers (GPtrArray             *changes,
                 const AccordAgreement *before,
                 const AccordAgreement *after)
{
  static const char *const said[] = { "name", "team", "job_title" };
  g_autoptr (GPtrArray) old = list_signers (before);
  g_autoptr (GPtrArray) fresh = list_signers (after);
  guint first = changes->len;

  compare_parts (changes, old, fresh, ACCORD_TYPE_MEMBER);
  for (guint i = changes->len; i > first; i--)
    {
      const AccordAgreementChange *change = changes->pdata[i - 1];
      gboolean is_said = change->column == NULL;

      for (guint j = 0; !is_said && j < G_N_ELEMENTS (said); j++)
        is_said = g_str_equal (change->column->name, said[j]);
      if (!is_said || change->kind == ACCORD_AGREEMENT_ORDERED)
        g_ptr_array_remove_index (changes, i - 1);
    }
}

static void
compare_as_of (GPtrArray             *changes,
               const AccordAgreement *before,
               const AccordAgreement *after)
{
  AccordAgreementChange *change;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (before->as_of == after->as_of || before->as_of == ACCORD_DAY_NONE || after->as_of == ACCORD_DAY_NONE)
    return;
  was = accord_day_to_iso (before->as_of);
  is = accord_day_to_iso (after->as_of);
  change = accord_agreement_changes_add (changes, ACCORD_AGREEMENT_AS_OF, G_TYPE_INVALID, 0);
  change->was = json_node_init_string (json_node_alloc (), was);
  change->is = json_node_init_string (json_node_alloc (), is);
}

/**
 * accord_agreement_compare:
 * @before: an agreement
 * @after: the newer one
 *
 * Compares what two agreements say, column by column of the records that both have; places in lists count only as far as
 * they change an order.
 *
 * Returns: (transfer full) (element-type AccordAgreementChange): what is not the same
 */
GPtrArray *
accord_agreement_compare (const AccordAgreement *before,
                          const AccordAgreement *after)
{
  GPtrArray *changes = accord_agreement_changes_new ();

  g_return_val_if_fail (before != NULL && before->settings != NULL, changes);
  g_return_val_if_fail (after != NULL && after->settings != NULL, changes);

  compare_records (changes, before->settings, after->settings, 0);
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    {
      const AccordAgreementPart *part = &accord_agreement_parts ()[i];

      compare_parts (changes, accord_agreement_get_part (before, part), accord_agreement_get_part (after, part),
                     part->get_type ());
    }
  compare_signers (changes, before, after);
  compare_as_of (changes, before, after);
  return changes;
}
