#pragma once

#include "present/references.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What the references of an open file say now. There is one a workspace; it computes the figures that are asked for.
 *
 * Signal: «changed» () – some may say something else.
 */
#define ACCORD_TYPE_LIVE_REFERENCES (accord_live_references_get_type ())
G_DECLARE_FINAL_TYPE (AccordLiveReferences, accord_live_references, ACCORD, LIVE_REFERENCES, GObject)

/* One thing that can be referred to. */
typedef struct
{
  const AccordReferenceKind *kind;
  char                      *address;
  char                      *words; /* what a reference to it says */
  char                      *name;  /* what it is called where one is chosen: «Conversion rate: 11.3 %» */
} AccordReferable;

AccordLiveReferences *accord_live_references_get     (AccordWorkspace *workspace);
void                  accord_live_references_resolve (AccordLiveReferences *self,
                                                      const char           *address,
                                                      AccordReference      *reference);
GPtrArray            *accord_live_references_list    (AccordLiveReferences *self); /* of AccordReferable */

G_END_DECLS
