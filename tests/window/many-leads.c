#include "many-leads.h"

#include <math.h>
#include <stdio.h>

#define FIRST_SECOND G_GINT64_CONSTANT (1609459200) /* 2021-01-01 */
#define N_SECONDS (2130 * G_GINT64_CONSTANT (86400))

static const char header[] = "id,email,name,company,industry,company_size,country,job_title,source,campaign,visits,"
                             "emails_opened,pages,value,created_at,mql_at,sql_at,opportunity_at,customer_at,"
                             "first_contact_at\n";
static const char *const names[] = { "Anna", "Élodie", "Jürgen", "Mei", "Zoë", "Søren", "Priya", "Víctor" };
static const char *const industries[] = { "Software", "Retail", "Healthcare", "Finance", "", "Energy" };
static const char *const countries[] = { "US", "GB", "DE", "FR", "JP" };
static const char *const titles[] = { "Manager", "\"Owner, Founder\"", "CTO", "Analyst", "VP Sales" };

static const char *
pick (GRand             *rand,
      const char *const *texts,
      guint              n)
{
  return texts[g_rand_int_range (rand, 0, (gint32) n)];
}
#define PICK(rand, texts) pick (rand, texts, G_N_ELEMENTS (texts))

static void
add_moment (GString *line,
            gint64   second)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (second);
  g_autofree char *text = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append (line, text);
}

/* Created, then each stage that it reaches, then the first contact. */
static void
add_moments (GString *line,
             GRand   *rand)
{
  static const double chances[] = { 1, 0.4, 0.45, 0.5, 0.27 };
  static const gint days[] = { 0, 5, 7, 14, 40 };
  gint64 second = FIRST_SECOND + (gint64) (g_rand_double (rand) * N_SECONDS);
  gint64 created = second;
  gboolean reached = TRUE;

  for (guint stage = 0; stage < G_N_ELEMENTS (chances); stage++)
    {
      reached = reached && g_rand_double (rand) < chances[stage];
      second += (gint64) (-log (1 - g_rand_double (rand)) * days[stage] * 86400);
      if (reached)
        add_moment (line, second);
      g_string_append_c (line, ',');
    }
  add_moment (line, created + 3600);
  g_string_append_c (line, '\n');
}

static void
add_lead (GString *line,
          GRand   *rand,
          guint    number)
{
  g_string_printf (line, "%u,user%u@corp%d.example,%s Lead %u,\"%s %d, Ltd\",%s,%d,%s,%s,source-%d,campaign-%03d,", number,
                   number, g_rand_int_range (rand, 0, 60000), PICK (rand, names), number % 20, PICK (rand, names),
                   g_rand_int_range (rand, 0, 60000), PICK (rand, industries), g_rand_int_range (rand, 1, 50000),
                   PICK (rand, countries), PICK (rand, titles), g_rand_int_range (rand, 0, 10),
                   g_rand_int_range (rand, 0, 200));
  g_string_append_printf (line, "%d,%d,%d,%d.50,", g_rand_int_range (rand, 0, 30), g_rand_int_range (rand, 0, 9),
                          g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 100, 100000));
  add_moments (line, rand);
}

gboolean
many_leads_write (const char  *path,
                  guint        n_leads,
                  GError     **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);
  g_autoptr (GString) line = g_string_new (NULL);
  FILE *file = fopen (path, "w");
  gboolean written = file != NULL && fputs (header, file) >= 0;

  for (guint i = 1; written && i <= n_leads; i++)
    {
      add_lead (line, rand, i);
      written = fputs (line->str, file) >= 0;
    }
  if (file != NULL && fclose (file) != 0)
    written = FALSE;
  if (!written)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s could not be written.", path);
  return written;
}
