#include "exchange/stage-columns.h"

#include <glib/gi18n-lib.h>

#include "exchange/cell-value.h"
#include "exchange/column-scan.h"
#include "exchange/header.h"
#include "exchange/stage-words.h"

/**
 * accord_stage_columns_init:
 * @self: an uninitialized struct
 *
 * Makes it one of a file without such columns.
 */
void
accord_stage_columns_init (AccordStageColumns *self)
{
  *self = (AccordStageColumns) { .words = -1, .dates = -1, .as_of = ACCORD_MOMENT_NONE };
  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    self->fields[i] = -1;
}

/**
 * accord_stage_columns_clear:
 * @self: the columns
 *
 * Frees what they hold.
 */
void
accord_stage_columns_clear (AccordStageColumns *self)
{
  g_clear_pointer (&self->unknown, g_free);
  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    g_clear_pointer (&self->heard[i], g_free);
}

/**
 * accord_stage_columns_take:
 * @self: the columns
 * @field: what a column becomes
 * @column: its index
 *
 * The first column of a kind is the one.
 *
 * Returns: whether that is a matter of the stage
 */
gboolean
accord_stage_columns_take (AccordStageColumns *self,
                           const char         *field,
                           guint               column)
{
  gint *place;

  if (g_str_equal (field, ACCORD_IMPORT_STAGE))
    place = &self->words;
  else if (g_str_equal (field, ACCORD_IMPORT_STAGE_AT))
    place = &self->dates;
  else
    return FALSE;
  if (*place < 0)
    *place = (gint) column;
  return TRUE;
}

/**
 * accord_stage_columns_names:
 * @self: the columns
 * @columns: (element-type AccordSourceColumn): all of the file
 * @stage: a stage with a date of its own
 *
 * Returns: whether a lead of the file is in @stage
 */
gboolean
accord_stage_columns_names (const AccordStageColumns *self,
                            const GPtrArray          *columns,
                            AccordStage               stage)
{
  const AccordSourceColumn *column;

  if (self->words < 0)
    return FALSE;
  column = columns->pdata[self->words];
  /* Of a column that was chosen after the reading nobody looked for words. */
  return column->stages == 0 || (column->stages & (1u << stage)) != 0;
}

static gboolean
get_cell (const AccordEmptyValues *empty_values,
          const AccordSourceRow   *row,
          gint                     column,
          const char             **text,
          gsize                   *length)
{
  if (column < 0)
    return FALSE;
  *text = row->cells[column];
  *length = row->lengths[column];
  accord_cell_trim (text, length);
  return *length > 0 && !accord_empty_values_contain (empty_values, *text, *length);
}

static char *
read_date (const AccordStageColumns *self,
           const GPtrArray          *columns,
           const AccordZone         *zone,
           const char               *text,
           gsize                     length,
           AccordMoment             *moment)
{
  if (accord_cell_is_marker (text, length))
    return NULL;
  return accord_cell_value_read_moment (columns->pdata[self->dates], zone, text, length, moment);
}

/**
 * accord_stage_columns_fill:
 * @self: the columns
 * @columns: (element-type AccordSourceColumn): all of the file
 * @zone: where times without an offset are meant
 * @empty_values: what means empty
 * @row: a row of the file
 * @batch: its last row is the lead; gets the date of the stage that it is in, unless the file has that elsewhere
 *
 * Without a column of dates a lead is in its stage since the file was true: at the latest since then.
 *
 * Returns: (transfer full) (nullable): why the row is no lead
 */
