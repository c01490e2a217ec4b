#include "present/words-review.h"

#include <glib/gi18n-lib.h>

#include "model/persona-evidence.h"
#include "model/record-search.h"
#include "present/words.h"

/* «T. O., sales lead»; of somebody who is no member any more the name that was noted. */
static char *
name_reviewer (AccordRecord *review,
               GListModel   *members)
{
  g_autoptr (AccordRecord) member = accord_records_find_listed (members, accord_record_get_text (review, "member"), NULL);
  const char *name = accord_record_get_text (member != NULL ? member : review, member != NULL ? "name" : "member_name");
  const char *title = member != NULL ? accord_record_get_text (member, "job_title") : "";
  g_autofree char *within = accord_words_within (title);

  if (*name == '\0')
    return g_strdup (_("somebody"));
  if (*title == '\0')
    return g_strdup (name);
  /* Translators: a person and what they are: «T. O., sales lead» */
  return g_strdup_printf (_("%s, %s"), name, within);
}

/**
 * accord_words_review:
 * @self: what was said of a persona
 * @members: (element-type AccordRecord): who may have said it
 * @zone: the workspace's
 * @today: the day
 *
 * Returns: (transfer full): who said it, and when
 */
char *
accord_words_review (const AccordPersonaReview *self,
                     GListModel                *members,
                     const AccordZone          *zone,
                     AccordDay                  today)
{
  g_autofree char *who = NULL;
  g_autofree char *when = NULL;

  if (self->review == NULL)
    return g_strdup (_("Not yet seen by sales"));
  who = name_reviewer (self->review, members);
  when = accord_words_day_short (accord_moment_to_day (accord_record_get_integer (self->review, "at"), zone), today);
  if (self->verdict == ACCORD_PERSONA_QUESTIONED)
    /* Translators: who asks; when; the question */
    return g_strdup_printf (self->changed ? _("%s asked on %s: %s (changed since then)") : _("%s asks on %s: %s"), who, when,
                            accord_record_get_text (self->review, "note"));
  if (self->changed)
    /* Translators: who approved a persona; when */
    return g_strdup_printf (_("Changed since %s approved it on %s"), who, when);
  /* Translators: who approved a persona; when */
  return g_strdup_printf (_("Approved by %s, on %s"), who, when);
}

/**
 * accord_words_review_short:
 * @self: what was said of a persona
 *
 * Returns: (transfer full): the same, where there is little room
 */
char *
accord_words_review_short (const AccordPersonaReview *self)
{
  if (self->review == NULL)
    return g_strdup (_("Not yet seen by sales"));
  if (self->changed)
    return g_strdup (self->verdict == ACCORD_PERSONA_APPROVED ? _("Changed since sales approved it")
                                                              : _("Changed since sales asked"));
  if (self->verdict == ACCORD_PERSONA_APPROVED)
    return g_strdup (_("Approved by sales"));
  /* Translators: %s is a question */
  return g_strdup_printf (_("Sales asks: %s"), accord_record_get_text (self->review, "note"));
}

/**
 * accord_words_evidence:
 * @persona: a persona
 *
 * Returns: (transfer full): how much of it is known, how much only thought; "" where nothing can be either
 */
char *
accord_words_evidence (AccordRecord *persona)
{
  guint n = accord_persona_evidence_fields (persona);
  guint seen = accord_persona_evidence_count (persona, ACCORD_EVIDENCE_SEEN);
  guint assumed = accord_persona_evidence_count (persona, ACCORD_EVIDENCE_ASSUMED);

  if (n == 0)
    return g_strdup ("");
  if (assumed == 0)
    /* Translators: fields of a form that are filled in; those of them that rest on something that was seen */
    return g_strdup_printf (ngettext ("%u of %u field is evidence", "%u of %u fields are evidence", n), seen, n);
  /* Translators: the same, and those that are only assumed */
  return g_strdup_printf (ngettext ("%u of %u field is evidence, %u assumed", "%u of %u fields are evidence, %u assumed", n),
                          seen, n, assumed);
}

/**
 * accord_words_evidence_of:
 * @persona: a persona
 * @column: one of its fields
 *
 * Returns: (transfer none) (nullable): what that field is, in a word
 */
const char *
accord_words_evidence_of (AccordRecord *persona,
                          const char   *column)
{
  switch (accord_persona_evidence_get (persona, column))
    {
    case ACCORD_EVIDENCE_SEEN:
      return _("evidence");
    case ACCORD_EVIDENCE_ASSUMED:
      return _("assumption");
    case ACCORD_EVIDENCE_NONE:
    default:
      return NULL;
    }
}
