#include "ui/leads/lead-input.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/date-parser.h"
#include "model/canonical-json.h"
#include "present/words.h"

static gboolean
is_nothing (JsonNode *value)
{
  return value == NULL || JSON_NODE_HOLDS_NULL (value) ||
         (json_node_get_value_type (value) == G_TYPE_STRING && *json_node_get_string (value) == '\0');
}

/* «2025-04-03», «2025-04-03 08:15»: in the zone of the workspace, and in an order that nobody reads in two ways. */
static char *
write_moment (AccordMoment moment,
              AccordZone  *zone)
{
  AccordDay day = accord_moment_to_day (moment, zone);
  g_autofree char *iso = accord_day_to_iso (day);
  gint64 ms = accord_moment_to_ms (moment) - accord_moment_to_ms (accord_moment_from_local (zone, day, 0));
  gint64 seconds = ms / 1000;

  if (accord_moment_is_day (moment) || ms < 0)
    return g_steal_pointer (&iso);
  if (seconds % 60 == 0)
    return g_strdup_printf ("%s %02d:%02d", iso, (int) (seconds / 3600), (int) (seconds / 60 % 60));
  return g_strdup_printf ("%s %02d:%02d:%02d", iso, (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/**
 * accord_lead_input_write:
 * @value: (nullable):
 *
 * Returns: (transfer full): what a person changes in an entry
 */
char *
accord_lead_input_write (const AccordField *field,
                         JsonNode          *value,
                         AccordZone        *zone)
{
  if (is_nothing (value))
    return g_strdup ("");
  if (field->type == ACCORD_COLUMN_MOMENT)
    return write_moment (json_node_get_int (value), zone);
  if (json_node_get_value_type (value) == G_TYPE_DOUBLE)
    return accord_number_to_text (json_node_get_double (value));
  if (json_node_get_value_type (value) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
  return g_strdup (json_node_get_string (value));
}

static char *
refuse_date (const char *text,
             AccordZone *zone)
{
  g_autofree char *today = accord_day_to_iso (accord_moment_to_day (accord_moment_now (), zone));

  /* Translators: what was typed, and today as an example */
  return g_strdup_printf (_("“%s” is no date; write it like %s."), text, today);
}

/* 03/04/2025 is two days, and 03.04.2025 is not: nobody writes the month first with points. */
static AccordDateOrder
find_order (const AccordDateText *date)
{
  if (date->shape != ACCORD_DATE_YEAR_LAST)
    return ACCORD_DATE_ORDER_YMD;
  if (date->separator == '.' || date->parts[0] > 12 || date->parts[0] == date->parts[1])
    return ACCORD_DATE_ORDER_DMY;
  return date->parts[1] > 12 ? ACCORD_DATE_ORDER_MDY : ACCORD_DATE_ORDER_UNKNOWN;
}

static gboolean
read_moment (const char    *text,
             AccordZone    *zone,
             AccordMoment  *moment,
             char         **problem)
{
  AccordDateText date;
  AccordDateOrder order;

  if (!accord_date_text_parse (text, strlen (text), &date) || date.shape == ACCORD_DATE_BARE)
    {
      *problem = refuse_date (text, zone);
      return FALSE;
    }
  order = find_order (&date);
  if (order != ACCORD_DATE_ORDER_UNKNOWN && accord_date_text_to_moment (&date, order, zone, moment))
    return TRUE;
  *problem = order == ACCORD_DATE_ORDER_UNKNOWN
                 /* Translators: a date such as 03/04/2025 */
                 ? g_strdup_printf (_("Does %s begin with the day or with the month? Write the year first."), text)
                 : g_strdup_printf (_("There is no day %s."), text);
  return FALSE;
}

static gboolean
read_number (const char *text,
             gboolean    whole,
             JsonNode   *node)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double number = g_ascii_strtod (plain, &end);

  if (end == plain || *end != '\0' || !isfinite (number))
    return FALSE;
  if (!whole)
    {
      json_node_init_double (node, number);
      return TRUE;
    }
  if (strchr (plain, '.') != NULL || fabs (number) > 9e15)
    return FALSE;
  json_node_init_int (node, g_ascii_strtoll (plain, NULL, 10));
  return TRUE;
}

/**
 * accord_lead_input_read:
 * @value: (out) (transfer full) (nullable):
 * @problem: (out) (transfer full): why not
 *
 * Returns: whether @text can be a value of @field
 */
gboolean
accord_lead_input_read (const AccordField *field,
                        const char        *text,
                        AccordZone        *zone,
                        JsonNode         **value,
                        char             **problem)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (JsonNode) node = json_node_alloc ();
  AccordMoment moment;

  *value = NULL;
  *problem = NULL;
  if (*trimmed == '\0')
    return TRUE;
  if (field->type == ACCORD_COLUMN_MOMENT)
    {
      if (!read_moment (trimmed, zone, &moment, problem))
        return FALSE;
      json_node_init_int (node, moment);
    }
  else if (field->type == ACCORD_COLUMN_TEXT)
    json_node_init_string (node, trimmed);
  else if (!read_number (trimmed, field->type != ACCORD_COLUMN_REAL, node))
    {
      *problem = g_strdup_printf (_("“%s” is no number."), trimmed);
      return FALSE;
    }
  *value = g_steal_pointer (&node);
  return TRUE;
}

/**
 * accord_lead_input_words:
 * @value: (nullable):
 * @settings: the workspace's
 *
 * Returns: (transfer full): what a person reads
 */
char *
accord_lead_input_words (const AccordField *field,
                         JsonNode          *value,
                         AccordZone        *zone,
                         AccordRecord      *settings)
{
  if (is_nothing (value))
    return g_strdup ("–");
  if (field->type == ACCORD_COLUMN_MOMENT && json_node_get_value_type (value) == G_TYPE_INT64)
    return accord_words_day (accord_moment_to_day (json_node_get_int (value), zone));
  if (field->type == ACCORD_COLUMN_BOOLEAN && json_node_get_value_type (value) == G_TYPE_INT64)
    return g_strdup (json_node_get_int (value) != 0 ? _("yes") : _("no"));
  return accord_lead_input_write (field, value, zone);
}
