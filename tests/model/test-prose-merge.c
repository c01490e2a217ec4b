#include "model/prose-merge.h"
#include "model/word-diff.h"

#include <string.h>

#define N_ROUNDS 4000

typedef struct
{
  const char *name;
  const char *base, *mine, *theirs;
  const char *merged; /* with mine for each conflict */
  guint       n_conflicts;
} Case;

static const Case cases[] = {
  { "different-paragraphs", "One.\n\nTwo.\n\nThree.", "One, mine.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree, theirs.",
    "One, mine.\n\nTwo.\n\nThree, theirs.", 0 },
  { "neighbours", "One.\n\nTwo.", "One, mine.\n\nTwo.", "One.\n\nTwo, theirs.", "One, mine.\n\nTwo, theirs.", 0 },
  { "same-paragraph", "One.\n\nTwo.", "One, mine.\n\nTwo.", "One, theirs.\n\nTwo, too.", "One, mine.\n\nTwo, too.", 1 },
  { "same-change", "One.\n\nTwo.", "One, both.\n\nTwo.", "One, both.\n\nTwo.", "One, both.\n\nTwo.", 0 },
  { "both-append", "One.", "One.\n\nAnd mine.", "One.\n\nBut theirs.", "One.\n\nAnd mine.\n\nBut theirs.", 0 },
  { "edit-and-append", "One.", "One, mine.", "One.\n\nTheirs.", "One, mine.\n\nTheirs.", 0 },
  { "insert-before-edit", "One.\n\nTwo.", "New.\n\nOne.\n\nTwo.", "One, theirs.\n\nTwo.", "New.\n\nOne, theirs.\n\nTwo.", 0 },
  { "delete-and-leave", "One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\nTwo.\n\nThree, theirs.",
    "One.\n\nThree, theirs.", 0 },
  { "delete-and-edit", "One.\n\nTwo.", "One.", "One.\n\nTwo, theirs.", "One.", 1 },
  { "both-delete", "One.\n\nTwo.", "One, mine.", "One.", "One, mine.", 0 },
  { "both-begin", "", "Mine.", "Theirs.", "Mine.", 1 },
  { "one-begins", "", "Mine.", "", "Mine.", 0 },
  { "rewritten-twice", "Base", "Mine", "Theirs", "Mine", 1 },
  { "items", "- a\n- b\n- c", "- a\n- b, mine\n- c", "- a\n- b\n- c\n- d", "- a\n- b, mine\n- c\n- d", 0 },
  { "numbered-items", "1. a\n2. b", "1. a\n2. mine\n3. b", "1. a\n2. b\n3. theirs", "1. a\n2. mine\n3. b\n4. theirs", 0 },
  { "item-after-paragraph", "Text:\n\n- a", "Text, mine:\n\n- a", "Text:\n\n- a\n- b", "Text, mine:\n\n- a\n- b", 0 },
  { "lines-of-one-paragraph", "one\ntwo", "one, mine\ntwo", "one\ntwo, theirs", "one, mine\ntwo", 1 },
  { "white-space-is-kept", "One.\n\n\nTwo.\n", "One, mine.\n\n\nTwo.\n", "One.\n\n\nTwo, theirs.\n",
    "One, mine.\n\n\nTwo, theirs.\n", 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AccordProseMerge) merge = accord_prose_merge_new (test->base, test->mine, test->theirs);
  g_autofree char *text = accord_prose_merge_resolve (merge, NULL);

  g_assert_cmpuint (accord_prose_merge_get_n_conflicts (merge), ==, test->n_conflicts);
  g_assert_cmpstr (text, ==, test->merged);
}

static void
test_resolve (void)
{
  static const char *const both[] = { "One, mine.\n\nOne, theirs." };
  static const char *const none[] = { "" };
  g_autoptr (AccordProseMerge) merge = accord_prose_merge_new ("One.\n\nTwo.", "One, mine.\n\nTwo.",
                                                               "One, theirs.\n\nTwo.\n\nThree.");
  const AccordProseConflict *conflict = accord_prose_merge_get_conflict (merge, 0);
  g_autofree char *kept = accord_prose_merge_resolve (merge, both);
  g_autofree char *dropped = accord_prose_merge_resolve (merge, none);
  g_autofree char *appended = accord_prose_append (conflict->mine, conflict->theirs);

  g_assert_cmpstr (conflict->base, ==, "One.");
  g_assert_cmpstr (conflict->mine, ==, "One, mine.");
  g_assert_cmpstr (conflict->theirs, ==, "One, theirs.");
  g_assert_cmpstr (kept, ==, "One, mine.\n\nOne, theirs.\n\nTwo.\n\nThree.");
  g_assert_cmpstr (dropped, ==, "Two.\n\nThree.");
  g_assert_cmpstr (appended, ==, both[0]);
}

