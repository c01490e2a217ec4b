#include "model/working-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

#define N_DAYS 7
#define EN_DASH "\342\200\223"

/* Of what is wrong no more is shown. */
#define LONGEST_SHOWN 40

static const char *const day_names[N_DAYS] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const long_names[N_DAYS] = { "monday", "tuesday",  "wednesday", "thursday",
                                                "friday", "saturday", "sunday" };

typedef struct
{
  const char *text;
  const char *at;
  GArray     *hours;
} Parser;

static gboolean
fail (const Parser *self,
      const char   *expected,
      GError      **error)
{
  const char *end = self->at + strcspn (self->at, " \t\r\n,;");
  g_autofree char *word = g_strndup (self->at, (gsize) (end - self->at));
  g_autofree char *valid = g_utf8_make_valid (word, -1);
  g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_SHOWN));
  g_autofree char *before = g_strndup (self->text, (gsize) (self->at - self->text));
  glong place = g_utf8_strlen (before, -1) + 1;

  if (*shown == '\0')
    g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS,
                 _("Working hours: %s is missing at position %ld; write them like “Mon-Fri 09:00-17:00; Sat 10:00-14:00”."),
                 expected, place);
  else
    g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS,
                 _("Working hours: “%s” at position %ld is not %s; write them like “Mon-Fri 09:00-17:00; Sat 10:00-14:00”."),
                 shown, place, expected);
  return FALSE;
}

static void
skip_space (Parser *self)
{
  while (*self->at == ' ' || *self->at == '\t' || *self->at == '\r')
    self->at++;
}

static gboolean
take (Parser     *self,
      const char *token)
{
  skip_space (self);
  if (!g_str_has_prefix (self->at, token))
    return FALSE;
  self->at += strlen (token);
  return TRUE;
}

static gboolean
take_dash (Parser *self)
{
  return take (self, "-") || take (self, EN_DASH);
}

/* «Mon», «monday», «Tues»: three letters or more of an English name. */
static gboolean
read_day (Parser  *self,
          gint    *day,
          GError **error)
{
  gsize length = 0;

  skip_space (self);
  while (g_ascii_isalpha (self->at[length]))
    length++;
  for (gint i = 0; i < N_DAYS && length >= 3; i++)
    if (length <= strlen (long_names[i]) && g_ascii_strncasecmp (self->at, long_names[i], length) == 0)
      {
        *day = i;
        self->at += length;
        return TRUE;
      }
  return fail (self, _("a day, such as Mon or Friday"), error);
}

static gboolean
read_digits (Parser *self,
             gint    most,
             gint   *number)
{
  const char *start = self->at;

  *number = 0;
  while (g_ascii_isdigit (*self->at) && self->at - start < 2)
    *number = *number * 10 + *self->at++ - '0';
  return self->at > start && *number <= most && !g_ascii_isdigit (*self->at);
}

/* «9», «09:00», «24:00» */
static gboolean
read_time (Parser  *self,
           gint    *minutes,
           GError **error)
{
  const char *start;
  gint hour, minute = 0;

  skip_space (self);
  start = self->at;
  if (read_digits (self, 24, &hour))
    {
      gboolean good = TRUE;

      if (*self->at == ':')
        {
          const char *colon = self->at++;

          good = self->at[0] != '\0' && g_ascii_isdigit (self->at[0]) && g_ascii_isdigit (self->at[1]) &&
                 read_digits (self, 59, &minute);
          self->at = good ? self->at : colon;
        }
      if (good && hour * 60 + minute <= ACCORD_MINUTES_PER_DAY && strchr (" \t\r\n,;-", *self->at) != NULL)
        {
          *minutes = hour * 60 + minute;
          return TRUE;
        }
      if (good && hour * 60 + minute <= ACCORD_MINUTES_PER_DAY && g_str_has_prefix (self->at, EN_DASH))
        {
          *minutes = hour * 60 + minute;
          return TRUE;
        }
    }
  self->at = start;
  return fail (self, _("a time from 00:00 to 24:00"), error);
}

