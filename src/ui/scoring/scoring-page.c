#include "ui/scoring/scoring-page-private.h"

#include "model/score-model-diff.h"
#include "ui/scoring/publishing.h"
#include "ui/scoring/score-pending.h"
#include "ui/scoring/score-preview-view.h"
#include "ui/scoring/score-pages.h"
#include "workspace/identity.h"

#define SETTLE_AFTER 50 /* ms without a change */

G_DEFINE_FINAL_TYPE (AccordScoringPage, accord_scoring_page, ACCORD_TYPE_PAGE)

static AccordWorkspace *
get_workspace (AccordScoringPage *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self));
}

static GListModel *
get_groups (AccordScoringPage *self)
{
  return accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_SCORE_GROUP);
}

static GListModel *
get_rules (AccordScoringPage *self)
{
  return accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_SCORE_RULE);
}

static void
show_rule (AccordScoringPage  *self,
           AccordScoreRuleRow *row)
{
  if (self->wanted_open)
    accord_score_rule_row_edit (row);
  else
    accord_score_rule_row_focus (row);
}

static void
show_group (AccordScoringPage    *self,
            AccordScoreGroupView *view)
{
  if (self->wanted_open)
    accord_score_group_view_edit (view);
  else
    accord_score_group_view_focus (view);
}

static void
show_wanted (AccordScoringPage *self)
{
  for (guint i = 0; self->wanted != NULL && i < self->views->len; i++)
    {
      AccordScoreGroupView *view = self->views->pdata[i];
      AccordScoreRuleRow *row = accord_score_group_view_find (view, self->wanted);

      if (row != NULL)
        show_rule (self, row);
      else if (g_str_equal (accord_record_get_id (accord_score_group_view_get_record (view)), self->wanted))
        show_group (self, view);
      else
        continue;
      g_clear_pointer (&self->wanted, g_free);
    }
}

static void
judge (AccordScoringPage *self)
{
  AccordScoreModel *model = accord_score_previewer_get_model (self->previewer);
  AccordScoreModel *published = accord_score_previewer_get_published (self->previewer);
  g_autoptr (GPtrArray) changes = model != NULL && published != NULL ? accord_score_model_compare (published, model) : NULL;

  for (guint i = 0; i < self->views->len; i++)
    accord_score_group_view_judge (self->views->pdata[i], accord_score_previewer_get_judgement (self->previewer), changes);
}

static gboolean
settle (gpointer user_data)
{
  AccordScoringPage *self = user_data;

  self->timer = 0;
  judge (self);
  show_wanted (self);
  return G_SOURCE_REMOVE;
}

static void
settle_soon (AccordScoringPage *self)
{
  gboolean any = g_list_model_get_n_items (get_groups (self)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "rules" : "empty");
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SETTLE_AFTER, settle, self);
}

static void
show_state (AccordScoringPage *self)
{
  g_autofree char *words = accord_publishing_standing (self->previewer);
  g_autofree char *state = accord_publishing_state (ACCORD_PAGE (self), self->previewer);
  g_autofree char *sentence = accord_score_pending_add (get_workspace (self), state);

  accord_page_set_standing (ACCORD_PAGE (self), words, FALSE);
  gtk_label_set_label (self->state_label, sentence);
  judge (self);
  accord_scoring_page_update_actions (self);
}

static void
on_groups_changed_cb (AccordScoringPage *self,
                      guint              position,
                      guint              removed,
                      guint              added)
{
  for (guint i = 0; i < removed; i++)
    {
      gtk_box_remove (self->groups_box, self->views->pdata[position]);
      g_ptr_array_remove_index (self->views, position);
    }
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AccordRecord) group = g_list_model_get_item (get_groups (self), i);
      GtkWidget *view = accord_score_group_view_new (ACCORD_PAGE (self), self->draft, group);

      gtk_box_insert_child_after (self->groups_box, view, i > 0 ? self->views->pdata[i - 1] : NULL);
      g_ptr_array_insert (self->views, (gint) i, view);
    }
  settle_soon (self);
}

static void
on_records_changed_cb (AccordScoringPage *self,
                       GType              type,
                       GPtrArray         *ids)
{
  if (type == ACCORD_TYPE_VERSION || type == ACCORD_TYPE_SIGNATURE)
    show_state (self);
  if (type != ACCORD_TYPE_SCORE_RULE)
    return;
  for (guint i = 0; i < self->views->len; i++)
    accord_score_group_view_refilter (self->views->pdata[i]);
  settle_soon (self);
}

