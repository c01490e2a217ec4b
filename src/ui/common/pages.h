#pragma once

#include "report/agreement-report.h"
#include "report/document.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* Makes them from @what, in a thread; not twice at once. */
typedef AccordDocument *(*AccordPagesMaker) (gpointer      what,
                                             AccordPaper   paper,
                                             GCancellable *cancellable,
                                             GError      **error);

/* AccordPages: what can be looked at, printed and kept as a PDF: the same pages each time. Counted; may go over threads. */
AccordPages    *accord_pages_new       (const char       *title, /* «KPIs» */
                                        const char       *name,  /* of the PDF, unless another is chosen */
                                        AccordDay         day,   /* the date of the PDF */
                                        AccordPagesMaker  make,
                                        gpointer          what,  /* (transfer full) */
                                        GDestroyNotify    free_what);
AccordPages    *accord_pages_ref       (AccordPages      *self);
void            accord_pages_unref     (AccordPages      *self);
const char     *accord_pages_get_title (AccordPages      *self);
AccordDocument *accord_pages_lay_out   (AccordPages      *self,
                                        AccordPaper       paper,
                                        GCancellable     *cancellable,
                                        GError          **error);
/* Asks where to, and writes the PDF there; @parent: where that is asked and said. */
void            accord_pages_ask       (AccordPages      *self,
                                        AccordPage       *page,
                                        GtkWindow        *parent,
                                        AccordPaper       paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPages, accord_pages_unref)

G_END_DECLS
