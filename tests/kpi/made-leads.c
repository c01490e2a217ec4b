#include "made-leads.h"

#include <math.h>

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

static const char *const fields[] = { "source", "created_at", "mql_at", "sql_at", "opportunity_at", "customer_at", "value",
                                      "handed_over_at", "first_contact_at" };

static void
add_lead (GRand       *rand,
          AccordBatch *batch,
          MadeLeads   *self)
{
  static const double chances[] = { 1, 0.4, 0.45, 0.5, 0.27 };
  static const gint days[] = { 0, 5, 7, 14, 40 };
  gint64 ms = (gint64) (g_rand_double (rand) * MADE_N_DAYS * MS_PER_DAY) + MADE_FIRST_DAY * MS_PER_DAY;
  gint64 contact = ms + (gint64) (-log (1 - g_rand_double (rand)) * MS_PER_DAY);
  guint row = accord_batch_append (batch), n = self->n++;
  char text[64];

  self->sources[n] = (guint8) g_rand_int_range (rand, 0, 10);
  g_snprintf (text, sizeof text, "source-%d", self->sources[n]);
  accord_batch_set_text (batch, row, 0, text, -1);
  batch->columns[7].integers[row] = accord_moment_from_ms (ms);
  if (g_rand_double (rand) < 0.8)
    {
      batch->columns[8].integers[row] = accord_moment_from_ms (contact);
      self->times[5][n] = (gint32) (contact / 1000);
    }
  for (guint stage = 0; stage < G_N_ELEMENTS (chances) && g_rand_double (rand) < chances[stage]; stage++)
    {
      ms += (gint64) (-log (1 - g_rand_double (rand)) * days[stage] * MS_PER_DAY);
      batch->columns[1 + stage].integers[row] = accord_moment_from_ms (ms);
      self->times[stage][n] = (gint32) (ms / 1000);
      if (stage == ACCORD_STAGE_CUSTOMER)
        batch->columns[6].reals[row] = self->values[n] = g_rand_int_range (rand, 100, 100000);
    }
}

static void
make_arrays (MadeLeads *self,
             guint      n)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->times); i++)
    self->times[i] = g_new0 (gint32, n);
  self->n = 0;
  self->sources = g_new0 (guint8, n);
  self->values = g_new0 (double, n);
  self->buffer = g_new0 (gint32, n);
  for (guint day = 0; day < G_N_ELEMENTS (self->months); day++)
    {
      gint year, month, day_of_month;

      accord_day_to_ymd (MADE_FIRST_DAY + (gint) day, &year, &month, &day_of_month);
      self->months[day] = (guint8) ((year - 2021) * 12 + month - 1);
    }
}

AccordFrame *
made_leads_init (MadeLeads *self,
                 guint      n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);
  g_autoptr (AccordZone) zone = accord_zone_new ("UTC", NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = NULL;
  AccordFrameBuilder *builder;

  make_arrays (self, n);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (columns, (gpointer) accord_field_find (fields[i]));
  batch = accord_batch_new ((const AccordField *const *) columns->pdata, columns->len, 8192);
  builder = accord_frame_builder_new (zone, columns);
  for (guint i = 0; i < n;)
    {
      accord_batch_clear (batch);
      for (; i < n && batch->n_rows < 8192; i++)
        add_lead (rand, batch, self);
      accord_frame_builder_add_leads (builder, batch);
    }
  return accord_frame_builder_end (builder, 0);
}

void
made_leads_clear (MadeLeads *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->times); i++)
    g_free (self->times[i]);
  g_free (self->sources);
  g_free (self->values);
  g_free (self->buffer);
}
