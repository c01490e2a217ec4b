#pragma once

#include "model/version-state.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* The rows of the page on which a version is signed; their actions are that page's. */
void  accord_sign_off_fill_signers  (GtkListBox                *list,
                                     AccordPage                *page,
                                     const AccordVersionStatus *version);
void  accord_sign_off_fill_versions (GtkListBox                *list,
                                     GPtrArray                 *statuses, /* of AccordVersionStatus */
                                     gint64                     shown,
                                     const AccordZone          *zone);
/* Who has read a version, of all members. */
guint accord_sign_off_count_read    (AccordWorkspace           *workspace,
                                     AccordRecord              *version,
                                     guint                     *n_members,
                                     char                     **missing, /* names, with commas */
                                     const char                *self,
                                     gboolean                  *self_has);

G_END_DECLS
