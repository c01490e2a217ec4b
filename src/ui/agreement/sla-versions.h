#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * What the page of the agreement has of its versions: «Ask for Review» and the version at hand in its header, the state
 * under its title, and the view on which a version is signed, a page «sign-off» of @stack beside its document.
 */
#define ACCORD_TYPE_SLA_VERSIONS (accord_sla_versions_get_type ())
G_DECLARE_FINAL_TYPE (AccordSlaVersions, accord_sla_versions, ACCORD, SLA_VERSIONS, GObject)

AccordSlaVersions *accord_sla_versions_new           (AccordPage        *page,
                                                      GtkStack          *stack);
/* The document itself, where it is not shown. */
void               accord_sla_versions_show_document (AccordSlaVersions *self);
/* For the page's actions «sla.review» and «sla.version». */
void               accord_sla_versions_ask           (AccordSlaVersions *self);
void               accord_sla_versions_show          (AccordSlaVersions *self);
/* Whether @item is «sign-off», and is shown now. */
gboolean           accord_sla_versions_open_item     (AccordSlaVersions *self,
                                                      const char        *item);
/* Whether a version is shown, and its PDF was asked for. */
AccordPages       *accord_sla_versions_make_pages    (AccordSlaVersions *self);

G_END_DECLS
