/* What may be meant by what is being typed: fields, words of a condition, and values that leads have. */
#include "frame/suggest.h"

#include <string.h>

#include "model/condition-place.h"

/* More than these nobody reads. */
#define MOST_SUGGESTIONS 8

/* A field with more different values than this (names, addresses) is searched, not chosen from. */
#define MOST_VALUES 2000

/**
 * accord_suggestion_free:
 * @self: (transfer full): a suggestion
 */
void
accord_suggestion_free (AccordSuggestion *self)
{
  g_free (self->field);
  g_free (self->label);
  g_free (self->insert);
  g_free (self);
}

static GPtrArray *
suggestions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) accord_suggestion_free);
}

static void
add (GPtrArray  *suggestions,
     const char *field,
     const char *label,
     char       *insert,
     guint64     n_leads)
{
  AccordSuggestion *suggestion = g_new0 (AccordSuggestion, 1);

  suggestion->field = g_strdup (field);
  suggestion->label = g_strdup (label);
  suggestion->insert = insert;
  suggestion->n_leads = n_leads;
  g_ptr_array_add (suggestions, suggestion);
}

/* What begins with what was typed before what has it inside, then by how many leads have it. */
static gint
compare (gconstpointer a,
         gconstpointer b,
         gpointer      typed)
{
  const AccordSuggestion *first = *(const AccordSuggestion *const *) a;
  const AccordSuggestion *second = *(const AccordSuggestion *const *) b;
  g_autofree char *first_label = g_utf8_casefold (first->label, -1);
  g_autofree char *second_label = g_utf8_casefold (second->label, -1);
  gboolean first_begins = g_str_has_prefix (first_label, typed);
  gboolean second_begins = g_str_has_prefix (second_label, typed);

  if (first_begins != second_begins)
    return first_begins ? -1 : 1;
  if (first->n_leads != second->n_leads)
    return first->n_leads > second->n_leads ? -1 : 1;
  return g_utf8_collate (first->label, second->label);
}

static GPtrArray *
keep_best (GPtrArray  *suggestions,
           const char *folded)
{
  g_ptr_array_sort_with_data (suggestions, compare, (gpointer) folded);
  if (suggestions->len > MOST_SUGGESTIONS)
    g_ptr_array_set_size (suggestions, MOST_SUGGESTIONS);
  return suggestions;
}

static gboolean
has_inside (const char *text,
            const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text, -1);

  return strstr (own, folded) != NULL;
}

static void
add_words (GPtrArray         *suggestions,
           const char *const *words,
           const char        *folded)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], folded) && !g_str_equal (words[i], folded))
      add (suggestions, NULL, words[i], g_strdup (words[i]), 0);
}

static void
add_fields (GPtrArray         *suggestions,
            const AccordFrame *frame,
            const char        *folded)
{
  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    {
      const char *name = accord_frame_get_column (frame, i)->field->name;

      if (has_inside (name, folded) && g_utf8_collate (name, folded) != 0)
        add (suggestions, NULL, name, accord_condition_name_to_text (name), 0);
    }
}

/* How many leads have each value, by code; to be freed. */
static guint64 *
count_values (const AccordFrame       *frame,
              const AccordFrameColumn *column)
{
  guint64 *counts = g_new0 (guint64, column->n_codes);
  guint n_rows = accord_frame_get_n_leads (frame);

  for (guint row = 0; row < n_rows; row++)
    counts[column->codes[row]]++;
  return counts;
}

static void
add_values (GPtrArray               *suggestions,
            const AccordFrame       *frame,
            const AccordFrameColumn *column,
            const char              *folded)
{
  g_autofree guint64 *counts = NULL;

  if (column == NULL || column->kind != ACCORD_FRAME_TEXT || column->n_codes > MOST_VALUES)
    return;
  for (guint code = 1; code < column->n_codes; code++)
    {
      const char *value = column->dictionary[code];

      if (!has_inside (value, folded))
        continue;
      if (counts == NULL)
        counts = count_values (frame, column);
      if (counts[code] > 0)
        add (suggestions, column->field->name, value, accord_condition_value_to_text (value), counts[code]);
    }
}

