#pragma once

#include "fixture.h"

/* Saves in the background, as a window does, and what it waits for in its main loop. */
typedef struct
{
  AccordStore  *store;
  GAsyncResult *result;
  gint64        at; /* when it was answered */
} Asked;

void     spin_until (gboolean (*done) (gpointer data),
                     gpointer   data);
void     ask        (Asked        *asked,
                     Fixture      *fixture,
                     AccordRecord *record,
                     const char   *text,
                     GCancellable *cancellable); /* an edit of «goals» */
gboolean is_done    (gpointer asked);
gboolean answer     (Asked   *asked,
                     GError **error);
