#include "store/lead-deals.h"

#include <math.h>

/* Columns of a batch of leads; -1: it has none. */
typedef struct
{
  int value, currency, opportunity, customer, lost;
} Places;

/* The deals of one lead, so far. */
typedef struct
{
  gboolean     any;
  gboolean     any_home, any_foreign, mixed; /* won deals with a value: in the workspace's currency, in one other, in more */
  double       home, foreign;
  char        *currency; /* of foreign */
  AccordMoment opportunity, customer, lost;
  gboolean     all_lost;
} Tally;

typedef struct
{
  AccordBatch *batch;
  Places       places;
  char        *home; /* the workspace's currency; NULL: none is set */
  Tally        tally;
} Apply;

enum { LEAD, VALUE, CURRENCY, OPPORTUNITY, CUSTOMER, LOST };

static void
find_places (const AccordBatch *batch,
             Places            *places)
{
  const struct { const char *column; int *place; } wanted[] = {
    { "value", &places->value },
    { "currency", &places->currency },
    { "opportunity_at", &places->opportunity },
    { "customer_at", &places->customer },
    { "lost_at", &places->lost },
  };

  for (guint w = 0; w < G_N_ELEMENTS (wanted); w++)
    {
      *wanted[w].place = -1;
      for (guint i = 0; i < batch->n_columns; i++)
        if (g_strcmp0 (batch->columns[i].field->column, wanted[w].column) == 0)
          *wanted[w].place = (int) i;
    }
}

static gboolean
has_places (const Places *places)
{
  return places->value >= 0 || places->currency >= 0 || places->opportunity >= 0 || places->customer >= 0 ||
         places->lost >= 0;
}

static void
clear_tally (Tally *self)
{
  g_free (self->currency);
  *self = (Tally) { .opportunity = ACCORD_MOMENT_NONE, .customer = ACCORD_MOMENT_NONE, .lost = ACCORD_MOMENT_NONE,
                    .all_lost = TRUE };
}

static void
add_value (Apply      *self,
           double      value,
           const char *currency)
{
  Tally *tally = &self->tally;

  if (currency == NULL || *currency == '\0' || g_strcmp0 (currency, self->home) == 0)
    {
      tally->any_home = TRUE;
      tally->home += value;
      return;
    }
  tally->mixed = tally->mixed || (tally->any_foreign && g_strcmp0 (tally->currency, currency) != 0);
  if (!tally->any_foreign)
    tally->currency = g_strdup (currency);
  tally->any_foreign = TRUE;
  tally->foreign += value;
}

static AccordMoment
pick_earlier (AccordMoment a,
              AccordMoment b)
{
  return a == ACCORD_MOMENT_NONE || (b != ACCORD_MOMENT_NONE && b < a) ? b : a;
}

/* A time beyond the years that people count in is none: the file is not this program's alone. */
static AccordMoment
get_moment (AccordStatement *deal,
            int              column)
{
  gint64 moment = accord_statement_get_integer (deal, column);

  return moment >= ACCORD_MOMENT_FIRST && moment <= ACCORD_MOMENT_LAST ? moment : ACCORD_MOMENT_NONE;
}

static void
add_deal (Apply           *self,
          AccordStatement *deal)
{
  Tally *tally = &self->tally;
  AccordMoment customer = get_moment (deal, CUSTOMER), lost = get_moment (deal, LOST);
  double value = accord_statement_get_real (deal, VALUE);
  g_autofree char *currency = NULL;

  tally->any = TRUE;
  tally->opportunity = pick_earlier (tally->opportunity, get_moment (deal, OPPORTUNITY));
  tally->customer = pick_earlier (tally->customer, customer);
  if (lost == ACCORD_MOMENT_NONE || customer != ACCORD_MOMENT_NONE)
    tally->all_lost = FALSE;
  else
    tally->lost = MAX (tally->lost, lost);
  if (customer == ACCORD_MOMENT_NONE || isnan (value))
    return;
  currency = accord_statement_dup_text (deal, CURRENCY);
  add_value (self, value, currency);
}

