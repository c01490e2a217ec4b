#pragma once

#include "store/change-log.h"
#include "store/lead-import.h"

G_BEGIN_DECLS

/* The taking back of an import. All of it in sets of rows: one may have had a million. */
typedef struct
{
  AccordConnection    *connection;
  gint64               id;
  const AccordLogHead *head; /* its entry of the change log */
  AccordImportUndone  *undone;
} AccordUndo;

gboolean accord_undo_run        (AccordUndo  *self,
                                 GError     **error,
                                 const char  *format,
                                 ...) G_GNUC_PRINTF (3, 4);
/* Adds the first column of each row, a text, to what is left as it is. */
gboolean accord_undo_list_left  (AccordUndo  *self,
                                 const char  *sql,
                                 GError     **error);

/* import-undo-rows.c */
gboolean accord_undo_deals      (AccordUndo  *self,
                                 GError     **error);
gboolean accord_undo_activities (AccordUndo  *self,
                                 GError     **error);
/* import-undo-costs.c */
gboolean accord_undo_costs      (AccordUndo  *self,
                                 GError     **error);

G_END_DECLS
