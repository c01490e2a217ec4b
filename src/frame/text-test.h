#pragma once

#include "model/condition.h"

G_BEGIN_DECLS

/* A text test made ready: its values case-folded, its pattern compiled. */
typedef struct _AccordTextTest AccordTextTest;

AccordTextTest *accord_text_test_new  (const AccordCondition *test,
                                       GError               **error);
void            accord_text_test_free (AccordTextTest *self);
const char     *accord_text_test_get_plain (const AccordTextTest *self,
                                            gsize                *length,
                                            gboolean             *whole);
gboolean        accord_text_test_run  (AccordTextTest *self,
                                       const char     *text,
                                       gboolean       *met,
                                       GError        **error);

gboolean        accord_text_may_become_ascii (const char *character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTextTest, accord_text_test_free)

G_END_DECLS
