#pragma once

#include "ui/common/autosave.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* A list of reasons, one a line; below it those that leads carry and that are in no list, to be added. */
#define ACCORD_TYPE_HANDOVER_REASONS (accord_handover_reasons_get_type ())
G_DECLARE_FINAL_TYPE (AccordHandoverReasons, accord_handover_reasons, ACCORD, HANDOVER_REASONS, AdwBin)

/* @column: of the settings: «reject_reasons» or «disqualify_reasons»; @autosave is that of their form. */
GtkWidget *accord_handover_reasons_new (AccordPage     *page,
                                        AccordAutosave *autosave,
                                        const char     *column,
                                        const char     *title);

G_END_DECLS