char *
accord_stage_columns_fill (AccordStageColumns      *self,
                           const GPtrArray         *columns,
                           const AccordZone        *zone,
                           const AccordEmptyValues *empty_values,
                           const AccordSourceRow   *row,
                           AccordBatch             *batch)
{
  AccordMoment moment = ACCORD_MOMENT_NONE;
  AccordStage stage;
  const char *text, *date;
  gsize length, date_length;
  gint64 *cell;
  char *reason;

  if (!get_cell (empty_values, row, self->words, &text, &length))
    return NULL;
  if (!accord_stage_words_parse (text, length, &stage))
    {
      if (self->n_unknown++ == 0)
        self->unknown = g_strndup (text, length);
      return NULL;
    }
  if (self->heard[stage] == NULL)
    self->heard[stage] = g_strndup (text, length);
  if (self->fields[stage] < 0)
    return NULL;
  cell = &batch->columns[self->fields[stage]].integers[batch->n_rows - 1];
  if (*cell != ACCORD_MOMENT_NONE)
    return NULL;
  if (get_cell (empty_values, row, self->dates, &date, &date_length) &&
      (reason = read_date (self, columns, zone, date, date_length, &moment)) != NULL)
    return reason;
  if (moment == ACCORD_MOMENT_NONE && self->dates < 0 && !self->own[stage])
    moment = self->as_of;
  *cell = moment;
  self->n_undated += moment == ACCORD_MOMENT_NONE || moment == self->as_of;
  return NULL;
}

/* A deal in a stage that is none of the program's is open: there is no date to be set. */
static void
warn_deals (const AccordStageColumns *self,
            GPtrArray                *warnings)
{
  if (self->n_undated > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (self->dates < 0
                                          ? g_dngettext (GETTEXT_PACKAGE,
                                                         "%lu deal is closed without a date; where it had none, the day of "
                                                         "the file was taken.",
                                                         "%lu deals are closed without a date; where they had none, the day "
                                                         "of the file was taken.", self->n_undated)
                                          : g_dngettext (GETTEXT_PACKAGE, "%lu deal is closed without a date.",
                                                         "%lu deals are closed without a date.", self->n_undated),
                                      (gulong) self->n_undated));
}

/**
 * accord_stage_columns_warn:
 * @self: the columns, after all rows
 * @warnings: gets a sentence on leads whose stage, or its date, is not known
 */
void
accord_stage_columns_warn (const AccordStageColumns *self,
                           GPtrArray                *warnings)
{
  if (self->of_deals)
    {
      warn_deals (self, warnings);
      return;
    }
  if (self->n_undated > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (self->dates < 0
                                          ? g_dngettext (GETTEXT_PACKAGE,
                                                         "%lu lead is in a stage without a date; where it had none, the "
                                                         "day of the file was taken.",
                                                         "%lu leads are in a stage without a date; where they had none, "
                                                         "the day of the file was taken.", self->n_undated)
                                          : g_dngettext (GETTEXT_PACKAGE, "%lu lead is in a stage without a date.",
                                                         "%lu leads are in a stage without a date.", self->n_undated),
                                      (gulong) self->n_undated));
  if (self->n_unknown > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu lead is in a stage that Accord does not know (“%s”); no date was "
                                                   "set for it.",
                                                   "%lu leads are in stages that Accord does not know (“%s” is the "
                                                   "first); no dates were set for them.", self->n_unknown),
                                      (gulong) self->n_unknown, self->unknown));
}

/* Whether @word is one of the forms that @own has for a stage: «prospect, prospects». */
static gboolean
is_form (const char *word,
         const char *own)
{
  g_auto (GStrv) forms = g_strsplit (own, ",", -1);
  g_autofree char *plain = accord_header_normalize (word);

  for (guint i = 0; forms[i] != NULL; i++)
    {
      g_autofree char *form = accord_header_normalize (forms[i]);

      if (g_str_equal (form, plain))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_stage_columns_warn_words:
 * @self: the columns, after all rows
 * @settings: of the workspace: its own words for stages
 * @warnings: gets a sentence on each stage that the file calls otherwise
 *
 * Two words for the same are how two teams begin to misunderstand each other.
 */
void
accord_stage_columns_warn_words (const AccordStageColumns *self,
                                 AccordRecord             *settings,
                                 GPtrArray                *warnings)
{
  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    {
      g_autofree char *column = g_strconcat ("stage_", accord_stage_get_name (i), NULL);
      const char *own = accord_record_get_text (settings, column);

      if (self->heard[i] != NULL && own != NULL && *own != '\0' && !is_form (self->heard[i], own))
        g_ptr_array_add (warnings, g_strdup_printf (_("The file says “%s” where your glossary says “%s”; both are taken for "
                                                      "the same stage."),
                                                    self->heard[i], own));
    }
}
