#include "report/commitment-sentence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-condition.h"

/* What the sentence is put together from. */
typedef struct
{
  AccordRecord *commitment;
  AccordRecord *settings;
  char         *who;
  char         *target; /* «at least 90 %» */
  char         *leads;  /* «leads», «leads with source filled in» */
  char         *limit;  /* «4 working hours»; NULL: none */
  const char   *each;   /* «each month» */
} Parts;

static const char *
get_text (AccordRecord *record,
          const char   *column)
{
  const char *text = record != NULL ? accord_record_get_text (record, column) : NULL;

  return text != NULL ? text : "";
}

static gboolean
is_text (AccordRecord *record,
         const char   *column,
         const char   *text)
{
  return g_str_equal (get_text (record, column), text);
}

static char *
name_who (AccordRecord *commitment,
          AccordRecord *settings)
{
  const char *team = get_text (commitment, "owner_team");
  const char *owner = get_text (commitment, "owner");
  const char *name = g_str_equal (team, "both") ? "" : get_text (settings, g_str_equal (team, "sales") ? "sales_name" : "marketing_name");

  if (*owner != '\0')
    return g_strdup (owner);
  if (*name != '\0')
    return g_strdup (name);
  return g_strdup (g_str_equal (team, "sales") ? _("Sales") : g_str_equal (team, "both") ? _("Both teams") : _("Marketing"));
}

static char *
name_target (AccordRecord *commitment,
             AccordRecord *settings)
{
  double target = accord_commitment_get_target (commitment);
  const char *currency = get_text (settings, "currency");
  g_autofree char *value = NULL;

  if (isnan (target))
    return g_strdup (is_text (commitment, "unit", "ratio") ? _("a share (still open)") : _("a number (still open) of"));
  value = accord_words_value (target, accord_commitment_get_unit (commitment), *currency != '\0' ? currency : NULL);
  if (is_text (commitment, "comparator", "at-most"))
    return g_strdup_printf (_("at most %s"), value);
  if (is_text (commitment, "unit", "ratio") && target >= 1)
    return g_strdup (value);
  return g_strdup_printf (_("at least %s"), value);
}

static const char *
name_each (AccordRecord *commitment)
{
  switch (accord_commitment_get_period (commitment))
    {
    case ACCORD_PERIOD_WEEK:
      return _("each week");
    case ACCORD_PERIOD_QUARTER:
      return _("each quarter");
    case ACCORD_PERIOD_YEAR:
      return _("each year");
    case ACCORD_PERIOD_MONTH:
    case ACCORD_PERIOD_ALL:
    default:
      return _("each month");
    }
}

static char *
name_field (const char   *name,
            AccordRecord *settings)
{
  const AccordField *field = accord_field_find (name);
  g_autofree char *label = field != NULL ? accord_words_field (field, settings) : NULL;

  return label != NULL ? accord_words_within (label) : g_strdup_printf ("“%s”", name);
}

static char *
name_leads (AccordRecord *commitment,
            AccordRecord *settings)
{
  const char *from = get_text (commitment, "from_date");
  const char *scope = get_text (commitment, "scope");
  const char *words = g_str_equal (from, "rejected_at")                                   ? _("rejected leads")
                      : g_str_equal (from, "handed_over_at") && is_text (commitment, "metric", "share") ? _("hand-overs")
                                                                                          : NULL;
  g_autofree char *leads = words != NULL ? g_strdup (words) : accord_words_stage (ACCORD_STAGE_LEAD, 2, settings);

  return *scope == '\0' ? g_steal_pointer (&leads) : accord_words_which (leads, scope, settings);
}

static char *
say_contact (const Parts *self)
{
  if (self->limit == NULL)
    return g_strdup_printf (_("%s makes first contact after hand-over in %s, in the median of %s %s"), self->who,
                            self->target, self->leads, self->each);
  return g_strdup_printf (_("%s makes first contact within %s of hand-over with %s of %s %s"), self->who, self->limit,
                          self->target, self->leads, self->each);
}