static void
add_hours (GArray *hours,
           gint    start,
           gint    end)
{
  AccordHours window = { start, MIN (end, ACCORD_MINUTES_PER_WEEK) };

  g_array_append_val (hours, window);
  if (end > ACCORD_MINUTES_PER_WEEK)
    add_hours (hours, 0, end - ACCORD_MINUTES_PER_WEEK);
}

/* «09:00-17:00», on each of the days; one that ends no later than it begins ends on the next day. */
static gboolean
read_window (Parser  *self,
             guint    days,
             GError **error)
{
  const char *at;
  gint start, end;

  if (!read_time (self, &start, error))
    return FALSE;
  if (!take_dash (self))
    return fail (self, _("a dash and the time until when"), error);
  skip_space (self);
  at = self->at;
  if (!read_time (self, &end, error))
    return FALSE;
  if (end == start)
    {
      self->at = at;
      return fail (self, _("another time than the one it begins at"), error);
    }
  for (gint day = 0; day < N_DAYS; day++)
    if ((days & (1u << day)) != 0)
      add_hours (self->hours, day * ACCORD_MINUTES_PER_DAY + start,
                 (end > start ? day : day + 1) * ACCORD_MINUTES_PER_DAY + end);
  return TRUE;
}

/* «Mon-Wed, Fri» */
static gboolean
read_days (Parser  *self,
           guint   *days,
           GError **error)
{
  *days = 0;
  do
    {
      gint first, last;

      if (!read_day (self, &first, error))
        return FALSE;
      last = first;
      if (take_dash (self) && !read_day (self, &last, error))
        return FALSE;
      for (gint day = first;; day = (day + 1) % N_DAYS)
        {
          *days |= 1u << day;
          if (day == last)
            break;
        }
    }
  while (take (self, ","));
  return TRUE;
}

static gboolean
read_entry (Parser  *self,
            GError **error)
{
  guint days;

  if (!read_days (self, &days, error))
    return FALSE;
  do
    {
      if (!read_window (self, days, error))
        return FALSE;
    }
  while (take (self, ","));
  return TRUE;
}

static gboolean
read_all (Parser  *self,
          GError **error)
{
  for (;;)
    {
      gboolean separated = self->at == self->text;

      while (take (self, ";") || take (self, "\n"))
        separated = TRUE;
      skip_space (self);
      if (*self->at == '\0' && self->hours->len > 0)
        return TRUE;
      if (!separated)
        return fail (self, _("a semicolon before the next days"), error);
      if (!read_entry (self, error))
        return FALSE;
    }
}

static gint
compare_hours (gconstpointer a,
               gconstpointer b)
{
  const AccordHours *p = a, *q = b;

  return p->start != q->start ? p->start - q->start : p->end - q->end;
}

static void
join_touching (GArray *hours)
{
  guint n = 0;

  g_array_sort (hours, compare_hours);
  for (guint i = 0; i < hours->len; i++)
    {
      AccordHours window = g_array_index (hours, AccordHours, i);
      AccordHours *last = n > 0 ? &g_array_index (hours, AccordHours, n - 1) : NULL;

      if (last != NULL && window.start <= last->end)
        last->end = MAX (last->end, window.end);
      else
        g_array_index (hours, AccordHours, n++) = window;
    }
  g_array_set_size (hours, n);
}

/**
 * accord_working_hours_parse:
 * @text: the hours as a person writes them
 * @error: return location for a #GError
 *
 * Days and ranges of days in English, of three letters or more; then times of a day, several with commas between; a
 * semicolon or a new line before the next days. A window that does not end after it began ends on the next day.
 *
 * Returns: (transfer full) (element-type AccordHours): the windows; %NULL with %ACCORD_MODEL_ERROR_HOURS
 */
GArray *
accord_working_hours_parse (const char *text,
                            GError    **error)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (AccordHours));
  Parser parser = { text, text, hours };

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_all (&parser, error))
    return NULL;
  join_touching (hours);
  return g_steal_pointer (&hours);
}

static void
append_window (GString *text,
               gint     start,
               gint     end)
{
  g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", text->len > 0 ? ", " : "", start / 60, start % 60, end / 60,
                          end % 60);
}

