#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  ACCORD_LEADS_EDIT,
  ACCORD_LEADS_MERGE,
  ACCORD_LEADS_TAKE_BACK,
} AccordLeadChangeKind;

/*
 * What a person does to leads at once. They are no records: it names them by their keys in the file, and its values by
 * field, as texts, numbers, and moments as integers; null is nothing.
 */
typedef struct
{
  AccordLeadChangeKind kind;
  GArray              *keys;   /* of gint64; of a merge the one that stays is the first */
  JsonObject          *before; /* of an edit of one lead: what it is based on; NULL: whatever is there */
  JsonObject          *after;  /* of an edit */
  gint64               seq;    /* of what is taken back: its entry of the change log */
} AccordLeadChange;

AccordLeadChange *accord_lead_change_new       (AccordLeadChangeKind    kind,
                                                const gint64           *keys,
                                                guint                   n_keys);
AccordLeadChange *accord_lead_change_new_back  (gint64                  seq);
AccordLeadChange *accord_lead_change_copy      (const AccordLeadChange *self);
void              accord_lead_change_free      (AccordLeadChange       *self);
/* The value is nothing where @node is NULL. (transfer full) */
void              accord_lead_change_set       (AccordLeadChange       *self,
                                                const char             *field,
                                                JsonNode               *node);
void              accord_lead_change_expect    (AccordLeadChange       *self,
                                                const char             *field,
                                                JsonNode               *node);
guint             accord_lead_change_count     (const AccordLeadChange *self);

/* As it is kept while it is not in the file. */
JsonObject       *accord_lead_change_to_json   (const AccordLeadChange *self);
AccordLeadChange *accord_lead_change_from_json (JsonObject             *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadChange, accord_lead_change_free)

G_END_DECLS
