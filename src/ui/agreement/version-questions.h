#pragma once

#include "model/agreement.h"
#include "model/version-state.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * What was asked and said about a version: comments on it, and on its sections from when it was frozen until the next
 * one was. It is not to be seen where nobody said anything.
 */
#define ACCORD_TYPE_VERSION_QUESTIONS (accord_version_questions_get_type ())
G_DECLARE_FINAL_TYPE (AccordVersionQuestions, accord_version_questions, ACCORD, VERSION_QUESTIONS, AdwBin)

void accord_version_questions_set_page (AccordVersionQuestions *self,
                                        AccordPage             *page);
void accord_version_questions_show     (AccordVersionQuestions    *self,
                                        GPtrArray                 *statuses, /* of AccordVersionStatus, oldest first */
                                        const AccordVersionStatus *version,
                                        const AccordAgreement     *says); /* NULL: it cannot be read */

G_END_DECLS
