#pragma once

#include "exchange/crm-names.h"
#include "exchange/import-kind.h"
#include "model/field.h"

G_BEGIN_DECLS

/* What a row of each kind can say, and how exports call it. Of leads that is what fields leads have. */
const AccordField   *accord_kind_field_find     (AccordImportKind  kind,
                                                 const char       *name);
const AccordCrmName *accord_kind_field_lookup   (AccordImportKind  kind,
                                                 const char       *header);
gboolean             accord_kind_has_stages     (AccordImportKind  kind,
                                                 AccordStage       stage);
/* Names of fields: without which no row is one; NULL-terminated. */
const char *const   *accord_kind_list_required  (AccordImportKind  kind);
/* Of strings: of all that a column can become, beside a field of its own. */
GPtrArray           *accord_kind_list_names     (AccordImportKind  kind);
char                *accord_kind_list_fields    (AccordImportKind  kind); /* «lead, kind, at, detail» */
/* Of a row that is no lead; translated: «Opportunity since». NULL: it is no field of that kind. */
const char          *accord_kind_field_get_label (AccordImportKind  kind,
                                                  const char       *name);

G_END_DECLS
