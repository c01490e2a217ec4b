#pragma once

#include <adwaita.h>

#include "model/record.h"

G_BEGIN_DECLS

/* Lets an avatar show the picture of a persona, or its initials, and follow it. NULL: nobody. */
void accord_persona_avatar_follow (AdwAvatar    *avatar,
                                   AccordRecord *persona);

G_END_DECLS
