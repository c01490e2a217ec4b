#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A figure out of other figures: «revenue / new-customers», «(cost-per-lead + 2) × [conversion-rate]». Immutable,
 * reference counted, for any thread.
 */
typedef struct _AccordFormula AccordFormula;

AccordFormula *accord_formula_parse      (const char     *text,
                                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;
AccordFormula *accord_formula_ref        (AccordFormula *self);
void           accord_formula_unref      (AccordFormula *self);

/* The ids of metrics that it names, each once, in the order in which they come first. */
guint          accord_formula_get_n      (const AccordFormula *self);
const char    *accord_formula_get_name   (const AccordFormula *self,
                                          guint                index);
guint          accord_formula_get_place  (const AccordFormula *self,
                                          guint                index); /* where it stands: 1 is the first character */
/* @values: of each name; NaN: there is none. NaN where there is no result. */
double         accord_formula_evaluate   (const AccordFormula *self,
                                          const double        *values);
/* The formula as people write it, with @words for the names. */
char          *accord_formula_write      (const AccordFormula *self,
                                          const char *const   *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFormula, accord_formula_unref)

G_END_DECLS