static void
add_kinds (GPtrArray         *suggestions,
           const AccordFrame *frame,
           const char        *folded)
{
  guint n;
  const char *const *kinds = accord_frame_get_activity_kinds (frame, &n);

  for (guint i = 0; i < n; i++)
    if (kinds[i] != NULL && has_inside (kinds[i], folded))
      add (suggestions, NULL, kinds[i], accord_condition_value_to_text (kinds[i]), 0);
}

static void
add_operators (GPtrArray               *suggestions,
               const AccordFrameColumn *column,
               const char              *folded)
{
  static const char *const of_text[] = { "=", "!=", "in", "contains", "starts-with", "matches", "is-empty", NULL };
  static const char *const of_others[] = { "=", "!=", "<", "<=", ">", ">=", "in", "is-empty", NULL };

  add_words (suggestions, column == NULL || column->kind == ACCORD_FRAME_TEXT ? of_text : of_others, folded);
}

/**
 * accord_suggest_at:
 * @frame: all leads
 * @text: the text of a condition, as far as it was typed
 * @at: where, in bytes
 * @start: (out): where what the suggestions stand for begins
 *
 * Returns: (transfer full): of #AccordSuggestion, what may stand there, the best first
 */
GPtrArray *
accord_suggest_at (const AccordFrame *frame,
                   const char        *text,
                   gsize              at,
                   gsize             *start)
{
  static const char *const before_fields[] = { "not", "activity", NULL };
  static const char *const joints[] = { "and", "or", NULL };
  GPtrArray *suggestions = suggestions_new ();
  g_auto (AccordConditionPlace) place = { 0 };
  g_autofree char *folded = NULL;
  const AccordFrameColumn *column;

  accord_condition_place_find (&place, text, at);
  *start = place.start;
  folded = g_utf8_casefold (place.typed, -1);
  column = place.field != NULL ? accord_frame_find_column (frame, place.field) : NULL;
  if (place.kind == ACCORD_PLACE_FIELD)
    add_fields (suggestions, frame, folded);
  if (place.kind == ACCORD_PLACE_FIELD && *folded != '\0')
    add_words (suggestions, before_fields, folded);
  else if (place.kind == ACCORD_PLACE_OPERATOR)
    add_operators (suggestions, column, folded);
  else if (place.kind == ACCORD_PLACE_VALUE)
    add_values (suggestions, frame, column, folded);
  else if (place.kind == ACCORD_PLACE_KIND)
    add_kinds (suggestions, frame, folded);
  else if (place.kind == ACCORD_PLACE_JOINT && (place.start == 0 || text[place.start - 1] == ' '))
    add_words (suggestions, joints, folded);
  return place.kind == ACCORD_PLACE_OPERATOR || place.kind == ACCORD_PLACE_JOINT ? suggestions
                                                                                : keep_best (suggestions, folded);
}

/* «source:web» asks one field. */
static const AccordFrameColumn *
split_field (const AccordFrame  *frame,
             const char         *typed,
             const char        **value)
{
  const char *colon = strchr (typed, ':');
  g_autofree char *name = colon != NULL ? g_strndup (typed, (gsize) (colon - typed)) : NULL;
  const AccordFrameColumn *column = name != NULL ? accord_frame_find_column (frame, g_strstrip (name)) : NULL;

  *value = column != NULL ? colon + 1 : typed;
  return column;
}

/**
 * accord_suggest_values:
 * @frame: all leads
 * @typed: a part of a value, or «field:part»
 *
 * Returns: (transfer full): of #AccordSuggestion with a field: values that contain it, of fields with few enough of them
 *   to choose from
 */
GPtrArray *
accord_suggest_values (const AccordFrame *frame,
                       const char        *typed)
{
  GPtrArray *suggestions = suggestions_new ();
  const char *value;
  const AccordFrameColumn *column = split_field (frame, typed, &value);
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);

  if (column != NULL)
    add_values (suggestions, frame, column, folded);
  for (guint i = 0; column == NULL && *folded != '\0' && i < accord_frame_get_n_columns (frame); i++)
    add_values (suggestions, frame, accord_frame_get_column (frame, i), folded);
  return keep_best (suggestions, folded);
}
