#include "version-content.h"

#include <glib/gi18n-lib.h>

#include "kpi/figures-json.h"
#include "model/agreement-changes.h"
#include "model/agreement-content.h"
#include "model/canonical-json.h"
#include "model/json-member.h"
#include "model/records.h"

/* Of the form of what is written here: a newer Accord may write another. */
#define FORMAT 1

static const struct
{
  const char *name;
  gsize       offset;
} figures[] = {
  { "goal", offsetof (AccordAgreement, goal) },
  { "conversion_rate", offsetof (AccordAgreement, conversion) },
  { "lead_value", offsetof (AccordAgreement, value) },
  { "conversion_rate_all", offsetof (AccordAgreement, conversion_all) },
  { "lead_value_all", offsetof (AccordAgreement, value_all) },
  { "conversion_rate_to_date", offsetof (AccordAgreement, conversion_so_far) },
  { "revenue", offsetof (AccordAgreement, revenue) },
};

static gpointer *
find_figures (const AccordAgreement *agreement,
              guint                  index)
{
  return (gpointer *) (void *) ((char *) agreement + figures[index].offset);
}

static void
set_day (JsonObject *object,
         const char *name,
         AccordDay   day)
{
  g_autofree char *iso = day != ACCORD_DAY_NONE ? accord_day_to_iso (day) : NULL;

  if (iso != NULL)
    json_object_set_string_member (object, name, iso);
}

static AccordDay
get_day (JsonObject *object,
         const char *name)
{
  const char *iso = accord_json_get_text (object, name);
  AccordDay day;

  return iso != NULL && accord_day_parse_iso (iso, &day) ? day : ACCORD_DAY_NONE;
}

/* What the sections quote: without it a reference to a figure would say another one tomorrow, or none. */
static JsonObject *
write_referred (const AccordAgreement *agreement)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer metric, referred;

  g_hash_table_iter_init (&iter, agreement->referred);
  while (g_hash_table_iter_next (&iter, &metric, &referred))
    if (referred != NULL)
      json_object_set_member (object, metric, accord_figures_freeze (referred));
  return object;
}

static void
read_referred (AccordAgreement *agreement,
               JsonObject      *object)
{
  JsonObjectIter iter;
  const char *metric;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &metric, &node))
    {
      AccordFigures *figures_of_it = accord_figures_thaw (node);

      if (figures_of_it != NULL)
        g_hash_table_insert (agreement->referred, g_strdup (metric), figures_of_it);
    }
}

static JsonObject *
write_figures (const AccordAgreement *agreement)
{
  JsonObject *object = json_object_new ();
  JsonArray *personas = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    json_object_set_member (object, figures[i].name, accord_figures_freeze (*find_figures (agreement, i)));
  for (guint i = 0; i < agreement->persona_figures->len; i++)
    json_array_add_element (personas, accord_figures_freeze (agreement->persona_figures->pdata[i]));
  json_object_set_array_member (object, "personas", personas);
  json_object_set_object_member (object, "referred", write_referred (agreement));
  return object;
}

/**
 * accord_version_write_content:
 * @agreement: what is frozen; its number, language and days are set
 *
 * Returns: (transfer full): the one text that says it
 */
char *
accord_version_write_content (const AccordAgreement *agreement)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *content = json_object_new ();

  g_return_val_if_fail (agreement != NULL && agreement->settings != NULL, NULL);

  json_node_take_object (root, content);
  json_object_set_int_member (content, "format", FORMAT);
  json_object_set_int_member (content, "number", agreement->number);
  json_object_set_string_member (content, "language", agreement->language != NULL ? agreement->language : "");
  set_day (content, "as_of", agreement->as_of);
  set_day (content, "frozen_on", agreement->today);
  accord_agreement_write_records (agreement, content);
  accord_agreement_write_changes (agreement, content);
  json_object_set_object_member (content, "figures", write_figures (agreement));
  return accord_json_to_canonical (root);
}

static void
read_figures (AccordAgreement *agreement,
              JsonObject      *object)
{
  JsonArray *personas = accord_json_get_array (object, "personas");
  JsonObject *referred = accord_json_get_object (object, "referred");
  guint n = personas != NULL ? json_array_get_length (personas) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    *find_figures (agreement, i) = accord_figures_thaw (json_object_get_member (object, figures[i].name));
  for (guint i = 0; i < agreement->personas->len; i++)
    g_ptr_array_add (agreement->persona_figures,
                     i < n ? accord_figures_thaw (json_array_get_element (personas, i)) : NULL);
  if (referred != NULL)
    read_referred (agreement, referred);
}

static void
read_head (AccordAgreement *agreement,
           JsonObject      *content)
{
  agreement->number = accord_json_get_integer (content, "number", 0);
  agreement->as_of = get_day (content, "as_of");
  agreement->today = get_day (content, "frozen_on");
  agreement->language = g_strdup (accord_json_get_text (content, "language"));
  /* Translators: %u is the number of a version of the agreement */
  agreement->version = g_strdup_printf (_("Version %u"), (guint) agreement->number);
}

/**
 * accord_version_read_content:
 * @content: what accord_version_write_content() wrote
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the agreement as it was frozen
 */
AccordAgreement *
accord_version_read_content (const char *content,
                             GError    **error)
{
  g_autoptr (AccordAgreement) agreement = accord_agreement_new ((GDestroyNotify) accord_figures_unref);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object, *figures_object;

  g_return_val_if_fail (content != NULL, NULL);

  root = json_from_string (content, error);
  if (root == NULL && error != NULL && *error != NULL)
    return NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("This version of the agreement says nothing."));
      return NULL;
    }
  object = json_node_get_object (root);
  if (accord_json_get_integer (object, "format", 0) > FORMAT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("This version of the agreement was made by a newer Accord; open it with that."));
      return NULL;
    }
  read_head (agreement, object);
  if (!accord_agreement_read_records (agreement, object, error))
    return NULL;
  accord_agreement_read_changes (agreement, object);
  figures_object = accord_json_get_object (object, "figures");
  if (figures_object != NULL)
    read_figures (agreement, figures_object);
  return g_steal_pointer (&agreement);
}

/**
 * accord_version_read:
 * @version: a version
 * @error: return location for an error
 *
 * Reads what a version says, with its check code: that of what it says now, which is not the one that was signed where
 * it was altered.
 *
 * Returns: (transfer full) (nullable): the agreement as it was frozen
 */
AccordAgreement *
accord_version_read (AccordRecord *version,
                     GError      **error)
{
  const char *content = accord_record_get_text (version, "content");
  AccordAgreement *agreement = accord_version_read_content (content != NULL ? content : "", error);

  if (agreement == NULL)
    return NULL;
  agreement->digest = accord_agreement_digest (content);
  agreement->content = g_strdup (content);
  return agreement;
}
