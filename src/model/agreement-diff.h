#pragma once

#include "model/agreement.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_AGREEMENT_CHANGED, /* a column of a record */
  ACCORD_AGREEMENT_ADDED,   /* a record */
  ACCORD_AGREEMENT_REMOVED,
  ACCORD_AGREEMENT_ORDERED, /* the records of a part stand in another order */
  ACCORD_AGREEMENT_AS_OF,   /* the day of the figures */
} AccordAgreementChangeKind;

/* One thing that two agreements do not say alike. */
typedef struct
{
  AccordAgreementChangeKind kind;
  GType               type;   /* of the record */
  AccordRecord       *before; /* NULL: it was added */
  AccordRecord       *after;  /* NULL: it was removed */
  guint               place;  /* of the record in its part, from 1, in the newer one if it is there */
  const AccordColumn *column; /* NULL: all of it */
  JsonNode           *was;    /* of the column; NULL: empty */
  JsonNode           *is;
} AccordAgreementChange;

/* All of them (of AccordAgreementChange), by part and place. */
GPtrArray *accord_agreement_compare (const AccordAgreement *before,
                                     const AccordAgreement *after);

/* Lists of them. The new one is of the list. */
GPtrArray             *accord_agreement_changes_new (void);
AccordAgreementChange *accord_agreement_changes_add (GPtrArray                *changes,
                                                     AccordAgreementChangeKind kind,
                                                     GType                     type,
                                                     guint                     place);

G_END_DECLS
