#include "fixture-frame.h"

#include <math.h>

static const struct
{
  const char      *name;
  AccordColumnType type;
} type_names[] = {
  { "text", ACCORD_COLUMN_TEXT },       { "integer", ACCORD_COLUMN_INTEGER }, { "real", ACCORD_COLUMN_REAL },
  { "boolean", ACCORD_COLUMN_BOOLEAN }, { "moment", ACCORD_COLUMN_MOMENT },
};

static AccordColumnType
parse_type (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_str_equal (type_names[i].name, name))
      return type_names[i].type;
  g_assert_not_reached ();
}

static char **
split_line (const char *line)
{
  char **cells = g_strsplit (line, "|", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

static GPtrArray *
parse_fields (const char *line)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_auto (GStrv) names = split_line (line);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const AccordField *standard = accord_field_find (names[i]);
      g_auto (GStrv) parts = g_strsplit (names[i], ":", 2);

      if (standard != NULL)
        g_ptr_array_add (fields, accord_field_copy (standard));
      else
        g_ptr_array_add (fields, accord_field_new_custom (parts[0], "x", parse_type (parts[1])));
    }
  return fields;
}

static void
set_cell (AccordBatch      *batch,
          guint             row,
          guint             column,
          const char       *text,
          const AccordZone *zone)
{
  AccordBatchColumn *to = &batch->columns[column];
  AccordMoment moment;

  if (*text == '\0')
    return;
  switch ((guint) to->field->type)
    {
    case ACCORD_COLUMN_REAL:
      to->reals[row] = g_ascii_strtod (text, NULL);
      break;
    case ACCORD_COLUMN_INTEGER:
      to->integers[row] = g_ascii_strtoll (text, NULL, 10);
      break;
    case ACCORD_COLUMN_BOOLEAN:
      to->integers[row] = g_str_equal (text, "true");
      break;
    case ACCORD_COLUMN_MOMENT:
      g_assert_true (accord_moment_parse_iso (text, zone, &moment));
      to->integers[row] = moment;
      break;
    default:
      accord_batch_set_text (batch, row, column, text, -1);
      break;
    }
}

/* The columns that accord_activity_batch_new() gives; the store's code is not linked here. */
static AccordBatch *
activity_batch_new (void)
{
  g_autoptr (AccordField) key = accord_field_new_custom ("lead-key", NULL, ACCORD_COLUMN_INTEGER);
  g_autoptr (AccordField) kind = accord_field_new_custom ("kind", NULL, ACCORD_COLUMN_TEXT);
  g_autoptr (AccordField) at = accord_field_new_custom ("at", NULL, ACCORD_COLUMN_MOMENT);
  const AccordField *const fields[] = { key, kind, at };

  return accord_batch_new (fields, G_N_ELEMENTS (fields), 16);
}

static void
add_activity (AccordBatch *batch,
              gint64       key,
              const char  *kind,
              AccordMoment at)
{
  guint row = accord_batch_append (batch);

  batch->columns[0].integers[row] = key;
  accord_batch_set_text (batch, row, 1, kind, -1);
  batch->columns[2].integers[row] = at;
}

static void
add_activity_lines (AccordFrameBuilder *builder,
                    const char         *text,
                    const AccordZone   *zone)
{
  g_autoptr (AccordBatch) batch = activity_batch_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = split_line (lines[i]);
      AccordMoment at;

      if (g_strv_length (cells) < 3)
        continue;
      g_assert_true (accord_moment_parse_iso (cells[2], zone, &at));
      add_activity (batch, g_ascii_strtoll (cells[0], NULL, 10) + 1, cells[1], at);
    }
  accord_frame_builder_add_activities (builder, batch);
}

AccordFrame *
fixture_frame_new_full (const char *zone_name,
                        const char *text,
                        const char *activities)
{
  g_autoptr (AccordZone) zone = accord_zone_new (zone_name, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) fields = parse_fields (lines[0]);
  g_autoptr (AccordBatch) batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 4);
  AccordFrameBuilder *builder = accord_frame_builder_new (zone, fields);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = split_line (lines[i]);
      guint row;

      if (cells[0] == NULL || (*cells[0] == '\0' && cells[1] == NULL))
        continue;
      row = accord_batch_append (batch);
      for (guint column = 0; column < fields->len && cells[column] != NULL; column++)
        set_cell (batch, row, column, cells[column], zone);
    }
  accord_frame_builder_add_leads (builder, batch);
  add_activity_lines (builder, activities, zone);
  return accord_frame_builder_end (builder, 7);
}

