#pragma once

#include "exchange/import.h"
#include "frame/lead-set.h"
#include "kpi/metric.h"
#include "model/records.h"
#include "store/bulk.h"

G_BEGIN_DECLS

/*
 * An open file: its store, its frame kept fresh, the derived columns, the jobs, and the context figures
 * are judged in. What the window and the command line hold. Lives on one thread (the main one).
 *
 * Properties: path (s), title (s: the file's name without .accord), store, settings (AccordSettings),
 * frame (AccordFrame or NULL while it loads; notify when it is another), loading (d: 0 … 1, or -1),
 * problem (s: why the leads could not be read, or NULL).
 */
#define ACCORD_TYPE_WORKSPACE (accord_workspace_get_type ())
G_DECLARE_FINAL_TYPE (AccordWorkspace, accord_workspace, ACCORD, WORKSPACE, GObject)

typedef struct
{
  const char *template_name; /* «blank», «b2b-saas», «sample» */
  const char *timezone;      /* IANA; NULL is UTC */
  const char *currency;      /* ISO code; NULL is EUR */
  const char *company, *marketing_name, *sales_name; /* or NULL */
} AccordNewOptions;

const char *const *accord_workspace_templates (void);

AccordWorkspace *accord_workspace_create       (const char              *path,
                                                const AccordNewOptions  *options,
                                                GCancellable            *cancellable,
                                                GError                 **error);
AccordWorkspace *accord_workspace_open         (const char              *path,
                                                GCancellable            *cancellable,
                                                GError                 **error);
AccordWorkspace *accord_workspace_open_with    (const char              *path,
                                                AccordOpenFlags          flags,
                                                GCancellable            *cancellable,
                                                GError                 **error);
void             accord_workspace_open_async   (const char              *path,
                                                AccordOpenFlags          flags,
                                                const AccordNewOptions  *create, /* NULL: it is there already */
                                                GCancellable            *cancellable,
                                                GAsyncReadyCallback      callback,
                                                gpointer                 user_data);
AccordWorkspace *accord_workspace_open_finish  (GAsyncResult            *result,
                                                GError                 **error);
void             accord_workspace_close        (AccordWorkspace *self);
void             accord_workspace_close_async  (AccordWorkspace         *self,
                                                GAsyncReadyCallback      callback,
                                                gpointer                 user_data);
gboolean         accord_workspace_close_finish (AccordWorkspace         *self,
                                                GAsyncResult            *result,
                                                GError                 **error);

const char      *accord_workspace_get_path     (AccordWorkspace *self);
const char      *accord_workspace_get_title    (AccordWorkspace *self);
AccordStore     *accord_workspace_get_store    (AccordWorkspace *self);
AccordRecord    *accord_workspace_get_settings (AccordWorkspace *self);
AccordZone      *accord_workspace_get_zone     (AccordWorkspace *self);
const char      *accord_workspace_get_currency (AccordWorkspace *self);
/* The live list of one type: ACCORD_TYPE_PERSONA … (transfer none). */
GListModel      *accord_workspace_get_list     (AccordWorkspace *self,
                                                GType            type);

/* The frame, with its derived columns: persona, and once a model is published score and band. NULL while it loads the first time. */
AccordFrame     *accord_workspace_get_frame    (AccordWorkspace *self);
/* Loads it and waits: for the command line. */
AccordFrame     *accord_workspace_load_frame   (AccordWorkspace *self,
                                                GCancellable    *cancellable,
                                                GError         **error);
/* Qualifies and hands over leads that were written to since they were loaded, and crossed a threshold: for the command
 * line. */
gboolean         accord_workspace_promote      (AccordWorkspace *self,
                                                guint64         *n,
                                                GCancellable    *cancellable,
                                                GError         **error);
/* The default as-of: the data's, or now. */
void             accord_workspace_get_as_of    (AccordWorkspace *self,
                                                AccordAsOf      *as_of);
/* When the imported data was true; ACCORD_MOMENT_NONE where leads are kept by hand. */
AccordMoment     accord_workspace_get_data_as_of (AccordWorkspace *self);
/* A query with this workspace's zone, currency, as-of and horizon filled in. */
void             accord_workspace_init_query   (AccordWorkspace *self,
                                                AccordFrame     *frame,
                                                AccordQuery     *query);

/* A figure off the main thread. @where: a condition or NULL. Strings of @query are copied. */
void             accord_workspace_compute_async  (AccordWorkspace       *self,
                                                  const char            *metric,
                                                  const AccordQuery     *query,
                                                  const AccordCondition *where,
                                                  GCancellable          *cancellable,
                                                  GAsyncReadyCallback    callback,
                                                  gpointer               user_data);
AccordFigures   *accord_workspace_compute_finish (AccordWorkspace  *self,
                                                  GAsyncResult     *result,
                                                  GError          **error);

G_END_DECLS
