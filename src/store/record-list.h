#pragma once

#include "model/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All records of one kind, ordered by (position, id); it follows what is written by anybody. */
#define ACCORD_TYPE_RECORD_LIST (accord_record_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordList, accord_record_list, ACCORD, RECORD_LIST, GObject)

AccordRecordList *accord_record_list_new    (GType             type,
                                             GPtrArray        *records);
AccordRecord     *accord_record_list_find   (AccordRecordList *self,
                                             const char       *id);
void              accord_record_list_put    (AccordRecordList *self,
                                             AccordRecord     *fresh);
void              accord_record_list_remove (AccordRecordList *self,
                                             const char       *id);
/* All of it is another, whatever the revisions. */
void              accord_record_list_replace  (AccordRecordList *self,
                                               GPtrArray        *records);

G_END_DECLS
