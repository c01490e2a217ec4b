#pragma once

#include "model/column.h"

G_BEGIN_DECLS

/* The stages of the revenue cycle, in order; LOST may be entered from any. */
typedef enum
{
  ACCORD_STAGE_LEAD,
  ACCORD_STAGE_MQL,
  ACCORD_STAGE_SQL,
  ACCORD_STAGE_OPPORTUNITY,
  ACCORD_STAGE_CUSTOMER,
  ACCORD_STAGE_LOST,
  ACCORD_N_STAGES,
} AccordStage;

const char *accord_stage_get_name  (AccordStage stage);  /* «mql» */
const char *accord_stage_get_label (AccordStage stage);  /* translated: «MQL (marketing-qualified lead)» */
const char *accord_stage_get_field (AccordStage stage);  /* «mql_at»; «created_at» for LEAD */
gboolean    accord_stage_parse     (const char  *name,
                                    AccordStage *stage);

/* A field of a lead: a standard one, or a custom one that came with an import. */
typedef struct
{
  char            *name;   /* «job_title», or the trimmed header of a custom field: «Lead Origin» */
  char            *column; /* its column in the table of leads: «job_title», «x3» */
  char            *label;  /* what a person reads */
  AccordColumnType type;   /* TEXT, INTEGER, REAL, BOOLEAN or MOMENT */
  gboolean         custom;
  gboolean         derived; /* computed, not stored: stage, persona, score, band */
} AccordField;

#define ACCORD_TYPE_FIELD (accord_field_get_type ())

GType              accord_field_get_type   (void);
AccordField       *accord_field_new_custom (const char      *name,
                                            const char      *column,
                                            AccordColumnType type);
AccordField       *accord_field_copy       (const AccordField *self);
void               accord_field_free       (AccordField *self);

/* The standard fields of a lead, in the order in which they are shown (cli.md's order). */
const AccordField *accord_field_standard   (guint *n_fields);
const AccordField *accord_field_find       (const char *name); /* among the standard ones, or NULL */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordField, accord_field_free)

G_END_DECLS
