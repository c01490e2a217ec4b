#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Which leads: a small immutable tree with a text form (what a person types), a JSON form,
 * and, in frame/, a compiler to a set of leads. The grammar is in the manual: cli.md.
 */
/* How deep groups and «not» may stand in each other in what is parsed. */
#define ACCORD_CONDITION_MAX_DEPTH 100

#define ACCORD_CONDITION_ERROR (accord_condition_error_quark ())

typedef enum
{
  ACCORD_CONDITION_ERROR_SYNTAX, /* the message says the position (from 1) and what was expected */
  ACCORD_CONDITION_ERROR_FIELD,  /* no such field */
  ACCORD_CONDITION_ERROR_TYPE,   /* the value does not fit the field */
} AccordConditionError;

GQuark accord_condition_error_quark (void);

typedef enum
{
  ACCORD_CONDITION_ALL,      /* children: and; without any: every lead */
  ACCORD_CONDITION_ANY,      /* children: or */
  ACCORD_CONDITION_NOT,      /* one child */
  ACCORD_CONDITION_TEST,     /* field, operator, values */
  ACCORD_CONDITION_ACTIVITY, /* activity ("kind") operator count [within N days] */
} AccordConditionKind;

typedef enum
{
  ACCORD_OPERATOR_EQ,
  ACCORD_OPERATOR_NE,
  ACCORD_OPERATOR_LT,
  ACCORD_OPERATOR_LE,
  ACCORD_OPERATOR_GT,
  ACCORD_OPERATOR_GE,
  ACCORD_OPERATOR_IN,
  ACCORD_OPERATOR_CONTAINS,
  ACCORD_OPERATOR_STARTS_WITH,
  ACCORD_OPERATOR_MATCHES,
  ACCORD_OPERATOR_IS_EMPTY,
} AccordOperator;

/* A literal as it was typed: a quoted text, or a number (then text is its shortest form). */
typedef struct
{
  gboolean is_number;
  double   number;
  char    *text;
} AccordLiteral;

typedef struct _AccordCondition AccordCondition;

struct _AccordCondition
{
  AccordConditionKind kind;
  GPtrArray          *children;     /* of AccordCondition; ALL, ANY, NOT */
  char               *field;        /* TEST; the activity's kind for ACTIVITY */
  AccordOperator      op;           /* TEST; a comparison for ACTIVITY */
  GArray             *values;       /* of AccordLiteral; one, more for IN, none for IS_EMPTY */
  gint                within_days;  /* ACTIVITY; -1 is ever */
  /*< private >*/
  gatomicrefcount     ref_count;
};

#define ACCORD_TYPE_CONDITION (accord_condition_get_type ())

GType            accord_condition_get_type  (void);
AccordCondition *accord_condition_parse     (const char *text,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char            *accord_condition_to_text   (const AccordCondition *self);
char            *accord_condition_name_to_text  (const char *name);  /* «[Lead Source]» */
char            *accord_condition_value_to_text (const char *value); /* «"Trade fair"» */
JsonNode        *accord_condition_to_json   (const AccordCondition *self);
AccordCondition *accord_condition_from_json (JsonNode *node,
                                             GError  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         accord_condition_equal     (const AccordCondition *a,
                                             const AccordCondition *b);
AccordCondition *accord_condition_ref       (AccordCondition *self);
void             accord_condition_unref     (AccordCondition *self);
const char      *accord_operator_get_text   (AccordOperator op); /* «starts-with» */
gboolean         accord_operator_parse      (const char     *text,
                                             AccordOperator *op);
gboolean         accord_operator_is_comparison (AccordOperator op); /* = != < <= > >= */

AccordCondition *accord_condition_new_group (AccordConditionKind kind);
void             accord_condition_add       (AccordCondition *self,
                                             AccordCondition *child); /* transfer full; while building */
AccordCondition *accord_condition_new_test  (const char    *field,
                                             AccordOperator op);
void             accord_condition_add_text  (AccordCondition *self,
                                             const char      *text);
void             accord_condition_add_number (AccordCondition *self,
                                             double           number);
AccordCondition *accord_condition_new_activity (const char    *kind,
                                             AccordOperator op,
                                             guint          count,
                                             gint           within_days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCondition, accord_condition_unref)

G_END_DECLS
