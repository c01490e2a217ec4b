#include "model/score-force.h"

#include <json-glib/json-glib.h>

#include "model/agreement-content.h"
#include "model/json-member.h"
#include "model/score-publication.h"

/* The number of the model that a version contains, read once for each revision of the record, for it may be long. */
typedef struct
{
  gint64 revision, number;
} Contained;

static gint64
parse_number (AccordRecord *version)
{
  const char *text = accord_record_get_text (version, "content");
  g_autoptr (JsonNode) node = json_from_string (text != NULL ? text : "", NULL);
  g_autoptr (AccordAgreement) agreement = accord_agreement_new (NULL);
  AccordRecord *latest;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      !accord_agreement_read_records (agreement, json_node_get_object (node), NULL))
    return 0;
  latest = accord_score_publication_latest (agreement->score_models);
  return latest != NULL ? accord_record_get_integer (latest, "number") : 0;
}

/* 0: none. */
static gint64
read_number (AccordRecord *version)
{
  Contained *contained = g_object_get_data (G_OBJECT (version), "accord-score-contained");

  if (contained == NULL || contained->revision != accord_record_get_revision (version))
    {
      contained = g_new0 (Contained, 1);
      contained->revision = accord_record_get_revision (version);
      contained->number = parse_number (version);
      g_object_set_data_full (G_OBJECT (version), "accord-score-contained", contained, g_free);
    }
  return contained->number;
}

static AccordRecord *
find_model (GPtrArray *models,
            gint64     number)
{
  for (guint i = 0; i < models->len; i++)
    if (accord_record_get_integer (models->pdata[i], "number") == number)
      return models->pdata[i];
  return NULL;
}

/* Of those that may still come into force the first that has the model; else the next that will be frozen. */
static gint64
find_pending (GPtrArray *versions,
              gint64     number)
{
  gint64 next = 1;

  for (guint i = 0; i < versions->len; i++)
    {
      const AccordVersionStatus *version = versions->pdata[i];

      next = MAX (next, version->number + 1);
      if ((version->state == ACCORD_VERSION_IN_REVIEW || version->state == ACCORD_VERSION_SIGNED) &&
          read_number (version->version) == number)
        return version->number;
    }
  return next;
}

/**
 * accord_score_force_find:
 * @self: (out caller-allocates): which
 * @models: (element-type AccordRecord): published models
 * @versions: (element-type AccordVersionStatus): of the agreement, the oldest first
 * @today: a day
 *
 * A model of the version in force that is not among @models any more counts for nothing.
 */
void
accord_score_force_find (AccordScoreForce *self,
                         GPtrArray        *models,
                         GPtrArray        *versions,
                         AccordDay         today)
{
  AccordVersionStatus *in_force = accord_version_in_force_on (versions, today);
  gint64 number;

  self->latest = self->model = accord_score_publication_latest (models);
  self->pending = 0;
  if (in_force == NULL || self->latest == NULL)
    return;
  number = read_number (in_force->version);
  self->model = find_model (models, number);
  if (self->model != self->latest)
    self->pending = find_pending (versions, accord_record_get_integer (self->latest, "number"));
}