/* A paragraph that cannot be mistaken for another: it bears a number of its own. */
static char *
make_paragraph (GRand      *random,
                const char *author)
{
  static guint number;
  static const char *const words[] = { "lead", "sales", "within", "hour", "points", "working", "day", "target" };
  GString *text = g_string_new (NULL);
  gint n = g_rand_int_range (random, 1, 6);

  if (g_rand_int_range (random, 0, 3) == 0)
    g_string_append (text, "- ");
  g_string_append_printf (text, "%s%u", author, number++);
  for (gint i = 0; i < n; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static char *
join (GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", (char *) paragraphs->pdata[i]);
  return g_string_free (text, FALSE);
}

static GPtrArray *
edit (GPtrArray  *base,
      GRand      *random,
      const char *author)
{
  GPtrArray *edited = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= base->len; i++)
    {
      gint what = g_rand_int_range (random, 0, 10);

      if (what == 0)
        g_ptr_array_add (edited, make_paragraph (random, author));
      if (i == base->len || what == 1)
        continue;
      if (what == 2)
        g_ptr_array_add (edited, g_strdup_printf ("%s %s!", (char *) base->pdata[i], author));
      else if (what == 3)
        g_ptr_array_add (edited, make_paragraph (random, author));
      else
        g_ptr_array_add (edited, g_strdup (base->pdata[i]));
    }
  return edited;
}

static gboolean
has (GPtrArray  *paragraphs,
     const char *text)
{
  for (guint i = 0; i < paragraphs->len; i++)
    if (g_str_equal (paragraphs->pdata[i], text))
      return TRUE;
  return FALSE;
}

/* What @side wrote is in the text, or in a conflict as @side's. */
static void
check_nothing_lost (AccordProseMerge *merge,
                    const char       *text,
                    GPtrArray        *base,
                    GPtrArray        *side,
                    gboolean          mine)
{
  for (guint i = 0; i < side->len; i++)
    {
      gboolean found = has (base, side->pdata[i]) || strstr (text, side->pdata[i]) != NULL;

      for (guint k = 0; !found && k < accord_prose_merge_get_n_conflicts (merge); k++)
        {
          const AccordProseConflict *conflict = accord_prose_merge_get_conflict (merge, k);

          found = strstr (mine ? conflict->mine : conflict->theirs, side->pdata[i]) != NULL;
        }
      g_assert_true (found);
    }
}

/* What neither touched is still there. */
static void
check_rest (const char *text,
            GPtrArray  *base,
            GPtrArray  *mine,
            GPtrArray  *theirs)
{
  for (guint i = 0; i < base->len; i++)
    if (has (mine, base->pdata[i]) && has (theirs, base->pdata[i]))
      g_assert_nonnull (strstr (text, base->pdata[i]));
}

static void
check_identity (const char *base,
                const char *mine)
{
  g_autoptr (AccordProseMerge) left = accord_prose_merge_new (base, mine, base);
  g_autoptr (AccordProseMerge) right = accord_prose_merge_new (base, base, mine);
  g_autoptr (AccordProseMerge) both = accord_prose_merge_new (base, mine, mine);
  g_autofree char *one = accord_prose_merge_resolve (left, NULL);
  g_autofree char *two = accord_prose_merge_resolve (right, NULL);
  g_autofree char *three = accord_prose_merge_resolve (both, NULL);

  g_assert_cmpuint (accord_prose_merge_get_n_conflicts (left), ==, 0);
  g_assert_cmpstr (one, ==, mine);
  g_assert_cmpstr (two, ==, mine);
  g_assert_cmpstr (three, ==, mine);
}

static gboolean
check_merge (GPtrArray *base,
             GPtrArray *mine,
             GPtrArray *theirs)
{
  g_autofree char *base_text = join (base);
  g_autofree char *mine_text = join (mine);
  g_autofree char *theirs_text = join (theirs);
  g_autoptr (AccordProseMerge) merge = accord_prose_merge_new (base_text, mine_text, theirs_text);
  g_autoptr (AccordProseMerge) swapped = accord_prose_merge_new (base_text, theirs_text, mine_text);
  g_autofree char *merged = accord_prose_merge_resolve (merge, NULL);
  g_autofree char *other = accord_prose_merge_resolve (swapped, NULL);
  guint n_conflicts = accord_prose_merge_get_n_conflicts (merge);

  check_identity (base_text, mine_text);
  check_nothing_lost (merge, merged, base, mine, TRUE);
  check_nothing_lost (merge, merged, base, theirs, FALSE);
  check_rest (merged, base, mine, theirs);
  g_assert_cmpuint (n_conflicts, ==, accord_prose_merge_get_n_conflicts (swapped));
  if (n_conflicts == 0)
    g_assert_cmpstr (merged, ==, other);
  return n_conflicts == 0;
}

static gboolean
try_round (GRand *random)
{
  g_autoptr (GPtrArray) base = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  gint n = g_rand_int_range (random, 0, 9);

  for (gint i = 0; i < n; i++)
    g_ptr_array_add (base, make_paragraph (random, "base"));
  mine = edit (base, random, "mine");
  theirs = edit (base, random, "theirs");
  return check_merge (base, mine, theirs);
}

static void
test_random (void)
{
  GRand *random = g_rand_new_with_seed (20260);
  guint n_merged = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    n_merged += try_round (random);
  g_test_message ("%u of %u random pairs of edits merged without a conflict", n_merged, N_ROUNDS);
  g_assert_cmpuint (n_merged, >, N_ROUNDS / 4);
  g_assert_cmpuint (n_merged, <, N_ROUNDS);
  g_rand_free (random);
}

static void
test_words (void)
{
  static const char *const a = "appears at once, with its clock. After 15:00 it counts";
  static const char *const b = "appears within one hour, with its clock. After 16:00 it counts";
  g_autoptr (GArray) only_a = NULL;
  g_autoptr (GArray) only_b = NULL;
  AccordTextRange *first, *second;

  accord_word_diff (a, b, &only_a, &only_b);
  g_assert_cmpuint (only_a->len, ==, 2);
  g_assert_cmpuint (only_b->len, ==, 2);
  first = &g_array_index (only_a, AccordTextRange, 0);
  second = &g_array_index (only_b, AccordTextRange, 1);
  g_assert_cmpmem (a + first->start, first->end - first->start, "at once", 7);
  g_assert_cmpmem (b + second->start, second->end - second->start, "16:00", 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/prose-merge/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/model/prose-merge/resolve", test_resolve);
  g_test_add_func ("/model/prose-merge/random", test_random);
  g_test_add_func ("/model/prose-merge/words", test_words);
  return g_test_run ();
}
