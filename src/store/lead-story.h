#pragma once

#include <json-glib/json-glib.h>

#include "store/store.h"

G_BEGIN_DECLS

/* All that the file knows of one lead: its page. */
typedef struct
{
  AccordField *field; /* owned */
  JsonNode    *value; /* a text, a number, of a moment an integer, of nothing a null */
} AccordLeadValue;

typedef struct
{
  AccordMoment at;
  char        *kind;
  char        *detail; /* or NULL */
} AccordLeadActivity;

typedef struct
{
  char        *external_id; /* or NULL */
  double       value;       /* NaN: none */
  char        *currency;    /* NULL: the workspace's */
  AccordMoment opportunity_at, customer_at, lost_at;
} AccordLeadDeal;

/* One field that was written, by the name of its column. */
typedef struct
{
  char     *column;
  JsonNode *old_value, *new_value;
} AccordLeadDiff;

typedef enum
{
  ACCORD_LEAD_EVENT_IMPORT, /* changed it */
  ACCORD_LEAD_EVENT_EDIT,
  ACCORD_LEAD_EVENT_MERGE,
  ACCORD_LEAD_EVENT_UNDO, /* of an edit or a merge */
} AccordLeadEventKind;

typedef struct
{
  AccordLeadEventKind kind;
  gint64              seq; /* its entry of the change log; of an import its number */
  AccordMoment        at;
  char               *member_name;
  char               *file;       /* of an import */
  gboolean            undone;     /* of an import: taken back since */
  GPtrArray          *diffs;      /* of AccordLeadDiff */
  GPtrArray          *merged;     /* of texts: what the leads that went were called */
  gboolean            stands;     /* of a merge: it can be taken back */
} AccordLeadEvent;

/* A date that is from the score, as long as no other took its place. */
typedef struct
{
  gboolean     is_handover; /* else of the qualifying */
  AccordMoment at;
  gint64       model; /* its number */
} AccordLeadPromotion;

typedef struct
{
  gint64       lead;
  GPtrArray   *values;     /* of AccordLeadValue, in the order of the fields */
  GPtrArray   *activities; /* of AccordLeadActivity, the newest first */
  GPtrArray   *deals;      /* of AccordLeadDeal, the newest first */
  GPtrArray   *events;     /* of AccordLeadEvent, the newest first */
  GPtrArray   *promotions; /* of AccordLeadPromotion */
  /* The import that made it: NULL: a person did. */
  char        *import_file;
  char        *import_member;
  AccordMoment import_at;
  guint64      import_place, import_n_new; /* the which of its new leads */
} AccordLeadStory;

void             accord_lead_story_free         (AccordLeadStory      *self);
AccordLeadValue *accord_lead_story_find         (AccordLeadStory      *self,
                                                 const char           *field);
/* NULL without an error: there is no such lead any more. */
AccordLeadStory *accord_store_lead_story        (AccordStore          *self,
                                                 gint64                lead,
                                                 GCancellable         *cancellable,
                                                 GError              **error);
void             accord_store_lead_story_async  (AccordStore          *self,
                                                 gint64                lead,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
AccordLeadStory *accord_store_lead_story_finish (AccordStore          *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadStory, accord_lead_story_free)

G_END_DECLS
