#pragma once

#include "model/field.h"
#include "model/record.h"

G_BEGIN_DECLS

/*
 * What a new workspace starts from: data/templates/NAME.json, with the names of the teams and the company put in.
 * The records are new (not in any workspace yet), in order, their positions 1, 2, 3 …
 */
typedef struct
{
  const char *company;        /* or NULL */
  const char *marketing_name; /* NULL: «Marketing» */
  const char *sales_name;     /* NULL: «Sales» */
} AccordTemplateNames;

/* All records of the template, settings first; NULL and a G_IO_ERROR_NOT_FOUND for an unknown name. */
GPtrArray *accord_workspace_template_records     (const char                *template_name,
                                                  const AccordTemplateNames *names,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of «b2b-saas»: what «Start from…» on the SLA page offers. Transfer full, of AccordRecord. */
GPtrArray *accord_workspace_template_sections    (const AccordTemplateNames *names);
/* With the calendars that they need beside @calendars (or NULL), those first. */
GPtrArray *accord_workspace_template_commitments (const AccordTemplateNames *names,
                                                  GListModel                *calendars);
/* Commitments for every stage of the revenue cycle, one by one. */
GPtrArray *accord_workspace_commitment_ideas     (const AccordTemplateNames *names,
                                                  GArray                   **stages);
AccordRecord *accord_workspace_adopt_idea        (AccordRecord              *idea,
                                                  GListModel                *calendars,
                                                  const AccordTemplateNames *names);
GPtrArray *accord_workspace_template_terms       (const AccordTemplateNames *names);

G_END_DECLS
