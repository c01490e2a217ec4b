#pragma once

#include "exchange/row-source.h"
#include "exchange/date-parser.h"
#include "exchange/empty-values.h"
#include "exchange/import.h"
#include "model/record.h"

G_BEGIN_DECLS

/* The columns of a file that say in words which stage a lead is in, and since when. */
typedef struct
{
  gint         words;                    /* index of the column; -1: none */
  gint         dates;                    /* index of the column; -1: none */
  gint         fields[ACCORD_N_STAGES];  /* of a batch: the date of each stage; -1: the file names no such stage */
  gboolean     own[ACCORD_N_STAGES];     /* a column of the file has that date */
  AccordMoment as_of;                    /* when the file was true: a lead was in its stage by then */
  guint64      n_undated;                /* leads in a stage since nobody knows when */
  guint64      n_unknown;                /* leads in a stage that is none of the program's */
  char        *unknown;                  /* the first of its names */
  char        *heard[ACCORD_N_STAGES];   /* the first word for each stage, as the file has it */
  gboolean     of_deals;                 /* whose stages in between have no dates */
} AccordStageColumns;

void     accord_stage_columns_init  (AccordStageColumns       *self);
void     accord_stage_columns_clear (AccordStageColumns       *self);
gboolean accord_stage_columns_take  (AccordStageColumns       *self,
                                     const char               *field,
                                     guint                     column);
gboolean accord_stage_columns_names (const AccordStageColumns *self,
                                     const GPtrArray          *columns,
                                     AccordStage               stage);
char    *accord_stage_columns_fill  (AccordStageColumns       *self,
                                     const GPtrArray          *columns,
                                     const AccordZone         *zone,
                                     const AccordEmptyValues  *empty_values,
                                     const AccordSourceRow    *row,
                                     AccordBatch              *batch);
void     accord_stage_columns_warn  (const AccordStageColumns *self,
                                     GPtrArray                *warnings);
/* Where the file has other words for stages than the glossary. */
void     accord_stage_columns_warn_words (const AccordStageColumns *self,
                                          AccordRecord             *settings,
                                          GPtrArray                *warnings);

G_END_DECLS
