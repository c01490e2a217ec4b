#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In which letters something is written: what a report is read as follows from it. Zero-initialised, nothing was read. */
typedef struct
{
  guint n_letters[256]; /* by GUnicodeScript */
} AccordReading;

void        accord_reading_add          (AccordReading *self,
                                         const char    *text);
/* The language that it is in, as far as letters tell: @locale, or one of other letters. Transfer full. */
char       *accord_reading_get_language (const AccordReading *self,
                                         const char          *locale);
/* Whether a language («he-IL») is written from the right. */
gboolean    accord_language_is_rtl      (const char *language);
/* Whether a line begins at the right, as its first letter tells; @otherwise: what holds where it has no letters. */
gboolean    accord_line_is_rtl          (const char *line,
                                         gboolean    otherwise);

G_END_DECLS
