#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/*
 * A frame as one file, for this computer and this version of the program only: numbers as they lie in memory, a checksum
 * over all of them.
 *
 * @mark: what tells the change log that the frame was read at from another one with the same numbers.
 * @fields: (element-type AccordField): those of the leads that are stored, as the workspace has them now.
 */
gboolean     _accord_frame_file_write (const AccordFrame *frame,
                                       const char        *mark,
                                       int                fd) G_GNUC_WARN_UNUSED_RESULT;
AccordFrame *_accord_frame_file_read  (const char        *path,
                                       AccordZone        *zone,
                                       GPtrArray         *fields,
                                       char             **mark) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
