#pragma once

#include "model/condition.h"
#include "model/field.h"

G_BEGIN_DECLS

/*
 * A condition as a person fills it in: lines of field, comparison and value, of which all or any must hold.
 * Only some conditions can be said so; for the others there is their text.
 */
typedef struct
{
  char *field; /* its name */
  guint op;    /* of accord_line_operators() for the field's type */
  char *value; /* as it is typed; of a list, with commas */
} AccordConditionLine;

typedef struct
{
  const char    *label; /* N_(): «is one of» */
  AccordOperator op;
  gboolean       negated;
} AccordLineOperator;

const AccordLineOperator *accord_line_operators          (AccordColumnType  type,
                                                          guint            *n_operators);
AccordConditionLine      *accord_condition_line_new      (const char       *field,
                                                          guint             op,
                                                          const char       *value);
void                      accord_condition_line_free     (AccordConditionLine *self);

/* @fields: of AccordField. A field that is not among them is taken for text. */
AccordColumnType          accord_condition_lines_type_of (GPtrArray        *fields,
                                                          const char       *name);
GPtrArray                *accord_condition_to_lines      (const AccordCondition *self,
                                                          GPtrArray        *fields,
                                                          gboolean         *any);
char                     *accord_condition_describe      (const AccordCondition *self,
                                                          GPtrArray        *fields); /* «Source is Webinar» */
AccordCondition          *accord_condition_from_lines    (GPtrArray        *lines,
                                                          GPtrArray        *fields,
                                                          gboolean          any);

G_END_DECLS
