#include "present/references.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/records.h"

static const AccordReferenceKind kinds[] = {
  { "goal", N_("Shared goal"), "emoji-flags-symbolic", NULL, FALSE,
    N_("There is no shared goal any more. Set one, or remove the reference."), N_("no goal set") },
  { "persona", N_("Persona"), "accord-personas-symbolic", accord_persona_get_type, TRUE,
    N_("This persona was deleted. Choose another, or remove the reference."), N_("persona deleted") },
  { "commitment", N_("Commitment"), "object-select-symbolic", accord_commitment_get_type, TRUE,
    N_("This commitment was deleted. Choose another, or remove the reference."), N_("commitment deleted") },
  { "target", N_("Target"), "find-location-symbolic", accord_target_get_type, TRUE,
    N_("This target was deleted. Choose another, or remove the reference."), N_("target deleted") },
  { "metric", N_("Figure"), "accord-kpis-symbolic", NULL, TRUE,
    N_("There is no such figure. Choose another, or remove the reference."), N_("no such figure") },
  { ACCORD_REFERENCE_THRESHOLD, N_("Score"), "starred-symbolic", NULL, TRUE,
    N_("No score is published. Publish one, or remove the reference."), N_("no score published") },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", accord_calendar_get_type, TRUE,
    N_("This calendar was deleted. Choose another, or remove the reference."), N_("calendar deleted") },
  { "term", N_("Term"), "accessories-dictionary-symbolic", accord_term_get_type, TRUE,
    N_("This term was deleted. Choose another, or remove the reference."), N_("term deleted") },
};

/**
 * accord_reference_kinds:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none): what can be referred to, in the order in which it is offered
 */
const AccordReferenceKind *
accord_reference_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * accord_reference_is_address:
 * @address: (nullable): of a link
 *
 * Returns: whether the link is a reference, be it one that this version does not know
 */
gboolean
accord_reference_is_address (const char *address)
{
  return address != NULL && g_str_has_prefix (address, ACCORD_REFERENCE_SCHEME);
}

/**
 * accord_reference_parse:
 * @address: (nullable): of a link
 * @item: (out) (transfer none): what is after the slash, part of @address; "" where there is none
 *
 * Returns: (transfer none) (nullable): what kind it is of; %NULL where it is no reference, or one that this version
 *   does not know
 */
const AccordReferenceKind *
accord_reference_parse (const char  *address,
                        const char **item)
{
  const char *name, *slash;
  size_t length;

  *item = "";
  if (!accord_reference_is_address (address))
    return NULL;
  name = address + strlen (ACCORD_REFERENCE_SCHEME);
  slash = strchr (name, '/');
  length = slash != NULL ? (size_t) (slash - name) : strlen (name);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strlen (kinds[i].name) != length || strncmp (kinds[i].name, name, length) != 0 ||
          kinds[i].has_item != (slash != NULL && slash[1] != '\0'))
        continue;
      *item = slash != NULL ? slash + 1 : "";
      return &kinds[i];
    }
  return NULL;
}

/**
 * accord_reference_address:
 * @kind: what
 * @item: (nullable): the id of the record, or of the figure, where the kind has one
 *
 * Returns: (transfer full): what the link leads to
 */
char *
accord_reference_address (const AccordReferenceKind *kind,
                          const char                *item)
{
  return kind->has_item ? g_strdup_printf (ACCORD_REFERENCE_SCHEME "%s/%s", kind->name, item)
                        : g_strconcat (ACCORD_REFERENCE_SCHEME, kind->name, NULL);
}
