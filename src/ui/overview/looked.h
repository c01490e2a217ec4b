#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far somebody knows the history of a file: up to which entry, and when that was, in seconds since 1970. */
typedef struct
{
  gint64 base, base_at; /* before this look; base_at 0: they never looked before */
  gint64 seen, seen_at; /* by this look */
} AccordLooked;

void accord_looked_read  (AccordLooked       *self,
                          GSettings          *settings,
                          const char         *uuid);
void accord_looked_again (AccordLooked       *self,
                          gint64              seq,
                          gint64              now);
void accord_looked_write (const AccordLooked *self,
                          GSettings          *settings,
                          const char         *uuid);

G_END_DECLS
