#include "present/references.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/records.h"
#include "model/score-publication.h"
#include "present/markdown.h"
#include "present/words-score.h"
#include "present/words.h"

/* «120 new customers, April to June 2025» */
static char *
add_days (char         *words,
          AccordRecord *record,
          const char   *first,
          const char   *last)
{
  AccordDay from = accord_record_get_day (record, first);
  AccordDay to = accord_record_get_day (record, last);
  g_autofree char *before = words;
  g_autofree char *days = NULL;

  if (words == NULL || (from == ACCORD_DAY_NONE && to == ACCORD_DAY_NONE))
    return g_steal_pointer (&before);
  days = accord_words_days (from, to);
  return g_strdup_printf ("%s, %s", before, days);
}

static char *
word_target (AccordRecord *target,
             AccordRecord *settings)
{
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (target, "metric"));
  double value = accord_record_get_real (target, "value");

  if (metric == NULL || isnan (value))
    return NULL;
  return add_days (accord_words_measured (value, metric, settings), target, "first", "last");
}

/* «Business hours: Mon–Fri 09:00–17:00» */
static char *
word_calendar (AccordRecord *calendar)
{
  const char *hours = accord_record_get_text (calendar, "hours");
  g_autoptr (GString) text = g_string_new (accord_record_get_text (calendar, "title"));
  g_autoptr (GString) dashed = g_string_new (hours != NULL ? hours : "");

  g_string_replace (dashed, "-", "–", 0);
  if (dashed->len > 0)
    g_string_append_printf (text, ": %s", dashed->str);
  return g_strdup (text->str);
}

static char *
word_record (AccordRecord *record,
             AccordRecord *settings)
{
  GType type = G_OBJECT_TYPE (record);

  if (type == ACCORD_TYPE_TARGET)
    return word_target (record, settings);
  if (type == ACCORD_TYPE_CALENDAR)
    return word_calendar (record);
  if (type == ACCORD_TYPE_COMMITMENT)
    return g_strdup (accord_record_get_text (record, "title"));
  return g_strdup (accord_record_get_text (record, type == ACCORD_TYPE_TERM ? "term" : "name"));
}

/* A figure that is not computed yet is no problem. */
static void
resolve_metric (const AccordReferenceSource *source,
                const char                  *id,
                AccordReference             *reference)
{
  const AccordMetric *metric = accord_metric_find (id);
  const AccordFigures *figures = metric != NULL ? source->find_figures (source->data, id) : NULL;
  const AccordFigure *figure =
      figures != NULL && figures->figures->len == 1 ? g_ptr_array_index (figures->figures, 0) : NULL;

  if (metric == NULL)
    reference->problem = g_strdup (_(reference->kind->gone));
  else if (figure != NULL)
    reference->words = accord_words_value (figure->value, metric->unit,
                                           accord_record_get_text (source->settings, "currency"));
}

static const AccordReferenceThreshold thresholds[] = {
  { "mql", N_("Qualified from") }, { "handover", N_("Handed over to sales from") },
  { "band-a", N_("Band A from") }, { "band-b", N_("Band B from") },
  { "band-c", N_("Band C from") },
};

/**
 * accord_reference_thresholds:
 * @n_thresholds: (out): how many there are
 *
 * Returns: (transfer none): the thresholds of a score that can be referred to
 */
const AccordReferenceThreshold *
accord_reference_thresholds (guint *n_thresholds)
{
  *n_thresholds = G_N_ELEMENTS (thresholds);
  return thresholds;
}

/* NAN: there is no such threshold. */
static double
get_threshold (const AccordScoreModel *model,
               const char             *name)
{
  const double values[] = { model->mql, model->handover, model->bands[0], model->bands[1], model->bands[2] };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (thresholds));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (thresholds[i].name, name))
      return values[i];
  return NAN;
}

static void
resolve_threshold (const AccordReferenceSource *source,
                   const char                  *name,
                   AccordReference             *reference)
{
  AccordRecord *record = source->find_model (source->data);
  g_autoptr (AccordScoreModel) model = record != NULL ? accord_score_publication_read (record, NULL) : NULL;
  double value = model != NULL ? get_threshold (model, name) : NAN;

  if (isnan (value))
    reference->problem = g_strdup (_(reference->kind->gone));
  else
    reference->words = accord_words_score (value);
}

