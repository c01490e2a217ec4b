#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* A PDF that came back: read off the main thread, then what is to be said of it, and a button that files it. */
void accord_returned_window_ask        (AccordPage   *page);
void accord_returned_window_open       (AccordPage   *page,
                                        const char   *path);
/* One that is filed already. */
void accord_returned_window_open_filed (AccordPage   *page,
                                        AccordRecord *copy);

G_END_DECLS
