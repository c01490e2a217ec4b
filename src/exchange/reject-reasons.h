#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/* Gathers why rows were rejected, each reason once, whatever the cell was that it names. */
typedef struct _AccordRejectReasons AccordRejectReasons;

AccordRejectReasons *accord_reject_reasons_new  (GPtrArray           *reasons);
void                 accord_reject_reasons_free (AccordRejectReasons *self);
void                 accord_reject_reasons_add  (AccordRejectReasons *self,
                                                 const char          *reason,
                                                 guint64              line);

void                 accord_reject_reason_free  (gpointer             reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRejectReasons, accord_reject_reasons_free)

G_END_DECLS
