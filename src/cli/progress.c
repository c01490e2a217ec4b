#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#define BAR_WIDTH 30
#define LEAST_INTERVAL_US (G_USEC_PER_SEC / 20)

static gint64 last_shown_us;

/**
 * accord_progress_show:
 * @fraction: how much is done, 0 … 1
 * @what: (type utf8): what is being done, translated
 *
 * Draws a bar on standard error where that is a terminal, some twenty times a second at most.
 */
void
accord_progress_show (double   fraction,
                      gpointer what)
{
  gint64 now = g_get_monotonic_time ();
  int filled;

  if (!isatty (STDERR_FILENO) || now - last_shown_us < LEAST_INTERVAL_US)
    return;
  last_shown_us = now;
  filled = (int) (CLAMP (fraction, 0.0, 1.0) * BAR_WIDTH);
  fprintf (stderr, "\r\033[K%s [%.*s%*s] %3.0f %%", (const char *) what, filled, "##############################",
           BAR_WIDTH - filled, "", CLAMP (fraction, 0.0, 1.0) * 100);
  fflush (stderr);
}

/**
 * accord_progress_clear:
 *
 * Takes the bar away, where one is shown.
 */
void
accord_progress_clear (void)
{
  if (last_shown_us == 0)
    return;
  last_shown_us = 0;
  fputs ("\r\033[K", stderr);
  fflush (stderr);
}
