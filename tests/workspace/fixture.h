#pragma once

#include "workspace/workspace.h"

/* A new workspace in a folder of its own; the test's data is the name of the template. */
typedef struct
{
  char            *folder;
  char            *path;
  AccordWorkspace *workspace;
} Fixture;

void          fixture_set_up    (Fixture      *fixture,
                                 gconstpointer data);
void          fixture_tear_down (Fixture      *fixture,
                                 gconstpointer data);

/* Before anything else: caches and data of this program are in a folder of their own, which goes with it. */
void          fixture_isolate   (void);

/* Runs the main loop until @done says so; a test that waits in vain fails. */
void          run_until         (gboolean    (*done) (gpointer data),
                                 gpointer      data);
/* A callback that keeps the result in *(GAsyncResult **) @user_data, and waiting for it. */
void          on_done_cb        (GObject      *object,
                                 GAsyncResult *result,
                                 gpointer      user_data);
GAsyncResult *wait_for          (GAsyncResult **result);
