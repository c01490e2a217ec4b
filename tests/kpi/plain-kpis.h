#pragma once

#include "made-leads.h"

G_BEGIN_DECLS

#define PLAIN_N_KPIS 4

/* The four questions, answered by plain loops; each returns a sum of what it found, so that no loop can be left out. */
extern guint64 (*const plain_kpis[PLAIN_N_KPIS]) (const MadeLeads *self);

G_END_DECLS
