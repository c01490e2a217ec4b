#pragma once

#include "store/lead-names.h"
#include "store/lead-import.h"
#include "store/store-class.h"

G_BEGIN_DECLS

typedef struct _AccordRowImport AccordRowImport;

/* What a kind of rows that are no leads does: how a row finds its place, and what is done before the first and after the
 * last of them. */
typedef struct
{
  const char *kind; /* as AccordImportOptions has it */
  gsize       size; /* of its struct, which begins with an AccordRowImport */
  gboolean    finds_leads; /* and writes nothing else that speaks of them: that they are there need not be looked at again */
  gboolean  (*prepare) (AccordRowImport *self, GError **error);
  gboolean  (*take)    (AccordRowImport *self, AccordBatch *batch, guint row, AccordRowOutcome *outcome, GError **error);
  gboolean  (*finish)  (AccordRowImport *self, GError **error); /* before the commit; not of a plan */
  void      (*clear)   (AccordRowImport *self);
} AccordRowKind;

/* One import of such rows: its course is the same for all kinds. It is an AccordImport. */
struct _AccordRowImport
{
  AccordImportHead     head;
  const AccordRowKind *kind;
  AccordConnection    *connection;
  gboolean             plan_only;
  gboolean             clear_empty;
  char               **kept;   /* names of fields that are only filled; NULL: none */
  GPtrArray           *fields; /* of AccordField, of the batches' columns; the fingerprint follows them */
  AccordLeadNames     *names;  /* of the leads that rows speak of */
  char                *summary, *member, *member_name;
  gint64               number;
  char                *set_id; /* of its entry in the change log; NULL of a plan */
  AccordImportCounts   counts; /* the keys in it are of new rows of its kind */
  GPtrArray           *written; /* of AccordWritten: records, for lists; NULL: none */
};

extern const AccordRowKind accord_deal_rows;
extern const AccordRowKind accord_activity_rows;
extern const AccordRowKind accord_cost_rows;

/* Whose rows are imported so; FALSE: those are leads. */
gboolean      accord_row_import_handles (const char                *kind);
AccordImport *accord_row_import_begin   (AccordStore               *store,
                                         AccordConnection          *connection,
                                         const AccordStoreAuthor   *author,
                                         const AccordImportOptions *options,
                                         GPtrArray                 *fields,
                                         GError                   **error);
gboolean      accord_row_import_rows    (AccordRowImport           *self,
                                         AccordBatch               *batch,
                                         AccordRowOutcome          *outcomes,
                                         GError                   **error);
gint64        accord_row_import_commit  (AccordRowImport           *self,
                                         guint64                    rejected,
                                         GPtrArray                **written,
                                         GError                   **error);
void          accord_row_import_abort   (AccordRowImport           *self);

/* For the kinds */
int           accord_row_import_find    (AccordRowImport           *self,
                                         const char                *field); /* its column in batches; -1: none */
/* The lead that the row names; *@outcome is set where it is not one. */
gboolean      accord_row_import_find_lead (AccordRowImport         *self,
                                         const char                *name,
                                         gint64                    *lead,
                                         AccordRowOutcome          *outcome,
                                         GError                   **error);

G_END_DECLS
