#include "ui/kpis/own-kpi-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kpi/formula.h"
#include "workspace/own-kpis.h"

static gboolean
is_taken (AccordWorkspace *workspace,
          const char      *key,
          const char      *own_id)
{
  GListModel *kpis = accord_workspace_get_list (workspace, ACCORD_TYPE_OWN_KPI);

  if (accord_metric_find (key) != NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (kpis); i++)
    {
      g_autoptr (AccordRecord) kpi = g_list_model_get_item (kpis, i);

      if (g_strcmp0 (accord_record_get_id (kpi), own_id) != 0 && g_strcmp0 (accord_record_get_text (kpi, "key"), key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Letters and digits, and a hyphen for whatever is between them. */
static char *
simplify (const char *title)
{
  g_autofree char *plain = g_str_to_ascii (title, NULL);
  GString *key = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) && (key->len > 0 || g_ascii_isalpha (*p)))
      g_string_append_c (key, g_ascii_tolower (*p));
    else if (key->len > 0 && key->str[key->len - 1] != '-')
      g_string_append_c (key, '-');
  while (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, "kpi");
  return g_string_free (key, FALSE);
}

char *
accord_own_kpi_key_propose (AccordWorkspace *workspace,
                            const char      *title,
                            const char      *own_id)
{
  g_autofree char *base = simplify (title);
  char *key = g_strdup (base);

  for (guint i = 2; is_taken (workspace, key, own_id); i++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", base, i);
    }
  return key;
}

gboolean
accord_own_kpi_key_check (AccordWorkspace *workspace,
                          const char      *key,
                          const char      *own_id,
                          GError         **error)
{
  gboolean plain = g_ascii_islower (*key);

  for (const char *p = key; *p != '\0'; p++)
    plain &= g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '-' || *p == '_';
  if (!plain || g_str_has_suffix (key, "-"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is no short name: it has small letters from a to z, digits and hyphens, and begins with a letter."), key);
      return FALSE;
    }
  if (!is_taken (workspace, key, own_id))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("There is a figure “%s” already; choose another short name."), key);
  return FALSE;
}

static gboolean
names_metric (GListModel *list,
              const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);

      if (g_strcmp0 (accord_record_get_text (record, "metric"), key) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
formula_names (const char *text,
               const char *key)
{
  g_autoptr (AccordFormula) formula = text != NULL && *text != '\0' ? accord_formula_parse (text, NULL) : NULL;

  for (guint i = 0; formula != NULL && i < accord_formula_get_n (formula); i++)
    if (g_str_equal (accord_formula_get_name (formula, i), key))
      return TRUE;
  return FALSE;
}

gboolean
accord_own_kpi_key_is_used (AccordWorkspace *workspace,
                            const char      *key)
{
  const GType types[] = { ACCORD_TYPE_TARGET, ACCORD_TYPE_BOARD_CHART, ACCORD_TYPE_NOTE };
  GListModel *kpis = accord_workspace_get_list (workspace, ACCORD_TYPE_OWN_KPI);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (names_metric (accord_workspace_get_list (workspace, types[i]), key))
      return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (kpis); i++)
    {
      g_autoptr (AccordRecord) kpi = g_list_model_get_item (kpis, i);

      if (formula_names (accord_record_get_text (kpi, "formula"), key))
        return TRUE;
    }
  return FALSE;
}
