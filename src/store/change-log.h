#pragma once

#include "model/change-set.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Who writes, and as part of what. */
typedef struct
{
  const char  *set_id;
  const char  *summary;
  const char  *member;
  const char  *member_name;
  AccordMoment at;
} AccordLogHead;

/* What is written to one thing. */
typedef struct
{
  const char *table;
  const char *record_id; /* of an import, or a lead, its number; of activities «first-last» of their keys */
  const char *action; /* «insert», «update», «delete»; of an import «import», «undo» */
  gint64      revision;
  JsonObject *before; /* of the columns that changed, or NULL */
  JsonObject *after;
} AccordLogChange;

gboolean    accord_change_log_append  (AccordConnection      *connection,
                                       const AccordLogHead   *head,
                                       const AccordLogChange *change,
                                       GError               **error);
gint64      accord_change_log_last    (AccordConnection      *connection,
                                       GError               **error); /* -1 on an error */
char       *accord_change_log_mark    (AccordConnection      *connection,
                                       gint64                 seq,
                                       GError               **error); /* NULL also where there is none */
gboolean    accord_change_log_has_set (AccordConnection      *connection,
                                       const char            *set_id,
                                       gboolean              *has,
                                       GError               **error);
gboolean    accord_change_log_has_own (AccordConnection      *connection,
                                       gint64                 seq,
                                       gboolean              *has,
                                       GError               **error);

/* Who else wrote, and when; whether this sitting wrote there afterwards. */
typedef struct
{
  char        *member_name;
  AccordMoment at;
  gboolean     own_since;
} AccordLogTouch;

void        accord_log_touch_free     (AccordLogTouch *touch);
/* The columns of a record that others wrote after @revision: name → AccordLogTouch; @last: the last of them, or NULL. */
GHashTable *accord_change_log_touched (AccordConnection      *connection,
                                       const char            *record_id,
                                       gint64                 revision,
                                       AccordLogTouch       **last,
                                       GError               **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLogTouch, accord_log_touch_free)

GPtrArray  *accord_change_log_recent  (AccordConnection      *connection,
                                       guint                  limit,
                                       GError               **error);

/* «before» or «after» of an entry; NULL where there is none that this program wrote. */
JsonObject *accord_change_log_parse   (const char *text);

/* The entries of records that others wrote after log number @since, of AccordRemoteChange; @leads: whether there are
 * imports among it. */
GPtrArray  *accord_change_log_since   (AccordConnection      *connection,
                                       gint64                 since,
                                       gboolean              *leads,
                                       GError               **error);

G_END_DECLS
