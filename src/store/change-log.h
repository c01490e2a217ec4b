#pragma once

#include "model/change-set.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Who writes, and as part of what. */
typedef struct
{
  const char *set_id;
  const char *summary;
  const char *member;
  const char *member_name;
  gint64      at;
} AccordLogHead;

gboolean   accord_change_log_append      (AccordConnection    *connection,
                                          const AccordLogHead *head,
                                          const char          *table,
                                          const char          *record_id,
                                          const char          *action,
                                          gint64               revision,
                                          JsonObject          *before,
                                          JsonObject          *after,
                                          GError             **error);
gint64     accord_change_log_last        (AccordConnection    *connection,
                                          GError             **error); /* -1 on an error */
/* The columns of a record that others wrote after @revision: name → who was the last. */
gboolean   accord_change_log_touched     (AccordConnection    *connection,
                                          const char          *record_id,
                                          gint64               revision,
                                          GHashTable          *columns,
                                          GError             **error);
GPtrArray *accord_change_log_recent      (AccordConnection    *connection,
                                          guint                limit,
                                          GError             **error);

/* What others wrote after log number @since: rows of (GType, id); @leads: whether leads changed too. */
typedef struct
{
  GType type;
  char *id;
} AccordChangedRecord;

GArray    *accord_change_log_since       (AccordConnection    *connection,
                                          gint64               since,
                                          gboolean            *leads,
                                          GError             **error);

G_END_DECLS
