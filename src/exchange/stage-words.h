#pragma once

#include "model/field.h"

G_BEGIN_DECLS

gboolean accord_stage_words_is_header (const char  *header);
gboolean accord_stage_words_parse     (const char  *text,
                                       gsize        length,
                                       AccordStage *stage);

G_END_DECLS
