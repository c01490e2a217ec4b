#include "frame/match-private.h"

#include <string.h>

static AccordLeadSet *match (const AccordMatch     *self,
                             const AccordCondition *condition,
                             GError               **error);

/* The stage is the one that a lead had reached at as-of, as every figure has it. */
static gboolean
match_stages (const AccordMatch       *self,
              GPtrArray               *tests,
              const AccordFrameColumn *column,
              AccordLeadSet           *set,
              GError                 **error)
{
  guint n_rows = accord_frame_get_n_leads (self->frame);
  g_autofree guint32 *codes = g_new (guint32, n_rows);

  for (guint row = 0; row < n_rows; row++)
    codes[row] = accord_frame_stage_at (self->frame, row, _accord_match_as_of (self, row)) + 1;
  return _accord_match_texts (self, tests, column, codes, set, error);
}

/* Those that meet any of them; all are of that column. */
static gboolean
match_texts (const AccordMatch       *self,
             GPtrArray               *tests,
             const AccordFrameColumn *column,
             AccordLeadSet           *set,
             GError                 **error)
{
  if (column->field->derived && strcmp (column->field->name, "stage") == 0)
    return match_stages (self, tests, column, set, error);
  return _accord_match_texts (self, tests, column, column->codes, set, error);
}

static gboolean
match_test (const AccordMatch     *self,
            const AccordCondition *test,
            AccordLeadSet         *set,
            GError               **error)
{
  const AccordFrameColumn *column = accord_frame_find_column (self->frame, test->field);
  g_autoptr (GPtrArray) alone = NULL;

  if (column == NULL)
    return _accord_match_no_field (self->frame, test->field, error);
  switch (column->kind)
    {
    case ACCORD_FRAME_TEXT:
      alone = g_ptr_array_new ();
      g_ptr_array_add (alone, (gpointer) test);
      return match_texts (self, alone, column, set, error);
    case ACCORD_FRAME_REAL:
      return _accord_match_real (self, test, column, set, error);
    case ACCORD_FRAME_MOMENT:
      return _accord_match_moment (self, test, column, set, error);
    case ACCORD_FRAME_BOOLEAN:
    default:
      return _accord_match_boolean (self, test, column, set, error);
    }
}

/* The column of texts that every alternative tests, as in «country is one of»; NULL: there is none. */
static const AccordFrameColumn *
find_shared_column (const AccordMatch     *self,
                    const AccordCondition *condition)
{
  const AccordFrameColumn *column = NULL;

  for (guint i = 0; i < condition->children->len; i++)
    {
      const AccordCondition *child = condition->children->pdata[i];

      if (child->kind != ACCORD_CONDITION_TEST)
        return NULL;
      if (i == 0)
        column = accord_frame_find_column (self->frame, child->field);
      if (column == NULL || column->kind != ACCORD_FRAME_TEXT || strcmp (child->field, column->field->name) != 0)
        return NULL;
    }
  return column;
}

/* All children are looked at even when none is left: a wrong one is wrong whatever the leads are. */
static gboolean
match_children (const AccordMatch     *self,
                const AccordCondition *condition,
                AccordLeadSet         *set,
                GError               **error)
{
  gboolean any = condition->kind == ACCORD_CONDITION_ANY;

  if (!any)
    accord_lead_set_fill (set);
  for (guint i = 0; i < condition->children->len; i++)
    {
      g_autoptr (AccordLeadSet) child = match (self, g_ptr_array_index (condition->children, i), error);

      if (child == NULL)
        return FALSE;
      if (any)
        accord_lead_set_or (set, child);
      else
        accord_lead_set_and (set, child);
    }
  if (condition->kind == ACCORD_CONDITION_NOT)
    accord_lead_set_not (set);
  return TRUE;
}

static AccordLeadSet *
match (const AccordMatch     *self,
       const AccordCondition *condition,
       GError               **error)
{
  g_autoptr (AccordLeadSet) set = accord_lead_set_new (accord_frame_get_n_leads (self->frame));
  const AccordFrameColumn *shared;
  gboolean fits;

  switch (condition->kind)
    {
    case ACCORD_CONDITION_TEST:
      fits = match_test (self, condition, set, error);
      break;
    case ACCORD_CONDITION_ACTIVITY:
      fits = _accord_match_activity (self, condition, set, error);
      break;
    case ACCORD_CONDITION_ANY:
      shared = find_shared_column (self, condition);
      fits = shared != NULL ? match_texts (self, condition->children, shared, set, error)
                            : match_children (self, condition, set, error);
      break;
    case ACCORD_CONDITION_ALL:
    case ACCORD_CONDITION_NOT:
    default:
      fits = match_children (self, condition, set, error);
      break;
    }
  return fits ? g_steal_pointer (&set) : NULL;
}

/**
 * accord_condition_match:
 * @condition: which leads
 * @frame: all leads
 * @as_of: when; stages and activities after it are not seen. Dates compare as they are recorded
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the leads that meet @condition; %NULL with an #AccordConditionError where a field is not
 *   there or a value does not fit its field
 */
AccordLeadSet *
accord_condition_match (const AccordCondition *condition,
                        const AccordFrame     *frame,
                        const AccordAsOf      *as_of,
                        GError               **error)
{
  AccordMatch self = { frame, as_of, FALSE };

  g_return_val_if_fail (condition != NULL && frame != NULL && as_of != NULL, NULL);

  return match (&self, condition, error);
}

/**
 * accord_condition_match_each:
 * @condition: which leads
 * @frame: all leads
 * @as_of: (array): for each row when; stages and activities after it are not seen
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the leads that meet @condition, as accord_condition_match()
 */
AccordLeadSet *
accord_condition_match_each (const AccordCondition *condition,
                             const AccordFrame     *frame,
                             const AccordAsOf      *as_of,
                             GError               **error)
{
  AccordMatch self = { frame, as_of, TRUE };

  g_return_val_if_fail (condition != NULL && frame != NULL && as_of != NULL, NULL);

  return match (&self, condition, error);
}
