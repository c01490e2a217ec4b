#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One page of the window: how the sidebar shows it and what makes it. */
typedef struct
{
  const char *name;  /* «sla» */
  const char *group; /* N_() or NULL: the heading it stands under */
  const char *title; /* N_() */
  const char *icon;
  GType (*get_type) (void);
  gboolean optional; /* shown once somebody added it */
} AccordPageInfo;

const AccordPageInfo *accord_page_infos     (guint *n_infos);
const AccordPageInfo *accord_page_info_find (const char *name);

/* The list of pages. Property: page (s), the name of the one that is chosen. Signal: «activated» (). */
#define ACCORD_TYPE_SIDEBAR (accord_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AccordSidebar, accord_sidebar, ACCORD, SIDEBAR, AdwBin)

const char *accord_sidebar_get_page (AccordSidebar *self);
/* @present: (nullable): of AccordPresence: who has the file open, shown beside the pages. */
void        accord_sidebar_set_present (AccordSidebar *self,
                                        GListModel    *present);
void        accord_sidebar_set_page (AccordSidebar *self,
                                     const char    *name);
/* @pages: the names of those that were added, with spaces between. */
void        accord_sidebar_set_added (AccordSidebar *self,
                                      const char    *pages);
gboolean    accord_sidebar_has_page  (AccordSidebar *self,
                                      const char    *name);

G_END_DECLS
