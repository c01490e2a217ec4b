#pragma once

#include "model/records.h"
#include "store/bulk.h"
#include "store/sqlite-store.h"

/* A folder of its own for each test, and a workspace in it. */
typedef struct
{
  char        *folder;
  char        *path; /* folder/team.accord */
  AccordStore *store;
} Fixture;

void          fixture_set_up      (Fixture      *fixture,
                                   gconstpointer data); /* made and open */
void          fixture_set_up_bare (Fixture      *fixture,
                                   gconstpointer data); /* only the folder */
void          fixture_tear_down   (Fixture      *fixture,
                                   gconstpointer data);
void          fixture_close       (Fixture      *fixture);
void          fixture_reopen      (Fixture      *fixture);
void          remove_folder       (const char   *folder);
char         *fixture_path        (Fixture      *fixture,
                                   const char   *name);
/* Once, before anything else: what the program keeps for its user goes into a folder that is removed in the end. */
void          fixture_isolate     (void);

#define fixture_test(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define fixture_test_bare(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up_bare, function, fixture_tear_down)

/* Records */
AccordRecord *save_persona        (AccordStore  *store,
                                   const char   *name); /* the list's object (transfer none) */
AccordRecord *find_record         (AccordStore  *store,
                                   GType         type,
                                   const char   *id);   /* the list's object, or NULL */
void          save_text           (AccordStore  *store,
                                   AccordRecord *record,
                                   const char   *column,
                                   const char   *text);
gboolean      try_save_text       (AccordStore  *store,
                                   AccordRecord *record,
                                   const char   *column,
                                   const char   *text,
                                   GError      **error);
/* All records and leads as text: two that are the same say the same. */
char         *describe            (AccordStore  *store);
char         *describe_leads      (AccordStore  *store);

/* A second sitting: the same file in another process, which does @what («save ID COLUMN TEXT», «delete ID», «sql SQL»). */
void          elsewhere           (Fixture      *fixture,
                                   const char   *sql);
/* In a process that was forked for it: does it and is killed; or holds the file open until @over has its end. */
void          elsewhere_and_die   (Fixture      *fixture,
                                   const char   *sql);
void          elsewhere_and_hold  (Fixture      *fixture,
                                   const char   *sql,
                                   int           ready,
                                   int           over) G_GNUC_NORETURN;

/* Leads */
typedef struct
{
  guint64 n_new, n_changed, n_unchanged, n_ambiguous, n_merged, n_stray;
} Counts;

/* @rows: cells «A|B|C» of @columns «id|email|Visits:integer»; an empty cell is empty. «-» in columns: a fingerprint. */
gint64        import_rows         (AccordStore       *store,
                                   const char        *columns,
                                   const char *const *rows,
                                   gboolean           plan_only,
                                   gboolean           clear_empty,
                                   Counts            *counts,
                                   GError           **error);
/* The same of another kind of rows, whose fields have their names. */
gint64        import_rows_of      (AccordStore       *store,
                                   const char        *kind,
                                   const char        *columns,
                                   const char *const *rows,
                                   gboolean           plan_only,
                                   gboolean           clear_empty,
                                   Counts            *counts,
                                   GError           **error);
