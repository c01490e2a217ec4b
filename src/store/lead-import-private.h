#pragma once

#include "store/lead-import.h"
#include "store/lead-matcher.h"
#include "store/store-class.h"

G_BEGIN_DECLS

/* What lead-import.c (its course), lead-import-rows.c (its rows), lead-import-cursor.c (leads that are there) and import-list.c (its entry) share. */
struct _AccordImport
{
  AccordImportHead  head;
  AccordConnection *connection;
  gboolean          plan_only;
  gboolean          clear_empty;
  gboolean          distinct; /* as in the options */
  char            **kept;    /* names of fields that are only filled; NULL: none */
  gboolean         *keeps;   /* whether each field is one of them */
  GPtrArray        *fields;  /* of AccordField, of the batches' columns; without a column: new, in a plan */
  int               id_column, email_column; /* of a batch; -1: the file has none */
  GPtrArray        *indexes; /* of SQL: to be made again at the end */

  AccordLeadMatcher *matcher;
  AccordStatement   *select, *update, *insert, *keep;
  int                select_id; /* the column of @select with the id */
  gint64             standing;  /* the lead that @select stands on; 0: none */
  gboolean           is_guessed; /* that one: its id is the row's */
  guint              n_guessed, n_wrong;
  guint              n_sought; /* leads that were looked for, or written */
  GString           *email_key; /* of the row at hand */

  gint64  number;
  char   *set_id; /* of its entry in the change log; NULL of a plan */
  guint64 n_new, n_changed, n_unchanged;
};

gboolean accord_lead_import_prepare (AccordImport              *self,
                                     GError                   **error);
/* Its row among the imports, and in the change log. */
gboolean accord_lead_import_note    (AccordImport              *self,
                                     const AccordStoreAuthor   *author,
                                     const AccordImportOptions *options,
                                     GError                   **error);
gboolean accord_lead_import_count   (AccordImport              *self,
                                     guint64                    rejected,
                                     GError                   **error);

/* lead-import-cursor.c */
void     accord_lead_cursor_leave    (AccordImport              *self);
gboolean accord_lead_cursor_stand_on (AccordImport              *self,
                                      gint64                     lead,
                                      gboolean                  *found,
                                      GError                   **error);
gboolean accord_lead_cursor_guess    (AccordImport              *self,
                                      const AccordLeadKeys      *keys,
                                      gint64                    *lead,
                                      GError                   **error);

G_END_DECLS
