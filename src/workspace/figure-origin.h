#pragma once

#include "kpi/metric.h"
#include "model/condition.h"

G_BEGIN_DECLS

/*
 * What was asked to come to some figures, so that it can be asked again: of other leads, or for the leads behind a figure.
 * Immutable, reference counted, for any thread.
 */
typedef struct _AccordFigureOrigin AccordFigureOrigin;

AccordFigureOrigin *accord_figure_origin_new     (const AccordMetric    *metric,
                                                  const AccordQuery     *query,
                                                  const AccordCondition *where);
AccordFigureOrigin *accord_figure_origin_ref     (AccordFigureOrigin *self);
void                accord_figure_origin_unref   (AccordFigureOrigin *self);
AccordFigures      *accord_figure_origin_compute (const AccordFigureOrigin *self,
                                                  const AccordFrame        *frame,
                                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
/* What one of them changed by since the stretch before, in the form «change»; NULL: nobody can say. */
AccordFigures      *accord_figure_origin_explain (const AccordFigureOrigin *self,
                                                  const AccordFrame        *frame,
                                                  const AccordFigure       *figure);

/* Some of the leads behind one figure: those that bought, those that were left out. As above. */
#define ACCORD_TYPE_FIGURE_PART (accord_figure_part_get_type ())
typedef struct _AccordFigurePart AccordFigurePart;

GType             accord_figure_part_get_type (void);
AccordFigurePart *accord_figure_part_new      (AccordFigureOrigin *origin,
                                               const AccordFigure *figure,
                                               guint               part);
/* Leads that are behind no figure: @find looks for them, of any thread, among the leads as they are then. */
typedef AccordLeadSet *(*AccordFindLeads) (const AccordFrame *frame,
                                           gpointer           data,
                                           GError           **error);
AccordFigurePart *accord_figure_part_new_found (AccordFindLeads find,
                                                gpointer        data,
                                                GDestroyNotify  free);
AccordFigurePart *accord_figure_part_ref      (AccordFigurePart *self);
void              accord_figure_part_unref    (AccordFigurePart *self);
AccordLeadSet    *accord_figure_part_find     (const AccordFigurePart *self,
                                               const AccordFrame      *frame,
                                               GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigureOrigin, accord_figure_origin_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigurePart, accord_figure_part_unref)

G_END_DECLS
