#include "present/figure-groups.h"

#include "kpi/own-kpi.h"
#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
free_group (gpointer data)
{
  AccordFigureGroup *group = data;

  g_free (group->name);
  g_ptr_array_unref (group->figures);
  g_free (group);
}

static AccordFigureGroup *
create_group (const char *name,
              guint       n_periods)
{
  AccordFigureGroup *group = g_new0 (AccordFigureGroup, 1);

  group->name = g_strdup (name);
  group->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  g_ptr_array_set_size (group->figures, n_periods);

  return group;
}

/* How much of the whole a figure stands for: leads of a rate, else the figure itself. */
static double
weigh (const AccordFigures *figures,
       const AccordFigure  *figure)
{
  double weight = isfinite (figure->denominator) ? figure->denominator : figure->value;

  if (figures->query.form == ACCORD_FORM_SHARES)
    weight = figure->numerator;

  return isfinite (weight) ? fabs (weight) : 0;
}

/* Adds what may be added: parts of a ratio, counts, sums; the value follows from them. */
static void
add_figure (AccordFigure        *sum,
            const AccordFigure  *figure,
            const AccordFigures *figures)
{
  AccordUnit unit = figures->unit;

  sum->mature = sum->mature && figure->mature;
  sum->open += figure->open;
  for (guint i = 0; i < ACCORD_N_LEFT_OUT; i++)
    sum->left_out[i] += figure->left_out[i];
  sum->numerator += isfinite (figure->numerator) ? figure->numerator : 0;
  if (figures->query.form == ACCORD_FORM_SHARES)
    {
      sum->value += figure->value; /* they are shares of the same whole */
      return;
    }
  if (!isfinite (sum->denominator))
    {
      sum->value += isfinite (figure->value) ? figure->value : 0;
      return;
    }
  sum->denominator += isfinite (figure->denominator) ? figure->denominator : 0;
  sum->value = sum->denominator > 0 ? sum->numerator / sum->denominator : NAN;
  if (figure->has_quantiles)
    sum->value = NAN; /* no median follows from those of parts */
  if (unit == ACCORD_UNIT_RATIO && isfinite (sum->low) && sum->denominator > 0)
    accord_wilson (sum->numerator, sum->denominator, &sum->low, &sum->high);
}

static void
fold_group (AccordFigureGroup       *others,
            const AccordFigureGroup *group,
            const AccordFigures     *figures)
{
  for (guint i = 0; i < group->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (group->figures, i);

      if (figure == NULL)
        continue;
      if (g_ptr_array_index (others->figures, i) == NULL)
        g_ptr_array_index (others->figures, i) = accord_figure_copy (figure);
      else
        add_figure (g_ptr_array_index (others->figures, i), figure, figures);
    }
}

/* Periods come in order, and each has its figures together. */
static GHashTable *
number_periods (const AccordFigures *figures)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (!g_hash_table_contains (numbers, figure->period))
        g_hash_table_insert (numbers, figure->period, GUINT_TO_POINTER (g_hash_table_size (numbers)));
    }

  return numbers;
}

static GPtrArray *
collect_groups (const AccordFigures *figures)
{
  g_autoptr (GHashTable) periods = number_periods (figures);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  AccordFigureGroup *none = NULL;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
      AccordFigureGroup *group = figure->group != NULL ? g_hash_table_lookup (by_name, figure->group) : none;

      if (group == NULL)
        {
          group = create_group (figure->group, g_hash_table_size (periods));
          g_ptr_array_add (groups, group);
          if (figure->group != NULL)
            g_hash_table_insert (by_name, group->name, group);
          else
            none = group;
        }
      g_ptr_array_index (group->figures, GPOINTER_TO_UINT (g_hash_table_lookup (periods, figure->period))) = accord_figure_copy (figure);
      group->weight += weigh (figures, figure);
    }

  return groups;
}

