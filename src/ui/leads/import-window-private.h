#pragma once

#include "ui/leads/import-choices.h"
#include "ui/leads/import-columns.h"
#include "ui/leads/import-files.h"
#include "ui/leads/import-remap.h"
#include "ui/leads/import-steps.h"
#include "ui/leads/import-window.h"

G_BEGIN_DECLS

/* What the window shows. */
typedef enum
{
  STEP_FILES,
  STEP_COLUMNS, /* of one file after the other */
  STEP_REMAP,   /* columns are missing of a file that looks like an earlier one */
  STEP_PLAN,    /* what would change is found out */
  STEP_CHECK,   /* a person sees it */
  STEP_WRITE,
  STEP_DONE,
  STEP_PROBLEM,
} Step;

struct _AccordImportWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle      *window_title;
  GtkButton           *cancel_button;
  GtkButton           *back_button;
  GtkButton           *next_button;
  AccordImportSteps   *steps;
  GtkStack            *stack;
  AccordImportFiles   *files_view;
  AccordImportColumns *columns;
  AccordImportChoices *choices;
  AccordImportRemap   *remap;
  GtkScrolledWindow   *columns_window;
  GtkLabel            *working_label;
  GtkProgressBar      *progress_bar;
  GtkLabel            *results_label;
  GtkBox              *results_box;
  AdwStatusPage       *problem_page;

  /* owned */
  AccordPage       *page;
  GListStore       *files;  /* of AccordImportItem */
  AccordFileImport *shown;  /* borrowed: of the columns that are shown */
  GPtrArray        *order;  /* of AccordImportItem: as they are imported */
  GPtrArray        *round;  /* of those, the ones that are planned or written now */
  GCancellable     *cancellable;
  guint             at;     /* of the order: whose columns are shown */
  Step              step;
};

void              accord_import_window_go_to        (AccordImportWindow *self,
                                                     Step                step);
AccordImportItem *accord_import_window_get_item     (AccordImportWindow *self);
void              accord_import_window_show_columns (AccordImportWindow *self);

/* import-window-run.c */
gboolean          accord_import_window_has_written  (AccordImportWindow *self);
void              accord_import_window_plan         (AccordImportWindow *self);
void              accord_import_window_write        (AccordImportWindow *self);
void              accord_import_window_undo         (AccordImportWindow *self);
void              accord_import_window_show_results (AccordImportWindow *self);

G_END_DECLS
