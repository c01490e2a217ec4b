#pragma once

#include "model/conflict.h"

G_BEGIN_DECLS

/* One question of the conflict dialog: a paragraph, a line of text, or a value that two people changed. */
typedef struct
{
  AccordConflict      *conflict; /* borrowed */
  guint                which;    /* of the conflicts */
  AccordConflictField *field;    /* borrowed */
  gint                 hunk;     /* of a field of prose: which of its paragraphs; -1: the whole value */
  char                *mine;
  char                *theirs;
  char                *decided;  /* NULL: not yet */
} AccordConflictItem;

GPtrArray *accord_conflict_items_new     (GPtrArray *conflicts); /* of AccordConflictItem */
/* All are decided: of each conflict an object of the columns' values. */
GPtrArray *accord_conflict_items_decide  (GPtrArray *items,
                                          GPtrArray *conflicts);
gboolean   accord_conflict_item_is_text  (const AccordConflictItem *self); /* it can be written, not only chosen */
gboolean   accord_conflict_item_is_rich  (const AccordConflictItem *self); /* and is shown formatted where it stands */
gboolean   accord_conflict_item_is_prose (const AccordConflictItem *self);
char      *accord_conflict_item_name     (const AccordConflictItem *self); /* «Pains of “Quality manager”» */
/* «Quality manager», or what a record of its kind is called. */
char      *accord_conflict_name_record   (AccordRecord *record);

G_END_DECLS
