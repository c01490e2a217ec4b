#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lists to choose from. The values are static and NULL-terminated, as accord_autosave_bind_choices() wants them. */
const char *const *accord_choices_zones        (void);
const char *const *accord_choices_currencies   (void);
GtkWidget         *accord_choices_drop_down    (const char *const *values,
                                                char             *(*label) (const char *value));
char              *accord_choices_zone_label   (const char *zone);
char              *accord_choices_currency_label (const char *code);
guint              accord_choices_find         (const char *const *values,
                                                const char        *value);
char              *accord_choices_local_zone   (void);
const char        *accord_choices_local_currency (void);

G_END_DECLS
