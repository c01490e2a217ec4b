#include "ui/common/record-order.h"

#include "model/records.h"

#define N_RECORDS 6
#define N_MOVES 3000

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  double p = accord_record_get_real ((AccordRecord *) a, "position");
  double q = accord_record_get_real ((AccordRecord *) b, "position");

  if (p != q)
    return p < q ? -1 : 1;
  return g_strcmp0 (accord_record_get_id ((AccordRecord *) a), accord_record_get_id ((AccordRecord *) b));
}

static GListStore *
make_list (gboolean distinct)
{
  GListStore *list = g_list_store_new (ACCORD_TYPE_SECTION);

  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_SECTION);

      accord_record_set_real (record, "position", distinct ? i + 1 : 0);
      g_list_store_append (list, record);
    }
  return list;
}

static void
apply (AccordChangeSet *changes,
       GListStore      *list)
{
  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    for (guint j = 0; j < N_RECORDS; j++)
      {
        const AccordChange *change = accord_change_set_get (changes, i);
        g_autoptr (AccordRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);

        if (g_str_equal (change->id, accord_record_get_id (record)))
          g_assert_true (accord_record_from_json (record, change->after, NULL));
      }
  g_list_store_sort (list, compare, NULL);
}

/* Whatever is moved where, it ends there, and the others keep their order: also when no number is left between two. */
static void
test_moves (gconstpointer data)
{
  g_autoptr (GListStore) list = make_list (GPOINTER_TO_INT (data));
  GRand *random = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_MOVES; i++)
    {
      guint from = (guint) g_rand_int_range (random, 0, N_RECORDS);
      guint to = i % 3 == 0 ? 1 : (guint) g_rand_int_range (random, 0, N_RECORDS);
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("");
      g_autoptr (AccordRecord) moved = g_list_model_get_item (G_LIST_MODEL (list), from);
      g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
      guint other = 0;

      for (guint j = 0; j < N_RECORDS; j++)
        if (j != from)
          g_ptr_array_add (others, g_list_model_get_item (G_LIST_MODEL (list), j));
      accord_record_order_move (changes, G_LIST_MODEL (list), from, to);
      apply (changes, list);
      for (guint j = 0; j < N_RECORDS; j++)
        {
          g_autoptr (AccordRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);

          g_assert_true (record == (j == to ? moved : g_ptr_array_index (others, other++)));
        }
    }
  g_rand_free (random);
}

static void
test_ends (void)
{
  g_autoptr (GListStore) empty = g_list_store_new (ACCORD_TYPE_SECTION);
  g_autoptr (GListStore) list = make_list (TRUE);

  g_assert_cmpfloat (accord_record_order_last (G_LIST_MODEL (empty)), ==, 1);
  g_assert_cmpfloat (accord_record_order_last (G_LIST_MODEL (list)), ==, N_RECORDS + 1);
  g_assert_cmpfloat (accord_record_order_after (G_LIST_MODEL (list), 0), ==, 1.5);
  g_assert_cmpfloat (accord_record_order_after (G_LIST_MODEL (list), N_RECORDS - 1), ==, N_RECORDS + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/record-order/moves", GINT_TO_POINTER (TRUE), test_moves);
  g_test_add_data_func ("/record-order/moves-from-ties", GINT_TO_POINTER (FALSE), test_moves);
  g_test_add_func ("/record-order/ends", test_ends);
  return g_test_run ();
}
