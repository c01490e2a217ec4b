/*
 * The share that has converted by each age, by the Aalen–Johansen estimator: leads that are still open count until the
 * age they have, and lost ones can no more convert, for «lost» competes with «converted» and does not hide it.
 *
 * With n_i leads at risk at the age t_i, d_i of them converting and l_i being lost at it,
 *   S(t) = Π (1 − (d_i + l_i) / n_i) and F(t) = Σ S(t_i−) · d_i / n_i    (metrics.md).
 * What ends at an age counts before who is merely that old.
 *
 * Its variance is that of the delta method (E. Marubini, M. G. Valsecchi, Analysing Survival Data from Clinical Trials and
 * Observational Studies, 1995, chapter 10; M. Pintilie, Competing Risks: A Practical Perspective, 2006, chapter 4):
 *   Σ (F(t) − F(t_j))² (d_j + l_j) / (n_j (n_j − d_j − l_j)) + Σ S(t_j−)² d_j (n_j − d_j) / n_j³
 *   − 2 Σ (F(t) − F(t_j)) S(t_j−) d_j / n_j²,
 * sums over t_j ≤ t; without open and lost leads it is F (1 − F) / n. The range is made on the scale of log(−log F), so that it
 * stays between 0 and 1 (J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data).
 */
#include <math.h>

#include "kpi/form-maker.h"
#include "kpi/group.h"

typedef struct
{
  guint32 converted, lost, censored;
} Age;

/* What ends at each age, of the leads of one group. */
typedef struct
{
  GArray *ages; /* of Age; NULL: none yet */
  guint   n, out_of_order;
} Curve;

/* What is known of a lead. */
typedef enum
{
  CONVERTED,
  LOST,
  CENSORED,
} Ending;

typedef struct
{
  const AccordQuery *query;
  AccordPassages     passages;
  AccordGroups      *groups;
  Curve             *curves; /* by group */
  guint              undated;

  /* While leads are collected */
  AccordLeadSet     *collected;
  guint              wanted_group, wanted_part;
  gint               wanted_age;
} Ages;

/* Sums from which F and its variance follow at every age, in one go. */
typedef struct
{
  double f, s;                    /* F, and S just before */
  double g, fg, ffg;              /* Σ g_j, Σ F_j g_j, Σ F_j² g_j; g_j = (d + l) / (n (n − d − l)) */
  double binomial, cross, fcross; /* the second sum; Σ c_j, Σ F_j c_j; c_j = S d / n² */
} Estimate;

/* What can befall a lead instead: to be lost; where that is what is asked for, to become a customer. */
static gboolean
find_other_end (const Ages *self,
                guint       row,
                AccordDay  *day)
{
  AccordPassage passage;

  if (self->query->to_stage == ACCORD_STAGE_LOST)
    {
      if (!accord_passages_find (&self->passages, row, ACCORD_STAGE_CUSTOMER, &passage))
        return FALSE;
      *day = passage.day;
      return TRUE;
    }
  *day = self->passages.days[ACCORD_STAGE_LOST][row];
  return accord_passages_lost (&self->passages, row);
}

static Ending
find_end (const Ages          *self,
          const AccordJourney *journey,
          guint                row,
          gint                *age)
{
  AccordDay day;

  if (journey->converted)
    {
      *age = journey->age;
      return CONVERTED;
    }
  if (find_other_end (self, row, &day))
    {
      *age = MAX (day - journey->first.day, 0);
      return LOST;
    }
  *age = MAX (journey->old, 0);
  return CENSORED;
}

static Age *
get_age (Curve *curve,
         gint   age)
{
  if (curve->ages == NULL)
    curve->ages = g_array_new (FALSE, TRUE, sizeof (Age));
  if ((guint) age >= curve->ages->len)
    g_array_set_size (curve->ages, (guint) age + 1);
  return &g_array_index (curve->ages, Age, age);
}

static gboolean
is_undated (const Ages *self,
            guint       row)
{
  return self->query->from_stage == ACCORD_STAGE_LEAD && accord_passages_undated (&self->passages, row);
}

static void
count_row (guint    row,
           gpointer user_data)
{
  Ages *self = user_data;
  AccordJourney journey;
  Curve *curve;
  Ending ending;
  Age *counts;
  gint age;

  if (!accord_journey_find (&self->passages, self->query, row, &journey))
    {
      self->undated += is_undated (self, row);
      return;
    }
  curve = &self->curves[accord_groups_of (self->groups, row)];
  ending = find_end (self, &journey, row, &age);
  counts = get_age (curve, age);
  counts->converted += ending == CONVERTED;
  counts->lost += ending == LOST;
  counts->censored += ending == CENSORED;
  curve->out_of_order += journey.converted && journey.second.day < journey.first.day;
  curve->n++;
}

