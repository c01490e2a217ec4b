/* What the references of an agreement say: in the PDF, in Markdown and on the command line alike. */
#include "report/agreement-parts.h"

#include "model/score-publication.h"
#include "present/references.h"

static AccordRecord *
find_record (gpointer    data,
             GType       type,
             const char *id)
{
  const AccordAgreement *self = data;
  GPtrArray *const all[] = { self->personas, self->commitments, self->targets, self->calendars, self->terms };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < all[i]->len; j++)
      {
        AccordRecord *record = g_ptr_array_index (all[i], j);

        if (G_OBJECT_TYPE (record) == type && g_str_equal (accord_record_get_id (record), id))
          return record;
      }
  return NULL;
}

static const AccordFigures *
find_figures (gpointer    data,
              const char *metric)
{
  return g_hash_table_lookup (((const AccordAgreement *) data)->referred, metric);
}

static AccordRecord *
find_model (gpointer data)
{
  return accord_score_publication_latest (((const AccordAgreement *) data)->score_models);
}

/**
 * accord_agreement_settle:
 * @markdown: (nullable): of a section
 *
 * Returns: (transfer full): the same, with what references say in their place
 */
char *
accord_agreement_settle (const AccordAgreement *self,
                         const char            *markdown)
{
  const AccordReferenceSource source = { self->settings, find_record, find_figures, find_model, (gpointer) self };

  return accord_references_settle (&source, markdown);
}