static char *
say_between (const Parts *self)
{
  const char *from_name = get_text (self->commitment, "from_date"), *to_name = get_text (self->commitment, "to_date");
  gboolean from_hand_over = *from_name == '\0' || g_str_equal (from_name, "handed_over_at");
  gboolean to_decision = *to_name == '\0' || g_str_equal (to_name, "decision");
  g_autofree char *from = from_hand_over ? g_strdup (_("hand-over")) : name_field (from_name, self->settings);
  g_autofree char *to = to_decision ? g_strdup (_("the decision"))
                        : g_str_equal (to_name, "handed_over_at") ? g_strdup (_("hand-over"))
                                                                  : name_field (to_name, self->settings);

  if (self->limit == NULL)
    return g_strdup_printf (_("%s takes from %s to %s %s, in the median of %s %s"), self->who, from, to, self->target,
                            self->leads, self->each);
  if (to_decision && from_hand_over)
    return g_strdup_printf (_("%s decides within %s of hand-over about %s of %s %s"), self->who, self->limit, self->target,
                            self->leads, self->each);
  if (g_str_equal (to_name, "handed_over_at"))
    return g_strdup_printf (_("%s hands over %s of %s within %s of “%s” %s"), self->who, self->target, self->leads,
                            self->limit, from, self->each);
  return g_strdup_printf (_("%s takes no more than %s from “%s” to “%s” with %s of %s %s"), self->who, self->limit, from, to,
                          self->target, self->leads, self->each);
}

static char *
say_share (const Parts *self)
{
  const char *text = get_text (self->commitment, "condition");
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);
  g_autofree char *filled = condition != NULL ? accord_words_filled (condition, self->settings) : NULL;
  g_autofree char *words = NULL;

  if (filled != NULL)
    /* Translators: who, how many, of what, each month, have what: «Growth: at least 95 % of hand-overs each month have source filled in» */
    return g_strdup_printf (_("%s: %s of %s %s have %s"), self->who, self->target, self->leads, self->each, filled);
  words = accord_words_condition_text (text, self->settings);
  /* Translators: who, how many, of what, each month, and what is true of them: «Growth: for at least 70 % of hand-overs each month, band is one of A, B» */
  return g_strdup_printf (_("%s: for %s of %s %s, %s"), self->who, self->target, self->leads, self->each, words);
}

static char *
say_attempts (const Parts *self)
{
  gint64 n = MAX (accord_record_get_integer (self->commitment, "attempts"), 1);
  g_autofree char *times = g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " time", "%" G_GINT64_FORMAT " times", (gulong) n), n);

  if (self->limit == NULL)
    return g_strdup_printf (_("%s tries to reach leads %s on average, in %s %s"), self->who, self->target, self->leads,
                            self->each);
  return g_strdup_printf (_("%s tries %s within %s of hand-over to reach %s of %s %s, unless they are decided sooner"),
                          self->who, times, self->limit, self->target, self->leads, self->each);
}

static char *
say_conversion (const Parts *self)
{
  AccordStage from = ACCORD_STAGE_LEAD, to = ACCORD_STAGE_CUSTOMER;
  gint64 days = accord_record_get_integer (self->commitment, "within_days");
  g_autofree char *first = NULL, *second = NULL, *scope = NULL;

  accord_stage_parse (get_text (self->commitment, "from_stage"), &from);
  accord_stage_parse (get_text (self->commitment, "to_stage"), &to);
  first = accord_words_stage (from, 2, self->settings);
  second = accord_words_stage (to, 2, self->settings);
  if (*get_text (self->commitment, "scope") != '\0')
    scope = accord_words_which (first, get_text (self->commitment, "scope"), self->settings);
  if (days <= 0)
    return g_strdup_printf (_("%s: %s of the %s of %s become %s"), self->who, self->target,
                            scope != NULL ? scope : first, self->each, second);
  return g_strdup_printf (ngettext ("%s: %s of the %s of %s become %s within %d day",
                                    "%s: %s of the %s of %s become %s within %d days", (gulong) days),
                          self->who, self->target, scope != NULL ? scope : first, self->each, second, (gint) days);
}

static char *
say_count (const Parts *self)
{
  AccordStage stage = is_text (self->commitment, "metric", "new-customers") ? ACCORD_STAGE_CUSTOMER : ACCORD_STAGE_LEAD;
  g_autofree char *words = NULL;

  accord_stage_parse (get_text (self->commitment, "from_stage"), &stage);
  words = accord_words_stage (stage, 2, self->settings);
  return g_strdup_printf (_("%s: %s new %s %s"), self->who, self->target, words, self->each);
}

static char *
say_acceptance (const Parts *self)
{
  if (is_text (self->commitment, "owner_team", "marketing"))
    return g_strdup_printf (_("%s: sales accepts %s of the leads that it decides on %s"), self->who, self->target, self->each);
  return g_strdup_printf (_("%s: %s of the leads that are decided on %s are accepted"), self->who, self->target, self->each);
}

