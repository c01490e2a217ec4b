#include "report/agreement-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/score-publication.h"
#include "report/commitment-sentence.h"

/* The five that the agreement must have, in the order in which they are missed. */
static const struct
{
  const char *kind, *title;
} required[] = {
  { "personas", N_("Ideal buyer personas") },
  { "qualified", N_("What is a qualified lead") },
  { "goals", N_("Goals and KPIs") },
  { "accountabilities", N_("Accountabilities") },
  { "handover", N_("Hand-over: when and how") },
};

static const char *
get_text (AccordRecord *record,
          const char   *column)
{
  const char *text = record != NULL ? accord_record_get_text (record, column) : NULL;

  return text != NULL ? text : "";
}

static AccordDay
get_day (AccordRecord *record,
         const char   *column)
{
  return record != NULL ? accord_record_get_day (record, column) : ACCORD_DAY_NONE;
}

static gboolean
has_kind (GArray     *sections,
          const char *kind)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (g_array_index (sections, AccordAgreementSection, i).kind, kind))
      return TRUE;
  return FALSE;
}

static void
section_clear (gpointer data)
{
  g_free (((AccordAgreementSection *) data)->body);
}

static void
side_clear (gpointer data)
{
  AccordAgreementSide *side = data;

  g_free (side->title);
  g_ptr_array_unref (side->commitments);
}

static char *
make_side_title (const AccordAgreement *self,
                 const char            *team)
{
  const char *marketing = get_text (self->settings, "marketing_name");
  const char *sales = get_text (self->settings, "sales_name");

  if (g_str_equal (team, "both"))
    return g_strdup (_("What both teams owe"));
  if (g_str_equal (team, "marketing") && (*marketing == '\0' || g_str_equal (marketing, "Marketing")))
    return g_strdup (_("What marketing owes"));
  if (g_str_equal (team, "sales") && (*sales == '\0' || g_str_equal (sales, "Sales")))
    return g_strdup (_("What sales owes"));
  /* Translators: %s is the name of a team */
  return g_strdup_printf (_("What %s owes"), g_str_equal (team, "marketing") ? marketing : sales);
}

static const AccordMetric *
get_goal_metric (const AccordAgreement *self)
{
  return accord_metric_find (get_text (self->settings, "goal_metric"));
}

static gboolean
is_summed (const AccordMetric *metric)
{
  return metric->unit == ACCORD_UNIT_COUNT || g_str_equal (metric->id, "revenue");
}

/**
 * accord_section_kind_is_required:
 *
 * Returns: whether an agreement without such a section is not finished
 */
gboolean
accord_section_kind_is_required (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (g_strcmp0 (required[i].kind, kind) == 0)
      return TRUE;
  return FALSE;
}

static void
append_kind (GArray     *sections,
             const char *kind,
             const char *title)
{
  AccordAgreementSection section = { NULL, kind, title, NULL };

  if (has_kind (sections, kind))
    return;
  section.body = g_strdup ("");
  g_array_append_val (sections, section);
}

/**
 * accord_agreement_list_sections:
 *
 * Returns: (transfer full) (element-type AccordAgreementSection): all sections in order, and after them the required
 *   ones that nobody has begun; words and incentives are agreed whether or not a section of their kind introduces them
 */
GArray *
accord_agreement_list_sections (const AccordAgreement *self)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (AccordAgreementSection));

  g_array_set_clear_func (sections, section_clear);
  for (guint i = 0; i < self->sections->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (self->sections, i);
      AccordAgreementSection section = {
        record, get_text (record, "kind"), get_text (record, "title"),
        accord_agreement_settle (self, get_text (record, "body")),
      };

      g_array_append_val (sections, section);
    }
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    append_kind (sections, required[i].kind, _(required[i].title));
  if (self->incentives->len > 0)
    append_kind (sections, "incentives", _("Incentives"));
  if (self->terms->len > 0)
    append_kind (sections, "glossary", _("Glossary"));
  return sections;
}

/**
 * accord_agreement_has_more:
 *
 * Returns: whether a section of @kind says something beside its prose
 */
