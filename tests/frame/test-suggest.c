#include "fixture-frame.h"

#include <string.h>

#include "frame/suggest.h"
#include "model/condition.h"
#include "model/condition-place.h"

static const char *const kind_names[] = { "nothing", "field", "operator", "comparison", "list", "value", "kind", "joint" };

/* | is the place. */
static const struct
{
  const char *text;
  const char *expected; /* kind, what is typed, field */
} places[] = {
  { "|", "field//" },
  { "so|", "field/so/" },
  { "so|urce = \"x\"", "field/so/" },
  { "not |", "field//" },
  { "(not (sou|", "field/sou/" },
  { "[Lead So|", "field/Lead So/" },
  { "source |", "operator//source" },
  { "source starts-w|", "operator/starts-w/source" },
  { "[Lead Source] |", "operator//Lead Source" },
  { "source = |", "value//source" },
  { "source = \"We|", "value/We/source" },
  { "source = \"Web\" |", "joint//source" },
  { "source = \"Web\" a|", "joint/a/source" },
  { "source = \"Web\" and not ow|", "field/ow/source" },
  { "source in |", "list//source" },
  { "source in (|", "value//source" },
  { "source in (\"a\", \"b|", "value/b/source" },
  { "source in (\"a\" |", "nothing//source" },
  { "source in (\"a\") or |", "field//source" },
  { "source is-empty |", "joint//source" },
  { "visits >= 3 |", "joint//visits" },
  { "activity(\"pag|", "kind/pag/" },
  { "activity(\"page\") |", "comparison//" },
  { "activity(\"page\") >= 2 within 30 days |", "joint//" },
  { "activity(\"page\") >= 2 and s|", "field/s/" },
  { "activity(\"page\") and s|", "field/s/" },
  { "= = = |", "nothing//" },
  { "source source |", "nothing//source" },
  { "source = \"a\" % |", "nothing//source" },
};

static void
test_place (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  const char *mark = strchr (places[index].text, '|');
  g_autofree char *text = g_strdup (places[index].text);
  g_auto (AccordConditionPlace) place = { 0 };
  g_autofree char *found = NULL;
  gsize at = (gsize) (mark - places[index].text);

  memmove (text + at, text + at + 1, strlen (text + at));
  accord_condition_place_find (&place, text, at);
  if (place.kind == ACCORD_PLACE_NOTHING)
    g_clear_pointer (&place.typed, g_free);
  found = g_strdup_printf ("%s/%s/%s", kind_names[place.kind], place.typed != NULL ? place.typed : "",
                           place.field != NULL ? place.field : "");
  g_assert_cmpstr (found, ==, places[index].expected);
}

static AccordFrame *
make_frame (void)
{
  return fixture_frame_new_full ("UTC",
                                 "source|owner|Lead Source:text|visits:integer|created_at\n"
                                 "Webinar|Wendy|A \"b\"|1|2024-01-01\nWebinar|Bob||2|2024-01-02\nWebsite form|Bob||3|\n"
                                 "The web|Bob|||\n|Bob|||\n",
                                 "1|page:pricing|2024-01-01\n2|demo|2024-01-02\n");
}

static char *
describe (GPtrArray *suggestions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const AccordSuggestion *suggestion = suggestions->pdata[i];

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "; " : "", suggestion->field != NULL ? suggestion->field : "",
                              suggestion->field != NULL ? ": " : "", suggestion->insert);
      if (suggestion->n_leads > 0)
        g_string_append_printf (text, " %" G_GUINT64_FORMAT, suggestion->n_leads);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
  guint       start;
} at_end[] = {
  { "vis", "visits", 0 },
  { "SOU", "source; [Lead Source]", 0 },
  { "own", "owner", 0 },
  { "no", "not", 0 },
  { "source = ", "source: \"Webinar\" 2; source: \"The web\" 1; source: \"Website form\" 1", 9 },
  { "source = \"web", "source: \"Webinar\" 2; source: \"Website form\" 1; source: \"The web\" 1", 9 },
  { "[Lead Source] in (", "Lead Source: \"A \\\"b\\\"\" 1", 18 },
  { "source starts", "starts-with", 7 },
  { "visits ", "=; !=; <; <=; >; >=; in; is-empty", 7 },
  { "visits = ", "", 9 },
  { "activity(\"p", "\"page:pricing\"", 9 },
  { "source = \"Webinar\" ", "and; or", 19 },
  { "nosuch = \"", "", 9 },
};

static void
test_at (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (AccordFrame) frame = make_frame ();
  gsize start;
  g_autoptr (GPtrArray) suggestions = accord_suggest_at (frame, at_end[index].text, strlen (at_end[index].text), &start);
  g_autofree char *found = describe (suggestions);

  g_assert_cmpstr (found, ==, at_end[index].expected);
  g_assert_cmpuint (start, ==, at_end[index].start);
}

static const struct
{
  const char *typed;
  const char *expected;
} searches[] = {
  { "we", "source: \"Webinar\" 2; source: \"Website form\" 1; owner: \"Wendy\" 1; source: \"The web\" 1" },
  { " WEB ", "source: \"Webinar\" 2; source: \"Website form\" 1; source: \"The web\" 1" },
  { "owner:b", "owner: \"Bob\" 4" },
  { "owner:", "owner: \"Bob\" 4; owner: \"Wendy\" 1" },
  { "", "" },
  { "nobody", "" },
  { "http://x", "" },
};

static void
test_values (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (GPtrArray) suggestions = accord_suggest_values (frame, searches[index].typed);
  g_autofree char *found = describe (suggestions);

  g_assert_cmpstr (found, ==, searches[index].expected);
}

/* Whoever takes what is suggested, again and again, writes a condition that can be read, unless a number is asked for. */
static void
test_taking_them (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_whole = 0;

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (AccordCondition) condition = NULL;

      for (guint i = 0; i < 3 || (i < 7 && i % 4 != 3); i++)
        {
          gsize start;
          g_autoptr (GPtrArray) suggestions = accord_suggest_at (frame, text->str, text->len, &start);

          if (suggestions->len == 0)
            break;
          g_string_truncate (text, start);
          g_string_append (text, ((AccordSuggestion *) suggestions->pdata[g_rand_int_range (rand, 0, (gint32) suggestions->len)])->insert);
          g_string_append_c (text, ' ');
        }
      condition = accord_condition_parse (text->str, NULL);
      n_whole += condition != NULL;
    }
  g_test_message ("%u of 300 can be read", n_whole);
  g_assert_cmpuint (n_whole, >, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/place/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (at_end); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/at/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_at);
    }
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/values/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_values);
    }
  g_test_add_func ("/suggest/taking-them", test_taking_them);
  return g_test_run ();
}
