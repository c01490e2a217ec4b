#pragma once

#include "model/lead-change.h"
#include "store/change-log.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What people do to leads by hand, in a transaction that is open: one entry of the change log each. */
gboolean accord_lead_write (AccordConnection        *connection,
                            const AccordStoreAuthor *author,
                            const AccordLogHead     *head,
                            const AccordLeadChange  *change,
                            AccordLeadChange       **inverse,
                            GError                 **error);

/*
 * What lead-write.c (its course), lead-edit.c, lead-merge.c and lead-take-back.c share. The leads at hand are in the
 * temporary table «written».
 */
typedef struct
{
  AccordConnection    *connection;
  const AccordLogHead *head;
  gint64               seq;     /* of its entry of the change log */
  guint64              n_rows;  /* of lead_edits that were written; or of leads that went, or came back */
  AccordLeadChange    *inverse; /* NULL: what is at @seq is to be taken back */
} AccordLeadWrite;

/* An entry of the change log; @lead: 0 where there are several. The first is the write's. */
gboolean accord_lead_write_log        (AccordLeadWrite        *self,
                                       gint64                  lead,
                                       const char             *action,
                                       GError                **error);
/* Fills «written» with those. */
gboolean accord_lead_write_list       (AccordLeadWrite        *self,
                                       const GArray           *keys,
                                       GError                **error);
/* What tells a lead without an id from others follows its e-mail. */
gboolean accord_lead_write_email_keys (AccordLeadWrite        *self,
                                       GError                **error);
/* The fields of leads by their names. */
AccordField *accord_lead_write_find_field (GPtrArray          *fields,
                                           const char         *name);

/* lead-edit.c */
gboolean accord_lead_edit             (AccordLeadWrite        *self,
                                       const AccordLeadChange *change,
                                       GError                **error);
/* lead-merge.c: the first stays, the others go. */
gboolean accord_lead_merge            (AccordLeadWrite        *self,
                                       const GArray           *keys,
                                       GError                **error);
/* lead-unmerge.c */
gboolean accord_lead_is_merge         (AccordLeadWrite        *self,
                                       gint64                  seq,
                                       gboolean               *is,
                                       GError                **error);
gboolean accord_lead_unmerge          (AccordLeadWrite        *self,
                                       gint64                  seq,
                                       gint64                  kept,
                                       GError                **error);
/* lead-take-back.c */
gboolean accord_lead_take_back        (AccordLeadWrite        *self,
                                       gint64                  seq,
                                       GError                **error);
/* Puts back the fields that entry @seq wrote, where they are still as it wrote them. */
gboolean accord_lead_take_back_fields (AccordLeadWrite        *self,
                                       gint64                  seq,
                                       GError                **error);

G_END_DECLS
