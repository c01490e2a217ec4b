#include "model/batch.h"

#include <math.h>

static AccordBatch *
make_batch (guint capacity)
{
  g_autoptr (AccordField) custom = accord_field_new_custom ("Visits", "x1", ACCORD_COLUMN_INTEGER);
  g_autoptr (AccordField) flag = accord_field_new_custom ("Opted out", "x2", ACCORD_COLUMN_BOOLEAN);
  const AccordField *fields[] = {
    accord_field_find ("name"), accord_field_find ("value"), accord_field_find ("created_at"), custom, flag,
  };

  return accord_batch_new (fields, G_N_ELEMENTS (fields), capacity);
}

static void
test_new_rows_are_empty (void)
{
  g_autoptr (AccordBatch) batch = make_batch (2);
  guint row = accord_batch_append (batch);

  g_assert_cmpuint (row, ==, 0);
  g_assert_null (batch->columns[0].texts[row]);
  g_assert_true (isnan (batch->columns[1].reals[row]));
  for (guint i = 2; i < batch->n_columns; i++)
    g_assert_cmpint (batch->columns[i].integers[row], ==, G_MININT64);
  g_assert_cmpint (batch->keys[row], ==, 0);
  g_assert_cmpint (batch->lines[row], ==, 0);
}

static void
test_grows_and_keeps (void)
{
  g_autoptr (AccordBatch) batch = make_batch (0);

  for (guint i = 0; i < 1000; i++)
    {
      guint row = accord_batch_append (batch);
      g_autofree char *text = g_strdup_printf ("lead %u", i);

      accord_batch_set_text (batch, row, 0, text, -1);
      batch->columns[1].reals[row] = i;
      batch->columns[3].integers[row] = -(gint64) i;
      batch->keys[row] = i + 1;
    }
  g_assert_cmpuint (batch->n_rows, ==, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("lead %u", i);

      g_assert_cmpstr (batch->columns[0].texts[i], ==, text);
      g_assert_cmpfloat (batch->columns[1].reals[i], ==, i);
      g_assert_cmpint (batch->columns[3].integers[i], ==, -(gint64) i);
      g_assert_cmpint (batch->keys[i], ==, i + 1);
    }
}

static void
test_texts (void)
{
  g_autoptr (AccordBatch) batch = make_batch (4);
  guint row = accord_batch_append (batch);

  accord_batch_set_text (batch, row, 0, "abcdef", 3);
  g_assert_cmpstr (batch->columns[0].texts[row], ==, "abc");
  accord_batch_set_text (batch, row, 0, "", -1);
  g_assert_null (batch->columns[0].texts[row]);
  accord_batch_set_text (batch, row, 0, "abc", 0);
  g_assert_null (batch->columns[0].texts[row]);
  accord_batch_set_text (batch, row, 0, NULL, -1);
  g_assert_null (batch->columns[0].texts[row]);
}

static void
test_clear_keeps_room (void)
{
  g_autoptr (AccordBatch) batch = make_batch (8);
  guint row = accord_batch_append (batch);

  accord_batch_set_text (batch, row, 0, "Ada", -1);
  batch->columns[1].reals[row] = 3;
  accord_batch_clear (batch);
  g_assert_cmpuint (batch->n_rows, ==, 0);
  g_assert_cmpuint (batch->capacity, ==, 8);
  row = accord_batch_append (batch);
  g_assert_cmpuint (row, ==, 0);
  g_assert_null (batch->columns[0].texts[row]);
  g_assert_true (isnan (batch->columns[1].reals[row]));
}

/* Texts of all lengths, again and again in the same room. */
static void
test_texts_after_clear (void)
{
  g_autoptr (AccordBatch) batch = make_batch (8);

  for (guint round = 0; round < 5; round++)
    {
      accord_batch_clear (batch);
      for (guint i = 0; i < 300; i++)
        {
          g_autofree char *text = g_strnfill (i * (round + 1) % 7000 + 1, 'a' + i % 26);

          accord_batch_set_text (batch, accord_batch_append (batch), 0, text, -1);
        }
      for (guint i = 0; i < 300; i++)
        {
          g_autofree char *text = g_strnfill (i * (round + 1) % 7000 + 1, 'a' + i % 26);

          g_assert_cmpstr (batch->columns[0].texts[i], ==, text);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/empty", test_new_rows_are_empty);
  g_test_add_func ("/batch/grows", test_grows_and_keeps);
  g_test_add_func ("/batch/texts", test_texts);
  g_test_add_func ("/batch/clear", test_clear_keeps_room);
  g_test_add_func ("/batch/texts-after-clear", test_texts_after_clear);
  return g_test_run ();
}
