#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* The rules of one kind: «never», «route» or «response»; added, moved, removed, and counted where they take leads. */
#define ACCORD_TYPE_HANDOVER_RULES (accord_handover_rules_get_type ())
G_DECLARE_FINAL_TYPE (AccordHandoverRules, accord_handover_rules, ACCORD, HANDOVER_RULES, AdwBin)

GtkWidget *accord_handover_rules_new (AccordPage *page,
                                      const char *kind);

G_END_DECLS
