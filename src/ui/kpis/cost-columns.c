#include "ui/kpis/cost-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/period.h"
#include "present/words.h"

#define MOST_SOURCES 24 /* of leads: more would be a table that nobody reads */

static void
column_free (gpointer data)
{
  AccordCostColumn *column = data;

  g_free (column->source);
  g_free (column->campaign);
  g_free (column);
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *folded = g_utf8_casefold (a, -1), *other = g_utf8_casefold (b, -1);

  return g_str_equal (folded, other);
}

static gboolean
is_of (const AccordCostColumn *self,
       const char             *source,
       const char             *campaign)
{
  return is_same (self->source, source) && is_same (self->campaign, campaign);
}

static const char *
read_text (AccordRecord *cost,
           const char   *column)
{
  const char *text = accord_record_get_text (cost, column);

  return text != NULL ? text : "";
}

guint
accord_cost_columns_add (GPtrArray  *columns,
                         const char *source,
                         const char *campaign)
{
  AccordCostColumn *added;

  for (guint i = 0; i < columns->len; i++)
    if (is_of (columns->pdata[i], source, campaign))
      return i;
  added = g_new0 (AccordCostColumn, 1);
  added->source = g_strdup (source);
  added->campaign = g_strdup (campaign);
  g_ptr_array_add (columns, added);
  return columns->len - 1;
}

static gint
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const AccordCostColumn *left = *(AccordCostColumn *const *) a, *right = *(AccordCostColumn *const *) b;
  gint order = g_utf8_collate (left->source, right->source);

  return order != 0 ? order : g_utf8_collate (left->campaign, right->campaign);
}

static void
add_sources (GPtrArray   *columns,
             AccordFrame *frame)
{
  const AccordFrameColumn *sources = frame != NULL ? accord_frame_find_column (frame, "source") : NULL;

  if (sources == NULL || sources->kind != ACCORD_FRAME_TEXT)
    return;
  for (guint code = 1; code < MIN (sources->n_codes, MOST_SOURCES + 1); code++)
    accord_cost_columns_add (columns, sources->dictionary[code], "");
}

GPtrArray *
accord_cost_columns_list (AccordWorkspace *workspace)
{
  GListModel *costs = accord_workspace_get_list (workspace, ACCORD_TYPE_COST);
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  for (guint i = 0; i < g_list_model_get_n_items (costs); i++)
    {
      g_autoptr (AccordRecord) cost = g_list_model_get_item (costs, i);

      accord_cost_columns_add (columns, read_text (cost, "source"), read_text (cost, "campaign"));
    }
  add_sources (columns, accord_workspace_get_frame (workspace));
  g_ptr_array_sort (columns, compare_columns);
  return columns;
}

char *
accord_cost_column_name (const AccordCostColumn *self)
{
  const char *source = *self->source != '\0' ? self->source : _("(no source)");

  if (*self->campaign == '\0')
    return g_strdup (source);
  return g_strdup_printf ("%s · %s", source, self->campaign);
}

static gboolean
is_in_month (AccordRecord *cost,
             AccordDay     month)
{
  AccordDay day = accord_record_get_day (cost, "month"), first, last;

  if (day == ACCORD_DAY_NONE)
    return FALSE;
  accord_period_get_days (ACCORD_PERIOD_MONTH, day, &first, &last);
  return first == month;
}

static void
add_record (AccordCostCell *self,
            AccordRecord   *cost,
            const char     *own_currency)
{
  const char *currency = read_text (cost, "currency");
  double amount = accord_record_get_real (cost, "amount");

  if (*currency != '\0' && !is_same (currency, own_currency))
    {
      g_autofree char *text = accord_words_value (amount, ACCORD_UNIT_MONEY, currency);
      g_autofree char *before = g_steal_pointer (&self->foreign);

      self->foreign = before != NULL ? g_strdup_printf ("%s, %s", before, text) : g_steal_pointer (&text);
      return;
    }
  g_ptr_array_add (self->records, g_object_ref (cost));
  if (isfinite (amount))
    self->amount = isnan (self->amount) ? amount : self->amount + amount;
}

void
accord_cost_cell_init (AccordCostCell         *self,
                       AccordWorkspace        *workspace,
                       const AccordCostColumn *column,
                       AccordDay               month)
{
  GListModel *costs = accord_workspace_get_list (workspace, ACCORD_TYPE_COST);

  *self = (AccordCostCell) { .amount = NAN, .records = g_ptr_array_new_with_free_func (g_object_unref) };
  for (guint i = 0; i < g_list_model_get_n_items (costs); i++)
    {
      g_autoptr (AccordRecord) cost = g_list_model_get_item (costs, i);

      if (is_in_month (cost, month) && is_of (column, read_text (cost, "source"), read_text (cost, "campaign")))
        add_record (self, cost, accord_workspace_get_currency (workspace));
    }
}

void
accord_cost_cell_clear (AccordCostCell *self)
{
  g_clear_pointer (&self->foreign, g_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

static AccordRecord *
make_cost (const AccordCostColumn *column,
           AccordDay               month,
           double                  amount)
{
  AccordRecord *cost = accord_record_new (ACCORD_TYPE_COST);
  g_auto (GValue) day = G_VALUE_INIT;

  g_value_init (&day, G_TYPE_INT);
  g_value_set_int (&day, month);
  accord_record_set_text (cost, "source", column->source);
  accord_record_set_text (cost, "campaign", column->campaign);
  accord_record_set_value (cost, "month", &day);
  accord_record_set_real (cost, "amount", amount);
  return cost;
}

/* Where several amounts were added up, one stands for them all now. */
void
accord_cost_cell_put (const AccordCostCell   *self,
                      AccordChangeSet        *changes,
                      const AccordCostColumn *column,
                      AccordDay               month,
                      double                  amount)
{
  if (amount == self->amount || (isnan (amount) && isnan (self->amount)))
    return;
  for (guint i = isnan (amount) ? 0 : 1; i < self->records->len; i++)
    accord_change_set_delete (changes, self->records->pdata[i]);
  if (isnan (amount))
    return;
  if (self->records->len > 0)
    accord_change_set_update_real (changes, self->records->pdata[0], "amount", amount);
  else
    {
      g_autoptr (AccordRecord) cost = make_cost (column, month, amount);

      accord_change_set_insert (changes, cost);
    }
}
