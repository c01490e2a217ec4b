#include "scoring/score-matches.h"

#include <math.h>
#include <string.h>

#include "frame/activity-filter.h"
#include "frame/parallel.h"
#include "scoring/automatic.h"
#include "scoring/rule-age.h"

/* With fewer leads a thread costs more than it brings. */
#define WORTH_A_THREAD 50000

/* What is known of one rule; reference counted (g_atomic_rc_box), for matches that follow one another share it. */
typedef struct
{
  AccordScoreMatch  view;
  AccordCondition  *condition;
  gboolean          decays;
  gint32           *ages;
  char             *problem;
} Entry;

struct _AccordScoreMatches
{
  gatomicrefcount  ref_count;
  AccordFrame     *source; /* as it was given */
  AccordFrame     *frame;  /* the same, or without activities that look automatic */
  gboolean         skip_automatic;
  AccordAsOf       as_of;
  AccordAsOf      *each;
  GArray          *first;   /* of guint: the entry of the first rule of each group, and the end */
  GPtrArray       *entries; /* of Entry, by group and rule */
};

G_DEFINE_BOXED_TYPE (AccordScoreMatches, accord_score_matches, accord_score_matches_ref, accord_score_matches_unref)

static void
clear_entry (gpointer data)
{
  Entry *self = data;

  g_clear_pointer (&self->view.set, accord_lead_set_unref);
  accord_condition_unref (self->condition);
  g_free (self->ages);
  g_free (self->problem);
}

static void
entry_unref (gpointer data)
{
  if (data != NULL)
    g_atomic_rc_box_release_full (data, clear_entry);
}

/* Ages of the leads of the set; who has no date to count from leaves it: what is not known to have happened gives nothing. */
static gboolean
find_ages (Entry                    *self,
           const AccordScoreMatches *matches,
           GError                  **error)
{
  g_autoptr (AccordRuleAge) age = accord_rule_age_new (self->condition, matches->frame, error);
  guint64 *words = accord_lead_set_get_words (self->view.set);
  guint n_rows = accord_lead_set_get_n_rows (self->view.set);

  if (age == NULL)
    return FALSE;
  self->ages = g_new0 (gint32, MAX (n_rows, 1));
  for (guint i = 0; i < (n_rows + 63) / 64; i++)
    for (guint64 left = words[i]; left != 0; left &= left - 1)
      {
        guint row = i * 64 + (guint) __builtin_ctzll (left);
        const AccordAsOf *as_of = accord_score_matches_get_as_of (matches, row);
        AccordDay latest = accord_rule_age_find_latest (age, row, as_of);

        if (latest == ACCORD_DAY_NONE)
          words[i] &= ~(left & -left);
        else
          self->ages[row] = MAX (as_of->day - latest, 0);
      }
  self->view.ages = self->ages;
  return TRUE;
}

static Entry *
entry_new (const AccordScoreMatches *matches,
           const AccordScoreRule    *rule)
{
  Entry *self = g_atomic_rc_box_new0 (Entry);
  g_autoptr (GError) error = NULL;

  self->condition = accord_condition_ref (rule->condition);
  self->decays = !isnan (rule->half_life);
  self->view.set = matches->each != NULL
                       ? accord_condition_match_each (rule->condition, matches->frame, matches->each, &error)
                       : accord_condition_match (rule->condition, matches->frame, &matches->as_of, &error);
  if (self->view.set != NULL && self->decays && !find_ages (self, matches, &error))
    g_clear_pointer (&self->view.set, accord_lead_set_unref);
  if (self->view.set == NULL)
    {
      self->view.set = accord_lead_set_new (accord_frame_get_n_leads (matches->frame));
      self->problem = g_strdup (error->message);
      self->view.problem = self->problem;
    }
  self->view.n = accord_lead_set_count (self->view.set);
  return self;
}

static gboolean
is_of_rule (const Entry           *self,
            const AccordScoreRule *rule)
{
  return self->decays == !isnan (rule->half_life) && accord_condition_equal (self->condition, rule->condition);
}

static Entry *
find_previous (const AccordScoreMatches *previous,
               const AccordScoreRule    *rule)
{
  for (guint i = 0; previous != NULL && i < previous->entries->len; i++)
    if (is_of_rule (previous->entries->pdata[i], rule))
      return g_atomic_rc_box_acquire (previous->entries->pdata[i]);
  return NULL;
}

/* The same leads at the same instant. */
static gboolean
is_of_same (const AccordScoreMatches *self,
            const AccordScoreMatches *previous)
{
  return previous != NULL && previous->frame == self->frame && previous->source == self->source && previous->each == NULL && self->each == NULL &&
         previous->as_of.instant_ms == self->as_of.instant_ms && previous->as_of.day == self->as_of.day;
}

typedef struct
{
  AccordScoreMatches     *self;
  const AccordScoreRule **rules; /* by entry */
  guint                  *todo;
  GCancellable           *cancellable;
  gint                    next;
  gint                    n_todo;
} Work;

/* Rules take unlike long: each thread takes the next one that nobody has. */
static void
evaluate (guint    begin,
          guint    end,
          gpointer user_data)
{
  Work *work = user_data;
  gint next;

  while ((next = g_atomic_int_add (&work->next, 1)) < work->n_todo && !g_cancellable_is_cancelled (work->cancellable))
    work->self->entries->pdata[work->todo[next]] = entry_new (work->self, work->rules[work->todo[next]]);
}

