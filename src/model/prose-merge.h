#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * Three texts by paragraph: what two people made of one that both began with. A paragraph ends at an empty line; each
 * item of a list is one of its own. Where only one of them changed a paragraph, that holds; what either added is there;
 * where both wrote something else in place of the same paragraph, or one deleted what the other rewrote, it is a
 * conflict, and the rest is merged around it.
 */
typedef struct _AccordProseMerge AccordProseMerge;

/* One paragraph that cannot be decided; "" where one of them has none. */
typedef struct
{
  char *base;
  char *mine;
  char *theirs;
} AccordProseConflict;

AccordProseMerge          *accord_prose_merge_new             (const char *base,
                                                               const char *mine,
                                                               const char *theirs);
void                       accord_prose_merge_free            (AccordProseMerge *self);
guint                      accord_prose_merge_get_n_conflicts (AccordProseMerge *self);
const AccordProseConflict *accord_prose_merge_get_conflict    (AccordProseMerge *self,
                                                               guint             index);
/* The text; @texts: what stands for each conflict, or NULL: mine. */
char                      *accord_prose_merge_resolve         (AccordProseMerge  *self,
                                                               const char *const *texts);
/* Two texts, one after the other. */
char                      *accord_prose_append                (const char *first,
                                                               const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordProseMerge, accord_prose_merge_free)

G_END_DECLS
