#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Who else is on a page: their initials, each with a name that is read aloud. Nobody there, nothing to see. */
#define ACCORD_TYPE_FACES (accord_faces_get_type ())
G_DECLARE_FINAL_TYPE (AccordFaces, accord_faces, ACCORD, FACES, AdwBin)

/* @present: of AccordPresence; @title: of the page, where it is not the one that the faces stand on. */
GtkWidget *accord_faces_new (GListModel *present,
                             const char *page,
                             const char *title);

G_END_DECLS
