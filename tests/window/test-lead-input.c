/* What a person types into a field of a lead: what it is taken for, and why it is not. */
#include <string.h>

#include "ui/leads/lead-input.h"

typedef struct
{
  const char *field;
  const char *typed;
  const char *written; /* as it reads afterwards; NULL: it cannot be one */
  const char *problem; /* stands in the sentence */
} Case;

static const Case cases[] = {
  { "owner", "  Kim ", "Kim", NULL },
  { "owner", "", "", NULL },
  { "owner", "  ", "", NULL },
  { "value", "12.5", "12.5", NULL },
  { "value", "12,5", "12.5", NULL },
  { "value", "-3", "-3", NULL },
  { "value", "1.2.3", NULL, "is no number" },
  { "value", "much", NULL, "is no number" },
  { "value", "inf", NULL, "is no number" },
  { "Visits", "7", "7", NULL },
  { "Visits", "7.5", NULL, "is no number" },
  { "mql_at", "2025-04-03", "2025-04-03", NULL },
  { "mql_at", "2025-04-03 08:15", "2025-04-03 08:15", NULL },
  { "mql_at", "2025-04-03 08:15:30", "2025-04-03 08:15:30", NULL },
  { "mql_at", "3.4.2025", "2025-04-03", NULL },
  { "mql_at", "13/04/2025", "2025-04-13", NULL },
  { "mql_at", "04/13/2025", "2025-04-13", NULL },
  { "mql_at", "5/5/2025", "2025-05-05", NULL },
  { "mql_at", "3 Apr 2025", "2025-04-03", NULL },
  { "mql_at", "03/04/2025", NULL, "with the day or with the month" },
  { "mql_at", "31/02/2025", NULL, "There is no day" },
  { "mql_at", "2025-02-31", NULL, "There is no day" },
  { "mql_at", "soon", NULL, "is no date" },
  { "mql_at", "45750", NULL, "is no date" },
  { "mql_at", "", "", NULL },
};

static AccordField *
make_field (const char *name)
{
  const AccordField *standard = accord_field_find (name);

  return standard != NULL ? accord_field_copy (standard) : accord_field_new_custom (name, "x1", ACCORD_COLUMN_INTEGER);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (AccordZone) zone = accord_zone_new ("Europe/Berlin", NULL);
  g_autoptr (AccordField) field = make_field (one->field);
  g_autofree char *problem = NULL, *written = NULL;
  JsonNode *value = NULL;
  gboolean read = accord_lead_input_read (field, one->typed, zone, &value, &problem);

  g_assert_cmpint (read, ==, one->written != NULL);
  if (!read)
    {
      g_assert_nonnull (strstr (problem, one->problem));
      g_assert_null (value);
      return;
    }
  written = accord_lead_input_write (field, value, zone);
  g_assert_cmpstr (written, ==, one->written);
  if (value != NULL)
    json_node_unref (value);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lead-input/%u", i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
