#include "model/persona-review.h"

#include "model/canonical-json.h"
#include "model/records.h"

/* Where it stands, and how it looks, are no part of what it says. */
static const char *const left_out[] = { "position", "archived", "picture" };

static gboolean
says_nothing (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node)
         || (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0');
}

/* What is empty is left out too: a column that comes to exist one day changes no persona. */
static JsonObject *
copy_content (AccordRecord *persona)
{
  g_autoptr (JsonObject) all = accord_record_to_json (persona);
  JsonObject *content = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, all);
  while (json_object_iter_next (&iter, &name, &node))
    if (!says_nothing (node))
      json_object_set_member (content, name, json_node_copy (node));
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (json_object_has_member (content, left_out[i]))
      json_object_remove_member (content, left_out[i]);
  return content;
}

/**
 * accord_persona_digest:
 * @persona: a persona
 *
 * Returns: (transfer full): the SHA-256 of what it says, in hexadecimal digits
 */
char *
accord_persona_digest (AccordRecord *persona)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, copy_content (persona));
  text = accord_json_to_canonical (node);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static gboolean
is_judgement_of (AccordRecord *review,
                 AccordRecord *persona)
{
  return g_str_equal (accord_record_get_text (review, "subject"), accord_record_get_id (persona))
         && !g_str_equal (accord_record_get_text (review, "verdict"), "read");
}

static gboolean
is_later (AccordRecord *review,
          AccordRecord *other)
{
  return other == NULL || accord_record_get_integer (review, "at") >= accord_record_get_integer (other, "at");
}

/**
 * accord_persona_review_find:
 * @persona: a persona
 * @reviews: (element-type AccordRecord): all reviews
 * @found: (out caller-allocates): what was said last
 */
void
accord_persona_review_find (AccordRecord        *persona,
                            GListModel          *reviews,
                            AccordPersonaReview *found)
{
  g_autofree char *digest = NULL;

  *found = (AccordPersonaReview) { ACCORD_PERSONA_UNSEEN, FALSE, NULL };
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (AccordRecord) review = g_list_model_get_item (reviews, i);

      if (is_judgement_of (review, persona) && is_later (review, found->review))
        found->review = review;
    }
  if (found->review == NULL)
    return;

  digest = accord_persona_digest (persona);
  found->changed = !g_str_equal (accord_record_get_text (found->review, "digest"), digest);
  found->verdict = ACCORD_PERSONA_QUESTIONED;
  if (g_str_equal (accord_record_get_text (found->review, "verdict"), "approved"))
    found->verdict = ACCORD_PERSONA_APPROVED;
}

/**
 * accord_persona_review_new:
 * @persona: a persona
 * @verdict: what is said of it
 * @member: (nullable): who says it; %NULL: somebody who is none of the members
 * @member_name: what they are called
 * @at: an AccordMoment: when
 * @note: (nullable): a question or a remark
 *
 * Returns: (transfer full): a record that says so of the persona as it is
 */
AccordRecord *
accord_persona_review_new (AccordRecord        *persona,
                           AccordPersonaVerdict verdict,
                           AccordRecord        *member,
                           const char          *member_name,
                           gint64               at,
                           const char          *note)
{
  AccordRecord *review = accord_record_new (ACCORD_TYPE_REVIEW);
  g_autofree char *digest = accord_persona_digest (persona);
  g_auto (GValue) moment = G_VALUE_INIT;

  g_value_init (&moment, G_TYPE_INT64);
  g_value_set_int64 (&moment, at);
  accord_record_set_text (review, "subject", accord_record_get_id (persona));
  accord_record_set_text (review, "verdict", verdict == ACCORD_PERSONA_APPROVED ? "approved" : "questioned");
  if (member != NULL)
    accord_record_set_text (review, "member", accord_record_get_id (member));
  accord_record_set_text (review, "member_name", member_name);
  accord_record_set_value (review, "at", &moment);
  accord_record_set_text (review, "digest", digest);
  if (note != NULL)
    accord_record_set_text (review, "note", note);
  return review;
}