/* «Demand generation: cost per lead, at most €40 each quarter» */
static char *
say_figure (const Parts  *self,
            const AccordMetric *metric)
{
  g_autofree char *label = accord_words_metric_label (metric, self->settings);
  g_autofree char *name = accord_words_within (label);

  if (isnan (accord_commitment_get_target (self->commitment)))
    return g_strdup_printf (_("%s: %s, with a target that is still open, %s"), self->who, name, self->each);
  return g_strdup_printf (_("%s: %s, %s %s"), self->who, name, self->target, self->each);
}

static char *
say (const Parts        *self,
     const AccordMetric *metric)
{
  static const struct
  {
    const char *metric;
    char     *(*say) (const Parts *self);
  } sayings[] = {
    { "speed-to-lead", say_contact },      { "time-between", say_between },
    { "share", say_share },                { "contact-attempts", say_attempts },
    { "conversion-rate", say_conversion }, { "leads", say_count },
    { "new-customers", say_count },        { "acceptance-rate", say_acceptance },
  };

  for (guint i = 0; metric != NULL && i < G_N_ELEMENTS (sayings); i++)
    if (g_str_equal (sayings[i].metric, metric->id))
      return sayings[i].say (self);
  return metric != NULL ? say_figure (self, metric)
                        : g_strdup_printf ("%s: %s", self->who, get_text (self->commitment, "title"));
}

/**
 * accord_commitment_has_clock:
 * @commitment: a commitment
 *
 * Returns: whether it is judged by a clock that runs in working time
 */
gboolean
accord_commitment_has_clock (AccordRecord *commitment)
{
  gboolean has_clock = is_text (commitment, "metric", "speed-to-lead") || is_text (commitment, "metric", "time-between") ||
                       is_text (commitment, "metric", "contact-attempts");

  return has_clock && (isnan (accord_record_get_real (commitment, "limit_value")) ||
                       g_str_has_prefix (get_text (commitment, "limit_unit"), "working"));
}

/**
 * accord_commitment_limit:
 *
 * Returns: (transfer full) (nullable): how much time is allowed: «4 working hours»; %NULL: no limit
 */
char *
accord_commitment_limit (AccordRecord *commitment)
{
  double limit = accord_record_get_real (commitment, "limit_value");
  const char *unit = get_text (commitment, "limit_unit");
  g_autofree char *number = NULL;
  gulong n = limit == 1 ? 1 : 2;

  if (isnan (limit))
    return NULL;
  number = g_strdup_printf ("%.10g", limit);
  if (g_str_equal (unit, "working-days"))
    return g_strdup_printf (ngettext ("%s working day", "%s working days", n), number);
  if (g_str_equal (unit, "hours"))
    return g_strdup_printf (ngettext ("%s hour", "%s hours", n), number);
  if (g_str_equal (unit, "days"))
    return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
  return g_strdup_printf (ngettext ("%s working hour", "%s working hours", n), number);
}

/**
 * accord_commitment_generate:
 * @commitment: a commitment
 * @context: what belongs to it
 *
 * Returns: (transfer full): a sentence that says who owes what, to whom it applies, how much of it and how often
 */
char *
accord_commitment_generate (AccordRecord                *commitment,
                            const AccordSentenceContext *context)
{
  g_autofree char *who = name_who (commitment, context->settings);
  g_autofree char *target = name_target (commitment, context->settings);
  g_autofree char *leads = name_leads (commitment, context->settings);
  g_autofree char *limit = accord_commitment_limit (commitment);
  const Parts parts = { commitment, context->settings, who, target, leads, limit, name_each (commitment) };
  g_autofree char *sentence = say (&parts, accord_metric_find (get_text (commitment, "metric")));

  if (context->calendar == NULL || !accord_commitment_has_clock (commitment))
    return g_strconcat (sentence, ".", NULL);
  /* Translators: a sentence without its full stop, and the name of a calendar */
  return g_strdup_printf (_("%s, in the hours of “%s”."), sentence, get_text (context->calendar, "title"));
}

/**
 * accord_commitment_sentence:
 * @commitment: a commitment
 * @context: what belongs to it
 *
 * Returns: (transfer full): what people wrote in their own words, else what accord_commitment_generate() makes
 */
char *
accord_commitment_sentence (AccordRecord                *commitment,
                            const AccordSentenceContext *context)
{
  const char *own = get_text (commitment, "sentence");

  return *own != '\0' ? g_strdup (own) : accord_commitment_generate (commitment, context);
}