gboolean
accord_agreement_has_more (const AccordAgreement *self,
                           const char            *kind)
{
  const struct
  {
    const char *kind;
    GPtrArray  *records;
  } all[] = {
    { "personas", self->personas },   { "accountabilities", self->commitments }, { "glossary", self->terms },
    { "incentives", self->incentives }, { "qualified", self->score_models },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (kind, all[i].kind))
      return all[i].records->len > 0;
  return g_str_equal (kind, "goals");
}

/**
 * accord_agreement_dup_score_model:
 *
 * Returns: (transfer full) (nullable): the score model that was published last; %NULL where there is none that can be read
 */
AccordScoreModel *
accord_agreement_dup_score_model (const AccordAgreement *self)
{
  AccordRecord *latest = accord_score_publication_latest (self->score_models);

  return latest != NULL ? accord_score_publication_read (latest, NULL) : NULL;
}

/**
 * accord_agreement_list_sides:
 *
 * Returns: (transfer full) (element-type AccordAgreementSide): who owes what, marketing first; without empty ones
 */
GArray *
accord_agreement_list_sides (const AccordAgreement *self)
{
  static const char *const teams[] = { "marketing", "sales", "both" };
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (AccordAgreementSide));

  g_array_set_clear_func (sides, side_clear);
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      AccordAgreementSide side = { teams[i], NULL, g_ptr_array_new () };

      for (guint j = 0; j < self->commitments->len; j++)
        {
          AccordRecord *commitment = g_ptr_array_index (self->commitments, j);

          if (g_str_equal (get_text (commitment, "owner_team"), teams[i]))
            g_ptr_array_add (side.commitments, commitment);
        }
      side.title = make_side_title (self, teams[i]);
      if (side.commitments->len > 0)
        g_array_append_val (sides, side);
      else
        side_clear (&side);
    }
  return sides;
}

/**
 * accord_agreement_list_figures:
 *
 * Returns: (transfer full) (element-type AccordFigures): the sums over all leads, each with one figure, @self's
 */
GPtrArray *
accord_agreement_list_figures (const AccordAgreement *self)
{
  AccordFigures *const sums[] = { self->conversion_all, self->value_all, self->conversion_so_far, self->revenue };
  GPtrArray *figures = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (sums[i] != NULL && sums[i]->figures->len == 1 && accord_metric_find (sums[i]->metric) != NULL)
      g_ptr_array_add (figures, sums[i]);
  return figures;
}

/**
 * accord_agreement_get_title:
 *
 * Returns: (transfer full): what the agreement is called
 */
char *
accord_agreement_get_title (const AccordAgreement *self)
{
  const char *title = get_text (self->settings, "agreement_title");

  return g_strdup (*title != '\0' ? title : _("Sales and marketing agreement"));
}

/**
 * accord_agreement_get_parties:
 *
 * Returns: (transfer full): the names of the two teams
 */
char *
accord_agreement_get_parties (const AccordAgreement *self)
{
  const char *marketing = get_text (self->settings, "marketing_name");
  const char *sales = get_text (self->settings, "sales_name");

  /* Translators: the names of the two teams */
  return g_strdup_printf (_("%s and %s"), *marketing != '\0' ? marketing : _("Marketing"),
                          *sales != '\0' ? sales : _("Sales"));
}

/**
 * accord_agreement_get_state:
 *
 * Returns: (transfer full): which version this is, and of when its figures are
 */
char *
accord_agreement_get_state (const AccordAgreement *self)
{
  const char *version = self->version != NULL ? self->version : _("Draft");
  g_autofree char *day = NULL;

  if (self->as_of == ACCORD_DAY_NONE)
    return g_strdup_printf ("%s.", version);
  day = accord_words_day (self->as_of);
  /* Translators: the first %s is the version («Draft»), the second a date */
  return g_strdup_printf (_("%s. Figures as of %s."), version, day);
}

/**
 * accord_agreement_get_goal:
 *
 * Returns: (transfer full) (nullable): the shared goal, «120 new customers»; %NULL where none was agreed
 */
char *
accord_agreement_get_goal (const AccordAgreement *self)
{
  return self->settings != NULL ? accord_words_goal (self->settings) : NULL;
}

/**
 * accord_agreement_get_goal_days:
 *
 * Returns: (transfer full) (nullable): «April to June 2025»; %NULL where the goal has no dates
 */
