#include "persona-column.h"

#include "model/record-search.h"
#include "model/record.h"

/* The names of the column, each once; the first is «none». */
typedef struct
{
  GPtrArray  *dictionary; /* of char *, borrowed */
  GHashTable *codes;      /* name → code */
} Names;

static void
names_init (Names *self)
{
  self->dictionary = g_ptr_array_new ();
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->dictionary, NULL);
}

static void
names_clear (Names *self)
{
  g_ptr_array_unref (self->dictionary);
  g_hash_table_unref (self->codes);
}

static guint32
names_add (Names      *self,
           const char *name)
{
  guint32 code = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, name));

  if (code == 0)
    {
      code = self->dictionary->len;
      g_ptr_array_add (self->dictionary, (gpointer) name);
      g_hash_table_insert (self->codes, (gpointer) name, GUINT_TO_POINTER (code));
    }
  return code;
}

/* Whom a lead was assigned to by hand: a persona's id; of an imported column, its name, or whatever was written there. */
static const char *
find_assigned (GPtrArray  *personas,
               const char *assigned)
{
  AccordRecord *persona = accord_records_find (personas, assigned, NULL);

  if (persona != NULL)
    return accord_record_get_text (persona, "name");
  for (guint i = 0; i < personas->len; i++)
    {
      const char *name = accord_record_get_text (g_ptr_array_index (personas, i), "name");
      g_autofree char *a = g_utf8_casefold (name, -1);
      g_autofree char *b = g_utf8_casefold (assigned, -1);

      if (g_str_equal (a, b))
        return name;
    }
  return assigned;
}

static void
take_assigned (const AccordFrame *frame,
               GPtrArray         *personas,
               Names             *names,
               guint32           *codes)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, "persona");
  g_autofree guint32 *translated = NULL;

  if (column == NULL || column->kind != ACCORD_FRAME_TEXT || column->n_codes <= 1)
    return;

  translated = g_new0 (guint32, column->n_codes);
  for (guint code = 1; code < column->n_codes; code++)
    translated[code] = names_add (names, find_assigned (personas, column->dictionary[code]));
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    codes[row] = translated[column->codes[row]];
}

static gboolean
is_archived (AccordRecord *persona)
{
  return g_value_get_boolean (accord_record_get_value (persona, "archived"));
}

/* A persona without a condition has no leads of its own; neither has one whose condition does not fit these leads. */
static AccordLeadSet *
match_persona (AccordRecord      *persona,
               const AccordFrame *frame,
               const AccordAsOf  *as_of)
{
  const char *match = accord_record_get_text (persona, "match");
  g_autoptr (AccordCondition) condition = NULL;

  if (is_archived (persona) || match == NULL || *match == '\0')
    return NULL;
  condition = accord_condition_parse (match, NULL);
  return condition != NULL ? accord_condition_match (condition, frame, as_of, NULL) : NULL;
}

static void
assign_matching (AccordLeadSet *matching,
                 guint32        code,
                 guint32       *codes)
{
  const guint64 *words = accord_lead_set_get_words (matching);
  guint n_words = (accord_lead_set_get_n_rows (matching) + 63) / 64;

  for (guint i = 0; i < n_words; i++)
    for (guint64 left = words[i]; left != 0; left &= left - 1)
      {
        guint row = i * 64 + __builtin_ctzll (left);

        if (codes[row] == 0)
          codes[row] = code;
      }
}

/**
 * accord_persona_column_derive:
 * @frame: a frame as it was loaded: its column «persona», if any, holds what was assigned by hand
 * @personas: (element-type AccordRecord): all personas, in their order
 * @as_of: the instant at which conditions are judged
 *
 * The persona of a lead is the one assigned by hand, else the first one that is not archived and whose condition fits.
 *
 * Returns: (transfer full): a new frame with the column
 */
AccordFrame *
accord_persona_column_derive (AccordFrame      *frame,
                              GPtrArray        *personas,
                              const AccordAsOf *as_of)
{
  g_autofree guint32 *codes = g_new0 (guint32, MAX (1, accord_frame_get_n_leads (frame)));
  AccordFrame *derived;
  Names names;

  names_init (&names);
  take_assigned (frame, personas, &names, codes);
  for (guint i = 0; i < personas->len; i++)
    {
      AccordRecord *persona = g_ptr_array_index (personas, i);
      g_autoptr (AccordLeadSet) matching = match_persona (persona, frame, as_of);

      if (matching != NULL)
        assign_matching (matching, names_add (&names, accord_record_get_text (persona, "name")), codes);
    }
  derived = accord_frame_with_text_column (frame, "persona", codes, (const char *const *) names.dictionary->pdata,
                                           names.dictionary->len);
  names_clear (&names);
  return derived;
}
