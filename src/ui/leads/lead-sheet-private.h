#pragma once

#include "ui/leads/lead-sheet.h"

G_BEGIN_DECLS

/* After so many rows it is asked whether to go on. */
#define ACCORD_SHEET_BREATH 1000

typedef struct
{
  const AccordFrameColumn *column;
  char                    *title;
} AccordSheetColumn;

struct _AccordLeadSheet
{
  AccordFrame *frame;
  GArray      *rows;    /* of guint32 */
  GArray      *columns; /* of AccordSheetColumn */
  char        *stages[ACCORD_STAGE_LOST + 1]; /* as this workspace calls them */
};

/* In numbers and ISO days, which every program reads, and in the words of this workspace. NULL: empty. Transfer full. */
char    *accord_lead_sheet_make_cell      (const AccordLeadSheet   *self,
                                           const AccordFrameColumn *column,
                                           guint                    row);
/* Into the empty file @path; where it fails half of it may be left there. */
gboolean accord_lead_sheet_write_csv      (const AccordLeadSheet   *self,
                                           const char              *path,
                                           GCancellable            *cancellable,
                                           GError                 **error);
gboolean accord_lead_sheet_write_workbook (const AccordLeadSheet   *self,
                                           const char              *path,
                                           GCancellable            *cancellable,
                                           GError                 **error);

G_END_DECLS
