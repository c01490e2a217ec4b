#pragma once

#include "model/change-set.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What is done with comments, as the person at this computer. All (transfer full). */
AccordChangeSet *accord_comment_changes_add     (AccordWorkspace *workspace,
                                                 const char      *subject,
                                                 AccordRecord    *parent, /* what it answers, or NULL */
                                                 const char      *quote,
                                                 const char      *body);
AccordChangeSet *accord_comment_changes_edit    (AccordRecord    *comment,
                                                 const char      *body);
AccordChangeSet *accord_comment_changes_resolve (AccordWorkspace *workspace,
                                                 AccordRecord    *comment,
                                                 gboolean         resolved);
AccordChangeSet *accord_comment_changes_delete  (AccordWorkspace *workspace,
                                                 AccordRecord    *comment);

gboolean         accord_comment_is_resolved     (AccordRecord    *comment);
gboolean         accord_comment_is_answer       (AccordRecord    *comment);
gboolean         accord_comment_is_own          (AccordRecord    *comment,
                                                 AccordWorkspace *workspace);
/* Of a section: what is open. */
guint            accord_comments_count_open     (GListModel      *comments,
                                                 const char      *subject);

G_END_DECLS
