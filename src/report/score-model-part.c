#include "report/score-model-part.h"

#include <glib/gi18n-lib.h>

#include "present/words-score-model.h"
#include "report/prose.h"
#include "report/table.h"

static void
add_saying (const char *label,
            const char *value,
            gpointer    user_data)
{
  AccordTable *table = user_data;

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, label);
  accord_table_add_text (table, 1, value);
}

static void
add_whole (AccordDocument         *document,
           const AccordScoreModel *model,
           double                  indent)
{
  const AccordTableColumn columns[] = {
    { NULL, 34, PANGO_ALIGN_LEFT, ACCORD_FACE_LABEL },
    { NULL, 66, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), indent);

  accord_words_score_model (model, add_saying, table);
  accord_table_end (table, 4, 6);
}

static void
add_rule (AccordTable           *table,
          const AccordScoreRule *rule,
          AccordRecord          *settings)
{
  g_auto (AccordScoreRuleWords) words = { NULL };

  accord_words_score_rule (rule, settings, &words);
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, words.name);
  if (words.leads != NULL)
    accord_table_add_note (table, 0, words.leads);
  if (words.time != NULL)
    accord_table_add_note (table, 0, words.time);
  accord_table_add_text (table, 1, words.points);
}

static const char *
name_dimension (AccordDimension dimension)
{
  return dimension == ACCORD_DIMENSION_FIT ? _("Who they are") : _("What they do");
}

/* «Company fit», and under it «Who they are; at most 40 points» */
static void
add_group_head (AccordDocument         *document,
                const AccordScoreGroup *group,
                double                  indent)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_NOTE, .indent = indent, .after = 4, .keep_next = TRUE };
  const char *dimension = name_dimension (group->dimension);
  g_autofree char *limits = accord_words_score_group (group);
  gboolean titled = *group->title != '\0' && !g_str_equal (group->title, dimension);
  g_autofree char *words = !titled          ? g_strdup (limits)
                           : limits == NULL ? g_strdup (dimension)
                                            : g_strjoin ("; ", dimension, limits, NULL);

  accord_prose_add_heading (document, 2, NULL, titled ? group->title : dimension, NULL, indent);
  if (words != NULL)
    accord_prose_add (document, &style, words);
}

static guint
count_on (const AccordScoreGroup *group)
{
  guint n = 0;

  for (guint i = 0; i < group->rules->len; i++)
    n += !((AccordScoreRule *) g_ptr_array_index (group->rules, i))->is_off;
  return n;
}

static void
add_group (AccordDocument         *document,
           const AccordScoreGroup *group,
           AccordRecord           *settings,
           double                  indent)
{
  const AccordTableColumn columns[] = {
    { _("Which leads"), 88, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Points"), 12, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
  };
  AccordTable *table;

  if (count_on (group) == 0)
    return;
  add_group_head (document, group, indent);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), indent);
  for (guint i = 0; i < group->rules->len; i++)
    {
      const AccordScoreRule *rule = g_ptr_array_index (group->rules, i);

      if (!rule->is_off)
        add_rule (table, rule, settings);
    }
  accord_table_end (table, 0, 8);
}

/**
 * accord_score_model_part_add:
 * @settings: (nullable): of the workspace, which may have words of its own
 *
 * Adds what gives points, without rules that are switched off.
 */
void
accord_score_model_part_add (AccordDocument         *document,
                             const AccordScoreModel *model,
                             AccordRecord           *settings,
                             double                  indent)
{
  add_whole (document, model, indent);
  for (guint i = 0; i < model->groups->len; i++)
    add_group (document, g_ptr_array_index (model->groups, i), settings, indent);
}