static gboolean
is_archived (AccordRecord *record)
{
  return G_OBJECT_TYPE (record) == ACCORD_TYPE_PERSONA && accord_record_get_integer (record, "archived") != 0;
}

static void
resolve_record (const AccordReferenceSource *source,
                const char                  *id,
                AccordReference             *reference)
{
  AccordRecord *record = source->find_record (source->data, reference->kind->get_type (), id);

  if (record == NULL)
    {
      reference->problem = g_strdup (_(reference->kind->gone));
      return;
    }
  reference->words = word_record (record, source->settings);
  if (is_archived (record))
    reference->problem = g_strdup (_("This persona is archived. Choose another, or remove the reference."));
  if (reference->words != NULL && *reference->words == '\0')
    g_clear_pointer (&reference->words, g_free);
}

/**
 * accord_reference_resolve:
 * @source: where records and figures are
 * @address: of the link
 * @reference: (out): what it says now
 *
 * Looks up what a reference says now, or why it says nothing.
 */
void
accord_reference_resolve (const AccordReferenceSource *source,
                          const char                  *address,
                          AccordReference             *reference)
{
  const char *item;

  *reference = (AccordReference) { .kind = accord_reference_parse (address, &item) };
  if (reference->kind == NULL)
    {
      reference->problem = g_strdup (_("This version of Accord does not know what this refers to. "
                                       "Use a newer one, or remove the reference."));
      return;
    }
  if (reference->kind->get_type != NULL)
    resolve_record (source, item, reference);
  else if (g_str_equal (reference->kind->name, ACCORD_REFERENCE_THRESHOLD))
    resolve_threshold (source, item, reference);
  else if (reference->kind->has_item)
    resolve_metric (source, item, reference);
  else
    {
      reference->words = add_days (accord_words_goal (source->settings), source->settings, "goal_first", "goal_last");
      if (reference->words == NULL)
        reference->problem = g_strdup (_(reference->kind->gone));
    }
}

void
accord_reference_clear (AccordReference *reference)
{
  g_clear_pointer (&reference->words, g_free);
  g_clear_pointer (&reference->problem, g_free);
}

/* What is printed: a broken one says so, for whoever signs reads it. */
static char *
settle_run (const AccordReferenceSource *source,
            const AccordRun             *run)
{
  g_auto (AccordReference) reference = { 0 };

  accord_reference_resolve (source, run->link, &reference);
  if (reference.words != NULL)
    return g_steal_pointer (&reference.words);
  if (reference.problem == NULL || reference.kind == NULL)
    return g_strdup (run->text);
  /* Translators: what a reference said last, and what became of it: «Plant manager [persona deleted]» */
  return g_strdup_printf (_("%s [%s]"), run->text, _(reference.kind->gone_short));
}

static AccordBlock *
settle_block (const AccordReferenceSource *source,
              const AccordBlock           *block)
{
  AccordBlock *settled = accord_block_new (block->kind, block->level);
  const char *before = NULL;

  settled->number = block->number;
  for (guint i = 0; i < block->runs->len; i++)
    {
      const AccordRun *run = g_ptr_array_index (block->runs, i);
      gboolean is_reference = accord_reference_is_address (run->link);
      g_autofree char *words = NULL;

      /* One link whose words are of several styles is one reference. */
      if (is_reference && g_strcmp0 (before, run->link) == 0)
        continue;
      before = is_reference ? run->link : NULL;
      words = is_reference ? settle_run (source, run) : g_strdup (run->text);
      accord_block_add_run (settled, words, run->style, is_reference ? NULL : run->link);
    }
  return settled;
}

/**
 * accord_references_settle:
 * @source: where records and figures are
 * @markdown: (nullable): of the named subset
 *
 * Returns: (transfer full): @markdown with what its references say now in their place; as it is where it has none
 */
char *
accord_references_settle (const AccordReferenceSource *source,
                          const char                  *markdown)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) settled = NULL;

  if (markdown == NULL || strstr (markdown, ACCORD_REFERENCE_SCHEME) == NULL)
    return g_strdup (markdown != NULL ? markdown : "");
  blocks = accord_markdown_parse (markdown);
  settled = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (settled, settle_block (source, g_ptr_array_index (blocks, i)));
  return accord_markdown_write (settled);
}
