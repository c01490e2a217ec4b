#include "model/reminders.h"

#include "model/records.h"

#define TODAY 20000
#define NONE ACCORD_DAY_NONE
#define SELF "00000000-0000-7000-8000-000000000001"
#define OTHER "00000000-0000-7000-8000-000000000002"

/* A version; who has signed it: of «self», «other» a capital one has. */
typedef struct
{
  AccordVersionState state;
  const char        *signers; /* «so»: two who have to; «So»: the person has signed */
  AccordDay          in_force, review;
  gboolean           is_altered;
} Version;

static const struct
{
  const char *name;
  Version     versions[3];
  guint       n;
  const char *due; /* «sign 1, force 2 on +1, review 1 on -3» */
} cases[] = {
  { "nothing", { { 0 } }, 0, "" },
  { "waits", { { ACCORD_VERSION_IN_REVIEW, "so", NONE, NONE } }, 1, "sign 1" },
  { "signed-already", { { ACCORD_VERSION_IN_REVIEW, "So", NONE, NONE } }, 1, "" },
  { "not-asked", { { ACCORD_VERSION_IN_REVIEW, "o", NONE, NONE } }, 1, "" },
  { "altered", { { ACCORD_VERSION_IN_REVIEW, "so", NONE, NONE, TRUE } }, 1, "" },
  { "withdrawn", { { ACCORD_VERSION_WITHDRAWN, "so", NONE, NONE } }, 1, "" },
  { "tomorrow", { { ACCORD_VERSION_SIGNED, "SO", TODAY + 1, TODAY + 180 } }, 1, "force 1 on +1" },
  { "in-two-days", { { ACCORD_VERSION_SIGNED, "SO", TODAY + 2, TODAY + 180 } }, 1, "" },
  { "review-far", { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY + 15 } }, 1, "" },
  { "review-near", { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY + 14 } }, 1, "review 1 on +14" },
  { "review-today", { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY } }, 1, "review 1 on +0" },
  { "review-over", { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY - 3 } }, 1, "review 1 on -3" },
  { "no-review", { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, NONE } }, 1, "" },
  { "superseded", { { ACCORD_VERSION_SUPERSEDED, "SO", TODAY - 99, TODAY - 3 } }, 1, "" },
  { "next-in-review",
    { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY + 2 }, { ACCORD_VERSION_IN_REVIEW, "sO", NONE, NONE } },
    2, "sign 2" },
  { "next-signed",
    { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY - 1 }, { ACCORD_VERSION_SIGNED, "SO", TODAY + 1, TODAY + 9 } },
    2, "force 2 on +1" },
  { "next-withdrawn",
    { { ACCORD_VERSION_IN_FORCE, "SO", TODAY - 9, TODAY + 2 }, { ACCORD_VERSION_WITHDRAWN, "so", NONE, NONE } },
    2, "review 1 on +2" },
};

static AccordVersionSigner *
make_signer (const char *id,
             gboolean    has_signed)
{
  AccordVersionSigner *signer = g_new0 (AccordVersionSigner, 1);

  signer->member = accord_record_new (ACCORD_TYPE_MEMBER);
  accord_record_set_id (signer->member, id);
  signer->signature = has_signed ? accord_record_new (ACCORD_TYPE_SIGNATURE) : NULL;
  return signer;
}

static void
signer_free (gpointer data)
{
  AccordVersionSigner *signer = data;

  g_object_unref (signer->member);
  g_clear_object (&signer->signature);
  g_free (signer);
}

static void
version_free (gpointer data)
{
  AccordVersionStatus *version = data;

  g_ptr_array_unref (version->signers);
  g_free (version);
}

static AccordVersionStatus *
make_version (const Version *from,
              gint64         number)
{
  AccordVersionStatus *version = g_new0 (AccordVersionStatus, 1);

  version->number = number;
  version->state = from->state;
  version->is_altered = from->is_altered;
  version->in_force = from->in_force;
  version->review = from->review;
  version->signers = g_ptr_array_new_with_free_func (signer_free);
  for (const char *at = from->signers; *at != '\0'; at++)
    g_ptr_array_add (version->signers,
                     make_signer (g_ascii_tolower (*at) == 's' ? SELF : OTHER, g_ascii_isupper (*at)));
  return version;
}

static char *
describe (GArray *reminders)
{
  static const char *const names[] = { "sign", "force", "review" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reminders->len; i++)
    {
      const AccordReminder *reminder = &g_array_index (reminders, AccordReminder, i);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", names[reminder->kind], (gint) reminder->number);
      if (reminder->day != ACCORD_DAY_NONE)
        g_string_append_printf (text, " on %+d", reminder->day - TODAY);
    }
  return g_string_free (text, FALSE);
}

static void
test_due (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (version_free);
      g_autoptr (GArray) reminders = NULL;
      g_autoptr (GArray) stranger = NULL;
      g_autofree char *due = NULL;

      g_test_message ("%s", cases[i].name);
      for (guint j = 0; j < cases[i].n; j++)
        g_ptr_array_add (statuses, make_version (&cases[i].versions[j], j + 1));
      reminders = accord_reminders_list (statuses, SELF, TODAY);
      due = describe (reminders);
      g_assert_cmpstr (due, ==, cases[i].due);

      /* Who is none of the members has nothing to sign. */
      stranger = accord_reminders_list (statuses, NULL, TODAY);
      for (guint j = 0; j < stranger->len; j++)
        g_assert_cmpint (g_array_index (stranger, AccordReminder, j).kind, !=, ACCORD_REMINDER_SIGN);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/due", test_due);
  return g_test_run ();
}