/* The heaviest first; the one without a name behind all. */
static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const AccordFigureGroup *first = *(AccordFigureGroup *const *) a, *second = *(AccordFigureGroup *const *) b;

  if ((first->name == NULL) != (second->name == NULL))
    return first->name == NULL ? 1 : -1;
  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

static double
get_first_value (const AccordFigureGroup *group)
{
  const AccordFigure *figure = group->figures->len > 0 ? g_ptr_array_index (group->figures, 0) : NULL;

  return figure != NULL && isfinite (figure->value) ? figure->value : -INFINITY;
}

/* By value; «N others» and «(none)» behind the named ones. */
static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const AccordFigureGroup *first = *(AccordFigureGroup *const *) a, *second = *(AccordFigureGroup *const *) b;
  double left = get_first_value (first), right = get_first_value (second);

  if ((first->name == NULL) != (second->name == NULL))
    return first->name == NULL ? 1 : -1;
  if (first->folded != second->folded)
    return first->folded ? 1 : -1;
  if (left != right)
    return left > right ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/* Durations are medians, which cannot be added: their lesser groups are left to the table. */
static void
fold_rest (GPtrArray           *groups,
           const AccordFigures *figures,
           guint                most)
{
  guint named = groups->len, n_folded;
  AccordFigureGroup *others;
  g_autofree char *n = NULL;

  if (named > 0 && ((AccordFigureGroup *) g_ptr_array_index (groups, named - 1))->name == NULL)
    named--;
  if (named <= most)
    return;

  n_folded = named - (most - 1);
  n = g_strdup_printf ("%u", n_folded);
  others = create_group (NULL, accord_figure_groups_n_periods (groups));
  others->folded = TRUE;
  others->name = g_strdup_printf (ngettext ("%s other", "%s others", n_folded), n);
  for (guint i = most - 1; i < named; i++)
    fold_group (others, g_ptr_array_index (groups, i), figures);
  g_ptr_array_remove_range (groups, most - 1, n_folded);
  if (figures->unit == ACCORD_UNIT_SECONDS)
    free_group (others);
  else
    g_ptr_array_insert (groups, most - 1, others);
}

/**
 * accord_figures_are_sums:
 * @figures: figures
 *
 * Returns: whether they are counts or sums, which have no denominator
 */
gboolean
accord_figures_are_sums (const AccordFigures *figures)
{
  if (figures->own != NULL)
    return accord_own_kpi_is_sum (figures->own);
  for (guint i = 0; i < figures->figures->len; i++)
    if (isfinite (((AccordFigure *) g_ptr_array_index (figures->figures, i))->denominator))
      return FALSE;
  return figures->unit == ACCORD_UNIT_COUNT || figures->unit == ACCORD_UNIT_MONEY;
}

/**
 * accord_figure_groups_n_periods:
 * @groups: groups
 *
 * Returns: how many periods each has
 */
guint
accord_figure_groups_n_periods (GPtrArray *groups)
{
  return groups->len > 0 ? ((AccordFigureGroup *) g_ptr_array_index (groups, 0))->figures->len : 0;
}

/**
 * accord_figure_groups_new:
 * @figures: figures
 * @most: how many named groups at most; the lightest of more are folded into one
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full) (element-type AccordFigureGroup): by value in the first period, then the folded, then «(none)»
 */
GPtrArray *
accord_figure_groups_new (const AccordFigures *figures,
                          guint                most,
                          AccordRecord        *settings)
{
  GPtrArray *groups = collect_groups (figures);

  g_ptr_array_sort (groups, compare_weights);
  fold_rest (groups, figures, MAX (most, 2));
  if (accord_figure_groups_n_periods (groups) == 1)
    g_ptr_array_sort (groups, compare_values);
  for (guint i = 0; figures->grouped && i < groups->len; i++)
    {
      AccordFigureGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *id = group->name;

      group->name = group->folded ? g_steal_pointer (&id) : accord_words_group (figures, id, settings);
    }

  return groups;
}
