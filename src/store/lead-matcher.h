#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* Which lead a row of a file is: cli.md's «Matching». It knows the leads of the file, and those that came before in it. */
typedef struct _AccordLeadMatcher AccordLeadMatcher;

/* What a row says about who it is; NULL: nothing. */
typedef struct
{
  const char *id;
  const char *email_key;
  const char *fingerprint;
} AccordLeadKeys;

AccordLeadMatcher *accord_lead_matcher_new   (AccordConnection     *connection,
                                              gboolean              distinct,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               accord_lead_matcher_free  (AccordLeadMatcher    *self);
/* How many leads it may be: 0, 1 (then @lead is it), more; -1 on an error. */
int                accord_lead_matcher_find  (AccordLeadMatcher    *self,
                                              const AccordLeadKeys *keys,
                                              gint64               *lead,
                                              GError              **error);
/* Whether it was found by the name of a lead that was merged into it. */
gboolean           accord_lead_matcher_is_alias (AccordLeadMatcher *self);
/* The number that the next new lead gets; those from here on are of this import. */
gint64             accord_lead_matcher_add   (AccordLeadMatcher    *self,
                                              const AccordLeadKeys *keys);
gboolean           accord_lead_matcher_is_new (AccordLeadMatcher   *self,
                                              gint64                lead);
/* A lead that had no id is given @keys->id; FALSE: it has one already. */
gboolean           accord_lead_matcher_take_id (AccordLeadMatcher  *self,
                                              const AccordLeadKeys *keys,
                                              gint64                lead);
gint64             accord_lead_matcher_get_first (AccordLeadMatcher *self);
gint64             accord_lead_matcher_get_last  (AccordLeadMatcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadMatcher, accord_lead_matcher_free)

G_END_DECLS
