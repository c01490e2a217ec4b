#include "ui/common/choices.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define ZONES_FILE "/usr/share/zoneinfo/tzdata.zi"

static const char *const currencies[] = {
  "EUR", "USD", "GBP", "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
  "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN",
  "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "UYU", "VND", "ZAR",
  NULL,
};

/* «Z Europe/Berlin 0:53:28 …» or, for another name of a zone, «L Europe/Berlin Europe/Copenhagen». */
static const char *
parse_zone (char *line)
{
  char *rest = NULL;
  const char *kind = strtok_r (line, " ", &rest);
  const char *name = strtok_r (NULL, " ", &rest);

  if (kind == NULL || name == NULL)
    return NULL;
  if (g_str_equal (kind, "L"))
    name = strtok_r (NULL, " ", &rest);
  else if (!g_str_equal (kind, "Z"))
    return NULL;
  if (name == NULL || strchr (name, '/') == NULL || g_str_has_prefix (name, "Etc/"))
    return NULL;

  return name;
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *one = accord_choices_zone_label (*(const char *const *) a);
  g_autofree char *other = accord_choices_zone_label (*(const char *const *) b);

  return g_utf8_collate (one, other);
}

/**
 * accord_choices_zones:
 *
 * Returns: (transfer none): all IANA time zones that this computer knows, by city, UTC first
 */
const char *const *
accord_choices_zones (void)
{
  static GPtrArray *zones;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (zones != NULL)
    return (const char *const *) zones->pdata;

  zones = g_ptr_array_new ();
  if (g_file_get_contents (ZONES_FILE, &text, NULL, NULL))
    {
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          const char *name = parse_zone (lines[i]);

          if (name != NULL)
            g_ptr_array_add (zones, g_strdup (name));
        }
    }
  g_ptr_array_sort (zones, compare_labels);
  g_ptr_array_insert (zones, 0, g_strdup ("UTC"));
  g_ptr_array_add (zones, NULL);

  return (const char *const *) zones->pdata;
}

/**
 * accord_choices_currencies:
 *
 * Returns: (transfer none): ISO codes
 */
const char *const *
accord_choices_currencies (void)
{
  return currencies;
}

/**
 * accord_choices_zone_label:
 * @zone: «America/New_York»
 *
 * Returns: (transfer full): the city first, since it is what people type: «New York, America»
 */
char *
accord_choices_zone_label (const char *zone)
{
  const char *city = strrchr (zone, '/');
  g_autofree char *region = NULL;
  char *label;

  if (city == NULL)
    return g_strdup (zone);

  region = g_strndup (zone, (gsize) (city - zone));
  label = g_strdup_printf ("%s, %s", city + 1, region);

  return g_strdelimit (label, "_", ' ');
}

/**
 * accord_choices_currency_label:
 * @code: «EUR»
 *
 * Returns: (transfer full): how it is shown
 */
char *
accord_choices_currency_label (const char *code)
{
  return g_strdup (code);
}

/**
 * accord_choices_drop_down:
 * @values: what to choose from
 * @label: how a value is shown
 *
 * Returns: (transfer floating): a drop-down that can be searched by typing
 */
GtkWidget *
accord_choices_drop_down (const char *const *values,
                          char             *(*label) (const char *value))
{
  GtkStringList *model = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down;

  for (guint i = 0; values[i] != NULL; i++)
    gtk_string_list_take (model, label (values[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (model), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);

  return drop_down;
}

/**
 * accord_choices_find:
 * @value: one of @values
 *
 * Returns: which of @values it is; GTK_INVALID_LIST_POSITION: none
 */
guint
accord_choices_find (const char *const *values,
                     const char        *value)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (g_strcmp0 (values[i], value) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/**
 * accord_choices_local_zone:
 *
 * Returns: (transfer full): the zone of this computer; UTC where it is none of the list
 */
char *
accord_choices_local_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);

  if (accord_choices_find (accord_choices_zones (), name) == GTK_INVALID_LIST_POSITION)
    name = "UTC";

  return g_strdup (name);
}

/**
 * accord_choices_local_currency:
 *
 * Returns: (transfer none): the currency of the locale; EUR where it has none of the list
 */
const char *
accord_choices_local_currency (void)
{
  g_autofree char *code = g_strndup (nl_langinfo (__INT_CURR_SYMBOL), 3);
  guint found = accord_choices_find (currencies, code);

  return currencies[found != GTK_INVALID_LIST_POSITION ? found : 0];
}
