#pragma once

#include "model/member.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Who the person at this computer is in an open file, and what they may do there: there is one identity a workspace.
 * It says what the store would refuse, so that nobody is offered what they may not do.
 *
 * Properties: may-draft (b), may-review (b), may-import (b): also FALSE while the file cannot be written.
 * Signal: «member-changed» () – it is somebody else.
 */
#define ACCORD_TYPE_IDENTITY (accord_identity_get_type ())
G_DECLARE_FINAL_TYPE (AccordIdentity, accord_identity, ACCORD, IDENTITY, GObject)

AccordIdentity *accord_identity_get        (AccordWorkspace *workspace);
void            accord_identity_set_member (AccordIdentity *self,
                                            AccordRecord   *member,
                                            const char     *name);
AccordRecord   *accord_identity_get_member (AccordIdentity *self);
const char     *accord_identity_get_name   (AccordIdentity *self);
gboolean        accord_identity_speaks_for_sales (AccordIdentity *self);
gboolean        accord_identity_may        (AccordIdentity *self,
                                            AccordRight     right);
char           *accord_identity_dup_reason (AccordIdentity *self,
                                            AccordRight     right);

G_END_DECLS
