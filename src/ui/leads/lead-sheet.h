#pragma once

#include <gio/gio.h>

#include "frame/frame.h"
#include "model/record.h"

G_BEGIN_DECLS

/*
 * Leads as the table shows them, to be taken elsewhere: its rows in its order, its columns by its titles. Made on the main
 * thread, written on any.
 */
typedef struct _AccordLeadSheet AccordLeadSheet;

AccordLeadSheet *accord_lead_sheet_new        (AccordFrame       *frame,
                                               AccordRecord      *settings,
                                               const guint32     *rows,
                                               guint              n_rows);
void             accord_lead_sheet_free       (AccordLeadSheet   *self);
void             accord_lead_sheet_add_column (AccordLeadSheet   *self,
                                               const char        *field,
                                               const char        *title);
guint            accord_lead_sheet_get_n_rows (const AccordLeadSheet *self);
/* With tabs between the cells, as spreadsheets paste it. Transfer full. */
char            *accord_lead_sheet_to_text    (const AccordLeadSheet *self,
                                               GCancellable      *cancellable,
                                               GError           **error);
/* As a workbook where @path ends in «.xlsx», else as CSV. What was at @path is replaced when all is written. */
gboolean         accord_lead_sheet_write      (const AccordLeadSheet *self,
                                               const char        *path,
                                               GCancellable      *cancellable,
                                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadSheet, accord_lead_sheet_free)

G_END_DECLS