/* What begins on each day; a window longer than a day is cut at midnight. */
static void
write_days (const GArray *hours,
            GString      *days[N_DAYS])
{
  for (guint i = 0; i < hours->len; i++)
    {
      const AccordHours *window = &g_array_index (hours, AccordHours, i);

      for (gint start = window->start; start < window->end;)
        {
          gint day = start / ACCORD_MINUTES_PER_DAY;
          gint midnight = (day + 1) * ACCORD_MINUTES_PER_DAY;
          gint end = window->end - start < ACCORD_MINUTES_PER_DAY ? window->end : midnight;

          append_window (days[day], start % ACCORD_MINUTES_PER_DAY,
                         end <= midnight ? end - day * ACCORD_MINUTES_PER_DAY : end - midnight);
          start = end;
        }
    }
}

/**
 * accord_working_hours_to_text:
 * @hours: (element-type AccordHours): windows, in order
 *
 * Returns: (transfer full): their text form, from which accord_working_hours_parse() makes the same
 */
char *
accord_working_hours_to_text (const GArray *hours)
{
  GString *text = g_string_new (NULL);
  GString *days[N_DAYS];

  for (guint i = 0; i < N_DAYS; i++)
    days[i] = g_string_new (NULL);
  write_days (hours, days);
  for (guint first = 0, last; first < N_DAYS; first = last + 1)
    {
      for (last = first; last + 1 < N_DAYS && g_string_equal (days[last + 1], days[first]); last++)
        ;
      if (days[first]->len == 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", day_names[first]);
      if (last > first)
        g_string_append_printf (text, "%s%s", last == first + 1 ? ", " : "-", day_names[last]);
      g_string_append_printf (text, " %s", days[first]->str);
    }
  for (guint i = 0; i < N_DAYS; i++)
    g_string_free (days[i], TRUE);
  return g_string_free (text, FALSE);
}

/**
 * accord_working_hours_to_days:
 * @hours: (element-type AccordHours): windows, in order
 *
 * Returns: (transfer full): the windows that begin on each of the seven days, as text
 */
char **
accord_working_hours_to_days (const GArray *hours)
{
  char **texts = g_new0 (char *, N_DAYS + 1);
  GString *days[N_DAYS];

  for (guint i = 0; i < N_DAYS; i++)
    days[i] = g_string_new (NULL);
  write_days (hours, days);
  for (guint i = 0; i < N_DAYS; i++)
    texts[i] = g_string_free (days[i], FALSE);
  return texts;
}

static gboolean
add_day (GArray     *hours,
         gint        day,
         const char *text,
         GError    **error)
{
  g_autofree char *entry = g_strdup_printf ("%s %s", day_names[day], text);
  g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (AccordHours));
  Parser parser = { entry, entry, windows };

  if (!read_entry (&parser, NULL) || (skip_space (&parser), *parser.at != '\0'))
    {
      g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS,
                   _("%s: “%s” is no time of a day; write it like “09:00-17:00” or “09:00-12:30, 13:00-17:00”."),
                   day_names[day], text);
      return FALSE;
    }
  g_array_append_vals (hours, windows->data, windows->len);
  return TRUE;
}

/**
 * accord_working_hours_from_days:
 * @days: (array fixed-size=7): what begins on each day, from Monday on; "" where nobody works
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type AccordHours): the windows; %NULL with %ACCORD_MODEL_ERROR_HOURS
 */
GArray *
accord_working_hours_from_days (const char *const *days,
                                GError           **error)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (AccordHours));

  for (gint day = 0; day < N_DAYS; day++)
    {
      g_autofree char *text = g_strstrip (g_strdup (days[day]));

      if (*text != '\0' && !add_day (hours, day, text, error))
        return NULL;
    }
  if (hours->len == 0)
    {
      g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS,
                   _("Nobody works on any day; write the hours of at least one, like “09:00-17:00”."));
      return NULL;
    }
  join_touching (hours);
  return g_steal_pointer (&hours);
}