static void
on_line_moved_cb (AccordScoringPage *self,
                  const char        *column,
                  double             value)
{
  accord_limits_view_type (self->limits, column, value);
}

static void
accord_scoring_page_new_item (AccordPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "scoring.new-rule", "s", "");
}

static void
accord_scoring_page_open_item (AccordPage *page,
                               const char *item)
{
  if (g_str_equal (item, "watch"))
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "scoring.watch", NULL);
      return;
    }
  accord_scoring_page_want (ACCORD_SCORING_PAGE (page), item, TRUE);
  settle_soon (ACCORD_SCORING_PAGE (page));
}

static void
build (AccordScoringPage *self)
{
  GtkWidget *preview;

  self->draft = accord_score_draft_new (get_workspace (self));
  self->previewer = accord_score_previewer_new (get_workspace (self), self->draft);
  self->limits = ACCORD_LIMITS_VIEW (accord_limits_view_new (ACCORD_PAGE (self), self->draft));
  preview = accord_score_preview_view_new (ACCORD_PAGE (self), self->previewer);
  gtk_box_append (self->limits_box, GTK_WIDGET (self->limits));
  gtk_box_append (self->preview_box, preview);
  g_signal_connect_object (preview, "line-moved", G_CALLBACK (on_line_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->previewer, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

static void
accord_scoring_page_constructed (GObject *object)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (object);

  G_OBJECT_CLASS (accord_scoring_page_parent_class)->constructed (object);

  build (self);
  g_signal_connect_object (get_groups (self), "items-changed", G_CALLBACK (on_groups_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_rules (self), "items-changed", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (get_workspace (self)), "records-changed",
                           G_CALLBACK (on_records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (get_workspace (self)), "notify::may-draft",
                           G_CALLBACK (accord_scoring_page_update_actions), self, G_CONNECT_SWAPPED);
  on_groups_changed_cb (self, 0, 0, g_list_model_get_n_items (get_groups (self)));
  show_state (self);
}

static void
accord_scoring_page_dispose (GObject *object)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->previewer != NULL)
    accord_score_previewer_stop (self->previewer);
  g_ptr_array_set_size (self->views, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_SCORING_PAGE);
  g_clear_object (&self->previewer);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (accord_scoring_page_parent_class)->dispose (object);
}

static void
accord_scoring_page_finalize (GObject *object)
{
  AccordScoringPage *self = ACCORD_SCORING_PAGE (object);

  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_free (self->wanted);
  G_OBJECT_CLASS (accord_scoring_page_parent_class)->finalize (object);
}

static AccordPages *
accord_scoring_page_make_pages (AccordPage *page)
{
  return accord_score_pages_new_model (page, ACCORD_SCORING_PAGE (page)->previewer);
}

static void
accord_scoring_page_class_init (AccordScoringPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_scoring_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_scoring_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_scoring_page_finalize;
  ACCORD_PAGE_CLASS (klass)->new_item = accord_scoring_page_new_item;
  ACCORD_PAGE_CLASS (klass)->open_item = accord_scoring_page_open_item;
  ACCORD_PAGE_CLASS (klass)->make_pages = accord_scoring_page_make_pages;

  accord_scoring_page_class_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/scoring/scoring-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordScoringPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordScoringPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, AccordScoringPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, AccordScoringPage, limits_box);
  gtk_widget_class_bind_template_child (widget_class, AccordScoringPage, preview_box);
}

static void
accord_scoring_page_init (AccordScoringPage *self)
{
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_scoring_page_want:
 * @id: of a rule or a group
 * @open: whether it is to be edited
 *
 * It gets the focus once it is where it is to be.
 */
void
accord_scoring_page_want (AccordScoringPage *self,
                          const char        *id,
                          gboolean           open)
{
  g_return_if_fail (ACCORD_IS_SCORING_PAGE (self));

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  self->wanted_open = open;
}

/**
 * accord_scoring_page_get_group:
 *
 * Returns: (transfer none) (nullable): the group in which the focus is
 */
AccordScoreGroupView *
accord_scoring_page_get_group (AccordScoringPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (ACCORD_IS_SCORING_PAGE (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  focus = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_SCORE_GROUP_VIEW) : NULL;
  return focus != NULL ? ACCORD_SCORE_GROUP_VIEW (focus) : NULL;
}
