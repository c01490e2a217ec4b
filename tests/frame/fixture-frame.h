#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/*
 * Small frames to test on. A line of @text is a lead, its cells are parted by «|» and trimmed; the first line names
 * the fields. A name that is no standard field is a custom one, of the type after a colon: «visits:integer».
 */
AccordFrame *fixture_frame_new        (const char *zone,
                                       const char *text);
/* The same, with activities: a line is «row number | kind | moment». */
AccordFrame *fixture_frame_new_full   (const char *zone,
                                       const char *text,
                                       const char *activities);
AccordDay    fixture_day              (const char *iso);
void         fixture_as_of            (AccordAsOf        *as_of,
                                       const AccordFrame *frame,
                                       const char        *iso);

/* A frame of @n_rows random leads, of all types and with activities: the same for the same @rand. */
AccordFrame *fixture_frame_new_random (GRand *rand,
                                       guint  n_rows);

G_END_DECLS
