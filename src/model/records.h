#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* The kinds of records that a workspace keeps. Each is a file of its own: member.c, persona.c … */

#define ACCORD_TYPE_SETTINGS   (accord_settings_get_type ())
#define ACCORD_TYPE_MEMBER     (accord_member_get_type ())
#define ACCORD_TYPE_PERSONA    (accord_persona_get_type ())
#define ACCORD_TYPE_SECTION    (accord_section_get_type ())
#define ACCORD_TYPE_COMMITMENT (accord_commitment_get_type ())
#define ACCORD_TYPE_COST       (accord_cost_get_type ())
#define ACCORD_TYPE_TARGET     (accord_target_get_type ())
#define ACCORD_TYPE_CALENDAR   (accord_calendar_get_type ())
#define ACCORD_TYPE_TERM       (accord_term_get_type ())
#define ACCORD_TYPE_HANDOVER_RULE (accord_handover_rule_get_type ())
#define ACCORD_TYPE_INCENTIVE  (accord_incentive_get_type ())
#define ACCORD_TYPE_COMMENT    (accord_comment_get_type ())
#define ACCORD_TYPE_REVIEW     (accord_review_get_type ())
#define ACCORD_TYPE_VERSION    (accord_version_get_type ())
#define ACCORD_TYPE_SIGNATURE  (accord_signature_get_type ())
#define ACCORD_TYPE_FILED_COPY (accord_filed_copy_get_type ())
#define ACCORD_TYPE_SIGNING_KEY (accord_signing_key_get_type ())
#define ACCORD_TYPE_SCORE_GROUP (accord_score_group_record_get_type ())
#define ACCORD_TYPE_SCORE_RULE  (accord_score_rule_record_get_type ())
#define ACCORD_TYPE_SCORE_MODEL (accord_score_model_record_get_type ())
#define ACCORD_TYPE_BOARD_CHART  (accord_board_chart_get_type ())
#define ACCORD_TYPE_BOARD_VIEW   (accord_board_view_get_type ())
#define ACCORD_TYPE_NOTE         (accord_note_get_type ())
#define ACCORD_TYPE_OWN_KPI      (accord_own_kpi_get_type ())
#define ACCORD_TYPE_OWN_VALUE    (accord_own_value_get_type ())

GType accord_settings_get_type   (void);
GType accord_member_get_type     (void);
GType accord_persona_get_type    (void);
GType accord_section_get_type    (void);
GType accord_commitment_get_type (void);
GType accord_cost_get_type       (void);
GType accord_target_get_type     (void);
GType accord_calendar_get_type   (void);
GType accord_term_get_type       (void);
GType accord_handover_rule_get_type (void);
GType accord_incentive_get_type  (void);
GType accord_comment_get_type    (void);
GType accord_review_get_type     (void);
GType accord_version_get_type    (void);
GType accord_signature_get_type  (void);
GType accord_filed_copy_get_type (void);
GType accord_signing_key_get_type (void);
GType accord_score_group_record_get_type (void);
GType accord_score_rule_record_get_type  (void);
GType accord_score_model_record_get_type (void);
GType accord_board_chart_get_type (void);
GType accord_board_view_get_type (void);
GType accord_note_get_type (void);
GType accord_own_kpi_get_type (void);
GType accord_own_value_get_type (void);

/* All of them, in the order in which they are dumped and loaded; ends with G_TYPE_INVALID. */
const GType *accord_record_types          (void);
GType        accord_record_type_for_table (const char *table);

/* The days in which a lead may become a customer, as far as figures go. */
gint         accord_settings_get_horizon  (AccordRecord *self);

/* How well a calendar fits a commitment; its clock runs in the first that fits best. 0: not at all. */
guint        accord_calendar_rank         (AccordRecord *self, AccordRecord *commitment);

G_END_DECLS
