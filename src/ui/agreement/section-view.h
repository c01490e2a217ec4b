#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* One section of the agreement, edited in place; below its text what belongs to its kind (commitments, goal …). */
#define ACCORD_TYPE_SECTION_VIEW (accord_section_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordSectionView, accord_section_view, ACCORD, SECTION_VIEW, AdwBin)

GtkWidget    *accord_section_view_new        (AccordWorkspace   *workspace,
                                              AccordRecord      *section);
void          accord_section_view_set_number (AccordSectionView *self,
                                              guint              number);
AccordRecord *accord_section_view_get_record (AccordSectionView *self);
GtkTextView  *accord_section_view_get_text   (AccordSectionView *self);
void          accord_section_view_add        (AccordSectionView *self,
                                              GtkWidget         *below);

G_END_DECLS
