#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Asks for a review: what is still empty, from when it is to hold, when it is to be looked at again. */
typedef void (*AccordReviewAsked) (gint64   number, /* of the version that was made */
                                   gpointer user_data);

void accord_review_window_present (AccordPage       *page,
                                   AccordReviewAsked asked,
                                   gpointer          user_data);

G_END_DECLS