static void
fill (AccordScoreMatches       *self,
      const AccordScoreModel   *model,
      const AccordScoreMatches *previous,
      GCancellable             *cancellable)
{
  guint n = accord_score_model_n_rules (model);
  g_autofree const AccordScoreRule **rules = g_new0 (const AccordScoreRule *, n + 1);
  g_autofree guint *todo = g_new0 (guint, n + 1);
  Work work = { self, rules, todo, cancellable, 0, 0 };

  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        {
          Entry *entry = find_previous (previous, group->rules->pdata[j]);

          rules[self->entries->len] = group->rules->pdata[j];
          if (entry == NULL)
            todo[work.n_todo++] = self->entries->len;
          g_ptr_array_add (self->entries, entry);
        }
      g_array_append_val (self->first, self->entries->len);
    }
  if (accord_frame_get_n_leads (self->frame) < WORTH_A_THREAD)
    evaluate (0, 0, &work);
  else
    accord_parallel_run (g_get_num_processors (), 1, evaluate, &work);
}

/* To look at all activities takes a while: what was found before is taken over. */
static AccordFrame *
find_frame (AccordFrame              *frame,
            gboolean                  skip_automatic,
            const AccordScoreMatches *previous)
{
  g_autoptr (AccordAutomatic) found = NULL;

  if (!skip_automatic)
    return accord_frame_ref (frame);
  if (previous != NULL && previous->source == frame && previous->skip_automatic)
    return accord_frame_ref (previous->frame);
  found = accord_automatic_find (frame);
  return found->n_found > 0 ? accord_frame_without_activities (frame, found->bits) : accord_frame_ref (frame);
}

/**
 * accord_score_matches_new:
 * @frame: all leads
 * @model: a model
 * @as_of: when leads are judged
 * @each: (nullable) (array): for each row, when that lead is judged
 * @previous: (nullable): matches of before
 * @cancellable: (nullable): looked at between one rule and the next
 * @error: return location for an error
 *
 * Finds the leads of each rule. A rule whose condition does not fit this file is for nobody, and says why.
 *
 * Returns: (transfer full) (nullable): the matches
 */
AccordScoreMatches *
accord_score_matches_new (AccordFrame              *frame,
                          const AccordScoreModel   *model,
                          const AccordAsOf         *as_of,
                          const AccordAsOf         *each,
                          const AccordScoreMatches *previous,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr (AccordScoreMatches) self = g_new0 (AccordScoreMatches, 1);
  const guint zero = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->source = accord_frame_ref (frame);
  self->skip_automatic = model->skip_automatic;
  self->frame = find_frame (frame, model->skip_automatic, previous);
  self->as_of = *as_of;
  self->each = each != NULL ? g_memdup2 (each, accord_frame_get_n_leads (frame) * sizeof *each) : NULL;
  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->first, zero);
  self->entries = g_ptr_array_new_with_free_func (entry_unref);
  fill (self, model, is_of_same (self, previous) ? previous : NULL, cancellable);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&self);
}

/**
 * accord_score_matches_ref:
 * @self: matches
 *
 * Returns: (transfer full): @self
 */
AccordScoreMatches *
accord_score_matches_ref (AccordScoreMatches *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_score_matches_unref:
 * @self: (transfer full): matches
 */
void
accord_score_matches_unref (AccordScoreMatches *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->entries);
  g_array_unref (self->first);
  g_free (self->each);
  accord_frame_unref (self->frame);
  accord_frame_unref (self->source);
  g_free (self);
}

/**
 * accord_score_matches_get_frame:
 * @self: matches
 *
 * Returns: (transfer none): the leads they are of; without activities that look automatic, where the model leaves them out
 */
AccordFrame *
accord_score_matches_get_frame (const AccordScoreMatches *self)
{
  return self->frame;
}

/**
 * accord_score_matches_is_of:
 * @self: matches
 * @frame: all leads
 *
 * Returns: whether they were found in that frame
 */
gboolean
accord_score_matches_is_of (const AccordScoreMatches *self,
                            const AccordFrame        *frame)
{
  return self->source == frame;
}

/**
 * accord_score_matches_count_left_out:
 * @self: matches
 * @row: a lead
 *
 * Returns: how many of its opens and clicks count for nothing, for they look automatic
 */
guint
accord_score_matches_count_left_out (const AccordScoreMatches *self,
                                     guint                     row)
{
  AccordActivities all, kept;

  accord_frame_get_activities (self->source, row, &all);
  accord_frame_get_activities (self->frame, row, &kept);
  return all.n - kept.n;
}

/**
 * accord_score_matches_get_as_of:
 * @self: matches
 * @row: a lead
 *
 * Returns: (transfer none): when that lead is judged
 */
const AccordAsOf *
accord_score_matches_get_as_of (const AccordScoreMatches *self,
                                guint                     row)
{
  return self->each != NULL ? &self->each[row] : &self->as_of;
}

/**
 * accord_score_matches_get:
 * @self: matches
 * @group: the place of a group in the model
 * @rule: the place of a rule in it
 *
 * Returns: (transfer none): the leads of that rule
 */
const AccordScoreMatch *
accord_score_matches_get (const AccordScoreMatches *self,
                          guint                     group,
                          guint                     rule)
{
  return &((const Entry *) self->entries->pdata[g_array_index (self->first, guint, group) + rule])->view;
}

/**
 * accord_score_matches_fit:
 * @self: matches
 * @model: a model
 *
 * Returns: whether @model can be summed from them
 */
gboolean
accord_score_matches_fit (const AccordScoreMatches *self,
                          const AccordScoreModel   *model)
{
  if (model->groups->len + 1 != self->first->len || model->skip_automatic != self->skip_automatic)
    return FALSE;
  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];
      guint first = g_array_index (self->first, guint, i);

      if (group->rules->len != g_array_index (self->first, guint, i + 1) - first)
        return FALSE;
      for (guint j = 0; j < group->rules->len; j++)
        if (!is_of_rule (self->entries->pdata[first + j], group->rules->pdata[j]))
          return FALSE;
    }
  return TRUE;
}
