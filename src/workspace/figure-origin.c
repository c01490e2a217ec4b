#include "workspace/figure-origin.h"

#include "kpi/change.h"
#include "kpi/form.h"
#include "kpi/promise.h"

struct _AccordFigureOrigin
{
  gatomicrefcount     ref_count;
  const AccordMetric *metric;
  AccordQuery         query; /* borrows what stands below */
  AccordLeadSet      *scope;
  AccordCondition    *where;
  GHashTable         *rates;
  AccordPromises     *promises;
  GPtrArray          *costs;
};

struct _AccordFigurePart
{
  gatomicrefcount     ref_count;
  AccordFigureOrigin *origin;
  AccordFigure       *figure;
  guint               part;
  AccordFindLeads     find; /* instead of all that; or NULL */
  gpointer            data;
  GDestroyNotify      free;
};

G_DEFINE_BOXED_TYPE (AccordFigurePart, accord_figure_part, accord_figure_part_ref, accord_figure_part_unref)

/**
 * accord_figure_origin_new:
 * @metric: what is measured; it is kept
 * @query: what is asked; copied. Its scope, where it has one, ties it to one frame
 * @where: (nullable): a condition that the leads must meet too
 *
 * Fields and currencies are few, and the figures that come of it go on naming them: their names are kept for good.
 *
 * Returns: (transfer full): the origin
 */
AccordFigureOrigin *
accord_figure_origin_new (const AccordMetric    *metric,
                          const AccordQuery     *query,
                          const AccordCondition *where)
{
  AccordFigureOrigin *self = g_new0 (AccordFigureOrigin, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->metric = accord_metric_ref (metric);
  self->query = *query;
  self->query.group = g_intern_string (query->group);
  self->query.currency = g_intern_string (query->currency);
  self->scope = query->scope != NULL ? accord_lead_set_ref ((AccordLeadSet *) query->scope) : NULL;
  self->where = where != NULL ? accord_condition_ref ((AccordCondition *) where) : NULL;
  self->rates = query->rates != NULL ? g_hash_table_ref (query->rates) : NULL;
  self->promises = query->promises != NULL ? accord_promises_ref (query->promises) : NULL;
  self->costs = query->costs != NULL ? g_ptr_array_ref (query->costs) : NULL;
  return self;
}

/**
 * accord_figure_origin_ref:
 * @self: an origin
 *
 * Returns: (transfer full): @self
 */
AccordFigureOrigin *
accord_figure_origin_ref (AccordFigureOrigin *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_figure_origin_unref:
 * @self: (transfer full): an origin
 */
void
accord_figure_origin_unref (AccordFigureOrigin *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->scope, accord_lead_set_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
  g_clear_pointer (&self->rates, g_hash_table_unref);
  g_clear_pointer (&self->promises, accord_promises_unref);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
  accord_metric_unref (self->metric);
  g_free (self);
}

/* @scope: (out) (nullable): keeps the leads that the query is limited to */
static gboolean
make_query (const AccordFigureOrigin *self,
            const AccordFrame        *frame,
            AccordQuery              *query,
            AccordLeadSet           **scope,
            GError                  **error)
{
  *query = self->query;
  *scope = NULL;
  if (self->where == NULL)
    return TRUE;
  *scope = accord_condition_match (self->where, frame, &self->query.as_of, error);
  if (*scope == NULL)
    return FALSE;
  if (self->scope != NULL)
    accord_lead_set_and (*scope, self->scope);
  query->scope = *scope;
  return TRUE;
}

/**
 * accord_figure_origin_compute:
 * @self: an origin
 * @frame: all leads
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the figures; what their query borrows else than strings is gone
 */
AccordFigures *
accord_figure_origin_compute (const AccordFigureOrigin *self,
                              const AccordFrame        *frame,
                              GError                  **error)
{
  g_autoptr (AccordLeadSet) scope = NULL;
  AccordFigures *figures;
  AccordQuery query;

  if (!make_query (self, frame, &query, &scope, error))
    return NULL;
  figures = accord_metric_compute (self->metric, frame, &query, error);
  if (figures != NULL)
    accord_query_forget (&figures->query);
  return figures;
}

/**
 * accord_figure_origin_explain:
 * @self: an origin
 * @frame: all leads
 * @figure: one of its figures
 *
 * Returns: (transfer full) (nullable): what it changed by, and because of what; %NULL where that cannot be said: of a metric
 *   that is not taken apart, of another form, of all time
 */
AccordFigures *
accord_figure_origin_explain (const AccordFigureOrigin *self,
                              const AccordFrame        *frame,
                              const AccordFigure       *figure)
{
  g_autoptr (AccordLeadSet) scope = NULL;
  AccordFigures *change;
  AccordQuery query;

  if (self->query.form != ACCORD_FORM_PLAIN || !figure->mature ||
      !accord_form_fits (ACCORD_FORM_CHANGE, self->metric) || !make_query (self, frame, &query, &scope, NULL))
    return NULL;
  change = accord_change_of_figure (self->metric, frame, &query, figure, NULL);
  if (change != NULL)
    accord_query_forget (&change->query);
  return change;
}

/**
 * accord_figure_part_new:
 * @origin: where the figure comes from
 * @figure: one of its figures; copied
 * @part: which leads behind it, as of accord_figure_leads()
 *
 * Returns: (transfer full): the part
 */
AccordFigurePart *
accord_figure_part_new (AccordFigureOrigin *origin,
                        const AccordFigure *figure,
                        guint               part)
{
  AccordFigurePart *self = g_new0 (AccordFigurePart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->origin = accord_figure_origin_ref (origin);
  self->figure = accord_figure_copy (figure);
  self->part = part;
  return self;
}

/**
 * accord_figure_part_new_found:
 * @find: what finds the leads
 * @data: (transfer full): for @find, which does not change it
 * @free: frees @data
 *
 * Returns: (transfer full): leads to be shown like those behind a figure
 */
AccordFigurePart *
accord_figure_part_new_found (AccordFindLeads find,
                              gpointer        data,
                              GDestroyNotify  free)
{
  AccordFigurePart *self = g_new0 (AccordFigurePart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->find = find;
  self->data = data;
  self->free = free;
  return self;
}

/**
 * accord_figure_part_ref:
 * @self: a part
 *
 * Returns: (transfer full): @self
 */
AccordFigurePart *
accord_figure_part_ref (AccordFigurePart *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_figure_part_unref:
 * @self: (transfer full): a part
 */
void
accord_figure_part_unref (AccordFigurePart *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  accord_figure_free (self->figure);
  g_clear_pointer (&self->origin, accord_figure_origin_unref);
  if (self->free != NULL)
    self->free (self->data);
  g_free (self);
}

/**
 * accord_figure_part_find:
 * @self: a part
 * @frame: all leads, as they are now
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the leads
 */
AccordLeadSet *
accord_figure_part_find (const AccordFigurePart *self,
                         const AccordFrame      *frame,
                         GError                **error)
{
  g_autoptr (AccordLeadSet) scope = NULL;
  AccordQuery query;

  if (self->find != NULL)
    return self->find (frame, self->data, error);
  if (!make_query (self->origin, frame, &query, &scope, error))
    return NULL;
  return accord_figure_leads (self->origin->metric, frame, &query, self->figure, self->part, error);
}
