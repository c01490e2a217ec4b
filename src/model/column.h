#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a column of a record, or a field of a lead, holds. The GType is that of the record's property. */
typedef enum
{
  ACCORD_COLUMN_TEXT,      /* G_TYPE_STRING, one line; NULL is never stored, "" is empty */
  ACCORD_COLUMN_PROSE,     /* G_TYPE_STRING, Markdown of the named subset, paragraphs */
  ACCORD_COLUMN_CONDITION, /* G_TYPE_STRING, the text form of an AccordCondition; "" is all leads */
  ACCORD_COLUMN_CHOICE,    /* G_TYPE_STRING, one of AccordColumn.choices */
  ACCORD_COLUMN_REFERENCE, /* G_TYPE_STRING, the id of another record; "" is none */
  ACCORD_COLUMN_OPAQUE,    /* G_TYPE_STRING, for programs to read: a picture in Base64, JSON; "" is none */
  ACCORD_COLUMN_INTEGER,   /* G_TYPE_INT64; G_MININT64 is empty */
  ACCORD_COLUMN_REAL,      /* G_TYPE_DOUBLE; NaN is empty */
  ACCORD_COLUMN_BOOLEAN,   /* G_TYPE_BOOLEAN */
  ACCORD_COLUMN_MOMENT,    /* G_TYPE_INT64, an AccordMoment */
  ACCORD_COLUMN_DAY,       /* G_TYPE_INT, an AccordDay */
} AccordColumnType;

typedef enum
{
  ACCORD_COLUMN_PLAIN = 0,
  ACCORD_COLUMN_REQUIRED = 1 << 0,  /* may not be saved empty */
  ACCORD_COLUMN_LAST_WINS = 1 << 1, /* two who change it at once are no conflict: a place in an order */
} AccordColumnFlags;

typedef struct
{
  const char        *name;    /* snake_case, in SQL and JSON; the property's name has «-» for «_» */
  AccordColumnType   type;
  const char        *label;   /* N_(): what a person reads */
  AccordColumnFlags  flags;
  const char *const *choices; /* of a CHOICE, NULL-terminated; the first is the initial value */
  const char        *initial; /* the text form of a new record's value, or NULL for empty */
} AccordColumn;

GType    accord_column_type_to_gtype   (AccordColumnType type);
void     accord_column_value_init      (const AccordColumn *self,
                                        GValue             *value);
gboolean accord_column_value_is_empty  (const AccordColumn *self,
                                        const GValue       *value);
gboolean accord_column_value_equal     (const AccordColumn *self,
                                        const GValue       *a,
                                        const GValue       *b);

G_END_DECLS
