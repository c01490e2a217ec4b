#include "store/lead-story-read.h"

#include "store/lead-fields.h"
#include "store/lead-row.h"
#include "store/promotion.h"

static void
free_value (AccordLeadValue *value)
{
  accord_field_free (value->field);
  json_node_unref (value->value);
  g_free (value);
}

static void
free_activity (AccordLeadActivity *activity)
{
  g_free (activity->kind);
  g_free (activity->detail);
  g_free (activity);
}

static void
free_deal (AccordLeadDeal *deal)
{
  g_free (deal->external_id);
  g_free (deal->currency);
  g_free (deal);
}

static AccordStatement *
prepare (AccordConnection *connection,
         const char       *sql,
         gint64            lead,
         GError          **error)
{
  AccordStatement *statement = accord_statement_new (connection->db, sql, error);

  if (statement != NULL)
    accord_statement_bind_integer (statement, 1, lead);
  return statement;
}

/* FALSE and no error: there is no such lead. */
static gboolean
read_values (AccordLeadStory   *self,
             AccordConnection  *connection,
             GError           **error)
{
  g_autoptr (GPtrArray) fields = accord_lead_fields_list (connection, error);
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row;

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, ", \"%s\"", ((AccordField *) g_ptr_array_index (fields, i))->column);
  g_string_append (sql, " FROM leads WHERE id = ?1");
  statement = prepare (connection, sql->str, self->lead, error);
  if (statement == NULL || !accord_statement_step (statement, &row, error) || !row)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      AccordLeadValue *value = g_new0 (AccordLeadValue, 1);

      value->field = accord_field_copy (g_ptr_array_index (fields, i));
      value->value = accord_lead_row_read_cell (statement, (int) i + 1);
      g_ptr_array_add (self->values, value);
    }
  return TRUE;
}

static AccordMoment
get_moment (AccordStatement *statement,
            int              column)
{
  gint64 moment = accord_statement_get_integer (statement, column);

  return moment >= ACCORD_MOMENT_FIRST && moment <= ACCORD_MOMENT_LAST ? moment : ACCORD_MOMENT_NONE;
}

static gboolean
read_activities (AccordLeadStory   *self,
                 AccordConnection  *connection,
                 GError           **error)
{
  g_autoptr (AccordStatement) statement = prepare (
      connection, "SELECT at, kind, detail FROM activities WHERE lead = ?1 ORDER BY at DESC, id DESC", self->lead, error);
  gboolean row;

  while (statement != NULL && accord_statement_step (statement, &row, error))
    {
      AccordLeadActivity *activity;

      if (!row)
        return TRUE;
      activity = g_new0 (AccordLeadActivity, 1);
      activity->at = get_moment (statement, 0);
      activity->kind = accord_statement_dup_text (statement, 1);
      activity->detail = accord_statement_dup_text (statement, 2);
      g_ptr_array_add (self->activities, activity);
    }
  return FALSE;
}

static gboolean
read_deals (AccordLeadStory   *self,
            AccordConnection  *connection,
            GError           **error)
{
  g_autoptr (AccordStatement) statement = prepare (
      connection,
      "SELECT external_id, value, currency, opportunity_at, customer_at, lost_at FROM deals WHERE lead = ?1 "
      "ORDER BY coalesce (customer_at, lost_at, opportunity_at) DESC, id DESC", self->lead, error);
  gboolean row;

  while (statement != NULL && accord_statement_step (statement, &row, error))
    {
      AccordLeadDeal *deal;

      if (!row)
        return TRUE;
      deal = g_new0 (AccordLeadDeal, 1);
      deal->external_id = accord_statement_dup_text (statement, 0);
      deal->value = accord_statement_get_real (statement, 1);
      deal->currency = accord_statement_dup_text (statement, 2);
      deal->opportunity_at = get_moment (statement, 3);
      deal->customer_at = get_moment (statement, 4);
      deal->lost_at = get_moment (statement, 5);
      g_ptr_array_add (self->deals, deal);
    }
  return FALSE;
}

/* The keys of those that an import made follow each other in the order of its rows. */
static gboolean
read_origin (AccordLeadStory   *self,
             AccordConnection  *connection,
             GError           **error)
{
  g_autoptr (AccordStatement) statement = prepare (
      connection,
      "SELECT file, member_name, at, l.id - first_lead + 1, n_new FROM leads l JOIN imports i ON i.id = l.import_id "
      "WHERE l.id = ?1", self->lead, error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  self->import_file = accord_statement_dup_text (statement, 0);
  self->import_member = accord_statement_dup_text (statement, 1);
  self->import_at = get_moment (statement, 2);
  self->import_place = (guint64) MAX (accord_statement_get_integer (statement, 3), 0);
  self->import_n_new = (guint64) MAX (accord_statement_get_integer (statement, 4), 0);
  return TRUE;
}

static gboolean
read_promotions (AccordLeadStory   *self,
                 AccordConnection  *connection,
                 GError           **error)
{
  g_autoptr (AccordStatement) statement = prepare (
      connection,
      "SELECT stage = 'handover', at, origin FROM stage_events e JOIN leads l ON l.id = e.lead WHERE e.lead = ?1 AND "
      "at IS CASE stage WHEN 'mql' THEN mql_at WHEN 'handover' THEN handed_over_at END ORDER BY e.id", self->lead, error);
  gboolean row;

  while (statement != NULL && accord_statement_step (statement, &row, error))
    {
      AccordLeadPromotion *promotion;
      gint64 model = row ? accord_promotion_read_model (accord_statement_get_text (statement, 2)) : 0;

      if (!row)
        return TRUE;
      if (model == 0)
        continue;
      promotion = g_new0 (AccordLeadPromotion, 1);
      promotion->is_handover = accord_statement_get_integer (statement, 0) == 1;
      promotion->at = get_moment (statement, 1);
      promotion->model = model;
      g_ptr_array_add (self->promotions, promotion);
    }
  return FALSE;
}

/**
 * accord_lead_story_read:
 * @connection: a connection
 * @lead: the key of a lead
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): all that is known of it; %NULL without an error: it is not there
 */
AccordLeadStory *
accord_lead_story_read (AccordConnection *connection,
                        gint64            lead,
                        GError          **error)
{
  g_autoptr (AccordLeadStory) self = g_new0 (AccordLeadStory, 1);

  self->lead = lead;
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) free_value);
  self->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) free_activity);
  self->deals = g_ptr_array_new_with_free_func ((GDestroyNotify) free_deal);
  self->events = g_ptr_array_new ();
  self->promotions = g_ptr_array_new_with_free_func (g_free);
  if (!read_values (self, connection, error) || !read_activities (self, connection, error) ||
      !read_deals (self, connection, error) || !read_origin (self, connection, error) ||
      !read_promotions (self, connection, error))
    return NULL;
  g_ptr_array_unref (self->events);
  self->events = accord_lead_events_read (connection, lead, error);
  if (self->events != NULL)
    return g_steal_pointer (&self);
  self->events = g_ptr_array_new ();
  return NULL;
}
