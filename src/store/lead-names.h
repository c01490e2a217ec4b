#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* Which lead is meant where a row of a file names one: by its id, else by its e-mail address. Read once, as hashes. */
typedef struct _AccordLeadNames AccordLeadNames;

#define ACCORD_LEAD_NONE 0
#define ACCORD_LEAD_SEVERAL G_MAXINT64

AccordLeadNames *accord_lead_names_new  (AccordConnection  *connection);
void             accord_lead_names_free (AccordLeadNames   *self);
/* *@lead: its key, or one of the above. FALSE: an error. */
gboolean         accord_lead_names_find (AccordLeadNames   *self,
                                         const char        *name,
                                         gint64            *lead,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadNames, accord_lead_names_free)

G_END_DECLS