static void
add_age (Estimate  *self,
         const Age *age,
         double     n)
{
  double d = age->converted, ends = d + age->lost;
  double g = n > ends ? ends / (n * (n - ends)) : 0; /* behind that nobody is left, and F changes no more */
  double c = self->s * d / (n * n);

  self->f += self->s * d / n;
  self->g += g;
  self->fg += self->f * g;
  self->ffg += self->f * self->f * g;
  self->binomial += self->s * self->s * d * (n - d) / (n * n * n);
  self->cross += c;
  self->fcross += self->f * c;
  self->s *= 1 - ends / n;
}

static double
get_variance (const Estimate *self)
{
  double f = self->f;
  double variance = f * f * self->g - 2 * f * self->fg + self->ffg + self->binomial - 2 * (f * self->cross - self->fcross);

  return MAX (variance, 0);
}

/* None where nobody or everybody has converted: that scale has no such end. */
static void
set_range (AccordFigure   *figure,
           const Estimate *estimate)
{
  double f = estimate->f;
  double half;

  if (!(f > 0 && f < 1))
    return;
  half = ACCORD_Z_95 * sqrt (get_variance (estimate)) / (f * log (f));
  figure->low = pow (f, exp (-half));
  figure->high = pow (f, exp (half));
}

static void
add_figure (AccordFigures  *figures,
            const char     *group,
            const Curve    *curve,
            const Estimate *estimate,
            gint            age,
            guint           converted,
            guint           open)
{
  AccordFigure *figure = accord_form_figure_new (group, curve->n);

  figure->value = estimate->f;
  figure->numerator = converted;
  figure->has_stretch = TRUE;
  figure->upper = age;
  figure->open = open;
  figure->mature = open == 0;
  figure->left_out[ACCORD_LEFT_OUT_NO_DATE] = figures->undated;
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] = curve->out_of_order;
  set_range (figure, estimate);
  g_ptr_array_add (figures->figures, figure);
}

/* A figure each age at which anybody converted, and one at the greatest that any lead has: so far the curve is known. */
static void
add_curve (AccordFigures *figures,
           const char    *group,
           const Curve   *curve)
{
  Estimate estimate = { .s = 1 };
  guint n = curve->n, converted = 0, open = 0;

  for (guint i = 0; curve->ages != NULL && i < curve->ages->len; i++)
    {
      const Age *age = &g_array_index (curve->ages, Age, i);

      if (age->converted + age->lost > 0)
        add_age (&estimate, age, n);
      converted += age->converted;
      if (age->converted > 0 || i + 1 == curve->ages->len)
        add_figure (figures, group, curve, &estimate, (gint) i, converted, open);
      open += age->censored;
      n -= age->converted + age->lost + age->censored;
    }
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  AccordFigures *figures;
  Ages self = { .query = query };

  self.groups = accord_groups_new (frame, query, error);
  if (self.groups == NULL)
    return NULL;
  self.curves = g_new0 (Curve, self.groups->n);
  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, count_row, &self);
  figures = accord_figures_new (metric->id, accord_form_get_unit (query->form, metric), query);
  figures->query.by = ACCORD_PERIOD_ALL;
  figures->undated = self.undated;
  for (guint i = 0; i < self.groups->n; i++)
    {
      add_curve (figures, self.groups->names[i], &self.curves[i]);
      g_clear_pointer (&self.curves[i].ages, g_array_unref);
    }
  g_free (self.curves);
  accord_groups_free (self.groups);
  return figures;
}

static gboolean
is_wanted (const Ages          *self,
           const AccordJourney *journey,
           guint                row)
{
  gint age;
  Ending ending = find_end (self, journey, row, &age);

  switch (self->wanted_part)
    {
    case ACCORD_PART_NUMERATOR:
      return ending == CONVERTED && age <= self->wanted_age;
    case ACCORD_PART_DENOMINATOR:
      return TRUE;
    case ACCORD_PART_OPEN:
      return ending == CENSORED && age < self->wanted_age;
    case ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_OUT_OF_ORDER:
      return ending == CONVERTED && journey->second.day < journey->first.day;
    default:
      return FALSE;
    }
}

static void
collect_row (guint    row,
             gpointer user_data)
{
  Ages *self = user_data;
  AccordJourney journey;
  gboolean wanted;

  if (!accord_journey_find (&self->passages, self->query, row, &journey))
    wanted = self->wanted_part == ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_DATE && is_undated (self, row);
  else
    wanted = accord_groups_of (self->groups, row) == self->wanted_group && is_wanted (self, &journey, row);
  if (wanted)
    accord_lead_set_add (self->collected, row);
}

static AccordLeadSet *
collect (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         const AccordFigure *figure,
         guint               part,
         GError            **error)
{
  Ages self = { .query = query, .wanted_part = part, .wanted_age = (gint) figure->upper };

  self.groups = accord_groups_new (frame, query, error);
  if (self.groups == NULL)
    return NULL;
  self.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_passages_init (&self.passages, frame, &query->as_of);
  if (accord_groups_find (self.groups, figure->group, &self.wanted_group))
    accord_rows_each (frame, query, collect_row, &self);
  accord_groups_free (self.groups);
  return self.collected;
}

const AccordFormMaker accord_form_ages = { .takes_group = TRUE, .compute = compute, .collect = collect };
