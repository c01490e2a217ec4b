#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What money was spent on. */
typedef struct
{
  char *source;   /* or "" */
  char *campaign; /* or "" */
} AccordCostColumn;

/* What money was spent on at a month, in the workspace's currency. */
typedef struct
{
  double     amount;    /* NaN: nothing is said */
  char      *foreign;   /* «USD 300»: of another currency; or NULL */
  GPtrArray *records;   /* of AccordRecord: those in the workspace's currency */
} AccordCostCell;

/* Of all costs that there are, and of the sources that leads came from. (transfer full) */
GPtrArray *accord_cost_columns_list  (AccordWorkspace *workspace);
/* Adds one, unless it is there. Returns its place. */
guint      accord_cost_columns_add   (GPtrArray       *columns,
                                      const char      *source,
                                      const char      *campaign);
char      *accord_cost_column_name   (const AccordCostColumn *self);

void       accord_cost_cell_init     (AccordCostCell         *self,
                                      AccordWorkspace        *workspace,
                                      const AccordCostColumn *column,
                                      AccordDay               month);
void       accord_cost_cell_clear    (AccordCostCell         *self);
/* Has @changes say that; NaN: nothing was spent. */
void       accord_cost_cell_put      (const AccordCostCell   *self,
                                      AccordChangeSet        *changes,
                                      const AccordCostColumn *column,
                                      AccordDay               month,
                                      double                  amount);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordCostCell, accord_cost_cell_clear)

G_END_DECLS