AccordFrame *
fixture_frame_new (const char *zone,
                   const char *text)
{
  return fixture_frame_new_full (zone, text, "");
}

AccordDay
fixture_day (const char *iso)
{
  AccordDay day;

  g_assert_true (accord_day_parse_iso (iso, &day));
  return day;
}

void
fixture_as_of (AccordAsOf        *as_of,
               const AccordFrame *frame,
               const char        *iso)
{
  AccordMoment moment;

  g_assert_true (accord_moment_parse_iso (iso, accord_frame_get_zone (frame), &moment));
  accord_as_of_moment (as_of, accord_frame_get_zone (frame), moment);
}

#define FIRST_RANDOM_DAY 17000 /* 2016-07-18 */
#define RANDOM_DAYS 500

static AccordMoment
random_moment (GRand *rand,
               gint   after)
{
  AccordDay day = FIRST_RANDOM_DAY + g_rand_int_range (rand, MAX (after - 3, 0), after + RANDOM_DAYS / 4);

  if (g_rand_boolean (rand))
    return accord_moment_from_day (day);
  return accord_moment_from_ms (day * G_GINT64_CONSTANT (86400000) + g_rand_int_range (rand, 0, 86400000));
}

/* Events come one after another as a rule; some are missing, some come too early. */
static void
fill_random_dates (GRand       *rand,
                   AccordBatch *batch,
                   guint        row,
                   guint        first_column)
{
  gint offset = g_rand_int_range (rand, 0, RANDOM_DAYS);

  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    {
      gboolean present = g_rand_double (rand) < (stage == 0 ? 0.9 : 0.45);

      offset += g_rand_int_range (rand, 0, 60);
      if (present)
        batch->columns[first_column + stage].integers[row] = random_moment (rand, offset);
    }
}

static void
fill_random_values (GRand       *rand,
                    AccordBatch *batch,
                    guint        row)
{
  static const char *const sources[] = { "", "Ads", "ads", "Événement", "événement", "partner", "51-200", "12", "7.5" };
  static const char *const currencies[] = { "", "EUR", "eur", "USD", "GBP" };

  accord_batch_set_text (batch, row, 6, sources[g_rand_int_range (rand, 0, G_N_ELEMENTS (sources))], -1);
  accord_batch_set_text (batch, row, 7, currencies[g_rand_int_range (rand, 0, G_N_ELEMENTS (currencies))], -1);
  if (g_rand_double (rand) < 0.8)
    batch->columns[8].reals[row] = g_rand_int_range (rand, 0, 400) / 4.0;
  if (g_rand_double (rand) < 0.8)
    batch->columns[9].integers[row] = g_rand_int_range (rand, 0, 6);
  if (g_rand_double (rand) < 0.8)
    batch->columns[10].integers[row] = g_rand_boolean (rand);
}

AccordFrame *
fixture_frame_new_random (GRand *rand,
                          guint  n_rows)
{
  static const char *const kinds[] = { "visit", "Visit", "demo", "page:pricing" };
  static const char *const zones[] = { "UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata" };
  g_autoptr (AccordZone) zone = accord_zone_new (zones[g_rand_int_range (rand, 0, G_N_ELEMENTS (zones))], NULL);
  g_autoptr (GPtrArray) fields = parse_fields ("created_at|mql_at|sql_at|opportunity_at|customer_at|lost_at|source|"
                                               "currency|value|visits:integer|Agreed:boolean");
  g_autoptr (AccordBatch) batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 4);
  g_autoptr (AccordBatch) activities = activity_batch_new ();
  AccordFrameBuilder *builder = accord_frame_builder_new (zone, fields);

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = accord_batch_append (batch);

      batch->keys[row] = 3 * i + 5;
      fill_random_dates (rand, batch, row, 0);
      fill_random_values (rand, batch, row);
      for (gint n = g_rand_int_range (rand, -3, 9); n > 0; n--)
        add_activity (activities, g_rand_int_range (rand, 0, 4) == 0 ? 1 : (gint64) batch->keys[row],
                      kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))],
                      random_moment (rand, g_rand_int_range (rand, 0, RANDOM_DAYS)));
    }
  accord_frame_builder_add_leads (builder, batch);
  accord_frame_builder_add_activities (builder, activities);
  return accord_frame_builder_end (builder, 7);
}