static void
fill_moment (Apply        *self,
             guint         row,
             int           place,
             AccordMoment  moment)
{
  if (place >= 0 && self->batch->columns[place].integers[row] == ACCORD_MOMENT_NONE)
    self->batch->columns[place].integers[row] = moment;
}

/* What was won in the workspace's currency counts; else in the one other currency that all of it is in. */
static void
set_value (Apply *self,
           guint  row)
{
  const Tally *tally = &self->tally;
  gboolean foreign = !tally->any_home && tally->any_foreign && !tally->mixed;

  if (!tally->any_home && !foreign)
    return;
  if (self->places.value >= 0)
    self->batch->columns[self->places.value].reals[row] = foreign ? tally->foreign : tally->home;
  if (self->places.currency >= 0)
    accord_batch_set_text (self->batch, row, (guint) self->places.currency, foreign ? tally->currency : self->home, -1);
}

static void
end_lead (Apply *self,
          guint  row)
{
  if (self->tally.any)
    {
      set_value (self, row);
      fill_moment (self, row, self->places.opportunity, self->tally.opportunity);
      fill_moment (self, row, self->places.customer, self->tally.customer);
      if (self->tally.all_lost)
        fill_moment (self, row, self->places.lost, self->tally.lost);
    }
  clear_tally (&self->tally);
}

/* The deals of the leads in rows @row … @last, whose keys ascend. */
static gboolean
apply_range (Apply            *self,
             AccordStatement  *deals,
             guint             row,
             guint             last,
             GError          **error)
{
  gboolean more;

  accord_statement_bind_integer (deals, 1, self->batch->keys[row]);
  accord_statement_bind_integer (deals, 2, self->batch->keys[last]);
  while (accord_statement_step (deals, &more, error))
    {
      gint64 lead;

      if (!more)
        {
          end_lead (self, row);
          return TRUE;
        }
      lead = accord_statement_get_integer (deals, LEAD);
      if (self->batch->keys[row] != lead)
        end_lead (self, row);
      while (row < last && self->batch->keys[row] < lead)
        row++;
      if (self->batch->keys[row] == lead)
        add_deal (self, deals);
    }
  return FALSE;
}

static gboolean
read_home (Apply             *self,
           AccordConnection  *connection,
           GError           **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT currency FROM settings WHERE deleted = 0", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  self->home = row ? accord_statement_dup_text (statement, 0) : NULL;
  return TRUE;
}

static gboolean
apply (Apply             *self,
       AccordConnection  *connection,
       gboolean           in_order,
       GError           **error)
{
  g_autoptr (AccordStatement) deals = accord_statement_new (
      connection->db,
      "SELECT lead, value, currency, opportunity_at, customer_at, lost_at FROM deals WHERE lead BETWEEN ?1 AND ?2 "
      "ORDER BY lead", error);

  if (deals == NULL || !read_home (self, connection, error))
    return FALSE;
  if (in_order)
    return apply_range (self, deals, 0, self->batch->n_rows - 1, error);
  for (guint row = 0; row < self->batch->n_rows; row++)
    if (!apply_range (self, deals, row, row, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_lead_deals_apply:
 * @connection: a connection
 * @batch: leads as they are written; those with deals are changed to what these say of them
 * @in_order: whether their keys ascend, and no other lead is between them
 * @error: return location for a #GError
 *
 * The value of a lead is the sum of its won deals, where it has any; it is an opportunity and a customer since it says
 * so itself, else since the first of its deals does; it is lost if all its deals are, since the last of them was.
 *
 * Returns: whether it could be read
 */
gboolean
accord_lead_deals_apply (AccordConnection *connection,
                         AccordBatch      *batch,
                         gboolean          in_order,
                         GError          **error)
{
  Apply self = { .batch = batch };
  gint64 any;
  gboolean done;

  find_places (batch, &self.places);
  if (batch->n_rows == 0 || !has_places (&self.places))
    return TRUE;
  if (!accord_store_query_integer (connection->db, "SELECT EXISTS (SELECT 1 FROM deals)", &any, error))
    return FALSE;
  if (any == 0)
    return TRUE;
  clear_tally (&self.tally);
  done = apply (&self, connection, in_order, error);
  clear_tally (&self.tally);
  g_free (self.home);
  return done;
}
