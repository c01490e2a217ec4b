#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * How stages are called. A workspace may have words of its own for them, kept in its settings as a person writes them
 * within a sentence: «prospect, prospects», or «prospect» where one word does for one and for several.
 */

/* The own word for so many; NULL: the usual one. */
static char *
get_own (AccordStage   stage,
         guint64       n,
         AccordRecord *settings)
{
  g_autofree char *column = g_strconcat ("stage_", accord_stage_get_name (stage), NULL);
  const char *words = settings != NULL ? accord_record_get_text (settings, column) : NULL;
  g_auto (GStrv) forms = g_strsplit (words != NULL ? words : "", ",", 2);
  const char *one = forms[0] != NULL ? g_strstrip (forms[0]) : "";
  const char *several = forms[0] != NULL && forms[1] != NULL ? g_strstrip (forms[1]) : "";
  const char *form = n != 1 && *several != '\0' ? several : one;

  return *form != '\0' ? g_strdup (form) : NULL;
}

static char *
get_usual (AccordStage stage,
           guint64     n)
{
  switch (stage)
    {
    case ACCORD_STAGE_MQL:
      return g_strdup (ngettext ("MQL", "MQLs", n));
    case ACCORD_STAGE_SQL:
      return g_strdup (ngettext ("SQL", "SQLs", n));
    case ACCORD_STAGE_OPPORTUNITY:
      return g_strdup (ngettext ("opportunity", "opportunities", n));
    case ACCORD_STAGE_CUSTOMER:
      return g_strdup (ngettext ("customer", "customers", n));
    case ACCORD_STAGE_LOST:
      return g_strdup (C_("leads", "lost"));
    case ACCORD_STAGE_LEAD:
    case ACCORD_N_STAGES:
    default:
      return g_strdup (ngettext ("lead", "leads", n));
    }
}

/**
 * accord_words_stage:
 * @stage: a stage
 * @n: how many
 * @settings: (nullable): of the workspace, which may have words of its own
 *
 * Returns: (transfer full): what @n leads of that stage are called, in a sentence: «leads», «customer»
 */
char *
accord_words_stage (AccordStage   stage,
                    guint64       n,
                    AccordRecord *settings)
{
  char *own;

  g_return_val_if_fail (stage < ACCORD_N_STAGES, NULL);

  own = get_own (stage, n, settings);
  return own != NULL ? own : get_usual (stage, n);
}

/**
 * accord_words_stage_label:
 * @stage: a stage
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what it is called where it stands alone, in a table: «MQL», «Customer»
 */
char *
accord_words_stage_label (AccordStage   stage,
                          AccordRecord *settings)
{
  g_autofree char *word = accord_words_stage (stage, 1, settings);

  return accord_words_capital (word);
}

/**
 * accord_words_stage_choice:
 * @stage: a stage
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): the same where a person chooses one, with what the usual short ones mean: «MQL
 *   (marketing-qualified lead)»
 */
char *
accord_words_stage_choice (AccordStage   stage,
                           AccordRecord *settings)
{
  g_autofree char *own = NULL;

  g_return_val_if_fail (stage < ACCORD_N_STAGES, NULL);

  own = get_own (stage, 1, settings);
  return own != NULL ? accord_words_capital (own) : g_strdup (accord_stage_get_label (stage));
}

/**
 * accord_words_term:
 * @term: a term of the glossary
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): the term; of a stage the word that is used for it everywhere
 */
char *
accord_words_term (AccordRecord *term,
                   AccordRecord *settings)
{
  AccordStage stage;

  g_return_val_if_fail (ACCORD_IS_RECORD (term), NULL);

  if (accord_stage_parse (accord_record_get_text (term, "stage"), &stage))
    return accord_words_stage_label (stage, settings);
  return g_strdup (accord_record_get_text (term, "term"));
}

/**
 * accord_words_term_measured:
 * @term: a term of the glossary
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full) (nullable): the figure that it names, a sentence; %NULL: it names none
 */
char *
accord_words_term_measured (AccordRecord *term,
                            AccordRecord *settings)
{
  const char *id = accord_record_get_text (term, "metric");
  const AccordMetric *metric = id != NULL ? accord_metric_find (id) : NULL;
  g_autofree char *label = metric != NULL ? accord_words_metric_label (metric, settings) : NULL;

  /* Translators: below a term of the glossary; %s is a figure of the program */
  return label != NULL ? g_strdup_printf (_("Measured as “%s”."), label) : NULL;
}

/**
 * accord_words_field:
 * @field: a field of a lead
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what it is called: «Source», «Customer since»; a stage's day by the own word for it
 */
char *
accord_words_field (const AccordField *field,
                    AccordRecord      *settings)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; !field->custom && i < ACCORD_N_STAGES; i++)
    if (strcmp (field->name, accord_stage_get_field ((AccordStage) i)) == 0)
      {
        g_autofree char *own = get_own ((AccordStage) i, 1, settings);
        g_autofree char *label = own != NULL ? accord_words_capital (own) : NULL;

        /* Translators: since when a lead is at a stage: «Prospect since» */
        return label != NULL ? g_strdup_printf (_("%s since"), label) : g_strdup (field->label);
      }
  return g_strdup (field->label);
}

/* @template with the own word for its %s; NULL: there is none. */
static char *
fill_label (const char   *template,
            AccordStage   stage,
            guint64       n,
            AccordRecord *settings)
{
  g_autofree char *own = get_own (stage, n, settings);
  g_auto (GStrv) parts = NULL;
  g_autofree char *label = NULL;

  if (own == NULL)
    return NULL;
  parts = g_strsplit (template, "%s", 2);
  label = g_strjoinv (own, parts);
  return accord_words_capital (label);
}

/**
 * accord_words_metric_label:
 * @metric: a metric
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): its name, whatever is asked of it: «New customers», «Lead value»
 */
char *
accord_words_metric_label (const AccordMetric *metric,
                           AccordRecord       *settings)
{
  char *label = NULL;

  g_return_val_if_fail (metric != NULL, NULL);

  if (strcmp (metric->id, "leads") == 0)
    label = fill_label ("%s", ACCORD_STAGE_LEAD, 2, settings);
  else if (strcmp (metric->id, "lead-value") == 0)
    /* Translators: %s is a workspace's own word for one lead: «prospect value» */
    label = fill_label (_("%s value"), ACCORD_STAGE_LEAD, 1, settings);
  else if (strcmp (metric->id, "new-customers") == 0)
    /* Translators: %s is a workspace's own word for several customers: «new clients» */
    label = fill_label (_("new %s"), ACCORD_STAGE_CUSTOMER, 2, settings);
  return label != NULL ? label : g_strdup (accord_metric_get_label (metric));
}
