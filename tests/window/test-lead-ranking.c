/* The order of leads by a field, against one that is found by comparing two at a time. */
#include <math.h>
#include <string.h>

#include "ui/leads/lead-ranking.h"

#define N_LEADS 700

static const char *const names[] = { "name", "value", "created_at" };

static void
fill_row (AccordBatch *batch)
{
  static const char *const texts[] = { "ann", "Ann", "ANNABELLE", "Annabell", "annabelle m", "émile", "Zoë", "zo", "100", "99" };
  guint row = accord_batch_append (batch);

  if (g_test_rand_int_range (0, 5) > 0)
    accord_batch_set_text (batch, row, 0, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))], -1);
  if (g_test_rand_int_range (0, 5) > 0)
    batch->columns[1].reals[row] = g_test_rand_int_range (-3, 4) * 1e5 / 7;
  if (g_test_rand_int_range (0, 5) > 0)
    batch->columns[2].integers[row] = accord_moment_from_day (g_test_rand_int_range (-40, 40));
}

static AccordFrame *
make_frame (void)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = NULL;
  g_autoptr (AccordFrameBuilder) builder = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (fields, (gpointer) accord_field_find (names[i]));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, N_LEADS);
  for (guint i = 0; i < N_LEADS; i++)
    fill_row (batch);
  builder = accord_frame_builder_new (accord_zone_utc (), fields);
  accord_frame_builder_add_leads (builder, batch);
  return accord_frame_builder_end (g_steal_pointer (&builder), 1);
}

/* Below, at or above 0; both are filled. */
static int
compare (const AccordFrameColumn *column,
         guint32                  a,
         guint32                  b)
{
  const char *p, *q;
  int order;

  if (column->kind == ACCORD_FRAME_REAL)
    return column->reals[a] < column->reals[b] ? -1 : column->reals[a] > column->reals[b];
  if (column->kind == ACCORD_FRAME_MOMENT)
    return column->moments[a] < column->moments[b] ? -1 : column->moments[a] > column->moments[b];
  p = column->dictionary[column->codes[a]];
  q = column->dictionary[column->codes[b]];
  order = g_ascii_strcasecmp (p, q);
  return order != 0 ? order : strcmp (p, q);
}

static gboolean
is_empty (const AccordFrameColumn *column,
          guint32                  row)
{
  switch (column->kind)
    {
    case ACCORD_FRAME_TEXT:
      return column->codes[row] == 0;
    case ACCORD_FRAME_MOMENT:
      return column->moments[row] == ACCORD_MOMENT_NONE;
    case ACCORD_FRAME_REAL:
    case ACCORD_FRAME_BOOLEAN:
    default:
      return isnan (column->reals[row]);
    }
}

/* Of two that stand one behind the other. */
static void
assert_in_order (const AccordFrameColumn *column,
                 guint32                  a,
                 guint32                  b,
                 gboolean                 descending)
{
  int order;

  if (is_empty (column, a) != is_empty (column, b))
    {
      g_assert_true (is_empty (column, b));
      return;
    }
  order = is_empty (column, a) ? 0 : compare (column, a, b);
  if (order == 0)
    g_assert_cmpuint (a, <, b);
  else
    g_assert_true ((order > 0) == descending);
}

static void
test_order (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, names[i / 2]);
      g_autoptr (AccordLeadRanking) ranking = accord_lead_ranking_new (frame, names[i / 2], i % 2 == 1);
      const guint32 *rows = accord_lead_ranking_get_rows (ranking);
      g_autofree gboolean *seen = g_new0 (gboolean, N_LEADS);

      for (guint place = 0; place < N_LEADS; place++)
        {
          g_assert_false (seen[rows[place]]);
          seen[rows[place]] = TRUE;
          if (place > 0)
            assert_in_order (column, rows[place - 1], rows[place], i % 2 == 1);
        }
    }
  g_assert_null (accord_lead_ranking_new (frame, "shoe size", FALSE));
}

static void
test_is_of (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordFrame) other = make_frame ();
  g_autoptr (AccordLeadRanking) ranking = accord_lead_ranking_new (frame, "name", FALSE);

  g_assert_true (accord_lead_ranking_is_of (ranking, frame, "name", FALSE));
  g_assert_false (accord_lead_ranking_is_of (ranking, frame, "name", TRUE));
  g_assert_false (accord_lead_ranking_is_of (ranking, frame, "value", FALSE));
  g_assert_false (accord_lead_ranking_is_of (ranking, other, "name", FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-ranking/order", test_order);
  g_test_add_func ("/lead-ranking/is-of", test_is_of);
  return g_test_run ();
}
