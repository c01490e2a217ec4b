#pragma once

#include "model/batch.h"

G_BEGIN_DECLS

typedef void (*AccordBatchTake) (gpointer           user_data,
                                 const AccordBatch *batch);

/* Two batches that go round: while one is filled, a thread takes what is in the other. */
typedef struct _AccordBatchPipe AccordBatchPipe;

AccordBatchPipe *accord_batch_pipe_new  (AccordBatch      *batches[2],
                                         AccordBatchTake   take,
                                         gpointer          user_data);
void             accord_batch_pipe_free (AccordBatchPipe  *self);

AccordBatch     *accord_batch_pipe_get  (AccordBatchPipe  *self);
void             accord_batch_pipe_put  (AccordBatchPipe  *self,
                                         AccordBatch      *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBatchPipe, accord_batch_pipe_free)

G_END_DECLS
