#pragma once

#include <gtk/gtk.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STANDING (accord_standing_get_type ())

/* How a commitment stands in the present period, in words; it follows the leads and the commitment. Properties, all
 * read-only strings to be bound: «figure» («34 of 97», «67 so far», «–», ""), «note» («35 %», «even pace 64», ""),
 * «icon-name» and «meaning» (NULL where there is nothing to judge). */
G_DECLARE_FINAL_TYPE (AccordStanding, accord_standing, ACCORD, STANDING, GObject)

AccordStanding *accord_standing_new (AccordWorkspace *workspace,
                                     AccordRecord    *commitment) G_GNUC_WARN_UNUSED_RESULT;

void            accord_standing_open (AccordStanding  *self,
                                      GtkWidget       *beside);

G_END_DECLS
