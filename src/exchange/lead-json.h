#pragma once

#include <json-glib/json-glib.h>

#include "model/batch.h"

G_BEGIN_DECLS

/* Leads as JSON objects: standard fields by their names, the others under «custom». Batches have the fields in the order
 * given and, last, the fingerprint. */
typedef struct _AccordLeadJson AccordLeadJson;

AccordLeadJson *accord_lead_json_new       (GPtrArray       *fields);
void            accord_lead_json_free      (AccordLeadJson  *self);
AccordBatch    *accord_lead_json_new_batch (AccordLeadJson  *self,
                                            guint            capacity);
void            accord_lead_json_append    (AccordLeadJson  *self,
                                            AccordBatch     *batch,
                                            guint            row,
                                            GString         *text);
gboolean        accord_lead_json_read      (AccordLeadJson  *self,
                                            JsonObject      *object,
                                            AccordBatch     *batch,
                                            GError         **error);
const char     *accord_lead_json_reference (AccordLeadJson  *self,
                                            AccordBatch     *batch,
                                            guint            row,
                                            GString         *key);

void            accord_json_append_cell    (const AccordBatchColumn *column,
                                            guint            row,
                                            const char      *name,
                                            GString         *text);
gboolean        accord_json_read_cell      (AccordBatch     *batch,
                                            guint            index,
                                            JsonNode        *node,
                                            GError         **error);
void            accord_json_append_text    (GString         *text,
                                            const char      *string);
const char     *accord_field_type_name     (AccordColumnType type);
gboolean        accord_field_type_parse    (const char       *name,
                                            AccordColumnType *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadJson, accord_lead_json_free)

G_END_DECLS
