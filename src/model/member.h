#pragma once

#include "model/records.h"

G_BEGIN_DECLS

/* What a member may do beside reading, which everybody may. Kept by this program, not by the file. */
typedef enum
{
  ACCORD_RIGHT_DRAFT,  /* write the agreement, personas, settings, and who may do what */
  ACCORD_RIGHT_REVIEW,
  ACCORD_RIGHT_SIGN,
  ACCORD_RIGHT_IMPORT, /* leads and costs; take imports back */
} AccordRight;

#define ACCORD_N_RIGHTS (ACCORD_RIGHT_IMPORT + 1)

const char *accord_right_column     (AccordRight right);
AccordRight accord_right_for_record (GType type);
gboolean    accord_member_may       (AccordRecord *self,
                                     AccordRight   right);

G_END_DECLS
