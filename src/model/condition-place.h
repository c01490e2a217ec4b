#pragma once

#include "model/condition.h"

G_BEGIN_DECLS

/* What can stand at a place of a condition's text. */
typedef enum
{
  ACCORD_PLACE_NOTHING,    /* a number or a text that nobody can guess, or what stands before is wrong */
  ACCORD_PLACE_FIELD,      /* a field, not, activity, ( */
  ACCORD_PLACE_OPERATOR,   /* after a field */
  ACCORD_PLACE_COMPARISON, /* after an activity: = != < … alone */
  ACCORD_PLACE_LIST,       /* after «in»: ( */
  ACCORD_PLACE_VALUE,      /* of the field */
  ACCORD_PLACE_KIND,       /* of an activity */
  ACCORD_PLACE_JOINT,      /* and, or */
} AccordPlaceKind;

typedef struct
{
  AccordPlaceKind kind;
  gsize           start; /* where what is being typed begins, in bytes; the place itself where nothing is */
  char           *typed; /* it, without the mark that opens a text or a name; "" */
  char           *field; /* OPERATOR, VALUE: the field */
} AccordConditionPlace;

void accord_condition_place_find  (AccordConditionPlace *self,
                                   const char           *text,
                                   gsize                 at);
void accord_condition_place_clear (AccordConditionPlace *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordConditionPlace, accord_condition_place_clear)

G_END_DECLS
