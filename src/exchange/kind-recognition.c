/* What the rows of a file are, from the names of its columns: leads, unless it is clearly something else. */
#include "exchange/kind-recognition.h"

#include <json-glib/json-glib.h>

#include "exchange/header.h"
#include "exchange/kind-fields.h"

/* So many columns of activities or costs may be of no field of theirs. */
#define MOST_STRANGE 1

static gboolean
has_field (GPtrArray        *header,
           AccordImportKind  kind,
           const char       *field)
{
  for (guint i = 0; i < header->len; i++)
    {
      const AccordCrmName *name = accord_kind_field_lookup (kind, header->pdata[i]);

      if (name != NULL && g_strcmp0 (name->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_one_of (GPtrArray         *header,
            const char *const *names)
{
  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *plain = accord_crm_names_normalize (header->pdata[i]);

      if (g_strv_contains (names, plain))
        return TRUE;
    }
  return FALSE;
}

/* A name, a company, a job: whatever else stands there, the row is about somebody. */
static gboolean
is_of_people (GPtrArray *header)
{
  static const char *const people[] = { "jobtitle", "company", "industry", "country", "leadsource", "lifecyclestage",
                                        "fullname", "leadname", NULL };

  for (guint i = 0; i < header->len; i++)
    if (accord_crm_names_is_first (header->pdata[i]) || accord_crm_names_is_last (header->pdata[i]))
      return TRUE;
  return has_one_of (header, people);
}

/* Signs that a row is a deal: its own id or name, how likely it is, when it closes. */
static guint
count_deal_signs (GPtrArray *header)
{
  static const char *const others[] = { "dealid", "dealtitle", "dealvalue", "dealstatus", "dealamount", "dealwontime",
                                        "deallosttime", "opportunityname", "opportunityamount", "pipeline", "dealpipeline",
                                        "dealpipelinestage", NULL };
  guint n = 0;

  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *plain = accord_crm_names_normalize (header->pdata[i]);

      n += accord_crm_names_is_deal (header->pdata[i]) || g_strv_contains (others, plain);
    }
  return n;
}

static gboolean
is_of_deals (GPtrArray *header)
{
  static const char *const marks[] = { "dealid", "dealname", "dealtitle", "opportunityid", "opportunityname", "dealrecordid",
                                       NULL };
  static const char *const own_lead[] = { "lead", "leadid", "leademail", NULL };
  static const char *const own_id[] = { "id", "dealid", "deal", NULL };
  static const char *const history[] = { "opportunityhistorykey", NULL };

  if (!has_field (header, ACCORD_IMPORT_DEALS, "lead") || has_one_of (header, history))
    return FALSE;
  /* As this program calls them: a lead, and what was won or lost with it. */
  if (has_one_of (header, own_lead) && has_one_of (header, own_id) && has_field (header, ACCORD_IMPORT_DEALS, "value") &&
      !is_of_people (header))
    return TRUE;
  return has_one_of (header, marks) && count_deal_signs (header) >= 3 &&
         !has_one_of (header, (const char *const[]) { "firstname", "lastname", "personfirstname", "personlastname", NULL });
}

/* Whether all that it has, but for a column or so, is what a row of that kind says. */
static gboolean
says_only (GPtrArray        *header,
           AccordImportKind  kind)
{
  guint n_strange = 0;

  for (guint i = 0; i < header->len; i++)
    n_strange += accord_kind_field_lookup (kind, header->pdata[i]) == NULL;
  return n_strange <= MOST_STRANGE;
}

static gboolean
is_of_activities (GPtrArray *header)
{
  return has_field (header, ACCORD_IMPORT_ACTIVITIES, "lead") && has_field (header, ACCORD_IMPORT_ACTIVITIES, "kind") &&
         has_field (header, ACCORD_IMPORT_ACTIVITIES, "at") && says_only (header, ACCORD_IMPORT_ACTIVITIES);
}

/* Exports of advertising have many columns more: clicks, impressions. */
static gboolean
is_of_costs (GPtrArray *header)
{
  return (has_field (header, ACCORD_IMPORT_COSTS, "source") || has_field (header, ACCORD_IMPORT_COSTS, "campaign")) &&
         has_field (header, ACCORD_IMPORT_COSTS, "month") && has_field (header, ACCORD_IMPORT_COSTS, "amount") &&
         !has_field (header, ACCORD_IMPORT_ACTIVITIES, "lead") && !has_field (header, ACCORD_IMPORT_DEALS, "id") &&
         !is_of_people (header) && count_deal_signs (header) == 0;
}

/* What a map makes of columns: leads have no fields «lead», «kind», «month». */
static gboolean
map_names (JsonObject *map,
           const char *field)
{
  JsonObjectIter iter;
  const char *column;
  JsonNode *node;

  json_object_iter_init (&iter, map);
  while (json_object_iter_next (&iter, &column, &node))
    {
      JsonArray *fields = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      if (JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), field) == 0)
        return TRUE;
      for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
        if (JSON_NODE_HOLDS_VALUE (json_array_get_element (fields, i)) &&
            g_strcmp0 (json_node_get_string (json_array_get_element (fields, i)), field) == 0)
          return TRUE;
    }
  return FALSE;
}

static AccordImportKind
recognize_map (const char *map)
{
  g_autoptr (JsonNode) root = json_from_string (map, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL)
    return ACCORD_IMPORT_LEADS;
  if (map_names (object, "lead"))
    return map_names (object, "kind") || map_names (object, "at") ? ACCORD_IMPORT_ACTIVITIES : ACCORD_IMPORT_DEALS;
  return map_names (object, "month") && map_names (object, "amount") ? ACCORD_IMPORT_COSTS : ACCORD_IMPORT_LEADS;
}

/**
 * accord_import_kind_recognize:
 * @header: (element-type utf8): the names of a file's columns
 * @map: (nullable): what they become, as JSON, where somebody has said so
 *
 * Returns: what its rows are, as far as that can be told: leads where it is not clear
 */
AccordImportKind
accord_import_kind_recognize (GPtrArray  *header,
                              const char *map)
{
  if (map != NULL)
    return recognize_map (map);
  if (is_of_deals (header))
    return ACCORD_IMPORT_DEALS;
  if (is_of_activities (header))
    return ACCORD_IMPORT_ACTIVITIES;
  if (is_of_costs (header))
    return ACCORD_IMPORT_COSTS;
  return ACCORD_IMPORT_LEADS;
}