char *
accord_agreement_get_goal_days (const AccordAgreement *self)
{
  AccordDay first = get_day (self->settings, "goal_first");
  AccordDay last = get_day (self->settings, "goal_last");

  if (first == ACCORD_DAY_NONE && last == ACCORD_DAY_NONE)
    return NULL;
  return accord_words_days (first, last);
}

/**
 * accord_agreement_get_goal_figure:
 *
 * Returns: (transfer none) (nullable): where the shared goal stands
 */
const AccordFigure *
accord_agreement_get_goal_figure (const AccordAgreement *self)
{
  const AccordFigures *figures = self->goal;

  return figures != NULL && figures->figures->len == 1 ? g_ptr_array_index (figures->figures, 0) : NULL;
}

/**
 * accord_agreement_get_pace:
 *
 * Returns: what would have been reached by the day of the figures if every day brought the same; NaN where that means
 *   nothing: a rate, a goal without dates, a time that has not begun
 */
double
accord_agreement_get_pace (const AccordAgreement *self)
{
  const AccordMetric *metric = get_goal_metric (self);
  AccordDay first = get_day (self->settings, "goal_first");
  AccordDay last = get_day (self->settings, "goal_last");
  double gone;

  if (metric == NULL || !is_summed (metric) || first == ACCORD_DAY_NONE || last == ACCORD_DAY_NONE || last < first ||
      self->as_of == ACCORD_DAY_NONE || self->as_of < first)
    return NAN;

  gone = (double) (MIN (self->as_of, last) - first + 1) / (last - first + 1);
  return gone * accord_record_get_real (self->settings, "goal_target");
}

/**
 * accord_agreement_get_progress:
 *
 * Returns: (transfer full) (nullable): where the goal stands, a sentence
 */
char *
accord_agreement_get_progress (const AccordAgreement *self)
{
  const AccordMetric *metric = get_goal_metric (self);
  const AccordFigure *figure = accord_agreement_get_goal_figure (self);
  double pace = accord_agreement_get_pace (self);
  g_autofree char *so_far = NULL;
  g_autofree char *even = NULL;

  if (metric == NULL || figure == NULL || isnan (figure->value))
    return NULL;

  so_far = accord_words_value (figure->value, metric->unit, accord_agreement_get_currency (self));
  if (isnan (pace))
    return g_strdup_printf (_("%s so far."), so_far);
  even = accord_words_value (metric->unit == ACCORD_UNIT_COUNT ? round (pace) : pace, metric->unit,
                             accord_agreement_get_currency (self));
  /* Translators: «49 so far; an even pace is 54.» */
  return g_strdup_printf (_("%s so far; an even pace is %s."), so_far, even);
}

/**
 * accord_agreement_get_currency:
 *
 * Returns: (transfer none): of the workspace
 */
const char *
accord_agreement_get_currency (const AccordAgreement *self)
{
  return get_text (self->settings, "currency");
}

/**
 * accord_agreement_find_target:
 *
 * Returns: the target for @metric that holds on the day of the figures; NaN for none
 */
double
accord_agreement_find_target (const AccordAgreement *self,
                              const char            *metric)
{
  double target = NAN;

  for (guint i = 0; i < self->targets->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (self->targets, i);
      AccordDay first = get_day (record, "first");
      AccordDay last = get_day (record, "last");

      if (g_str_equal (get_text (record, "metric"), metric) && (first == ACCORD_DAY_NONE || first <= self->as_of) &&
          (last == ACCORD_DAY_NONE || last >= self->as_of))
        target = accord_record_get_real (record, "value");
    }
  return target;
}

/**
 * accord_agreement_describe:
 * @self: an agreement
 * @commitment: one of its commitments
 *
 * Returns: (transfer full): what is owed, in a sentence
 */
char *
accord_agreement_describe (const AccordAgreement *self,
                           AccordRecord          *commitment)
{
  AccordSentenceContext context = { .settings = self->settings };
  guint best = 0;

  for (guint i = 0; i < self->calendars->len; i++)
    {
      AccordRecord *calendar = g_ptr_array_index (self->calendars, i);
      guint rank = accord_calendar_rank (calendar, commitment);

      context.calendar = rank > best ? calendar : context.calendar;
      best = MAX (rank, best);
    }
  return accord_commitment_sentence (commitment, &context);
}
