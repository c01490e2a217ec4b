#pragma once

#include <json-glib/json-glib.h>

#include "model/column.h"
#include "model/moment.h"

G_BEGIN_DECLS

/*
 * A record is a GObject whose properties are its columns. A subclass calls
 * accord_record_class_set_columns() in its class_init and is done: properties, notify,
 * JSON, SQL, merge, change log and undo follow from the array.
 */
#define ACCORD_TYPE_RECORD (accord_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordRecord, accord_record, ACCORD, RECORD, GObject)

struct _AccordRecordClass
{
  GObjectClass        parent_class;
  const char         *table;     /* its name in SQL and JSON */
  const char         *noun;      /* N_(): «persona» */
  const AccordColumn *columns;
  guint               n_columns;
  gboolean            singleton; /* one row, always there, whose id is the nil UUID: settings */
};

void                accord_record_class_set_columns (AccordRecordClass  *klass,
                                                     const char         *table,
                                                     const char         *noun,
                                                     const AccordColumn *columns,
                                                     guint               n_columns);

AccordRecord       *accord_record_new               (GType type);
AccordRecord       *accord_record_copy              (AccordRecord *self);

const AccordColumn *accord_record_find_column       (AccordRecord *self,
                                                     const char   *name);
const char         *accord_record_get_id            (AccordRecord *self);
void                accord_record_set_id            (AccordRecord *self,
                                                     const char   *id);
gint64              accord_record_get_revision      (AccordRecord *self);
void                accord_record_set_revision      (AccordRecord *self,
                                                     gint64        revision);

const GValue       *accord_record_get_value         (AccordRecord *self,
                                                     const char   *name);
void                accord_record_set_value         (AccordRecord *self,
                                                     const char   *name,
                                                     const GValue *value);
const char         *accord_record_get_text          (AccordRecord *self,
                                                     const char   *name);
void                accord_record_set_text          (AccordRecord *self,
                                                     const char   *name,
                                                     const char   *text);
double              accord_record_get_real          (AccordRecord *self,
                                                     const char   *name);
void                accord_record_set_real          (AccordRecord *self,
                                                     const char   *name,
                                                     double        real);
gint64              accord_record_get_integer       (AccordRecord *self,
                                                     const char   *name);

AccordDay           accord_record_get_day           (AccordRecord *self,
                                                     const char   *name);

JsonObject         *accord_record_to_json           (AccordRecord *self);
gboolean            accord_record_from_json         (AccordRecord *self,
                                                     JsonObject   *object,
                                                     GError      **error);
JsonNode           *accord_column_value_to_json     (const AccordColumn *column,
                                                     const GValue       *value);
gboolean            accord_column_value_from_json   (const AccordColumn *column,
                                                     JsonNode           *node,
                                                     GValue             *value,
                                                     GError            **error);

G_END_DECLS
