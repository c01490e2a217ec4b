/*
 * Leads that are there twice. Two readings of who is the same: an e-mail address that differs at most in case and in
 * dots before the @ (which the large mail services do not tell apart), and a name at a company.
 */
#include "kpi/duplicates.h"

#include <string.h>

/* What a text is compared by; NULL: by nothing. Transfer full. */
typedef char *(*KeyFunc) (const char *text);

typedef struct
{
  guint64 key;
  guint32 row;
} Keyed;

static char *
make_email_key (const char *email)
{
  g_autofree char *folded = g_utf8_casefold (email, -1);
  char *at = strrchr (g_strstrip (folded), '@');
  GString *key;

  if (at == NULL || at == folded || at[1] == '\0')
    return NULL;
  key = g_string_new (NULL);
  for (const char *c = folded; c < at; c++)
    if (*c != '.')
      g_string_append_c (key, *c);
  g_string_append (key, at);
  return g_string_free (key, FALSE);
}

/* Folded, and any white space is one blank. */
static char *
make_name_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (key, key->len > 0 ? " %s" : "%s", words[i]);
  return key->len > 0 ? g_strdup (key->str) : NULL;
}

/* For each code of a column that of the first text with the same key; 0 where there is no key. NULL: no such column. */
static guint32 *
find_first_codes (const AccordFrameColumn *column,
                  KeyFunc                  make_key)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint32 *codes;

  if (column == NULL || column->kind != ACCORD_FRAME_TEXT)
    return NULL;
  codes = g_new0 (guint32, column->n_codes);
  for (guint code = 1; code < column->n_codes; code++)
    {
      g_autofree char *key = make_key (column->dictionary[code]);
      gpointer first;

      if (key == NULL)
        continue;
      first = g_hash_table_lookup (firsts, key);
      codes[code] = first != NULL ? GPOINTER_TO_UINT (first) : code;
      if (first == NULL)
        g_hash_table_insert (firsts, g_steal_pointer (&key), GUINT_TO_POINTER (code));
    }
  return codes;
}

static int
compare_keyed (gconstpointer a,
               gconstpointer b)
{
  const Keyed *first = a;
  const Keyed *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first->row < second->row ? -1 : first->row > second->row;
}

/* Runs of one key, of two rows or more. */
static AccordDuplicates *
collect_groups (GArray *keyed)
{
  AccordDuplicates *self = g_new0 (AccordDuplicates, 1);
  const Keyed *all = (const Keyed *) (gpointer) keyed->data;
  guint end;

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, self->rows->len);
  g_array_sort (keyed, compare_keyed);
  for (guint start = 0; start < keyed->len; start = end)
    {
      for (end = start + 1; end < keyed->len && all[end].key == all[start].key; end++)
        ;
      if (end - start < 2)
        continue;
      for (guint i = start; i < end; i++)
        g_array_append_val (self->rows, all[i].row);
      g_array_append_val (self->starts, self->rows->len);
    }
  return self;
}

/**
 * accord_duplicates_find_email:
 * @frame: all leads
 *
 * Returns: (transfer full): leads with the same e-mail address but for case, dots before the @ and blanks around it
 */
AccordDuplicates *
accord_duplicates_find_email (const AccordFrame *frame)
{
  const AccordFrameColumn *email = accord_frame_find_column (frame, "email");
  g_autofree guint32 *firsts = find_first_codes (email, make_email_key);
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (Keyed));
  guint n_rows = firsts != NULL ? accord_frame_get_n_leads (frame) : 0;

  for (guint32 row = 0; row < n_rows; row++)
    {
      Keyed item = { firsts[email->codes[row]], row };

      if (item.key != 0)
        g_array_append_val (keyed, item);
    }
  return collect_groups (keyed);
}

/**
 * accord_duplicates_find_person:
 * @frame: all leads
 *
 * Returns: (transfer full): leads of the same name at the same company, whatever the case and the blanks
 */
AccordDuplicates *
accord_duplicates_find_person (const AccordFrame *frame)
{
  const AccordFrameColumn *name = accord_frame_find_column (frame, "name");
  const AccordFrameColumn *company = accord_frame_find_column (frame, "company");
  g_autofree guint32 *names = find_first_codes (name, make_name_key);
  g_autofree guint32 *companies = find_first_codes (company, make_name_key);
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (Keyed));
  guint n_rows = names != NULL && companies != NULL ? accord_frame_get_n_leads (frame) : 0;

  for (guint32 row = 0; row < n_rows; row++)
    {
      guint64 first = names[name->codes[row]];
      guint64 second = companies[company->codes[row]];
      Keyed item = { first << 32 | second, row };

      if (first != 0 && second != 0)
        g_array_append_val (keyed, item);
    }
  return collect_groups (keyed);
}

/**
 * accord_duplicates_free:
 * @self: (transfer full) (nullable): duplicates
 */
void
accord_duplicates_free (AccordDuplicates *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * accord_duplicates_get_n:
 * @self: duplicates
 *
 * Returns: the number of groups
 */
guint
accord_duplicates_get_n (const AccordDuplicates *self)
{
  return self->starts->len - 1;
}

/**
 * accord_duplicates_get:
 * @self: duplicates
 * @group: the index of a group
 * @n_rows: (out): the number of its leads
 *
 * Returns: (transfer none) (array length=n_rows): their rows in the frame
 */
const guint32 *
accord_duplicates_get (const AccordDuplicates *self,
                       guint                   group,
                       guint                  *n_rows)
{
  guint32 start = g_array_index (self->starts, guint32, group);

  *n_rows = g_array_index (self->starts, guint32, group + 1) - start;
  return &g_array_index (self->rows, guint32, start);
}
