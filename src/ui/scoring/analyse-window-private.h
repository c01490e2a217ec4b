#pragma once

#include "ui/common/filter-button.h"
#include "ui/scoring/analyse-window.h"
#include "ui/scoring/evidence-view.h"
#include "ui/scoring/suggestion-view.h"

G_BEGIN_DECLS

struct _AccordAnalyseWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle     *window_title;
  AccordFilterButton *outcome_button;
  AdwToastOverlay    *toast_overlay;
  GtkStack           *stack; /* «waiting», «working», «problem», «evidence» */
  GtkProgressBar     *progress_bar;
  AdwStatusPage      *problem_page;
  AdwLeaflet         *leaflet;
  GtkSearchEntry     *search_entry;
  GtkListBox         *fields_list;
  GtkStack           *detail_stack; /* «field», «suggestion» */

  /* borrowed */
  AccordEvidenceView   *evidence_view;
  AccordSuggestionView *suggestion_view;

  /* owned */
  AccordPage            *page;
  AccordScoreDraft      *draft;
  AccordFrame           *frame; /* that the evidence is of */
  GPtrArray             *fields; /* of AccordFieldEvidence; NULL: not known yet */
  GHashTable            *known;  /* names of fields that a person says are known before the sale */
  char                  *outcome; /* the condition that it is by */
  AccordScoreSuggestion *suggestion;
  GCancellable          *finding;
  guint                  timer;

  AdwToast                  *toast; /* weak: that offers to undo; or NULL */
  const AccordFieldEvidence *shown; /* one of @fields; or NULL */
  gboolean                   opened; /* the keyboard had its first place */
};

AccordWorkspace *accord_analyse_window_get_workspace (AccordAnalyseWindow *self);
/* analyse-window.c: what was found is shown. */
void             accord_analyse_window_show_fields  (AccordAnalyseWindow *self);

/* analyse-window-jobs.c */
void accord_analyse_window_find    (AccordAnalyseWindow *self);
void accord_analyse_window_suggest (AccordAnalyseWindow *self);

G_END_DECLS
