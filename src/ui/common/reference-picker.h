#pragma once

#include "ui/common/live-references.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * All that can be referred to, in a popover with a field to search in.
 *
 * Signals: «chosen» (AccordReferable); «left» (s: what was typed) – closed without a choice.
 */
#define ACCORD_TYPE_REFERENCE_PICKER (accord_reference_picker_get_type ())
G_DECLARE_FINAL_TYPE (AccordReferencePicker, accord_reference_picker, ACCORD, REFERENCE_PICKER, GtkPopover)

GtkWidget *accord_reference_picker_new  (AccordLiveReferences *references);
void       accord_reference_picker_open (AccordReferencePicker *self,
                                         const GdkRectangle    *at);

G_END_DECLS
