#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which files? @chosen gets them (of paths) unless it was cancelled; it lives as long as @owner. */
typedef void (*AccordImportChosen) (GStrv paths, gpointer owner);

void  accord_import_chooser_show (GtkWindow          *parent,
                                  AccordImportChosen  chosen,
                                  GObject            *owner);
GStrv accord_import_chooser_list_paths (GSList *files);

G_END_DECLS
