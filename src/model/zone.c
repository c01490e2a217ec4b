#include "model/zone-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/error.h"

/* Offsets are looked for between these two instants; outside, the nearest one holds.
 * Time zone files of today say nothing that differs beyond 2037. */
#define TABLE_FIRST_SECOND G_GINT64_CONSTANT (-4102444800) /* 1840-01-01 */
#define TABLE_LAST_SECOND G_GINT64_CONSTANT (4102444800)   /* 2100-01-01 */

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* What is no zone may be anything: of a name in a message no more is shown. */
#define LONGEST_SHOWN 60

/* From this instant until the next one's. */
typedef struct
{
  gint64 from_ms;
  gint64 offset_ms;
} Span;

struct _AccordZone
{
  gatomicrefcount ref_count;
  char           *identifier;
  guint           n_spans;
  Span           *spans; /* at least one; the first begins at G_MININT64 */
};

G_DEFINE_BOXED_TYPE (AccordZone, accord_zone, accord_zone_ref, accord_zone_unref)

static gint64
offset_of_interval (GTimeZone *source,
                    gint       interval)
{
  return (gint64) g_time_zone_get_offset (source, interval) * 1000;
}

static void
append_span (GArray *spans,
             gint64  from_ms,
             gint64  offset_ms)
{
  Span span = { from_ms, offset_ms };

  if (spans->len > 0 && g_array_index (spans, Span, spans->len - 1).offset_ms == offset_ms)
    return;
  g_array_append_val (spans, span);
}

/* Halves the time between two seconds until every change of interval in it is found. */
static void
collect_spans (GArray    *spans,
               GTimeZone *source,
               gint64     first,
               gint       first_interval,
               gint64     last,
               gint       last_interval)
{
  gint64 middle;
  gint interval;

  if (first_interval == last_interval)
    return;
  if (last - first == 1)
    {
      append_span (spans, last * 1000, offset_of_interval (source, last_interval));
      return;
    }

  middle = first + (last - first) / 2;
  interval = g_time_zone_find_interval (source, G_TIME_TYPE_UNIVERSAL, middle);
  collect_spans (spans, source, first, first_interval, middle, interval);
  collect_spans (spans, source, middle, interval, last, last_interval);
}

static AccordZone *
zone_new_from_source (GTimeZone  *source,
                      const char *identifier)
{
  AccordZone *self = g_new0 (AccordZone, 1);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gint first = g_time_zone_find_interval (source, G_TIME_TYPE_UNIVERSAL, TABLE_FIRST_SECOND);
  gint last = g_time_zone_find_interval (source, G_TIME_TYPE_UNIVERSAL, TABLE_LAST_SECOND);

  append_span (spans, G_MININT64, offset_of_interval (source, first));
  collect_spans (spans, source, TABLE_FIRST_SECOND, first, TABLE_LAST_SECOND, last);

  g_atomic_ref_count_init (&self->ref_count);
  self->identifier = g_strdup (identifier);
  self->n_spans = spans->len;
  self->spans = (Span *) g_array_free (spans, FALSE);
  return self;
}

/* IANA names have letters, digits and «/_+-»; anything else could only name a file by a detour. */
static gboolean
looks_like_identifier (const char *identifier)
{
  if (identifier == NULL || *identifier == '\0' || *identifier == '/')
    return FALSE;
  for (const char *p = identifier; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("/_+-:", *p) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * accord_zone_new:
 * @identifier: the name of a time zone, as «Europe/Berlin»
 * @error: return location for a #GError
 *
 * Reads a time zone once and keeps the table of its offsets, so that later look-ups are a short search.
 *
 * Returns: (transfer full): a zone; %NULL with %ACCORD_MODEL_ERROR_ZONE where there is none of that name
 */
AccordZone *
accord_zone_new (const char *identifier,
                 GError    **error)
{
  g_autoptr (GTimeZone) source = NULL;

  if (looks_like_identifier (identifier))
    source = g_time_zone_new_identifier (identifier);
  if (source == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (identifier != NULL ? identifier : "", -1);
      g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_SHOWN));

      g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_ZONE,
                   _("There is no time zone “%s”; write a name such as “Europe/Berlin” or “UTC”."), shown);
      return NULL;
    }

  return zone_new_from_source (source, identifier);
}

/**
 * accord_zone_utc:
 *
 * Returns: (transfer full): the zone UTC
 */
AccordZone *
accord_zone_utc (void)
{
  static AccordZone *utc;

  if (g_once_init_enter (&utc))
    {
      g_autoptr (GTimeZone) source = g_time_zone_new_utc ();

      g_once_init_leave (&utc, zone_new_from_source (source, "UTC"));
    }

  return accord_zone_ref (utc);
}

/**
 * accord_zone_ref:
 * @self: a zone
 *
 * Returns: (transfer full): @self; safe from any thread
 */
AccordZone *
accord_zone_ref (AccordZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_zone_unref:
 * @self: (transfer full): a zone
 */
void
accord_zone_unref (AccordZone *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->identifier);
  g_free (self->spans);
  g_free (self);
}

/**
 * accord_zone_get_identifier:
 * @self: a zone
 *
 * Returns: (transfer none): the name it was made with
 */
const char *
accord_zone_get_identifier (const AccordZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->identifier;
}

/**
 * accord_zone_offset_at:
 * @self: (nullable): a zone; %NULL is UTC
 * @ms: an instant, in milliseconds since 1970 UTC
 *
 * Returns: what a clock in the zone is ahead of UTC then, in milliseconds
 */
gint64
accord_zone_offset_at (const AccordZone *self,
                       gint64            ms)
{
  guint low = 0;
  guint high;

  if (self == NULL)
    return 0;

  high = self->n_spans;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->spans[middle].from_ms <= ms)
        low = middle;
      else
        high = middle;
    }
  return self->spans[low].offset_ms;
}

/**
 * accord_zone_local_to_ms:
 * @self: (nullable): a zone; %NULL is UTC
 * @local_ms: what the calendar and clock in the zone show, in milliseconds since 1970-01-01 00:00 there
 *
 * The instant that is called so. A time that the clock shows twice is the first of the two;
 * one that it skips is as long after the skip as it would have been without.
 *
 * Returns: milliseconds since 1970 UTC
 */
gint64
accord_zone_local_to_ms (const AccordZone *self,
                         gint64            local_ms)
{
  gint64 before = accord_zone_offset_at (self, local_ms - MS_PER_DAY);
  gint64 after = accord_zone_offset_at (self, local_ms + MS_PER_DAY);

  if (before == after || accord_zone_offset_at (self, local_ms - before) == before)
    return local_ms - before;
  if (accord_zone_offset_at (self, local_ms - after) == after)
    return local_ms - after;
  return local_ms - before;
}
