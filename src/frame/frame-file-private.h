#pragma once

#include "frame/frame-private.h"

G_BEGIN_DECLS

/* What frame-file-write.c and frame-file-read.c share. Everything in the file begins at a multiple of eight bytes. */
typedef struct
{
  char    magic[8];
  char    version[16]; /* of the program */
  guint64 n_bytes;     /* behind the header */
  guint64 checksum;    /* of those */
} AccordFrameFileHeader;

#define ACCORD_FRAME_FILE_MAGIC "AcFrame1"

guint64 _accord_frame_file_sum   (guint64           sum,
                                  const void       *data,
                                  gsize             n_bytes);
/* Another where the clocks of @zone are another's, as after new rules for summer time. */
gint64  _accord_frame_file_rules (const AccordZone *zone);

G_END_DECLS
