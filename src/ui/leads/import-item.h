#pragma once

#include "workspace/mapping-jobs.h"

G_BEGIN_DECLS

/*
 * One of the files that are imported in one go: what it is called, what a person says about it, what was found out, and
 * what an import would do or has done. It reads itself, in the background; signal «changed» () whenever something is
 * otherwise.
 */
#define ACCORD_TYPE_IMPORT_ITEM (accord_import_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportItem, accord_import_item, ACCORD, IMPORT_ITEM, GObject)

AccordImportItem         *accord_import_item_new              (AccordWorkspace  *workspace,
                                                               const char       *path);
void                      accord_import_item_stop             (AccordImportItem *self);
const char               *accord_import_item_get_path         (AccordImportItem *self);
const char               *accord_import_item_get_name         (AccordImportItem *self);
AccordImportKind          accord_import_item_get_kind         (AccordImportItem *self);

/* What was found out; each NULL as long as it is not known. */
const AccordFilePreview  *accord_import_item_get_preview      (AccordImportItem *self);
AccordFileImport         *accord_import_item_get_import       (AccordImportItem *self);
const GError             *accord_import_item_get_error        (AccordImportItem *self);
double                    accord_import_item_get_fraction     (AccordImportItem *self);

/* What is said; it is read anew where that makes a difference. NULL, FOUND: found. */
void                      accord_import_item_set_kind         (AccordImportItem *self,
                                                               AccordImportKind  kind);
void                      accord_import_item_set_delimiter    (AccordImportItem *self,
                                                               const char       *delimiter);
void                      accord_import_item_set_encoding     (AccordImportItem *self,
                                                               const char       *encoding);
const char               *accord_import_item_get_encoding     (AccordImportItem *self);
void                      accord_import_item_set_has_header   (AccordImportItem *self,
                                                               gboolean          has_header);
void                      accord_import_item_set_empty_values (AccordImportItem *self,
                                                               const char *const *words);
void                      accord_import_item_set_clear_empty  (AccordImportItem *self,
                                                               gboolean          clear_empty);
void                      accord_import_item_set_data_as_of   (AccordImportItem *self,
                                                               AccordMoment      moment);

/* The mapping that is used, or would be if its columns were all there. */
const AccordSavedMapping *accord_import_item_get_mapping      (AccordImportItem *self);
gboolean                  accord_import_item_needs_renames    (AccordImportItem *self);
void                      accord_import_item_take_renames     (AccordImportItem *self,
                                                               GHashTable       *renames);
void                      accord_import_item_leave_mapping    (AccordImportItem *self);
/* By which name what its columns become is kept after the import; NULL: not at all. */
const char               *accord_import_item_get_keep_name    (AccordImportItem *self);
void                      accord_import_item_set_keep_name    (AccordImportItem *self,
                                                               const char       *name);

/* What the import would do, and what it has done; owned by the item. */
AccordImportResult       *accord_import_item_get_plan         (AccordImportItem *self);
void                      accord_import_item_take_plan        (AccordImportItem *self,
                                                               AccordImportResult *plan);
AccordImportResult       *accord_import_item_get_result       (AccordImportItem *self);
void                      accord_import_item_take_result      (AccordImportItem *self,
                                                               AccordImportResult *result);

G_END_DECLS
