#pragma once

#include "exchange/import-kind.h"
#include "store/bulk.h"

G_BEGIN_DECLS

#define ACCORD_EXCHANGE_ERROR (accord_exchange_error_quark ())

typedef enum
{
  ACCORD_EXCHANGE_ERROR_NOT_FOUND,
  ACCORD_EXCHANGE_ERROR_FORMAT,       /* a directory, empty, binary, a spreadsheet named .csv … */
  ACCORD_EXCHANGE_ERROR_ENCODING,
  ACCORD_EXCHANGE_ERROR_UNCLOSED,     /* a quote that never closes */
  ACCORD_EXCHANGE_ERROR_DATE_ORDER,   /* day or month first? No row settles it */
  ACCORD_EXCHANGE_ERROR_MAPPING,
  ACCORD_EXCHANGE_ERROR_STRICT,       /* rows were rejected and --strict was asked for */
  ACCORD_EXCHANGE_ERROR_WRITE,
} AccordExchangeError;

GQuark accord_exchange_error_quark (void);

typedef enum
{
  ACCORD_DATE_ORDER_UNKNOWN,
  ACCORD_DATE_ORDER_YMD,
  ACCORD_DATE_ORDER_DMY,
  ACCORD_DATE_ORDER_MDY,
} AccordDateOrder;

/* Whether the first row of a file names its columns. JSON names them anyway. */
typedef enum
{
  ACCORD_HEADER_FOUND, /* it must, and a file that seems to have none is refused */
  ACCORD_HEADER_YES,
  ACCORD_HEADER_NO,    /* the columns are «column 1», …, and the first row is data */
} AccordHeader;

/* What else than a standard field a column can become: the words for the stage that a lead is in, and since when. */
#define ACCORD_IMPORT_STAGE "stage"
#define ACCORD_IMPORT_STAGE_AT "stage_at"

/* One column of the file. @fields: what it becomes; empty: left out. */
typedef struct
{
  char           *header;    /* trimmed, made unique: «NAME (2)», «column 38» */
  GStrv           samples;   /* up to three first values that are not empty */
  GStrv           fields;    /* names of standard fields, the two above, or the header itself for a custom one */
  gboolean        guessed;   /* from its name or values, not said by a person or a map */
  gboolean        certain;   /* nobody need look at the guess */
  gboolean        empty;     /* throughout */
  AccordColumnType type;     /* decided over the whole column */
  AccordDateOrder date_order;
  gboolean        date_ambiguous; /* no row settles the order */
  char           *date_example;   /* «03/04/2025» */
  char            decimal;   /* '.' or ',' of its numbers */
  guint64         n_filled;
  gsize           prefix_length; /* of «l:», which stands before each of its values and is left out */
  guint           stages;    /* a bit for each AccordStage that its words name */
} AccordSourceColumn;

typedef void (*AccordImportProgress) (double fraction, gpointer user_data);

/*
 * A file about to be imported. The first pass (open + scan) reads it whole and decides delimiter, encoding,
 * types and date orders; a person may then change what columns become; plan says what would happen; run writes.
 * All of it waits for disk and store: call it from a job's thread or the command line.
 */
typedef struct _AccordFileImport AccordFileImport;

typedef struct
{
  AccordImportKind kind;      /* FOUND: recognised */
  const char     *delimiter;  /* NULL: found */
  const char     *encoding;   /* NULL: found */
  AccordHeader    header;
  AccordDateOrder date_order; /* UNKNOWN: found, over each column */
  const char     *map;        /* JSON text as in cli.md, or NULL: guessed */
  AccordMoment    data_as_of; /* NONE: detected */
  gboolean        strict, clear_empty;
  const char *const *empty_values; /* NULL: those of the map, else the usual ones */
} AccordFileImportOptions;

AccordFileImport *accord_file_import_open     (const char                    *path,
                                               const AccordFileImportOptions *options,
                                               const AccordZone              *zone,
                                               AccordImportProgress           progress,
                                               gpointer                       user_data,
                                               GCancellable                  *cancellable,
                                               GError                       **error);
void              accord_file_import_free     (AccordFileImport *self);
GPtrArray        *accord_file_import_columns  (AccordFileImport *self); /* of AccordSourceColumn, to read */
/* Says what a column becomes; @fields as in AccordSourceColumn. */
void              accord_file_import_set_fields (AccordFileImport   *self,
                                               guint               column,
                                               const char *const  *fields);
void              accord_file_import_set_date_order (AccordFileImport *self,
                                               guint             column,
                                               AccordDateOrder   order);
AccordImportKind  accord_file_import_get_kind      (AccordFileImport *self);
char              accord_file_import_get_delimiter (AccordFileImport *self);
const char       *accord_file_import_get_encoding  (AccordFileImport *self);
guint64           accord_file_import_get_n_rows    (AccordFileImport *self);
AccordMoment      accord_file_import_get_data_as_of (AccordFileImport *self);
/* A day stands for its end. */
void              accord_file_import_set_data_as_of (AccordFileImport *self,
                                               AccordMoment      moment);
/* Whether an empty cell empties the field. */
gboolean          accord_file_import_get_clear_empty (AccordFileImport *self);
void              accord_file_import_set_clear_empty (AccordFileImport *self,
                                               gboolean          clear_empty);
/* The words that mean an empty cell: of the options or the map, or the usual ones. */
const char *const *accord_file_import_get_empty_values (AccordFileImport *self);
char             *accord_file_import_mapping_json  (AccordFileImport *self);

typedef struct
{
  guint64    line;
  char      *reason;
} AccordRejectedRow;

/* Rows that were rejected for one reason: the first of them, and where the first three begin. */
typedef struct
{
  char   *example; /* the reason, with what stands in the first of them */
  guint64 n_rows;
  guint64 lines[3];
} AccordRejectReason;

/* How many leads a field is changed of, or would be. New leads are not counted. */
typedef struct
{
  char   *field;
  guint64 n_rows;
} AccordFieldChanges;

typedef struct
{
  gint64     import;      /* its number; 0 for a plan */
  guint64    n_rows, n_new, n_changed, n_unchanged, n_rejected;
  char      *rejects_file; /* NULL: none written */
  AccordImportKind kind;  /* what its rows were read as */
  GPtrArray *warnings;    /* of sentences */
  GPtrArray *rejected;    /* of AccordRejectedRow, the first 1,000 */
  GPtrArray *reasons;     /* of AccordRejectReason: all of them */
  GPtrArray *fields;      /* of AccordFieldChanges: those that change */
  char      *mapping_json; /* {"COLUMN": "field", …} */
} AccordImportResult;

void                accord_import_result_free (AccordImportResult *self);
/* Reads the file a second time. @plan_only: the counts, and nothing written (not even a rejects file). */
AccordImportResult *accord_file_import_run    (AccordFileImport    *self,
                                               AccordStore         *store,
                                               gboolean             plan_only,
                                               AccordImportProgress progress,
                                               gpointer             user_data,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFileImport, accord_file_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportResult, accord_import_result_free)

G_END_DECLS
