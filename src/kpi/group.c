#include "kpi/group.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "kpi/metric.h"
#include "model/canonical-json.h"

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const char *const *texts = user_data;

  return strcmp (texts[*(const guint32 *) a], texts[*(const guint32 *) b]);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double p = *(const double *) a;
  double q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* Numbers the codes by their texts; one text under two codes is one group. Code 0 is «no value»: the last group. */
static void
number_texts (AccordGroups      *self,
              const char *const *texts,
              guint              n_codes)
{
  g_autofree guint32 *order = g_new (guint32, n_codes);
  GPtrArray *names = g_ptr_array_new ();

  for (guint32 code = 1; code < n_codes; code++)
    order[code - 1] = code;
  g_qsort_with_data (order, (gint) n_codes - 1, sizeof *order, compare_texts, (gpointer) texts);

  self->numbers = g_new (guint32, n_codes);
  for (guint i = 0; i + 1 < n_codes; i++)
    {
      const char *text = texts[order[i]];

      if (names->len == 0 || strcmp (g_ptr_array_index (names, names->len - 1), text) != 0)
        g_ptr_array_add (names, g_strdup (text));
      self->numbers[order[i]] = names->len - 1;
    }
  self->numbers[0] = names->len;
  g_ptr_array_add (names, NULL);
  self->n = names->len;
  self->names = (char **) g_ptr_array_free (names, FALSE);
}

static void
group_by_stage (AccordGroups            *self,
                const AccordFrame       *frame,
                const AccordFrameColumn *column,
                const AccordAsOf        *as_of)
{
  guint n_rows = accord_frame_get_n_leads (frame);

  self->own_codes = g_new (guint32, n_rows);
  for (guint row = 0; row < n_rows; row++)
    self->own_codes[row] = accord_frame_stage_at (frame, row, as_of) + 1;
  self->codes = self->own_codes;
  number_texts (self, column->dictionary, column->n_codes);
}

static void
group_by_flag (AccordGroups      *self,
               const AccordFrame *frame,
               const guint8      *flags)
{
  static const char *const texts[] = { NULL, "false", "true" };
  guint n_rows = accord_frame_get_n_leads (frame);

  self->own_codes = g_new (guint32, n_rows);
  for (guint row = 0; row < n_rows; row++)
    self->own_codes[row] = flags[row] > 1 ? 0 : flags[row] + 1;
  self->codes = self->own_codes;
  number_texts (self, texts, G_N_ELEMENTS (texts));
}

/* Numbers are groups in the order of their size. */
static void
group_by_number (AccordGroups      *self,
                 const AccordFrame *frame,
                 const double      *reals)
{
  guint n_rows = accord_frame_get_n_leads (frame);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = 0;

  for (guint row = 0; row < n_rows; row++)
    if (isfinite (reals[row]))
      g_array_append_val (values, reals[row]);
  g_array_sort (values, compare_numbers);
  for (guint i = 0; i < values->len; i++)
    if (n == 0 || g_array_index (values, double, i) != g_array_index (values, double, n - 1))
      g_array_index (values, double, n++) = g_array_index (values, double, i);
  g_array_set_size (values, n);

  self->own_codes = g_new (guint32, n_rows);
  for (guint row = 0; row < n_rows; row++)
    {
      guint match = n;

      if (isfinite (reals[row]))
        g_array_binary_search (values, &reals[row], compare_numbers, &match);
      self->own_codes[row] = match;
    }
  self->codes = self->own_codes;
  self->n = n + 1;
  self->numbers = g_new (guint32, self->n);
  self->names = g_new0 (char *, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      self->numbers[i] = i;
      self->names[i] = i < n ? accord_number_to_text (g_array_index (values, double, i)) : NULL;
    }
}

static const AccordFrameColumn *
find_group_column (const AccordFrame *frame,
                   const char        *name,
                   GError           **error)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, name);

  if (column == NULL && accord_field_find (name) != NULL)
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP,
                 _("“%s” is not known of any lead in this file yet; group by another field."), name);
  else if (column == NULL)
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP,
                 _("There is no field “%s” in this file; group by one of its columns, such as “source”."), name);
  else if (column->kind == ACCORD_FRAME_MOMENT)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP,
                   _("“%s” holds dates, and dates make no groups; choose a period instead."), name);
      return NULL;
    }
  return column;
}

/**
 * accord_groups_new:
 * @frame: all leads
 * @query: whose group, and as-of, for «stage» is the one reached by then
 * @error: return location for a #GError
 *
 * Names are compared byte by byte, so that the order is the same in every language.
 *
 * Returns: (transfer full): the groups; %NULL with %ACCORD_KPI_ERROR_GROUP
 */
AccordGroups *
accord_groups_new (const AccordFrame *frame,
                   const AccordQuery *query,
                   GError           **error)
{
  g_autoptr (AccordGroups) self = g_new0 (AccordGroups, 1);
  const AccordFrameColumn *column;

  if (query->group == NULL)
    {
      self->n = 1;
      self->names = g_new0 (char *, 1);
      return g_steal_pointer (&self);
    }

  column = find_group_column (frame, query->group, error);
  if (column == NULL)
    return NULL;
  if (column->kind == ACCORD_FRAME_REAL)
    group_by_number (self, frame, column->reals);
  else if (column->kind == ACCORD_FRAME_BOOLEAN)
    group_by_flag (self, frame, column->flags);
  else if (column->field->derived && strcmp (column->field->name, "stage") == 0)
    group_by_stage (self, frame, column, &query->as_of);
  else
    {
      self->codes = column->codes;
      number_texts (self, column->dictionary, column->n_codes);
    }
  return g_steal_pointer (&self);
}

/**
 * accord_groups_free:
 * @self: (transfer full) (nullable): groups
 */
void
accord_groups_free (AccordGroups *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->names != NULL && i < self->n; i++)
    g_free (self->names[i]);
  g_free (self->names);
  g_free (self->numbers);
  g_free (self->own_codes);
  g_free (self);
}

/**
 * accord_groups_find:
 * @self: groups
 * @name: (nullable): the name of one; %NULL is «no value», or all where they are not grouped
 * @number: (out): its number
 *
 * Returns: whether there is one so named
 */
gboolean
accord_groups_find (const AccordGroups *self,
                    const char         *name,
                    guint              *number)
{
  for (guint i = 0; i < self->n; i++)
    if (g_strcmp0 (self->names[i], name) == 0)
      {
        *number = i;
        return TRUE;
      }
  return FALSE;
}
