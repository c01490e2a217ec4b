#include "report/chart-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-groups.h"
#include "present/figure-words.h"
#include "present/words.h"
#include "report/figure.h"
#include "report/prose.h"
#include "report/table.h"

#define CHART_HEIGHT 134.0 /* so that two of them, with their tables, are a page */
#define GROUPS 2 /* of columns: a year and a half of months would be a long and empty table */

/* «12 of 133 leads», and whether that is final. */
static char *
describe_parts (const AccordFigures *figures,
                const AccordFigure  *figure,
                const char          *currency)
{
  AccordUnit unit = figures->unit == ACCORD_UNIT_MONEY ? ACCORD_UNIT_MONEY : ACCORD_UNIT_COUNT;
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;

  if (isnan (figure->denominator) || figure->denominator <= 0)
    return g_strdup (figure->mature ? "" : _("too early"));
  part = accord_words_value (figure->numerator, unit, currency);
  whole = accord_words_value (figure->denominator, ACCORD_UNIT_COUNT, NULL);
  if (figure->mature)
    /* Translators: what a figure is made of: «12 of 133», «€97,482 of 120» */
    return g_strdup_printf (C_("parts", "%s of %s"), part, whole);
  return g_strdup_printf (C_("parts", "%s of %s, too early"), part, whole);
}

/* «Jan 2025», «Webinar», «Webinar, Jan 2025» */
static char *
describe_place (const AccordFigures *figures,
                const AccordFigure  *figure,
                AccordRecord        *settings)
{
  g_autofree char *group = figures->grouped ? accord_words_group (figures, figure->group, settings) : NULL;
  g_autofree char *period = figures->query.by != ACCORD_PERIOD_ALL || group == NULL
                                ? accord_words_period (figure, figures->query.by)
                                : NULL;

  if (group == NULL || period == NULL)
    return group != NULL ? g_steal_pointer (&group) : g_steal_pointer (&period);
  return g_strdup_printf ("%s, %s", group, period);
}

static void
add_figure (AccordTable                *table,
            const AccordFigures        *figures,
            guint                       index,
            guint                       first_column,
            const AccordPresentOptions *options)
{
  const AccordFigure *figure = g_ptr_array_index (figures->figures, index);
  g_autofree char *place = describe_place (figures, figure, options->settings);
  g_autofree char *value = accord_words_value (figure->value, figures->unit, options->currency);
  g_autofree char *how = describe_parts (figures, figure, options->currency);

  accord_table_add_text (table, first_column, place);
  accord_table_add_text (table, first_column + 1, value);
  accord_table_add_note (table, first_column + 2, how);
}

static const char *
name_column (const AccordFigures *figures)
{
  if (figures->grouped)
    return _("Group");
  return figures->query.by == ACCORD_PERIOD_MONTH ? _("Month") : _("Period");
}

static void
add_table (AccordDocument             *document,
           const AccordFigures        *figures,
           const AccordPresentOptions *options,
           double                      indent)
{
  const AccordTableColumn columns[] = {
    { name_column (figures), 27, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Figure"), 24, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
    { accord_figures_are_sums (figures) ? "" : _("From"), 50, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { name_column (figures), 27, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Figure"), 24, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
    { accord_figures_are_sums (figures) ? "" : _("From"), 50, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), indent);
  guint n_rows = (figures->figures->len + GROUPS - 1) / GROUPS;

  accord_table_set_compact (table);
  for (guint i = 0; i < n_rows; i++)
    {
      accord_table_begin_row (table);
      for (guint group = 0; group < GROUPS && i + group * n_rows < figures->figures->len; group++)
        add_figure (table, figures, i + group * n_rows, group * G_N_ELEMENTS (columns) / GROUPS, options);
    }
  accord_table_end (table, 6, 10);
}

static void
add (AccordDocument             *document,
     const AccordFigures        *figures,
     const AccordPresentOptions *options,
     const char                 *title,
     const char                 *place,
     double                      indent)
{
  const AccordProseStyle sentence_style = {
    .face = ACCORD_FACE_CELL, .indent = indent, .width = ACCORD_PROSE_MEASURE, .after = 4, .keep_next = TRUE,
  };
  const AccordMetric *metric = accord_figures_get_metric (figures);
  g_autofree char *sentence = accord_present_sentence (metric, figures, options);
  AccordPresentOptions drawn = *options;

  drawn.rtl = accord_document_is_rtl (document);
  accord_prose_add_heading (document, 2, NULL, title, place, indent);
  accord_figure_add (document, accord_present_chart (metric, figures, &drawn), sentence, indent, CHART_HEIGHT);
  accord_prose_add (document, &sentence_style, sentence);
  if (figures->figures->len > 0)
    add_table (document, figures, options, indent);
}

void
accord_chart_part_add (AccordDocument             *document,
                       const AccordFigures        *figures,
                       const AccordPresentOptions *options,
                       const char                 *place,
                       double                      indent)
{
  g_autofree char *title = accord_words_metric (accord_figures_get_metric (figures), &figures->query, options->settings);

  add (document, figures, options, title, place, indent);
}

void
accord_chart_part_add_titled (AccordDocument             *document,
                              const AccordFigures        *figures,
                              const AccordPresentOptions *options,
                              const char                 *title)
{
  g_autofree char *own = accord_figures_title (accord_figures_get_metric (figures), figures, options);

  add (document, figures, options, title != NULL && *title != '\0' ? title : own, NULL, 0);
}
