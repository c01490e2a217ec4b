#pragma once

#include "fixture.h"

/* What a person does to leads, in one line. */
gboolean      edit_lead      (AccordStore  *store,
                              gint64        lead,
                              const char   *field,
                              const char   *before, /* NULL: whatever is there */
                              const char   *after,
                              GError      **error);
gboolean      edit_leads     (AccordStore  *store,
                              const gint64 *leads,
                              guint         n_leads,
                              const char   *field,
                              JsonNode     *value, /* (transfer full) */
                              GError      **error);
gboolean      merge_leads    (AccordStore  *store,
                              const gint64 *leads,
                              guint         n_leads,
                              GError      **error);
gboolean      take_back      (AccordStore  *store,
                              gint64        seq,
                              GError      **error);
/* Waits; the summary (transfer full) or NULL. */
char         *undo_or_redo   (AccordStore  *store,
                              gboolean      redo,
                              GError      **error);
/* Of a field of one lead. */
char         *read_lead_text (AccordStore  *store,
                              gint64        lead,
                              const char   *field);
gint64        query          (Fixture      *fixture,
                              const char   *sql);
