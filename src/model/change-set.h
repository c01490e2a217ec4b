#pragma once

#include "model/lead-change.h"
#include "model/record.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_CHANGE_INSERT,
  ACCORD_CHANGE_UPDATE,
  ACCORD_CHANGE_DELETE,
} AccordChangeKind;

/* One record's part in a change set. before and after hold only the columns that change
 * (all of them for an insert or a delete); NULL where there is none. */
typedef struct
{
  AccordChangeKind kind;
  GType            type;
  char            *id;
  gint64           base_revision; /* 0 for an insert */
  JsonObject      *before;
  JsonObject      *after;
} AccordChange;

/* What a person does at once: it is written whole or not at all, and undone whole. */
typedef struct _AccordChangeSet AccordChangeSet;

#define ACCORD_TYPE_CHANGE_SET (accord_change_set_get_type ())

GType               accord_change_set_get_type    (void);
AccordChangeSet    *accord_change_set_new         (const char *summary);
AccordChangeSet    *accord_change_set_ref         (AccordChangeSet *self);
void                accord_change_set_unref       (AccordChangeSet *self);
/* Of leads, instead of records; (transfer full) @change. */
AccordChangeSet    *accord_change_set_new_leads   (const char       *summary,
                                                   AccordLeadChange *change);
void                accord_change_set_take_leads  (AccordChangeSet  *self,
                                                   AccordLeadChange *change);
const AccordLeadChange *accord_change_set_get_leads (AccordChangeSet *self);
gboolean            accord_change_set_is_empty    (AccordChangeSet *self);
const char         *accord_change_set_get_summary (AccordChangeSet *self);
const char         *accord_change_set_get_id      (AccordChangeSet *self);
guint               accord_change_set_get_length  (AccordChangeSet *self);
const AccordChange *accord_change_set_get         (AccordChangeSet *self,
                                                   guint            index);
void                accord_change_set_insert      (AccordChangeSet *self,
                                                   AccordRecord    *record);
void                accord_change_set_update      (AccordChangeSet *self,
                                                   AccordRecord    *record,
                                                   const char      *column,
                                                   const GValue    *value);
void                accord_change_set_update_text (AccordChangeSet *self,
                                                   AccordRecord    *record,
                                                   const char      *column,
                                                   const char      *text);
void                accord_change_set_update_real (AccordChangeSet *self,
                                                   AccordRecord    *record,
                                                   const char      *column,
                                                   double           real);
void                accord_change_set_delete      (AccordChangeSet *self,
                                                   AccordRecord    *record);
AccordChangeSet    *accord_change_set_inverse     (AccordChangeSet *self);
AccordChangeSet    *accord_change_set_copy_without (AccordChangeSet *self,
                                                   GPtrArray       *records);

/* change-set-json.c: as it is kept while it is not in the file. */
JsonNode           *accord_change_set_to_json     (AccordChangeSet  *self);
AccordChangeSet    *accord_change_set_from_json   (JsonNode         *node,
                                                   GError          **error);
/* For it: a change set of that id, and a change (transfer full) as it was. */
AccordChangeSet    *accord_change_set_new_as      (const char       *id,
                                                   const char       *summary);
AccordChange       *accord_change_copy            (const AccordChange *change);
void                accord_change_set_take        (AccordChangeSet  *self,
                                                   AccordChange     *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChangeSet, accord_change_set_unref)

G_END_DECLS
