#include "scoring/rule-reason.h"

#include "frame/activity-window.h"

static void
reason_free (gpointer data)
{
  AccordRuleReason *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

typedef struct
{
  const AccordFrame *frame;
  guint              row;
  const AccordAsOf  *as_of;
  GPtrArray         *reasons;
} Collector;

static gboolean
has_field (const Collector *self,
           const char      *name)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const AccordRuleReason *reason = self->reasons->pdata[i];

      if (!reason->is_activity && g_str_equal (reason->name, name))
        return TRUE;
    }
  return FALSE;
}

static void
add_field (Collector             *self,
           const AccordCondition *test)
{
  const AccordFrameColumn *column = accord_frame_find_column (self->frame, test->field);
  AccordRuleReason *reason;

  if (column == NULL || has_field (self, column->field->name))
    return;
  reason = g_new0 (AccordRuleReason, 1);
  reason->name = g_strdup (column->field->name);
  reason->at = ACCORD_MOMENT_NONE;
  if (column->field->derived && g_str_equal (column->field->name, "stage"))
    reason->value = g_strdup (accord_stage_get_name (accord_frame_stage_at (self->frame, self->row, self->as_of)));
  else
    reason->value = accord_frame_cell_text (self->frame, column, self->row);
  g_ptr_array_add (self->reasons, reason);
}

static void
add_activity (Collector             *self,
              const AccordCondition *test)
{
  AccordRuleReason *reason = g_new0 (AccordRuleReason, 1);
  g_auto (AccordActivityWindow) window = { NULL };
  AccordActivities all;

  reason->is_activity = TRUE;
  reason->name = g_strdup (test->field);
  reason->at = ACCORD_MOMENT_NONE;
  accord_activity_window_init (&window, self->frame, test, self->as_of);
  accord_frame_get_activities (self->frame, self->row, &all);
  for (guint i = 0; i < all.n; i++)
    if (window.kinds[all.kinds[i]] && accord_activity_window_includes (&window, all.at[i]))
      {
        reason->count++;
        reason->at = all.at[i];
      }
  g_ptr_array_add (self->reasons, reason);
}

static void
collect (Collector             *self,
         const AccordCondition *condition)
{
  if (condition->kind == ACCORD_CONDITION_TEST)
    add_field (self, condition);
  else if (condition->kind == ACCORD_CONDITION_ACTIVITY)
    add_activity (self, condition);
  for (guint i = 0; condition->children != NULL && i < condition->children->len; i++)
    collect (self, condition->children->pdata[i]);
}

/**
 * accord_rule_reasons:
 * @condition: of a rule
 * @frame: all leads
 * @row: one of them
 * @as_of: when it is judged
 *
 * Returns: (transfer full) (element-type AccordRuleReason): what the condition looks at, as it is for that lead
 */
GPtrArray *
accord_rule_reasons (const AccordCondition *condition,
                     const AccordFrame     *frame,
                     guint                  row,
                     const AccordAsOf      *as_of)
{
  Collector self = { frame, row, as_of, g_ptr_array_new_with_free_func (reason_free) };

  collect (&self, condition);
  return self.reasons;
}
