#pragma once

#include "kpi/metric.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What people say about figures and days: questions, what was learned, events. All change sets are transfer full. */

/* What a note is about: a figure as it is asked for. Strings are borrowed; NULL and NONE: nothing is said of that. */
typedef struct
{
  const char            *metric;
  AccordDay              first, last;
  const char            *grouping, *group_value;
  const char            *figure; /* as it was read: «13.4 %, 45 of 337 leads» */
  const AccordCondition *where;
} AccordNotePlace;

/* @kind: «question», «learned», «event». */
AccordChangeSet *accord_note_add       (AccordWorkspace       *workspace,
                                        const char            *kind,
                                        const char            *body,
                                        const AccordNotePlace *place);
AccordChangeSet *accord_note_resolve   (AccordWorkspace       *workspace,
                                        AccordRecord          *note,
                                        gboolean               resolved);
AccordChangeSet *accord_note_remove    (AccordRecord          *note);

gboolean         accord_note_is_kind   (AccordRecord          *note,
                                        const char            *kind);
gboolean         accord_note_is_open   (AccordRecord          *note); /* a question that nobody answered */
/* Whether it is about that figure: same metric, days and group. */
gboolean         accord_note_is_of     (AccordRecord          *note,
                                        const AccordNotePlace *place);

G_END_DECLS
