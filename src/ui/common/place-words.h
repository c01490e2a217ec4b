#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where and when, as people say it. All transfer full. */
char *accord_place_words_folder (const char *path);    /* «Documents ▸ Agreements» */
char *accord_place_words_title  (const char *path);    /* the file's name without .accord */
char *accord_place_words_time   (gint64      seconds); /* «today, 08:12», «28 April» */

G_END_DECLS
