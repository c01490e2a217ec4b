#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The head of a rule: a handle, its words, the bar of its points, their number and an arrow, which are the children, in
 * this order. The bar begins and ends at the same place in every rule; where there is little room it lies under the others.
 */
#define ACCORD_TYPE_RULE_HEAD_LAYOUT (accord_rule_head_layout_get_type ())
G_DECLARE_FINAL_TYPE (AccordRuleHeadLayout, accord_rule_head_layout, ACCORD, RULE_HEAD_LAYOUT, GtkLayoutManager)

GtkLayoutManager *accord_rule_head_layout_new (void);

G_END_DECLS
